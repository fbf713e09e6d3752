// Backups of a study as the window lists them; finds the study and the backup that the window names.
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import { aboutBackup, backupsFolder, type ShownBackup } from '../../contract/backups.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { openPath, openStudy, tokenForJobs } from './study.ts';
import { pathsOf } from './tokens.ts';

/** The study of a token, or the open one. Throws `not_found`. */
function studyOf(token: string | null): string {
  const path = token === null ? openPath() : pathsOf(token)[0];
  if (path === undefined || path === null) throw new TouchstoneError('not_found', 'No study is open');
  return path;
}

/** The backups, newest first. */
export function listBackups(study: string | null): ShownBackup[] {
  const path = studyOf(study);
  // they lie beside the file itself
  const folder = backupsFolder(existsSync(path) ? realpathSync(path) : path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const about = aboutBackup(name);
      const file = join(folder, name);
      return about === null ? [] : [{ ...about, bytes: statSync(file).size, token: tokenForJobs([file], 'read') }];
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** Restores a backup; if none is named, a dialog asks for one, and closing it changes nothing. */
export async function restore(
  window: BrowserWindow,
  filters: FileFilter[],
  { study, backup }: { study: string | null; backup: string | null },
): Promise<void> {
  const path = studyOf(study);
  const chosen =
    backup === null
      ? (await dialog.showOpenDialog(window, { title: 'Backup', properties: ['openFile'], filters })).filePaths
      : pathsOf(backup);
  const [from] = chosen;
  if (from !== undefined) await openStudy(path, { restore: from });
}
