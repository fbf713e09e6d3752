// Whether an open study is still the file at its path, and how one is left that is not: nothing of it is lost, and
// nothing of it goes into the file that stands there now.
import { closeSync, copyFileSync, fstatSync, openSync, statSync, truncateSync } from 'node:fs';
import { TouchstoneError } from '../../contract/errors.ts';
import { checkBeforeWriting, type Db } from './connection.ts';
import { freeName, verdictBeside } from './helper-files.ts';
import { keepBeforeReplacement } from './kept-backups.ts';

/**
 * `gone`: nothing is at the path, since the file or a folder above was moved, or its drive is away; `replaced`: another
 * file is there; `overwritten`: the file is the same, and holds something else.
 */
export type Standing = 'here' | 'gone' | 'replaced' | 'overwritten';

interface Watched {
  path: string;
  /** Open as long as the connection: closing it earlier would let go of SQLite's locks (POSIX). */
  file: number;
  /** What the file was when it was last looked into. */
  seen: string;
}

const watched = new WeakMap<Db, Watched>();
/** Looks until a file counts as overwritten: another process may fold back its log at the same moment. */
const LOOKS = 5;

/** Begins to watch a study; `file` was opened before SQLite opened it. Writing is refused once it is not there. */
export function watchStanding(db: Db, path: string, file: number): void {
  watched.set(db, { path, file, seen: '' });
  checkBeforeWriting(db, () => {
    const standing = standingOf(db);
    if (standing !== 'here') throw notHere(standing, path);
  });
}

function isOverwritten(one: Watched, now: string): boolean {
  if (one.seen === now) return false;
  for (let look = 0; look < LOOKS; look += 1)
    if (verdictBeside(one.path, one.file) !== 'foreign') {
      one.seen = now;
      return false;
    }
  return true;
}

/** Where the study stands now. A study that is not watched is here. */
export function standingOf(db: Db): Standing {
  const one = watched.get(db);
  if (one === undefined) return 'here';
  const there = statSync(one.path, { bigint: true, throwIfNoEntry: false });
  if (there === undefined) return 'gone';
  const own = fstatSync(one.file, { bigint: true });
  if (there.ino !== own.ino || there.dev !== own.dev) return 'replaced';
  return isOverwritten(one, `${own.mtimeNs} ${own.size}`) ? 'overwritten' : 'here';
}

/** What a person is told of a study that is not here any more. */
export function notHere(standing: Exclude<Standing, 'here'>, path: string): TouchstoneError {
  return standing === 'gone'
    ? new TouchstoneError(
        'replaced',
        'The study is no longer where it was opened: it was moved, renamed or deleted, or its drive is away',
        path,
        'Open it where it is now; all that was saved is in it',
      )
    : new TouchstoneError(
        'replaced',
        'Another file was put in the place of the study while it was open',
        path,
        'Nothing was written to that file. What the study was is where you moved it, or among its backups',
      );
}

/** Leaves the log of a file that now holds something else: SQLite must not fold it back when it closes. */
function dropLog(path: string): void {
  const name = freeName(path);
  copyFileSync(`${path}-wal`, `${name}-wal`);
  truncateSync(`${path}-wal`);
}

/** Before a study that is not here is closed. What the disk refuses cannot be saved any more. */
function leave(db: Db, standing: Exclude<Standing, 'here'>, { path, file }: Watched): void {
  try {
    if (standing === 'overwritten') return dropLog(path);
    // a file without a name is gone for ever once it is closed
    if (fstatSync(file).nlink === 0) keepBeforeReplacement(db);
    db.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    console.error(error);
  }
}

/** Closes the study, wherever it is. */
export function closeWatched(db: Db): void {
  const one = watched.get(db);
  const standing = db.open ? standingOf(db) : 'here';
  if (one !== undefined && standing !== 'here') leave(db, standing, one);
  db.close();
  if (one === undefined) return;
  watched.delete(db);
  closeSync(one.file);
}

/** Opens the file for `watchStanding`. */
export const openForWatching = (path: string): number => openSync(path, 'r');
