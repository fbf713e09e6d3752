// Dropped files are listed from the drop until they have been examined, also if that fails.
import { expect, test, vi } from 'vitest';
import type { TableHead } from '../../contract/tables.ts';

/** The functions that settle the pending call. */
const asked = vi.hoisted(() => ({
  resolve: (_answer: unknown): void => undefined,
  reject: (_error: unknown): void => undefined,
}));
vi.mock('../../renderer/client/call.ts', () => ({
  call: () =>
    new Promise((resolve, reject) => {
      asked.resolve = resolve;
      asked.reject = reject;
    }),
}));

const { useArriving } = await import('../../renderer/imports/arriving.ts');
const { takeImports, useTables } = await import('../../renderer/imports/tables.ts');

const chosen = { token: 't', names: ['scores.parquet'] };
const head: TableHead = {
  at: 0,
  name: 'scores.parquet',
  columns: ['id'],
  rows: [],
  known: { grader: null, rater: null, dimension: null, state: null, blinded: null, levels: [] },
  words: [],
  choice: { kind: 'gold' },
};
const named = (): unknown => useArriving.getState().arrivals.map(({ names }) => names);

test('a table is listed until its dialog opens', async () => {
  const taken = takeImports(chosen);
  expect(named()).toEqual([['scores.parquet']]);
  expect(useTables.getState().waiting).toEqual([]);
  asked.resolve([head]);
  await taken;
  expect(named()).toEqual([]);
  expect(useTables.getState().waiting).toEqual([{ token: 't', head }]);
});

test('a file that cannot be examined is removed from the list', async () => {
  const taken = takeImports(chosen);
  expect(named()).toEqual([['scores.parquet']]);
  asked.reject(new Error('the process died'));
  await expect(taken).rejects.toThrow('the process died');
  expect(named()).toEqual([]);
});
