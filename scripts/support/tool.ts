// The command lines of development tools in node_modules, run by this very node: scripts then work outside of npm's PATH too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shell.ts';

/** The words that start a package's program: node and the path of its script. */
export function tool(name: string, program = name): [string, string] {
  const folder = join(root, 'node_modules', name);
  const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof about === 'object' && about !== null && 'bin' in about) {
    const { bin } = about;
    if (typeof bin === 'string') return [process.execPath, join(folder, bin)];
    if (typeof bin === 'object' && bin !== null) {
      const path = new Map(Object.entries(bin)).get(program);
      if (typeof path === 'string') return [process.execPath, join(folder, path)];
    }
  }
  throw new Error(`the package ${name} has no program ${program}`);
}
