// What SQLite's errors mean to a person: what happened to which study, and what to do.
import Database from 'better-sqlite3';
import { TouchstoneError } from '../../contract/errors.ts';

/** Turns an error of SQLite into one for people; everything else is handed back as it is. */
export function asProblem(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code } = error;
  const options = { cause: error };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new TouchstoneError('study_locked', 'Another program is writing to the study', path, 'Try again when it has finished', options);
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new TouchstoneError('disk_full', 'The disk is full', path, 'Make room and try again; the study is unharmed', options);
  }
  if (code.startsWith('SQLITE_NOTADB')) return notAStudy(path);
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new TouchstoneError('damaged', 'The study file is damaged', path, 'Run `touchstone verify`, and go back to a backup', options);
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_PERM')) {
    return new TouchstoneError(
      'not_found',
      'The study cannot be opened for writing',
      path,
      'Check that you may write to the file and its folder',
      options,
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new TouchstoneError(
      'damaged',
      'The disk did not answer as it should',
      path,
      'Check the disk; the study keeps what was saved before',
      options,
    );
  }
  return error;
}

export const notAStudy = (path: string): TouchstoneError =>
  new TouchstoneError(
    'not_a_study',
    'This is not a Touchstone study',
    path,
    'Choose a .touchstone file, or make one with `touchstone new`',
  );
