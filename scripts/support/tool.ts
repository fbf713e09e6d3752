// The command lines of development tools in node_modules, run by this Node, so that scripts also work without npm's
// PATH.
import { join } from 'node:path';
import { z } from 'zod';
import { jsonFile } from './json-file.ts';
import { root } from './shell.ts';

const Package = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The start of a package's command line: node and the path of its script. */
export function tool(name: string, program = name): [string, string] {
  const folder = join(root, 'node_modules', name);
  const { bin } = jsonFile(Package, 'node_modules', name, 'package.json');
  const path = typeof bin === 'string' ? bin : bin[program];
  if (path !== undefined) return [process.execPath, join(folder, path)];
  throw new Error(`the package ${name} has no program ${program}`);
}
