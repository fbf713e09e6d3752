// Intervals of one proportion: Wilson by default, Clopper-Pearson for guarantees, Jeffreys, one-sided bounds and the
// rule of three.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { betaAt, zAt } from '../distributions.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { REASONS } from '../reasons.ts';

/** The ends of an interval: low, high. */
export type Interval = [number, number];

/**
 * Wilson's score interval for `x` of `n`, with ends exactly 0 and 1 at x = 0 and x = n. `n` may be an effective size.
 * Wilson 1927.
 */
export function wilson(x: number, n: number, level: number): Interval {
  const z2 = zAt(level) ** 2;
  const p = x / n;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (zAt(level) / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [x === 0 ? 0 : centre - half, x === n ? 1 : centre + half];
}

/** Clopper and Pearson's interval, which never covers less than its level. Clopper & Pearson 1934. */
export function clopperPearson(x: number, n: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return [x === 0 ? 0 : betaAt(tail, x, n - x + 1), x === n ? 1 : betaAt(1 - tail, x + 1, n - x)];
}

/** Jeffreys' interval with the end rule of Brown, Cai & DasGupta 2001: 0 at x = 0, 1 at x = n. */
export function jeffreys(x: number, n: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return [x === 0 ? 0 : betaAt(tail, x + 0.5, n - x + 0.5), x === n ? 1 : betaAt(1 - tail, x + 0.5, n - x + 0.5)];
}

/** The one-sided Clopper-Pearson upper bound at `level`. */
export const upperBound = (x: number, n: number, level: number): number => (x === n ? 1 : betaAt(level, x + 1, n - x));

/** The one-sided Clopper-Pearson lower bound at `level`. */
export const lowerBound = (x: number, n: number, level: number): number =>
  x === 0 ? 0 : betaAt(1 - level, x, n - x + 1);

/** Whether events are so few and so rare that the end of Wilson's interval is too close. Brown, Cai & DasGupta 2001. */
const isFew = (x: number, n: number): boolean => x > 0 && x <= 3 && x <= n / 20;

/** `x` events among `n`; `rate`: their share, by default x / n, which differs if they have weights. */
interface Few {
  x: number;
  n: number;
  rate?: number;
  size: number;
  level: number;
}

/**
 * Wilson's interval of `rate` at the effective `size`, with the end towards few events (or few non-events) moved out
 * to the one-sided bound. Needed for a sum over strata, in which one event represents many transcripts. After the
 * modified Wilson interval of Brown, Cai & DasGupta 2001, with the binomial bound instead of their Poisson one, because
 * a size may be small and need not be whole.
 */
export function wilsonOfFew({ x, n, rate = x / n, size, level }: Few): Interval {
  const events = rate * size;
  const [low, high] = wilson(events, size, level);
  return [
    isFew(x, n) ? Math.min(low, lowerBound(events, size, level)) : low,
    isFew(n - x, n) ? Math.max(high, upperBound(events, size, level)) : high,
  ];
}

/** The `method` of an Estimate of a proportion. */
export const WILSON = 'proportion, Wilson interval';

export interface Proportion extends Estimate {
  wilson: Interval | null;
  clopper_pearson: Interval | null;
  jeffreys: Interval | null;
  /** One-sided bounds at the same level. */
  upper_one_sided: number | null;
  lower_one_sided: number | null;
  /** 3/n, for no event at 95 %; null otherwise. */
  rule_of_three: number | null;
}

/**
 * `low` and `high` for these `population` transcripts, of which `n` were drawn: Wilson's with n / (1 - n / population),
 * without width if all were drawn. Cochran 1977.
 */
function ofThese(found: Proportion, population: number): Proportion {
  if (found.estimate === null) return found;
  const left = 1 - found.n / population;
  if (left <= 0)
    return {
      ...found,
      low: found.estimate,
      high: found.estimate,
      method: `${WILSON}, census`,
      notes: [...found.notes, REASONS.census],
    };
  const size = found.n / left;
  const [low, high] = wilson(found.estimate * size, size, found.level);
  return { ...found, low, high, method: `${WILSON} with finite population correction` };
}

/** A proportion with Wilson's interval, and the other intervals. */
export function proportion({ x, n, level }: { x: number; n: number; level: number }): Proportion {
  const about = { level, n, method: WILSON };
  if (n === 0) {
    const none = {
      wilson: null,
      clopper_pearson: null,
      jeffreys: null,
      upper_one_sided: null,
      lower_one_sided: null,
      rule_of_three: null,
    };
    return { ...undefinedEstimate('no_data', about), ...none };
  }
  const [low, high] = wilson(x, n, level);
  return {
    ...estimateOf({ ...about, estimate: x / n, low, high }),
    wilson: [low, high],
    clopper_pearson: clopperPearson(x, n, level),
    jeffreys: jeffreys(x, n, level),
    upper_one_sided: upperBound(x, n, level),
    lower_one_sided: lowerBound(x, n, level),
    rule_of_three: x === 0 && level === 0.95 ? 3 / n : null,
  };
}

const Input = z
  .strictObject({
    x: z.int().min(0),
    n: z.int().min(0),
    confidence: Confidence,
    population: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('number of transcripts, if low and high describe only these transcripts'),
  })
  .refine(({ x, n }) => x <= n, { error: 'x must not be more than n', path: ['x'] })
  .refine(({ n, population }) => population === null || n <= population, {
    error: 'n must not be more than the population',
    path: ['n'],
  });

export const proportionCi: Statistic<z.infer<typeof Input>, Proportion> = {
  name: 'proportion_ci',
  about: 'a proportion x of n with Wilson, Clopper-Pearson and Jeffreys intervals and one-sided bounds',
  source: 'Wilson 1927; Clopper & Pearson 1934; Brown, Cai & DasGupta 2001',
  input: Input,
  run: ({ x, n, confidence, population }) => {
    const found = proportion({ x, n, level: confidence });
    return population === null ? found : ofThese(found, population);
  },
};
