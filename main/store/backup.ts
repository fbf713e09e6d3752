// A consistent copy of a study while others read and write it.
import { renameSync } from 'node:fs';
import { TouchstoneError } from '../../contract/errors.ts';
import { renewMark, type Db } from './connection.ts';
import { closeStudy, openStudy } from './open.ts';
import { verify } from './verify.ts';
import { removeStudy } from './study-files.ts';
import { requireNewFile } from './new-file.ts';

/**
 * Copies the study to `path`, checks the copy and then gives it its name. Throws `bad_input` if there is a file
 * already, and `not_found` if its folder does not exist.
 */
export async function backup(db: Db, path: string): Promise<void> {
  requireNewFile(path);
  const draft = `${path}.part`;
  removeStudy(draft);
  try {
    // All pages at once: each write by another program would restart a copy made in steps.
    await db.backup(draft, { progress: () => 0x7fffffff });
    const copy = openStudy(draft, { durability: 'normal' });
    // the write-ahead log of the study does not belong to the copy
    renewMark(copy);
    const failed = verify(copy).find((check) => !check.ok);
    closeStudy(copy);
    if (failed !== undefined)
      throw new TouchstoneError(
        'damaged',
        `The copy is damaged: ${failed.name}: ${failed.detail}`,
        path,
        'Run `touchstone verify` on the study',
      );
    renameSync(draft, path);
  } finally {
    removeStudy(draft);
  }
}
