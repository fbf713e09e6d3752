// The files that SQLite keeps of a study, and how they are removed together.
import { rmSync } from 'node:fs';

/** What SQLite puts beside an open study: its write-ahead log, and an index of that. */
export const HELPERS = ['-wal', '-shm'] as const;

/** All files of a study. A rollback journal is there only of a file that was not brought to a log yet. */
export const filesOf = (path: string): string[] => ['', ...HELPERS, '-journal'].map((end) => `${path}${end}`);

/** Removes a study with what lies beside it; what is not there is no error. */
export const removeStudy = (path: string): void => filesOf(path).forEach((file) => rmSync(file, { force: true }));
