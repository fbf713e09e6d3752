// The files that SQLite keeps of a study, and how they are removed together.
import { rmSync } from 'node:fs';

/** Files that SQLite keeps beside an open study: its write-ahead log, and an index of that log. */
export const HELPERS = ['-wal', '-shm'] as const;

/** All files of a study. A rollback journal exists only if the file was never switched to a write-ahead log. */
export const filesOf = (path: string): string[] => ['', ...HELPERS, '-journal'].map((end) => `${path}${end}`);

/** Removes a study with its files; a missing file is not an error. */
export const removeStudy = (path: string): void => filesOf(path).forEach((file) => rmSync(file, { force: true }));
