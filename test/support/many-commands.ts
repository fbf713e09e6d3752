// Runs many command lines in one process, one after another: starting a process for each would take longer than all of
// them. Reads a JSON array of argument lists from a file; on both streams each run ends in a mark with its exit status.
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const [node = '', script = '', entry = '', file = ''] = process.argv;
const runs = z.array(z.array(z.string())).parse(JSON.parse(readFileSync(file, 'utf8')));
for (const [index, args] of runs.entries()) {
  process.argv = [node, script, ...args];
  process.exitCode = 0;
  // the entry runs anew under each name; what it is made of is loaded once
  await import(`${pathToFileURL(entry).href}?${index}`);
  for (const fd of [2, 1]) writeSync(fd, `\u0001${process.exitCode}\u0001\n`);
}
process.exitCode = 0;
