// Runs the command line on one argument vector after another in this process, as each would be run by a process of its
// own: the bundle is evaluated anew for each. The vectors come as JSON in the file of the first argument; on descriptor 3
// stands a line for each, once it has ended.
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const [, , entry = '', list = ''] = process.argv;
const vectors = z.array(z.array(z.string())).parse(JSON.parse(readFileSync(list, 'utf8')));
/** Stands between what two vectors print on stderr. */
const BETWEEN = '\u0001\n';

for (const [n, vector] of vectors.entries()) {
  process.argv = [process.execPath, entry, ...vector];
  process.exitCode = undefined;
  let thrown = '';
  try {
    await import(`${pathToFileURL(entry).href}?${n}`);
  } catch (error) {
    thrown = String(error);
  }
  writeSync(2, BETWEEN);
  writeSync(3, `${JSON.stringify({ status: process.exitCode ?? 0, thrown })}\n`);
}
process.exitCode = 0;
