// Checks the place of a new file: its folder must exist, and no file may have its name.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';

/** Throws `bad_input` if there is a file already, and `not_found` if its folder does not exist. */
export function requireNewFile(path: string): void {
  if (existsSync(path))
    throw new TouchstoneError(
      'bad_input',
      'A file with that name already exists',
      path,
      'Choose another name; nothing is overwritten',
    );
  if (!existsSync(dirname(path)))
    throw new TouchstoneError(
      'not_found',
      'There is no such folder',
      dirname(path),
      'Make it, or choose another place',
    );
}
