// Capabilities: a token stands for files the user chose. The window passes tokens on and never sees or names a path.
import { randomUUID } from 'node:crypto';
import { TouchstoneError } from '../../contract/errors.ts';

const pathsByToken = new Map<string, readonly string[]>();

export function giveToken(paths: readonly string[]): string {
  const token = randomUUID();
  pathsByToken.set(token, paths);
  return token;
}

/** Throws `not_found` for a token that was never given. */
export function pathsOf(token: string): readonly string[] {
  const paths = pathsByToken.get(token);
  if (paths === undefined) throw new TouchstoneError('not_found', 'This choice of files is no longer known.', '', 'Choose them again.');
  return paths;
}
