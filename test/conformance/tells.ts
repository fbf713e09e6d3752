// Runs the command line of Touchstone, and Python scripts that write what they read as JSON.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/support/shell.ts';
import { ended } from './process.ts';
import type { Kit } from './receiver.ts';

/** Runs `touchstone ARGS`; returns its stdout, and throws if its exit status is not 0 or 1. */
export async function touchstone(...args: readonly string[]): Promise<string> {
  const { status, stdout, said } = await ended(process.execPath, [join(root, 'out', 'main', 'cli.js'), ...args]);
  if (status === 0 || status === 1) return stdout;
  throw new Error(`touchstone ${args.join(' ')}: exit status ${status}\n${said.slice(-2000)}`);
}

/** The environment of a receiver's processes: its own home, data and cache folders, UTF-8, and no bytecode files. */
export const surroundings = (scratch: string): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: scratch,
  XDG_DATA_HOME: join(scratch, 'data'),
  XDG_CACHE_HOME: join(scratch, 'cache'),
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUTF8: '1',
});

/** Returns a function that runs scripts of a folder with a program in a scratch folder. */
export const tellsWith =
  (program: string, folder: string, scratch: string): Kit['tells'] =>
  async (script, ...args) => {
    const file = join(scratch, 'told.json');
    rmSync(file, { force: true });
    const env = surroundings(scratch);
    const { status, said } = await ended(program, [join(folder, script), file, ...args], { env, cwd: scratch });
    if (status !== 0) throw new Error(`${script} failed with exit status ${status}:\n${said.slice(-4000)}`);
    const told: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return told;
  };
