// The place for a file that is to be made: a folder that exists, and no file of that name in it.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';

/** Throws `bad_input` when there is a file already, and `not_found` when there is no folder for it. */
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
