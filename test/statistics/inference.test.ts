// The target of intervals, and transcripts in clusters.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../statistics/catalogue.ts';
import { compareGraders } from '../../statistics/calibration/compare.ts';
import { heldOut } from '../../statistics/calibration/held-out.ts';
import { metricsOf } from '../../statistics/calibration/weighted.ts';
import { youdenThreshold } from '../../statistics/calibration/thresholds.ts';
import { clusterProportion } from '../../statistics/rates/cluster-proportion.ts';
import { correctedDifference } from '../../statistics/rates/corrected-difference.ts';
import { correctedRate, type CorrectedRate } from '../../statistics/rates/corrected.ts';
import { correlation, designEffect } from '../../statistics/rates/design-effect.ts';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import { leavingOut, type Counted } from '../../statistics/rates/left-out.ts';
import { wilson } from '../../statistics/rates/proportion.ts';
import type { Graded } from '../../statistics/rates/sample.ts';
import { planRate } from '../../statistics/sampling/plan-rate.ts';
import { draws } from '../../statistics/random.ts';
import type { Target } from '../../contract/inference.ts';

const LEVEL = 0.95;
const many = (count: number, kind: Partial<Graded>): Graded[] =>
  Array.from({ length: count }, () => ({ grader: 0, gold: null, probability: null, drawn: false, ...kind }));
const rateOf = (items: readonly Graded[], target: Target = 'model'): CorrectedRate =>
  correctedRate({ items, errors: null, level: LEVEL, target });

/** Every transcript has gold, and every verdict is right. */
const CENSUS = [
  ...many(100, { grader: 1, gold: 1, probability: 1, drawn: true }),
  ...many(100, { gold: 0, probability: 1, drawn: true }),
];

describe('the target', () => {
  const verdicts = {
    flagged: { N: 100, n_gold: 100, gold_positive: 100 },
    unflagged: { N: 100, n_gold: 100, gold_positive: 0 },
  };

  test('model gives a census an interval, and transcripts an interval without width', () => {
    const stat = catalogue.find(({ name }) => name === 'grader_stratified_rate');
    const model = graderStratified({ ...verdicts, level: LEVEL });
    expect([model.low?.toFixed(3), model.high?.toFixed(3)]).toEqual(['0.428', '0.572']);
    expect(stat?.run({ ...verdicts, target: 'model' })).toMatchObject({
      low: model.low,
      mover95: [model.low, model.high],
      target: 'model',
    });
    expect(stat?.run({ ...verdicts, target: 'transcripts' })).toMatchObject({
      low: 0.5,
      high: 0.5,
      mover95: [0.5, 0.5],
      target: 'transcripts',
    });
    for (const rate of ['raw', 'gold', 'corrected'] as const) {
      const { low, high, notes } = rateOf(CENSUS, 'transcripts')[rate];
      expect([low, high]).toEqual([0.5, 0.5]);
      expect(notes.some((note) => note.includes('a census'))).toBe(true);
      expect(rateOf(CENSUS)[rate].low).toBeLessThan(0.45);
    }
  });

  test('transcripts shortens the interval of a partly drawn stratum by its undrawn share', () => {
    const half = {
      flagged: { N: 0, n_gold: 0, gold_positive: 0 },
      unflagged: { N: 200, n_gold: 100, gold_positive: 10 },
    };
    const { low, high } = graderStratified({ ...half, level: LEVEL, basis: { target: 'transcripts', inflation: 1 } });
    const [expectedLow, expectedHigh] = wilson(20, 200, LEVEL);
    expect([low, high].map((end) => end?.toFixed(12))).toEqual(
      [expectedLow, expectedHigh].map((end) => end.toFixed(12)),
    );
  });

  test('transcripts gives an interval that contains the true rate if the unflagged gold has a single event', () => {
    // 5 of the 4,730 unflagged are events, and 1 of the 100 labelled
    const flagged = { N: 270, n_gold: 270, gold_positive: 20 };
    const { low } = graderStratified({
      flagged,
      unflagged: { N: 4730, n_gold: 100, gold_positive: 1 },
      level: LEVEL,
      basis: { target: 'transcripts', inflation: 1 },
    });
    expect(low).toBeLessThan(25 / 5000);
  });

  test('transcripts never gives a wider interval than the target model, for any random draw', () => {
    const kinds = fc.array(
      fc.record({
        grader: fc.constantFrom(0, 1),
        gold: fc.constantFrom<0 | 1>(0, 1),
        probability: fc.constant(0.5),
        drawn: fc.boolean(),
      }),
      { minLength: 2, maxLength: 60 },
    );
    fc.assert(
      fc.property(kinds, (items) => {
        const [model, these] = [rateOf(items), rateOf(items, 'transcripts')];
        for (const rate of ['raw', 'gold', 'corrected'] as const) {
          const [wide, narrow] = [model[rate], these[rate]];
          expect(narrow.estimate).toBe(wide.estimate);
          if (wide.low === null || narrow.low === null || wide.high === null || narrow.high === null) continue;
          expect(narrow.high - narrow.low).toBeLessThanOrEqual(wide.high - wide.low + 1e-9);
        }
      }),
    );
  });

  test('applies to differences, to the effect of leaving out, and to the planner', () => {
    const other = CENSUS.map((item): Graded => ({ ...item, gold: 0 }));
    const { corrected } = correctedDifference(rateOf(CENSUS, 'transcripts'), rateOf(other, 'transcripts'));
    expect([corrected.estimate, corrected.low, corrected.high]).toEqual([0.5, 0.5, 0.5]);
    const counted = [false, true, true, false].map((isEvent, unit): Counted => ({
      event: isEvent ? 1 : 0,
      weight: 1,
      chance: 1,
      out: unit === 1,
    }));
    const { estimate, low, high } = leavingOut(counted, LEVEL, 'transcripts');
    expect([low, high]).toEqual([estimate, estimate]);
    const wanted = {
      population: 1000,
      flagged: 30,
      rate_in_flagged: 0.4,
      rate_in_unflagged: 0,
      level: LEVEL,
      half_width: 0.001,
    };
    expect(planRate(wanted).recommended).toBeNull();
    expect(planRate({ ...wanted, target: 'transcripts' }).all_flagged.n).toBeLessThanOrEqual(1000);
  });
});

/** Tasks with several runs each; hard tasks have more events than easy ones. */
function tasks(seed: number, count: number, each: number): { y: number[]; cluster: string[] } {
  const random = draws(seed);
  const hard = Array.from({ length: count }, () => random.uniform() < 0.3);
  const all = hard.flatMap((isHard, task) => Array.from({ length: each }, () => ({ isHard, task })));
  return {
    y: all.map(({ isHard }) => (random.uniform() < (isHard ? 0.8 : 0.1) ? 1 : 0)),
    cluster: all.map(({ task }) => `task ${task}`),
  };
}

describe('clusters', () => {
  const { y, cluster } = tasks(3, 40, 10);
  const items = (events: readonly number[]): Graded[] =>
    events.map((event, unit) => ({
      grader: event,
      gold: event === 1 ? 1 : 0,
      probability: 1,
      drawn: true,
      cluster: cluster[unit] ?? '',
    }));

  test('of one transcript each change nothing', () => {
    const plain = clusterProportion({ events: y, clusters: y.map((_, unit) => unit), level: LEVEL });
    expect(plain.design_effect).toBe(1);
    expect([plain.low, plain.high]).toEqual(
      wilson(
        y.reduce((sum, one) => sum + one, 0),
        y.length,
        LEVEL,
      ),
    );
  });

  test('of identical transcripts count as one transcript each', () => {
    const once = y.filter((_, unit) => unit % 10 === 0);
    const copies = once.flatMap((event) => Array.from({ length: 10 }, () => event));
    const found = clusterProportion({ events: copies, clusters: cluster, level: LEVEL });
    expect(found.design_effect).toBeGreaterThan(9.9);
    expect(found.n_effective).toBeLessThan(41);
    const none = clusterProportion({ events: copies.map(() => 0), clusters: cluster, level: LEVEL });
    expect([none.estimate, none.low, none.high]).toEqual([0, ...wilson(0, 40, LEVEL)]);
  });

  test('widen every rate for the model, with a note, and no rate for these transcripts', () => {
    const [alone, together, these] = [
      rateOf(items(y).map(({ grader, gold, probability, drawn }) => ({ grader, gold, probability, drawn }))),
      rateOf(items(y)),
      rateOf(items(y), 'transcripts'),
    ];
    for (const rate of ['raw', 'gold', 'corrected'] as const) {
      const width = ({ low, high }: CorrectedRate['raw']): number => (high ?? 0) - (low ?? 0);
      expect(width(together[rate])).toBeGreaterThan(1.3 * width(alone[rate]));
      expect(together[rate].notes.some((note) => note.startsWith('400 transcripts of 40 clusters'))).toBe(true);
      expect(width(these[rate])).toBe(0);
    }
  });

  test('widen the interval if the only event is in one of a few large clusters', () => {
    const clusters = Array.from({ length: 400 }, (_, unit) => unit % 20);
    const events = clusters.map((_, unit) => (unit === 0 ? 1 : 0));
    const { design_effect: effect, high } = clusterProportion({ events, clusters, level: LEVEL });
    // a fifth of the effect of copies: (1 x 1 + 0.25 x 20) / 1.25, because one cluster decides it
    expect(effect).toBeCloseTo((1 + 0.25 * 20) / 1.25, 0);
    // with a rate of 2 % and an ICC of 0.3, one of ten simulated samples had so few events
    expect(high).toBeGreaterThan(0.02);
  });

  test('give no interval if there is only one', () => {
    const { raw } = rateOf(items(y).map((item) => ({ ...item, cluster: 'the same' })));
    expect([raw.low, raw.high]).toEqual([null, null]);
    expect(raw.notes).toContain(
      'all these transcripts are of one cluster, so the variation between clusters is unknown: there is no interval',
    );
  });

  test('that two models share make their difference a paired one', () => {
    const random = draws(8);
    const milder = y.map((event) => (event === 1 && random.uniform() < 0.2 ? 0 : event));
    const [first, second] = [rateOf(items(y)), rateOf(items(milder))];
    const paired = correctedDifference(first, second).gold;
    const apart = correctedDifference(
      first,
      rateOf(items(milder).map((item) => ({ ...item, cluster: `other ${item.cluster}` }))),
    ).gold;
    expect(paired.estimate).toBe(apart.estimate);
    expect((paired.high ?? 0) - (paired.low ?? 0)).toBeLessThan(0.7 * ((apart.high ?? 0) - (apart.low ?? 0)));
    expect(paired.notes).toContain('both rest on 40 of the same clusters, so they are compared in pairs');
    expect(apart.method).not.toContain('pairs');
  });

  test('that two models share leave the longer side of the difference at least as long as in a t interval', () => {
    // eight of ten tasks always have the event under one model, and in half of the runs under the other
    const of = (share: number): Graded[] =>
      items(y).map((item, unit): Graded => {
        const task = Math.floor(unit / 10);
        const isEvent = task % 5 < 4 && unit % 10 < 10 * share;
        return { ...item, grader: isEvent ? 1 : 0, gold: isEvent ? 1 : 0 };
      });
    const { low } = correctedDifference(rateOf(of(1)), rateOf(of(0.5))).gold;
    // t with 39 df on the differences of 40 tasks: 32 are .5 and 8 are 0, so the mean is .4 and the standard error .2 /
    // sqrt(39)
    expect(low).toBeLessThanOrEqual(0.4 - 2.0227 * (0.2 / Math.sqrt(39)) + 1e-3);
  });

  test('have a correlation of 1 if they are the same, and of 0 if they do not overlap', () => {
    const [one, other] = [
      new Map([
        ['a', 1],
        ['b', -1],
      ]),
      new Map([
        ['c', 1],
        ['d', -1],
      ]),
    ];
    expect([correlation(one, one), correlation(one, other)]).toEqual([1, 0]);
    expect(designEffect([{ cluster: 'a', value: 1, counts: true }], LEVEL)).toBeNull();
  });

  test('widen the figures of a grader, and gold is split by whole clusters', () => {
    const random = draws(4);
    const scores = y.map((event) => event * 0.4 + random.uniform());
    const verdicts = scores.map((score) => (score > 0.7 ? 1 : 0));
    const [plain, clustered] = [
      metricsOf({ gold: y, verdicts }, { level: LEVEL }),
      metricsOf({ gold: y, verdicts, clusters: cluster }, { level: LEVEL }),
    ];
    expect(clustered.prevalence.estimate).toBe(plain.prevalence.estimate);
    expect((clustered.prevalence.high ?? 0) - (clustered.prevalence.low ?? 0)).toBeGreaterThan(
      1.3 * ((plain.prevalence.high ?? 0) - (plain.prevalence.low ?? 0)),
    );
    expect(clustered.f1.method).toContain('over 40 clusters');
    const seen: string[][] = [];
    heldOut({ scores, gold: y, clusters: cluster }, (half) => (seen.push([]), youdenThreshold(half)), LEVEL);
    const { accuracy } = compareGraders(
      { gold: y, a: { scores, threshold: 0.7 }, b: { scores, threshold: 0.5 }, clusters: cluster },
      { level: LEVEL },
    );
    const independent = compareGraders(
      { gold: y, a: { scores, threshold: 0.7 }, b: { scores, threshold: 0.5 } },
      { level: LEVEL },
    );
    expect(accuracy.estimate).toBe(independent.accuracy.estimate);
    expect(accuracy.method).toContain('t interval over clusters');
    expect(seen).toHaveLength(1);
  });
});
