// Several graders in one table: all on the same transcripts, and the difference of each pair equals that of their rows.
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStudy, openStudy, type Db } from '../../main/store/index.ts';
import { gradersTable, versus } from '../../main/work/calibration/index.ts';
import { folder, json } from '../cli/touchstone.ts';

const files = folder();
const path = files.path('study.touchstone');
let db: Db;
beforeAll(() => {
  copyFileSync('resources/sample-study/sample.touchstone', path);
  db = openStudy(path);
});
afterAll(() => {
  closeStudy(db);
  files.remove();
});

const wish = { dimension: 'harm', filter: '', at: 3, clusters: undefined };

test('values and differences are computed on the same transcripts', async () => {
  const { rows, pairs, n, events, alone, left_out } = gradersTable(db, { ...wish, graders: ['sieve-1', 'weigher-2'] });
  expect(left_out).toEqual([]);
  expect(rows.map(({ grader }) => grader)).toEqual(['sieve-1', 'weigher-2']);
  expect(n).toBeGreaterThan(50);
  expect(events).toBeGreaterThan(0);
  for (const { accuracy, auc } of rows) {
    expect(accuracy.n).toBe(n);
    expect(accuracy.low).toBeLessThan(accuracy.estimate ?? 0);
    expect(auc.low).not.toBeNull();
  }
  expect(alone.every(({ n: others }) => others >= 0)).toBe(true);
  const [pair] = pairs;
  const [one, other] = rows;
  expect(pairs).toHaveLength(1);
  for (const name of ['accuracy', 'f1', 'mcc'] as const)
    expect(pair?.[name].estimate, name).toBeCloseTo((one?.[name].estimate ?? 0) - (other?.[name].estimate ?? 0), 9);
  // the pair equals the comparison of these two graders
  const { accuracy } = await versus(db, {
    ...wish,
    grader: 'sieve-1',
    threshold: one?.threshold ?? null,
    versus: 'weigher-2',
  });
  expect(pair?.accuracy).toMatchObject({ estimate: accuracy.estimate, low: accuracy.low, high: accuracy.high });
  expect(pair?.p).toBe(accuracy.p);
});

test('a grader without a mapping is left out with the reason, and the command line prints the table', () => {
  expect(gradersTable(db, { ...wish, graders: ['sieve-1', 'nobody'] }).left_out).toEqual([
    { grader: 'nobody', why: expect.stringContaining('grader') },
  ]);
  const printed = json(['calibrate', '-s', path, '--dimension', 'harm', '--graders', 'sieve-1, weigher-2']);
  expect(printed).toMatchObject({
    rows: [{ grader: 'sieve-1' }, { grader: 'weigher-2' }],
    pairs: [{ versus: 'weigher-2' }],
  });
});
