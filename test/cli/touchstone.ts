// The command line as its users meet it: a process with arguments, two streams and an exit status, and a folder of its
// own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PROGRAM } from '../../scripts/support/command-line.ts';
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

/** How a run of the program ended. */
export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `touchstone ARGS` and waits for its end. A document that its JSON Schema does not describe is an error. */
export function touchstone(
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
  if (status === 0 || status === 1) requireDocumented(args, stdout);
  return { status, stdout, stderr };
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
