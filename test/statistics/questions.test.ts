// The statistics for researchers' questions: reference values, unknown keys, and the size of large plans.
import { expect, test } from 'vitest';
import { questions } from '../../statistics/questions/index.ts';
import { latentClassRate, type RatedUnit } from '../../statistics/questions/latent-class-rate.ts';
import {
  levelPrevalences,
  type GraderLevel,
  type LevelPrevalences,
  type Target,
} from '../../statistics/questions/level-prevalence.ts';
import { REASONS } from '../../statistics/reasons.ts';
import { upperBound, wilson } from '../../statistics/rates/proportion.ts';
import { sizeBelow } from '../../statistics/questions/size-below.ts';
import { draws } from '../../statistics/random.ts';
import { casesOf, checkFamily } from './fixtures.ts';

checkFamily(
  'new-questions',
  casesOf('new-questions').map(({ stat }) => stat),
);

test.each(questions)('$name refuses an unknown key, and names it', ({ name, run }) => {
  const [known] = casesOf('new-questions').filter(({ stat }) => stat === name);
  expect(known, `${name} has a case`).toBeDefined();
  expect(() => run({ ...known?.input, confidance: 0.9 })).toThrow(/confidance/);
});

test('the sample size for a bound close to the expected rate is found directly, not event by event', () => {
  const { n, expected_events: events, power } = sizeBelow({ below: 0.01, expected: 0.009, level: 0.95, power: 0.8 });
  expect(n).toBe(58_480);
  expect(events).toBeCloseTo(526.32, 6);
  expect(power).toBeGreaterThanOrEqual(0.8);
});

/**
 * Three raters' answers to 1,500 transcripts, 300 of them flagged; events are 30 % of the flagged and 0.5 % of the
 * others. Each rater has sensitivity 0.8 and specificity 0.98, as in the audit.
 */
function answered(seed: number): RatedUnit[] {
  const random = draws(seed);
  return Array.from({ length: 1500 }, (_, at): RatedUnit => {
    const flagged = at < 300;
    const truth = random.uniform() < (flagged ? 0.3 : 0.005);
    const votes = [0, 1, 2].map((): 0 | 1 => (random.uniform() < (truth ? 0.8 : 0.02) ? 1 : 0));
    return { population: flagged ? 0 : 1, votes, weight: 1 };
  });
}

test('the latent class rate is near the truth, although the rates of single raters are far off', () => {
  const populations = [
    { population: 'flagged', share: 0.05 },
    { population: 'unflagged', share: 0.95 },
  ];
  const truth = 0.05 * 0.3 + 0.95 * 0.005;
  const rates = [1, 2, 3, 4, 5].map((seed) =>
    latentClassRate({ units: answered(seed), raters: ['a', 'b', 'c'], populations, level: 0.95, replicates: 200 }),
  );
  const mean = rates.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0) / rates.length;
  expect(mean).toBeGreaterThan(0.8 * truth);
  expect(mean).toBeLessThan(1.2 * truth);
  // a single rater gives about 0.8 x 2 % + 0.02 x 98 %, nearly twice the truth
  expect(
    rates.filter(({ low, high }) => low !== null && high !== null && low <= truth && truth <= high).length,
  ).toBeGreaterThanOrEqual(4);
  expect(rates[0]?.notes.join()).toContain('err independently');
});

/** Three raters who agree on 100 events among the flagged and 100 non-events among the others. */
const AGREED = {
  units: Array.from({ length: 200 }, (_, at): RatedUnit => {
    const vote = at < 100 ? 1 : 0;
    return { population: 1 - vote, votes: [vote, vote, vote], weight: 1 };
  }),
  raters: ['a', 'b', 'c'],
  populations: [
    { population: 'flagged', share: 0.5 },
    { population: 'unflagged', share: 0.5 },
  ],
  level: 0.95,
  replicates: 100,
};

test.each([
  // each end of the interval has the one-sided bound of one half, of 100 transcripts
  ['known shares', undefined, 0.5 * upperBound(0, 100, 0.95)],
  // and the shares have a standard error of 0.5 / sqrt(200)
  [
    'shares of 200 transcripts',
    200,
    Math.hypot(0.5 * upperBound(0, 100, 0.95), (1.959963984540054 * 0.5) / 200 ** 0.5),
  ],
])('the latent class rate of raters who always agree varies with %s', (_, N, half) => {
  const { estimate, low, high } = latentClassRate({ ...AGREED, N });
  expect(estimate).toBeCloseTo(0.5, 9);
  expect(low).toBeCloseTo(0.5 - half, 4);
  expect(high).toBeCloseTo(0.5 + half, 4);
});

const SCALE = [1, 2, 3, 4, 5];
const meanOf = (strata: readonly GraderLevel[], target: Target): LevelPrevalences['mean'] =>
  levelPrevalences({ strata, scale: SCALE, target, level: 0.95 }).mean;

test.each(['model', 'transcripts'] as const)(
  'a few equal labels leave the mean level uncertain, for the %s',
  (target) => {
    // each of 3 labels is level 3, so all cumulative shares have Wilson's interval of 3 of 3, or of 0 of 3
    const size = target === 'model' ? 3 : 3 / (1 - 3 / 1000);
    const half = 2 * wilson(0, size, 0.95)[1];
    const { estimate, low, high } = meanOf([{ N: 1000, gold: [0, 0, 3, 0, 0] }], target);
    expect(estimate).toBe(3);
    expect(low).toBeCloseTo(3 - half, 9);
    expect(high).toBeCloseTo(3 + half, 9);
  },
);

test('the mean of two levels has the interval of the share of the upper one', () => {
  const given = {
    strata: [
      { N: 970, gold: [198, 2] },
      { N: 30, gold: [18, 12] },
    ],
    scale: [0, 1],
    level: 0.95,
  } as const;
  for (const target of ['model', 'transcripts'] as const) {
    const { levels, mean } = levelPrevalences({ ...given, target });
    expect([mean.low, mean.high]).toEqual([
      expect.closeTo(levels[1]?.low ?? 0, 12),
      expect.closeTo(levels[1]?.high ?? 0, 12),
    ]);
  }
});

test('many labels give the mean level nearly the interval of normal theory', () => {
  const { estimate, low, high } = meanOf([{ N: 100_000, gold: [1000, 2000, 3000, 2000, 2000] }], 'model');
  const half = (1.959963984540054 * Math.sqrt(1.56)) / 100;
  expect(estimate).toBeCloseTo(3.2, 12);
  expect((high ?? 0) - (low ?? 0)).toBeCloseTo(2 * half, 4);
});

test('all transcripts labelled are a census of these transcripts', () => {
  const strata = [
    { N: 5, gold: [5, 0, 0, 0, 0] },
    { N: 5, gold: [0, 0, 0, 5, 0] },
  ];
  expect(meanOf(strata, 'transcripts')).toMatchObject({ estimate: 2.5, low: 2.5, high: 2.5, notes: [REASONS.census] });
});
