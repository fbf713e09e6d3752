// The command line as its users meet it: arguments, two streams and an exit status, and a folder of its own. Most runs
// share a process; README's commands are run in processes of their own.
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

/** The shared sample files, or null on a machine that has none. `TOUCHSTONE_SAMPLES` names another place. */
export const SAMPLES =
  [process.env['TOUCHSTONE_SAMPLES'], '../shared/samples', '../../shared/samples']
    .filter((path) => path !== undefined)
    .map((path) => resolve(path))
    .find((path) => existsSync(join(path, 'INDEX.csv'))) ?? null;

/** Where Node keeps the compiled program, so that the hundreds of runs of a test compile it once. */
const COMPILED = resolve('test-results/compiled');

/** What a program that is run by a test finds in its environment. */
export const ENVIRONMENT: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: COMPILED };

/** A process for command lines as these tests run them. */
export const resident = (bounds: Bounds = {}): Resident => new Resident({ flags: FLAGS, env: ENVIRONMENT }, bounds);

let shared: Resident | null = null;

function documented(args: readonly string[], ended: Ended): Ended {
  if (ended.status === 0 || ended.status === 1) requireDocumented(args, ended.stdout);
  return ended;
}

/**
 * Runs `touchstone ARGS` and waits for its end, in a process that runs others before and after. A document that its
 * JSON Schema does not describe is an error.
 */
export function touchstone(args: readonly string[], cwd = process.cwd()): Ended {
  shared ??= resident();
  return documented(args, shared.run({ entry: ENTRY, args: [...args], cwd }));
}

/** The same in a process of its own, as a shell starts it: for what is about the process or its environment. */
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

/** The same, as a list of records. */
export const rows = (args: readonly string[]): Record<string, unknown>[] =>
  z.array(z.record(z.string(), z.unknown())).parse(json(args));

/** A folder that is gone after the test, with a way to put files into it. */
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

/** A chat transcript in OpenAI shape whose words can be searched for. */
export const chat = (words: string): { messages: object[] } => ({
  messages: [
    message('system', 'You are an agent.'),
    message('user', words),
    message('assistant', `I have read: ${words}`),
  ],
});
