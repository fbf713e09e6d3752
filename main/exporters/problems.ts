// What goes wrong when an export is written, told of the file that was asked for: nobody knows the draft that it is
// written to first.
import { dirname } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** The error as one about `path`, where it names the draft; anything else is handed back as it is. */
export function asked(error: unknown, draft: string, path: string): unknown {
  if (!(error instanceof Error) || !error.message.includes(draft)) return error;
  const code = codeOf(error);
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new TouchstoneError(
      'not_found',
      'The folder to write into does not exist',
      dirname(path),
      'Create it, or choose another folder',
      options,
    );
  if (code === 'EISDIR' || code === 'ENOTEMPTY' || code === 'EEXIST')
    return new TouchstoneError('bad_input', 'A folder with that name exists', path, 'Choose another name', options);
  return Object.assign(new Error(`${code}: ${path}`, options), { code, path });
}
