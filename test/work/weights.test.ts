// A study with known truth and gold drawn with unequal probabilities: every figure of Calibrate equals that of the
// frame.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Estimate } from '../../contract/estimate.ts';
import type { Design } from '../../contract/queue.ts';
import { adjudicate, drawnTranscripts, facetColumn, filteredTranscripts, rows } from '../../main/store/index.ts';
import { report, type Report } from '../../main/work/calibration/index.ts';
import { chancesFor, sample } from '../../main/work/sample/index.ts';
import { requireMeasure } from '../../main/work/measured/index.ts';
import { compareGraders } from '../../statistics/calibration/compare.ts';
import { confusionOf } from '../../statistics/calibration/metrics.ts';
import { measures } from '../../statistics/calibration/ordinal.ts';
import { goldDecision } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

/** One transcript: gold, and the levels of two graders. In the small group the first grader is lower than gold. */
interface Item {
  group: 'small' | 'large';
  half: 'one' | 'other';
  gold: number;
  grader: number;
  second: number;
}

const LEVELS = [0, 1, 2, 3, 4];

/** 40 transcripts of a small group and 160 of a large one, each with every kind of error. */
const ITEMS: readonly Item[] = [40, 160].flatMap((many, at) =>
  Array.from({ length: many }, (_, n): Item => {
    const gold = LEVELS[n % 5] ?? 0;
    const off = at === 0 ? (n % 4 < 3 ? -1 : 0) : n % 20 === 0 ? 1 : 0;
    const within = (level: number): number => Math.max(0, Math.min(4, level));
    const second = within(gold + (n % 7 === 0 ? 1 : 0));
    return {
      group: at === 0 ? 'small' : 'large',
      half: n % 3 === 0 ? 'one' : 'other',
      gold,
      grader: within(gold + off),
      second,
    };
  }),
);

let study: TestStudy;
let found: Report;
/** The frame: each drawn transcript, repeated as often as its weight. */
let frame: Item[];
let drawn: Item[];

beforeAll(() => {
  study = freshStudy();
  const { db } = study;
  put(
    db,
    ...ITEMS.map(({ group, half, grader, second }, n) =>
      transcript(`words ${n}`, {
        facets: { scenario: 'financial_crimes', model: group, half },
        scores: [score('first', 'harm', grader), score('second', 'harm', second)],
      }),
    ),
  );
  const design: Design = { kind: 'stratified', by: ['model'], allocation: 'equal', score: null };
  const about = {
    queue: 'some',
    filter: '',
    n: 80,
    design,
    seed: 7,
    overlap: null,
    blind: true,
    top_up: false,
    rater: null,
  };
  sample(db, { ...about, hidden: { repeats: 0, checks: 0 } });
  const all = filteredTranscripts(db, '', { column: 'key', descending: false }, null);
  const ids = rows(db, all, null).map(({ id }) => id);
  adjudicate(
    db,
    all.flatMap((key, n) =>
      drawnTranscripts(db).has(key) ? [goldDecision(ids[n] ?? '', 'harm', ITEMS[n]?.gold ?? 0)] : [],
    ),
  );
  const chances = chancesFor(db, requireMeasure(db, 'harm').dimension);
  expect(facetColumn(db, 'model').size).toBe(ITEMS.length);
  drawn = all.flatMap((key, n) => (drawnTranscripts(db).has(key) ? (ITEMS[n] ?? []) : []));
  frame = all.flatMap((key, n) => {
    const [item] = ITEMS.slice(n, n + 1);
    return item !== undefined && drawnTranscripts(db).has(key)
      ? Array.from({ length: Math.round(1 / (chances.get(key)?.probability ?? 1)) }, () => item)
      : [];
  });
  found = report(db, { grader: 'first', dimension: 'harm', filter: '', at: null }, null, 'second');
});
afterAll(() => study.remove());

const meanOf = (items: readonly Item[]): number =>
  items.reduce((sum, { grader, gold }) => sum + grader - gold, 0) / items.length;
const value = ({ estimate }: Estimate): number => estimate ?? Number.NaN;
const measured = (items: readonly Item[]) =>
  measures({
    gold: items.map(({ gold }) => gold),
    grader: items.map(({ grader }) => grader),
    scale: LEVELS,
    level: 0.95,
  });

test('half of the drawn transcripts have a weight of four, so unweighted figures would be wrong', () => {
  expect([drawn.length, frame.length]).toEqual([80, 200]);
  expect(Math.abs(meanOf(drawn) - meanOf(frame))).toBeGreaterThan(0.15);
});

describe('level by level', () => {
  test.each(['bias', 'mae', 'spearman', 'kendall_tau_b'] as const)(
    '%s equals that of the frame, and is within its interval',
    (name) => {
      const figure = found.levels?.[name];
      expect(figure?.estimate).toBeCloseTo(value(measured(frame)[name]), 10);
      expect(figure?.low).toBeLessThan(figure?.estimate ?? 0);
      expect(figure?.high).toBeGreaterThan(figure?.estimate ?? 0);
      expect(figure?.n).toBe(80);
      expect(figure?.method).toContain('weighted');
      expect(figure?.notes.join()).not.toContain('without weights');
    },
  );

  test('kappa and the limits of agreement equal those of the frame', () => {
    const kappa = measured(frame).quadratic_weighted_kappa;
    expect(found.levels?.quadratic_kappa.estimate).toBeCloseTo(kappa?.estimate ?? 0, 10);
    const centre = meanOf(frame);
    const sd = Math.sqrt(
      frame.reduce((sum, { grader, gold }) => sum + (grader - gold - centre) ** 2, 0) / frame.length,
    );
    expect(found.levels?.limits.low.estimate).toBeCloseTo(centre - 1.96 * sd, 10);
    expect(found.levels?.limits.high.estimate).toBeCloseTo(centre + 1.96 * sd, 10);
  });

  test('each cell shows its share of the frame beside its count', () => {
    const share = (gold: number, grader: number): number =>
      frame.filter((item) => item.gold === gold && item.grader === grader).length / frame.length;
    expect(found.level_shares?.flat()).toEqual(
      LEVELS.flatMap((gold) => LEVELS.map((grader) => expect.closeTo(share(gold, grader), 10))),
    );
  });
});

test('a residual is the mean of the frame’s group, with the interval of a weighted mean', () => {
  const [one, other] = found.residuals['scenario'] ?? [];
  expect([one?.estimate, other]).toEqual([expect.closeTo(meanOf(frame), 10), undefined]);
  const halves = report(study.db, { grader: 'first', dimension: 'harm', filter: 'half:one', at: null }, null, null)
    .residuals['scenario'];
  const half = frame.filter((item) => item.half === 'one');
  expect(halves?.[0]).toMatchObject({
    estimate: expect.closeTo(meanOf(half), 10),
    method: expect.stringContaining('weighted'),
  });
  // all transcripts of a stratum have the same weight, so this is the ordinary t interval
  const small = found.residuals['model']?.find(({ group }) => group === 'small');
  const plain = measured(drawn.filter(({ group }) => group === 'small')).bias;
  expect([small?.estimate, small?.low, small?.high]).toEqual(
    [plain.estimate, plain.low, plain.high].map((end) => expect.closeTo(end ?? 0, 10)),
  );
});

test('two graders are compared on the frame, and the transcripts on which they differ are counted', () => {
  const events = (items: readonly Item[], of: (item: Item) => number): number[] =>
    items.map((item) => (of(item) >= 3 ? 1 : 0));
  const of = (items: readonly Item[]) =>
    compareGraders(
      {
        gold: events(items, ({ gold }) => gold),
        a: { scores: items.map(({ grader }) => grader), threshold: 3 },
        b: { scores: items.map(({ second }) => second), threshold: 3 },
      },
      { level: 0.95 },
    );
  const [truth, counted, versus] = [of(frame), of(drawn), found.versus];
  for (const name of ['accuracy', 'f1', 'mcc', 'kappa', 'auc'] as const) {
    expect(versus?.[name].estimate).toBeCloseTo(value(truth[name]), 10);
    expect(versus?.[name].method).toContain('weighted');
  }
  expect(versus?.accuracy).toMatchObject({ b: counted.accuracy.b, c: counted.accuracy.c, midp: null, exact_p: null });
  expect(versus?.accuracy.p).toBeGreaterThan(0);
});

test('the matrix and the rates equal those of the frame', () => {
  const decided = {
    gold: frame.map(({ gold }) => (gold >= 3 ? 1 : 0)),
    verdicts: frame.map(({ grader }) => (grader >= 3 ? 1 : 0)),
  };
  const truth = confusionOf(decided);
  expect(found.weighted).toEqual({ tp: truth.tp, fp: truth.fp, fn: truth.fn, tn: truth.tn });
  expect(found.rates.sensitivity.estimate).toBeCloseTo(truth.tp / (truth.tp + truth.fn), 10);
  expect(found.calibration_slope).toMatchObject({
    estimate: null,
    notes: ['it is calculated only for gold without weights'],
  });
});

test('with clusters, a note says that intervals of weighted bins of the reliability curve ignore clusters', () => {
  const notes = (clusters: { facet: string } | null): string =>
    report(
      study.db,
      { grader: 'first', dimension: 'harm', filter: '', at: null, clusters },
      null,
      null,
    ).ece.notes.join();
  expect(notes({ facet: 'half' })).toContain(
    'the interval of each bin treats transcripts as independent, even within clusters',
  );
  expect(notes(null)).not.toContain('even within clusters');
});
