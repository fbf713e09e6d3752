// Automatic backups before a study is changed as a whole: a folder beside the study, with the last few of each kind.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aboutBackup, backupName, backupsFolder, type BackupReason, type KeptBackup } from '../../contract/backups.ts';
import { connect, renewMark, type Db } from './connection.ts';
import { fileItself, filesOf, removeStudy } from './study-files.ts';
import { hasTranscripts } from './transcripts.ts';

/** Number of backups that are kept for each reason. */
const KEPT = 3;
/** The free space of the disk must be this many times the size of the study. */
const ROOM = 1.5;
/** An import of fewer bytes is not a large one. */
const LARGE_IMPORT = 20e6;

function listed(folder: string, name: string): KeptBackup[] {
  const about = aboutBackup(name);
  const file = join(folder, name);
  const bytes = statSync(file, { throwIfNoEntry: false })?.size;
  return about === null || bytes === undefined ? [] : [{ file, ...about, bytes }];
}

/** The automatic backups of a study, newest first. */
export function keptBackups(study: string): KeptBackup[] {
  const folder = backupsFolder(fileItself(study));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => listed(folder, name))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** The path of a new backup; its folder is made. */
export function newBackupPath(study: string, reason: BackupReason): string {
  const folder = backupsFolder(study);
  mkdirSync(folder, { recursive: true });
  // a clock that was set back must not make the newest look old
  const [newest] = keptBackups(study);
  const first = Math.max(Date.now(), newest === undefined ? 0 : Date.parse(newest.at) + 1);
  for (let at = first; ; at += 1) {
    const path = join(folder, backupName(new Date(at).toISOString(), reason));
    if (!existsSync(path)) return path;
  }
}

/** Removes the oldest backups of this reason, and the remains of an interrupted backup. */
export function prune(study: string, reason: BackupReason): void {
  const old = keptBackups(study)
    .filter(({ before }) => before === reason)
    .slice(KEPT);
  for (const { file } of old) removeStudy(file);
}

function hasRoom(study: string): boolean {
  const { bavail, bsize } = statfsSync(dirname(study));
  const bytes = filesOf(study).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  return bavail * bsize > ROOM * bytes;
}

const TODO = 'free space on it, or copy the study to another disk';

const exists = (db: Db, table: string): boolean =>
  db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(table) !== undefined;

/** Gives a copy a mark of its own, so that no log of the study is taken for a log of the copy (helper-files.ts). */
function asOwnFile(path: string): void {
  const copy = connect(path, { fileMustExist: true, timeout: 0 });
  try {
    if (exists(copy, 'mark')) renewMark(copy);
  } finally {
    copy.close();
  }
}

/** Gives a finished copy its name. */
function finished(study: string, reason: BackupReason, draft: string, path: string): void {
  asOwnFile(draft);
  renameSync(draft, path);
  prune(study, reason);
}

function copyNow(db: Db, reason: 'migration' | 'replacement'): void {
  const path = newBackupPath(db.name, reason);
  const draft = `${path}.part`;
  try {
    db.prepare('vacuum into ?').run(draft);
    finished(db.name, reason, draft, path);
  } finally {
    removeStudy(draft);
  }
}

/** Keeps a copy of the study before it is migrated. Throws if it cannot be written: then nothing is migrated. */
export const keepBeforeMigration = (db: Db): void => copyNow(db, 'migration');

/** Keeps a copy of an open study whose file has no name any more, because it was deleted or replaced. */
export const keepBeforeReplacement = (db: Db): void => copyNow(db, 'replacement');

/** Copies the file as it is, with a log beside it that is not the log of the connection that has it open. */
export function keepWithLog(path: string): void {
  const kept = newBackupPath(path, 'replacement');
  for (const end of ['-wal', '']) copyFileSync(`${path}${end}`, `${kept}${end}`);
  prune(path, 'replacement');
}

/**
 * Keeps a copy of a study with transcripts before a large change; before an import only if `bytes` are many. Returns a
 * message for the person if there is not enough space, or null.
 */
export async function keepBackup(db: Db, reason: 'import' | 'merge', bytes = Infinity): Promise<string | null> {
  if (!hasTranscripts(db) || (reason === 'import' && bytes < LARGE_IMPORT)) return null;
  if (!hasRoom(db.name))
    return `The disk has no room for a backup of the study, so none was made before the ${reason}; ${TODO}`;
  const path = newBackupPath(db.name, reason);
  const draft = `${path}.part`;
  try {
    // All pages at once: each write by another program would restart a copy made in steps.
    await db.backup(draft, { progress: () => 0x7fffffff });
    finished(db.name, reason, draft, path);
  } finally {
    removeStudy(draft);
  }
  return null;
}
