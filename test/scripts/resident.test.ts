// Command lines in a process that stays alive: each ends as in its own process, even if it ends the process.
import { afterAll, expect, test } from 'vitest';
import { folder } from '../cli/touchstone.ts';
import { Resident } from '../support/resident/index.ts';

const files = folder();
afterAll(files.remove);

const entry = files.write(
  'entry.mjs',
  `const [said] = process.argv.slice(2);
  if (said === 'exit') { process.stdout.write('bye'); process.exit(3); }
  if (said === 'throw') throw new Error('not this');
  if (said === 'hang') for (;;);
  if (said === 'status') process.exitCode = 1;
  process.stderr.write(process.cwd());
  process.stdout.write(said.repeat(100_000));`,
);
const resident = new Resident({ flags: [], env: process.env }, { mostCpuMs: 500 });
const run = (said: string): ReturnType<Resident['run']> => resident.run({ entry, args: [said], cwd: files.path('.') });

test('status and output are those of one command, without remains of the command before', () => {
  const long = (said: string): string => said.repeat(100_000);
  const { stderr } = run('first');
  expect(stderr).not.toBe('');
  expect(run('status')).toEqual({ status: 1, stdout: long('status'), stderr });
  expect(run('other')).toEqual({ status: 0, stdout: long('other'), stderr });
});

test('a command that ends the process, throws or hangs is reported, and the next one runs', () => {
  expect(run('exit')).toEqual({ status: 3, stdout: 'bye', stderr: '' });
  expect(run('throw')).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Error: not this') });
  expect(run('hang')).toMatchObject({ status: null, stdout: '' });
  expect(run('next')).toMatchObject({ status: 0 });
});
