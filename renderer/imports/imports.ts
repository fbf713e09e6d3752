// The queue of imports: one runs, others wait their turn, finished ones stay until they are put away.
import { create } from 'zustand';
import type { Chosen } from '../../contract/calls/app.ts';
import type { Problem } from '../../contract/errors.ts';
import type { Progress } from '../../contract/events.ts';
import type { ImportReport } from '../../contract/import.ts';

export type Import = { job: string; token: string; names: readonly string[] } & (
  | { state: 'waiting' }
  | { state: 'running'; progress: Progress | null; stopping: boolean }
  | { state: 'done'; report: ImportReport }
  | { state: 'failed'; problem: Problem }
);

const useImports = create<{ imports: readonly Import[] }>()(() => ({ imports: [] }));

/** Puts what was chosen or dropped at the end of the queue. */
export function startImport({ token, names }: Chosen): void {
  const one: Import = { job: crypto.randomUUID(), token, names, state: 'waiting' };
  useImports.setState(({ imports }) => ({ imports: [...imports, one] }));
}
