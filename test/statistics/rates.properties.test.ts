// Properties of every rate: its interval contains it, order and scale do not matter, and simple cases agree.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../contract/estimate.ts';
import { mean, sum } from '../../statistics/lists.ts';
import { aipwMean } from '../../statistics/rates/aipw.ts';
import { correctedDifference } from '../../statistics/rates/corrected-difference.ts';
import { correctedRate } from '../../statistics/rates/corrected.ts';
import { rateDifference } from '../../statistics/rates/difference.ts';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import { mover } from '../../statistics/rates/mover.ts';
import { momentsOf, ppiMean } from '../../statistics/rates/ppi.ts';
import { clopperPearson, jeffreys, proportion, wilson } from '../../statistics/rates/proportion.ts';
import { roganGladen } from '../../statistics/rates/rogan-gladen.ts';
import type { Graded } from '../../statistics/rates/sample.ts';
import { weightedMean } from '../../statistics/rates/weighted-mean.ts';
import { binomial, draws } from '../../statistics/random.ts';

const SLACK = 1e-9;
const close = (a: number | null, b: number | null): void =>
  expect(Math.abs((a ?? Number.NaN) - (b ?? Number.NaN))).toBeLessThan(SLACK);

const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99);
const count = fc.nat({ max: 200 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.nat({ max: n }) }));
const someCount = count.filter(({ n }) => n > 0);
const bit = fc.constantFrom<0 | 1>(0, 1);
const chance = fc.double({ min: 0.01, max: 1, noNaN: true });
const weighted = fc.array(fc.record({ y: bit, chance }), { minLength: 1, maxLength: 40 });

/** A transcript of any sample: with or without a verdict or gold, drawn or not. */
const graded = (binary: boolean): fc.Arbitrary<Graded[]> =>
  fc.array(
    fc
      .record({
        grader: fc.option(binary ? bit : fc.double({ min: 0, max: 1, noNaN: true })),
        gold: fc.option(bit),
        probability: fc.option(fc.oneof(fc.constantFrom(0, 0.1, 0.1, 1), chance)),
        response: fc.constantFrom(0.25, 1, 1),
        drawn: fc.boolean(),
      })
      // the probability includes the response
      .map((one) => ({ ...one, probability: one.probability === null ? null : one.probability * one.response })),
    { maxLength: 40 },
  );
const items = fc.oneof(graded(true), graded(false));
const errors = fc.option(
  fc.record({
    sensitivity: fc.double({ min: 0, max: 1, noNaN: true }),
    specificity: fc.double({ min: 0, max: 1, noNaN: true }),
    n_gold_positive: fc.nat({ max: 50 }),
    n_gold_negative: fc.nat({ max: 50 }),
  }),
);

/**
 * Checks an estimate: finite numbers or null, an interval around the estimate, and a note if the estimate or the whole
 * interval is missing.
 */
function sound({ estimate, low, high, notes }: Estimate): void {
  for (const value of [estimate, low, high]) expect(value === null || Number.isFinite(value)).toBe(true);
  if (estimate === null) {
    expect([low, high]).toEqual([null, null]);
    expect(notes.length).toBeGreaterThan(0);
    return;
  }
  if (low !== null) expect(low).toBeLessThanOrEqual(estimate + SLACK);
  if (high !== null) expect(high).toBeGreaterThanOrEqual(estimate - SLACK);
  if (low === null && high === null) expect(notes.length).toBeGreaterThan(0);
}

describe('one proportion', () => {
  test('is in all its intervals, which are within [0, 1]', () => {
    fc.assert(
      fc.property(someCount, level, ({ x, n }, level) => {
        for (const [low, high] of [wilson(x, n, level), clopperPearson(x, n, level), jeffreys(x, n, level)]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          sound({ estimate: x / n, low, high, level, n, method: '', notes: [] });
        }
      }),
    );
  });

  test('has the mirrored interval of its complement', () => {
    fc.assert(
      fc.property(someCount, level, ({ x, n }, level) => {
        const [here, there] = [wilson(x, n, level), wilson(n - x, n, level)];
        close(here[0], 1 - there[1]);
        close(here[1], 1 - there[0]);
      }),
    );
  });
});

test('a difference in the other order has the opposite sign', () => {
  fc.assert(
    fc.property(someCount, someCount, level, (first, second, level) => {
      const [there, back] = [
        rateDifference({ first, second, level }),
        rateDifference({ first: second, second: first, level }),
      ];
      sound(there);
      close(there.estimate, -(back.estimate ?? Number.NaN));
      close(there.low, -(back.high ?? Number.NaN));
    }),
  );
});

test('MOVER of one estimate gives the interval of that estimate', () => {
  fc.assert(
    fc.property(someCount, level, ({ x, n }, level) => {
      const [low, high] = wilson(x, n, level);
      const [l, h] = mover([{ weight: 1, estimate: x / n, low, high }]);
      close(l, low);
      close(h, high);
    }),
  );
});

describe('stratified by verdict', () => {
  const verdict = count.chain(({ x, n }) =>
    fc.record({ N: fc.integer({ min: n, max: 400 }), n_gold: fc.constant(n), gold_positive: fc.constant(x) }),
  );

  test('contains its estimate', () => {
    fc.assert(
      fc.property(verdict, verdict, level, (flagged, unflagged, level) => {
        sound(graderStratified({ flagged, unflagged, level }));
      }),
    );
  });

  test('with only one verdict equals the proportion with its Wilson interval', () => {
    fc.assert(
      fc.property(someCount, level, ({ x, n }, level) => {
        const none = { N: 0, n_gold: 0, gold_positive: 0 };
        const { estimate, low, high } = graderStratified({
          flagged: none,
          unflagged: { N: 300, n_gold: n, gold_positive: x },
          level,
        });
        const simple = proportion({ x, n, level });
        close(estimate, simple.estimate);
        close(low, simple.low);
        close(high, simple.high);
      }),
    );
  });
});

describe('weighted mean', () => {
  const of = (rows: readonly { y: number; chance: number }[]): ReturnType<typeof weightedMean> =>
    weightedMean({ y: rows.map(({ y }) => y), inclusion_prob: rows.map(({ chance }) => chance), N: null, level: 0.95 });

  test('is in its interval, and does not depend on order', () => {
    fc.assert(
      fc.property(weighted, (rows) => {
        const there = of(rows);
        sound(there);
        const back = of(rows.toReversed());
        close(there.hajek_mean, back.hajek_mean);
        close(there.hajek_se, back.hajek_se);
      }),
    );
  });

  test('and its effective size do not depend on the scale of the weights', () => {
    fc.assert(
      fc.property(weighted, fc.double({ min: 0.1, max: 1, noNaN: true }), (rows, scale) => {
        const [here, there] = [of(rows), of(rows.map(({ y, chance }) => ({ y, chance: chance * scale })))];
        close(here.hajek_mean, there.hajek_mean);
        close(here.kish_effective_n, there.kish_effective_n);
      }),
    );
  });

  test('with equal probabilities is the mean, and its effective size is the number of labels', () => {
    fc.assert(
      fc.property(fc.array(bit, { minLength: 1, maxLength: 40 }), chance, (y, chance) => {
        const { hajek_mean, kish_effective_n } = of(y.map((each) => ({ y: each, chance })));
        close(hajek_mean, mean(y));
        close(kish_effective_n, y.length);
      }),
    );
  });
});

describe('with a grader', () => {
  const pairs = fc.array(fc.tuple(bit, bit), { minLength: 2, maxLength: 40 });

  test('PPI with lambda 0 is the mean of gold, and tuned lambda is within [0, 1]', () => {
    fc.assert(
      fc.property(pairs, fc.array(bit, { minLength: 1, maxLength: 40 }), (labels, rest) => {
        const gold = labels.map(([y]) => y);
        const given = { gold, graderOnGold: labels.map(([, f]) => f), unlabelled: momentsOf(rest) };
        const plain = ppiMean({ ...given, lambda: 0 }, 0.95);
        close(plain.estimate, mean(gold));
        const tuned = ppiMean({ ...given, lambda: 'tuned' }, 0.95);
        sound(tuned);
        expect(tuned.lambda).toBeGreaterThanOrEqual(0);
        expect(tuned.lambda).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('AIPW of a census is the mean of gold for any scores', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0, max: 1, noNaN: true }), (labels, lambda) => {
        const units = labels.map(([gold, grader]) => ({ gold, grader, probability: 1 }));
        close(aipwMean(units, lambda, 0.95).estimate, mean(labels.map(([gold]) => gold)));
      }),
    );
  });

  test('Rogan-Gladen of a perfect grader is the flagged share, and every rate is within [0, 1]', () => {
    fc.assert(
      fc.property(someCount, errors, ({ x, n }, errors) => {
        const perfect = { sensitivity: 1, specificity: 1, n_gold_positive: 20, n_gold_negative: 20 };
        close(roganGladen({ ...perfect, apparent_rate: x / n, n }, 0.95).estimate, x / n);
        if (errors === null) return;
        const { estimate, low, high, ...rest } = roganGladen({ ...errors, apparent_rate: x / n, n }, 0.95);
        for (const value of [estimate, low, high]) expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        if (rest.inconsistent === true) expect([low, high]).toEqual([null, null]);
      }),
    );
  });
});

describe('corrected rates', () => {
  test('are sound and within [0, 1] for every sample, and do not depend on its order', () => {
    fc.assert(
      fc.property(items, errors, (items, errors) => {
        const there = correctedRate({ items, errors, level: 0.95 });
        const back = correctedRate({ items: items.toReversed(), errors, level: 0.95 });
        for (const side of ['raw', 'gold', 'corrected'] as const) {
          if (there.elsewhere === null || side !== 'corrected') sound(there[side]);
          const { estimate, low, high } = there[side];
          for (const value of [estimate, low, high])
            expect(value === null || (value >= -SLACK && value <= 1 + SLACK)).toBe(true);
          if (estimate !== null) close(estimate, back[side].estimate);
        }
        expect(back.headline).toBe(there.headline);
        if (there.headline !== null) expect(there[there.headline].estimate).not.toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  test('are between the rates with none and with all of the missing as events', () => {
    fc.assert(
      fc.property(items, (items) => {
        const { gold, corrected } = correctedRate({ items, errors: null, level: 0.95 });
        for (const { estimate, notes } of [gold, corrected]) {
          const found = notes
            .map((note) => /rate is ([\d.]+) % if none of the missing are events, ([\d.]+) % if all are/.exec(note))
            .find((one) => one !== null);
          if (found === undefined || estimate === null) continue;
          expect(Number(found[1])).toBeLessThanOrEqual(Number((100 * estimate).toFixed(1)));
          expect(Number(found[2])).toBeGreaterThanOrEqual(Number((100 * estimate).toFixed(1)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('have sound differences', () => {
    fc.assert(
      fc.property(items, items, errors, (first, second, errors) => {
        const [one, two] = [first, second].map((items) => correctedRate({ items, errors, level: 0.95 }));
        if (one === undefined || two === undefined) return;
        const { raw, gold } = correctedDifference(one, two);
        sound(raw);
        sound(gold);
      }),
    );
  });
});

test('binomial draws have the mean and variance of the distribution', () => {
  const random = draws(3);
  for (const [n, p] of [
    [40, 0.1],
    [1000, 0.003],
    [200, 0.9],
  ] as const) {
    const drawn = Array.from({ length: 4000 }, () => binomial(random, n, p));
    const { mean, variance } = momentsOf(drawn);
    expect(drawn.every((each) => each >= 0 && each <= n)).toBe(true);
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt((n * p * (1 - p)) / 4000));
    expect(variance / (n * p * (1 - p))).toBeGreaterThan(0.9);
    expect(variance / (n * p * (1 - p))).toBeLessThan(1.1);
  }
  expect(sum([binomial(random, 10, 0), binomial(random, 10, 1)])).toBe(10);
});
