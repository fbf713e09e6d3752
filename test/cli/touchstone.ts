// Runs the command line as users do: arguments, two streams and an exit status, and a temporary folder. Most runs share
// a process; README's commands run in processes of their own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ENTRY, FLAGS, PROGRAM } from '../../scripts/support/command-line.ts';
import { Resident, type Bounds, type Ended } from '../support/resident/index.ts';
import { requireDocumented } from './documented.ts';

/** The Node that runs the tests: the project's own. */
export const NODE = process.execPath;

/** The folder of shared sample files, or null if it does not exist. `TOUCHSTONE_SAMPLES` names another place. */
export const SAMPLES =
  [process.env['TOUCHSTONE_SAMPLES'], '../shared/samples', '../../shared/samples']
    .filter((path) => path !== undefined)
    .map((path) => resolve(path))
    .find((path) => existsSync(join(path, 'INDEX.csv'))) ?? null;

/** The folder where Node caches the compiled program, so that the hundreds of runs compile it once. */
const COMPILED = resolve('test-results/compiled');

/** The environment of programs that tests run. */
export const ENVIRONMENT: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: COMPILED };

/** A process that runs command lines for these tests. */
export const resident = (bounds: Bounds = {}): Resident => new Resident({ flags: FLAGS, env: ENVIRONMENT }, bounds);

let shared: Resident | null = null;

function documented(args: readonly string[], ended: Ended): Ended {
  if (ended.status === 0 || ended.status === 1) requireDocumented(args, ended.stdout);
  return ended;
}

/**
 * Runs `touchstone ARGS` to its end, in a process shared with other runs. Throws if a printed document does not match
 * its JSON Schema.
 */
export function touchstone(args: readonly string[], cwd = process.cwd()): Ended {
  shared ??= resident();
  return documented(args, shared.run({ entry: ENTRY, args: [...args], cwd }));
}

/** Runs it in a new process, as a shell does: for tests of the process or its environment. */
export function ownProcess(
  args: readonly string[],
  options: { input?: string; env?: Record<string, string>; cwd?: string } = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(NODE, [...PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...ENVIRONMENT, ...options.env },
    maxBuffer: 1 << 28,
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  return documented(args, { status, stdout, stderr });
}

/** Runs `touchstone ARGS --json`, expects this exit status and gives the parsed document. */
export function json(args: readonly string[], status = 0): unknown {
  const ended = touchstone([...args, '--json']);
  if (ended.status !== status) throw new Error(`touchstone ${args.join(' ')}: exit ${ended.status}\n${ended.stderr}`);
  return JSON.parse(ended.stdout);
}

/** The same, if the document is a list of records. */
export const rows = (args: readonly string[]): Record<string, unknown>[] =>
  z.array(z.record(z.string(), z.unknown())).parse(json(args));

/** A temporary folder, with functions to write files and to remove it. */
export function folder(): {
  path: (name: string) => string;
  write: (name: string, text: string | Buffer) => string;
  remove: () => void;
} {
  const root = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
  const path = (name: string): string => join(root, name);
  return {
    path,
    write: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

const message = (role: string, content: string): object => ({ role, content });

/** A chat transcript in OpenAI's shape that contains these words. */
export const chat = (words: string): { messages: object[] } => ({
  messages: [
    message('system', 'You are an agent.'),
    message('user', words),
    message('assistant', `I have read: ${words}`),
  ],
});
