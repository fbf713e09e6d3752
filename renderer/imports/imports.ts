// The queue of imports: one runs, others wait their turn, finished ones stay until they are put away.
import { create } from 'zustand';
import type { Chosen } from '../../contract/app-state.ts';
import type { Problem } from '../../contract/errors.ts';
import type { ImportReport } from '../../contract/import.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { problemOf } from '../parts/Notice.tsx';
import { outcome } from './words.ts';

type State =
  | { state: 'waiting' }
  | { state: 'running'; stopping: boolean }
  | { state: 'done'; report: ImportReport }
  | { state: 'failed'; problem: Problem };

export type Import = { job: string; token: string; names: readonly string[] } & State;

export const useImports = create<{ imports: readonly Import[] }>()(() => ({ imports: [] }));

const list = (): readonly Import[] => useImports.getState().imports;

function become(job: string, state: State): void {
  useImports.setState({
    imports: list().map((one) => (one.job === job ? { job, token: one.token, names: one.names, ...state } : one)),
  });
}

async function run({ job, token }: Import): Promise<void> {
  become(job, { state: 'running', stopping: false });
  try {
    const report = await call('imports.start', { job, token });
    become(job, { state: 'done', report });
    announce(outcome(report));
  } catch (error) {
    become(job, { state: 'failed', problem: problemOf(error) });
  }
}

/** Runs what waits, one after the other: two at once would only share the disk. */
async function runWaiting(): Promise<void> {
  if (list().some(({ state }) => state === 'running')) return;
  for (let next = waiting(); next !== undefined; next = waiting()) await run(next);
}

const waiting = (): Import | undefined => list().find(({ state }) => state === 'waiting');

/** Puts what was chosen or dropped at the end of the queue. */
export function startImport({ token, names }: Chosen): void {
  const one: Import = { job: crypto.randomUUID(), token, names, state: 'waiting' };
  useImports.setState({ imports: [...list(), one] });
  void runWaiting();
}

/** Stops an import: what is in stays in, and importing the same again goes on from there. */
export function stopImport({ job, state }: Import): void {
  if (state === 'waiting') return putImportAway(job);
  become(job, { state: 'running', stopping: true });
  // An import that ended meanwhile has told so itself.
  call('jobs.cancel', { job }).catch(() => undefined);
}

export function putImportAway(job: string): void {
  useImports.setState({ imports: list().filter((one) => one.job !== job) });
}
