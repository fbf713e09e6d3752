// Capabilities: a token stands for files that the user chose. The window handles tokens and never sees a path.
import { randomUUID } from 'node:crypto';
import { TouchstoneError } from '../../contract/errors.ts';

const pathsByToken = new Map<string, readonly string[]>();
const jobTokens = new Set<string>();

/** `forJobs`: the jobs process gets the paths too, to read or write these files. */
export function giveToken(paths: readonly string[], forJobs = false): string {
  const token = randomUUID();
  pathsByToken.set(token, paths);
  if (forJobs) jobTokens.add(token);
  return token;
}

/** The tokens that a starting jobs process needs. */
export function tokensForJobs(): { token: string; paths: string[] }[] {
  return [...jobTokens].map((token) => ({ token, paths: [...pathsOf(token)] }));
}

/** Throws `not_found` for a token that was never given. */
export function pathsOf(token: string): readonly string[] {
  const paths = pathsByToken.get(token);
  if (paths === undefined)
    throw new TouchstoneError('not_found', 'The chosen files are no longer known.', '', 'Choose them again.');
  return paths;
}
