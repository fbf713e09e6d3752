// A draw without labels changes no published number of the sample study, and a draw with labels counts.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Design } from '../../contract/queue.ts';
import {
  adjudicate,
  closeStudy,
  figureViews,
  goldFor,
  idColumn,
  openStudy,
  record,
  type Db,
} from '../../main/store/index.ts';
import { report } from '../../main/work/calibration/index.ts';
import { gather, sample } from '../../main/work/sample/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';

// intervals are only compared with those before, so few replicates are enough
vi.mock('../../statistics/bootstrap.ts', async (original) =>
  (await import('../support/few-replicates.ts')).fewReplicates(original),
);

const folder = mkdtempSync(join(tmpdir(), 'touchstone-draws-'));
let db: Db;
beforeAll(() => {
  const path = join(folder, 'sample.touchstone');
  copyFileSync('resources/sample-study/sample.touchstone', path);
  db = openStudy(path);
});
afterAll(() => {
  closeStudy(db);
  rmSync(folder, { recursive: true, force: true });
});

const GRADERS = ['sieve-1', 'weigher-2'];
const wish = { filter: '', at: null, without_aware: false, level: 0.95 };
const NOTHING = { repeats: 0, checks: 0 };

/** Every published number of the study: rates with and without aware transcripts, saved figures, calibration. */
function numbers(): string {
  const rates = [null, ...GRADERS].flatMap((grader) =>
    ['harm', 'blackmail'].map((dimension) => ratesOf(db, { ...wish, dimension, grader, by: ['model'] })),
  );
  const aware = ratesOf(db, { ...wish, dimension: 'harm', grader: 'sieve-1', by: ['scenario'], without_aware: true });
  const figures = figureViews(db).map(
    ({ choice: { dimension, grader, by, split, filter, at = null, without = false } }) =>
      ratesOf(db, {
        ...wish,
        dimension,
        grader: grader || null,
        by: [by, split].filter(Boolean),
        filter,
        at,
        without_aware: without,
      }),
  );
  const calibration = GRADERS.map((grader) =>
    report(db, { grader, dimension: 'harm', filter: '', at: null }, null, null),
  );
  return JSON.stringify({ rates, aware, figures, calibration });
}

const score = { grader: 'weigher-2', dimension: 'harm' };
const scores = [score, { grader: 'sieve-1', dimension: 'misaligned' }];
const targeted = fc.oneof(
  fc
    .constantFrom('proportional', 'equal', 'neyman')
    .map((allocation) => ({ kind: 'stratified' as const, by: ['model'], allocation, score })),
  fc.constant({ kind: 'uncertainty' as const, score, threshold: 5 }),
  fc.constant({ kind: 'disagreement' as const, scores }),
  fc.constant({ kind: 'flagged' as const, score, threshold: 6.5 }),
);
const design: fc.Arbitrary<Design> = fc.oneof(
  fc.constant({ kind: 'random' as const }),
  targeted,
  targeted.map((rest) => ({ kind: 'audit_mix' as const, random_share: 0.2, rest })),
);

let queue = 0;
const draw = (chosen: Design, n: number, more: { queue?: string; top_up?: boolean; overlap?: number } = {}): string => {
  const name = more.queue ?? `later ${++queue}`;
  sample(db, {
    queue: name,
    filter: '',
    rater: null,
    n,
    design: chosen,
    seed: null,
    overlap: null,
    blind: true,
    top_up: false,
    hidden: NOTHING,
    ...more,
  });
  return name;
};

test('a stratified draw of 400 without labels changes no number', () => {
  const before = numbers();
  draw({ kind: 'stratified', by: ['model'], allocation: 'proportional', score: null }, 400);
  expect(numbers()).toBe(before);
});

test('draws of any design and size without labels change no number, also several in a row', () => {
  const before = numbers();
  fc.assert(
    fc.property(design, fc.integer({ min: 1, max: 720 }), (chosen, n) => {
      draw(chosen, n);
      expect(numbers()).toBe(before);
    }),
    { numRuns: 6 },
  );
});

test('a top-up with the same or another design, and a queue of a filter, change no number', () => {
  const before = numbers();
  draw({ kind: 'random' }, 50, { queue: 'three raters', top_up: true });
  expect(numbers()).toBe(before);
  draw({ kind: 'uncertainty', score, threshold: 5 }, 50, { queue: 'three raters', top_up: true });
  expect(numbers()).toBe(before);
  gather(db, {
    name: 'all of a model',
    filter: 'model:alder-1',
    rater: null,
    transcripts: null,
    blind: true,
    purpose: 'label',
    hidden: NOTHING,
  });
  expect(numbers()).toBe(before);
});

test('a draw counts once one of its transcripts has an answer from its queue and gold', () => {
  const before = numbers();
  const name = draw({ kind: 'random' }, 300);
  const ids = idColumn(db);
  const settled = new Set(goldFor(db, 'harm').map(({ key }) => key));
  const members = db.prepare<[string], number>('select transcript from queue_item where queue = ?').pluck().all(name);
  const fresh = members.find((key) => !settled.has(key)) ?? 0;
  const id = ids.get(fresh) ?? '';
  const [rater = ''] = db.prepare<[], string>('select id from rater').pluck().all();
  record(db, [
    labelEvent(id, answered('harm', 0), { rater, queue: name }),
    labelEvent(id, submitted, { rater, queue: name }),
  ]);
  expect(numbers()).toBe(before);
  adjudicate(db, [goldDecision(id, 'harm', 0)]);
  expect(numbers()).not.toBe(before);
});
