// Checks the files next to a file: a tool's side files are skipped only if its own files are there.
import { readdirSync } from 'node:fs';
import { isIoError } from './unreadable.ts';

/** Whether a folder has a file of a matching name, other than the one named. */
export function hasNeighbour(folder: string, name: string, pattern: RegExp): boolean {
  try {
    return readdirSync(folder).some((each) => each !== name && pattern.test(each));
  } catch (error) {
    if (isIoError(error)) return false;
    throw error;
  }
}
