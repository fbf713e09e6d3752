// The planner for rare events, for which the design matters more than the number of labels.
import { expect, test } from 'vitest';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import { roganGladen } from '../../statistics/rates/rogan-gladen.ts';
import { planRate } from '../../statistics/sampling/plan-rate.ts';

const LEVEL = 0.95;
const RARE = { population: 1000, flagged: 30, rate_in_flagged: 0.4, rate_in_unflagged: 0, level: LEVEL };

// the ends come from the product's intervals; cruder ones give 3.3 % and 2.6 %
test('with 30 of 1,000 flagged, error rates give 0 to 3.6 %, and gold on all flagged and 200 others gives 0.6 to 3.2 %', () => {
  const errors = { sensitivity: 18 / 20, n_gold_positive: 20, specificity: 196 / 200, n_gold_negative: 200 };
  const corrected = roganGladen({ apparent_rate: 0.03, n: 1000, ...errors }, LEVEL);
  expect(corrected.low).toBe(0);
  expect(corrected.high).toBeCloseTo(0.0363, 4);
  const stratified = graderStratified({
    flagged: { N: 30, n_gold: 30, gold_positive: 12 },
    unflagged: { N: 970, n_gold: 200, gold_positive: 0 },
    level: LEVEL,
  });
  expect(stratified.estimate).toBeCloseTo(0.012, 12);
  expect(stratified.low).toBeCloseTo(0.0057, 4);
  expect(stratified.high).toBeCloseTo(0.0315, 4);
});

test('labelling all flagged transcripts needs fewer labels for the same interval, and the arithmetic is printed', () => {
  const { expected, simple, all_flagged: all, recommended } = planRate({ ...RARE, half_width: 0.01291 });
  expect(expected).toBeCloseTo(0.012, 12);
  expect(all).toMatchObject({ n: 230, flagged: 30, unflagged: 200 });
  expect(simple.n).toBeGreaterThan(230);
  expect(recommended).toBe('all_flagged');
  expect(all.arithmetic).toBe(
    '3.0 % x 40.0 % + 97.0 % x 0.0 % = 1.20 %; with gold on 30 of 30 flagged and 200 of 970 others: 0.6 % to 3.1 %',
  );
});

test('simple random labelling is recommended if many transcripts are flagged and most flags are right', () => {
  const wanted = {
    population: 50_000,
    flagged: 3000,
    rate_in_flagged: 0.6,
    rate_in_unflagged: 0.005,
    half_width: 0.01,
    level: LEVEL,
  };
  const { simple, all_flagged: all, recommended } = planRate(wanted);
  expect(recommended).toBe('simple');
  expect(simple.n).toBeLessThan(all.n ?? 0);
});

test('a recommended design was simulated, and is not worse than simple random labelling of as many', () => {
  const worlds = [5000, 800].flatMap((population) =>
    [0.02, 0.1, 0.3].flatMap((flags) =>
      [0.2, 0.9].flatMap((rate_in_flagged) =>
        [0.001, 0.05].map((rate_in_unflagged) => ({
          population,
          flagged: flags * population,
          rate_in_flagged,
          rate_in_unflagged,
        })),
      ),
    ),
  );
  const plans = worlds.map((world) => planRate({ ...world, half_width: 0.02, level: LEVEL }));
  const flagged = plans.filter(({ recommended }) => recommended === 'all_flagged');
  expect(flagged.length).toBeGreaterThanOrEqual(5);
  for (const { simulated } of flagged) {
    expect(simulated?.all_flagged.half_width).toBeLessThanOrEqual(simulated?.simple.half_width ?? 0);
    expect(simulated?.all_flagged.coverage).toBeGreaterThanOrEqual(0.92);
  }
  // all flagged transcripts are labelled, and some of the others
  const { all_flagged: all } = planRate({ ...RARE, flagged: 300, rate_in_unflagged: 0.01, half_width: 0.06 });
  expect([all.flagged, (all.unflagged ?? 0) >= 10]).toEqual([300, true]);
});

test('a half-width that labelling everything does not reach is reported', () => {
  const { simple, recommended } = planRate({ ...RARE, half_width: 0.001 });
  expect(recommended).toBeNull();
  expect(simple).toMatchObject({ n: null, low: null, high: null });
  expect(simple.arithmetic).toBe('even gold on all 1,000 would leave a half-width of 0.70 %');
});

test('without flags both designs are the same', () => {
  const { simple, all_flagged: all } = planRate({ ...RARE, flagged: 0, half_width: 0.02 });
  expect(all).toEqual(simple);
});
