// Long jobs in the window: their common states, stopping, a job that replaces another, and the queue of imports.
import { beforeEach, expect, test, vi } from 'vitest';
import { TouchstoneError } from '../../contract/errors.ts';
import type { ImportReport } from '../../contract/import.ts';
import { Job } from '../../renderer/client/jobs.ts';
import { removeImport, startImport, useImports } from '../../renderer/imports/imports.ts';

/** The calls that were made, which the test answers. */
interface Asked {
  name: string;
  job: string;
  answer: (value: unknown) => void;
  refuse: (error: Error) => void;
}
const { asked } = vi.hoisted((): { asked: Asked[] } => ({ asked: [] }));
vi.mock('../../renderer/client/call.ts', () => ({
  call: (name: string, { job }: { job: string }) =>
    new Promise((answer, refuse) => void asked.push({ name, job, answer, refuse })),
}));

const REPORT: ImportReport = {
  transcripts: { added: 1, unchanged: 0, updated: 0 },
  messages: 2,
  scores: 0,
  graders: [],
  rejected: [],
  ambiguous: [],
  fields: [],
  used: [],
  beside: [],
  formats: { openai: 1 },
  bytes: 10,
  seconds: 0,
  cancelled: false,
};
const cancelled = new TouchstoneError('cancelled', 'Cancelled');
/** Waits until everything that follows from settled promises has run. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  asked.length = 0;
  useImports.setState({ imports: [] });
});

/** A job whose work ends when the test says so. */
function begun(): { job: Job<string>; end: (value: string | null) => void; fail: (error: Error) => void } {
  const job = new Job<string>();
  let end: (value: string | null) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  void job.start((_, begin) => {
    begin();
    return new Promise((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
  });
  return { job, end, fail };
}

test('a job is running until it is done with its answer', async () => {
  const { job, end } = begun();
  expect(job.get()).toMatchObject({ state: 'running', stopping: false });
  end('written');
  await settled();
  expect(job.get()).toEqual({ state: 'done', value: 'written' });
});

test('a dialog that is closed leaves the job idle', async () => {
  const job = new Job<string>();
  await job.start(() => Promise.resolve(null));
  expect(job.get()).toEqual({ state: 'idle' });
});

test('a failed job has its problem as its state', async () => {
  const { job, fail } = begun();
  fail(new TouchstoneError('disk_full', 'The disk is full'));
  await settled();
  expect(job.get()).toMatchObject({ state: 'failed', problem: { code: 'disk_full' } });
});

test('stopping cancels the job by its id, and its state is then idle, not failed', async () => {
  const { job, fail } = begun();
  const running = job.get();
  job.stop();
  expect(job.get()).toEqual({ ...running, stopping: true });
  expect(asked).toMatchObject([{ name: 'jobs.cancel', job: 'job' in running ? running.job : '' }]);
  fail(cancelled);
  await settled();
  expect(job.get()).toEqual({ state: 'idle' });
});

test('a job that ends late does not overwrite a job that was started later', async () => {
  const { job, end } = begun();
  void job.start((_, begin) => {
    begin();
    return Promise.resolve('second');
  });
  end('first');
  await settled();
  expect(job.get()).toEqual({ state: 'done', value: 'second' });
});

const states = (): string[] => useImports.getState().imports.map(({ job }) => job.get().state);

test('imports run one after the other, and a waiting one can be removed', async () => {
  for (const token of ['a', 'b', 'c']) startImport({ token, names: [`${token}.jsonl`] }, []);
  expect(states()).toEqual(['running', 'waiting', 'waiting']);
  expect(asked.map(({ name }) => name)).toEqual(['imports.start']);
  const [, second] = useImports.getState().imports;
  if (second !== undefined) removeImport(second);
  asked[0]?.answer(REPORT);
  await settled();
  expect(states()).toEqual(['done', 'running']);
  asked[1]?.refuse(new TouchstoneError('stopped', 'Gone'));
  await settled();
  expect(states()).toEqual(['done', 'failed']);
});

test('an import that is stopped before it imported anything is removed from the list', async () => {
  startImport({ token: 'a', names: ['a.jsonl'] }, []);
  useImports.getState().imports[0]?.job.stop();
  asked[0]?.refuse(cancelled);
  await settled();
  expect(states()).toEqual([]);
});
