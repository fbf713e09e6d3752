// The queue of imports: one runs, others wait, and finished ones stay until they are closed.
import { create } from 'zustand';
import type { Chosen } from '../../contract/app-state.ts';
import type { FieldUses, ImportReport } from '../../contract/import.ts';
import { call } from '../client/call.ts';
import { Job } from '../client/jobs.ts';
import { announce } from '../parts/announce.ts';
import { outcome } from './texts.ts';

export interface Import {
  token: string;
  names: readonly string[];
  /** Positions of the chosen files that are left out. */
  without: readonly number[];
  /** The kinds of fields that the person chose. */
  uses: FieldUses;
  job: Job<ImportReport>;
}

export const useImports = create<{ imports: readonly Import[] }>()(() => ({ imports: [] }));

const list = (): readonly Import[] => useImports.getState().imports;
const first = (state: 'waiting' | 'running'): Import | undefined => list().find(({ job }) => job.get().state === state);

async function run(one: Import): Promise<void> {
  await one.job.start(async (id, begin) => {
    begin();
    const { token, without, uses } = one;
    const report = await call('imports.start', { job: id, token, without: [...without], uses });
    announce(outcome(report));
    return report;
  });
  // a cancelled import without a report is removed
  if (one.job.get().state === 'idle') removeImport(one);
}

/** Runs waiting imports one at a time, because two at once would only compete for the disk. */
async function runWaiting(): Promise<void> {
  if (first('running') !== undefined) return;
  for (let next = first('waiting'); next !== undefined; next = first('waiting')) await run(next);
}

/** Adds chosen or dropped files to the end of the queue. `without`: positions of the files to leave out. */
export function startImport({ token, names }: Chosen, without: readonly number[]): void {
  const job = new Job<ImportReport>();
  job.wait();
  useImports.setState({ imports: [...list(), { token, names, without, uses: {}, job }] });
  void runWaiting();
}

/** Imports the same files again with the chosen kinds of fields, which replaces their earlier data. */
export function importAgain(one: Import, uses: FieldUses): void {
  const again: Import = { ...one, uses: { ...one.uses, ...uses } };
  useImports.setState({ imports: list().map((other) => (other === one ? again : other)) });
  again.job.wait();
  void runWaiting();
}

/** Removes a waiting or finished import from the list. */
export function removeImport(one: Import): void {
  useImports.setState({ imports: list().filter((other) => other !== one) });
}
