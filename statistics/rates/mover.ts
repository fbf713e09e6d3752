// Intervals of sums and differences of independent estimates from the intervals of each: MOVER.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../lists.ts';
import { zAt } from '../distributions.ts';
import { Confidence, estimateOf, type Statistic } from '../statistic.ts';
import type { Interval } from './proportion.ts';

/** An estimate with its interval, and its weight. */
export interface Term {
  weight: number;
  estimate: number;
  low: number;
  high: number;
}

/** The interval of the weighted sum of independent estimates. Zou & Donner 2008. */
export function mover(terms: readonly Term[]): Interval {
  const centre = sum(terms.map(({ weight, estimate }) => weight * estimate));
  // a negative weight swaps the ends
  const distance = (towards: 'low' | 'high'): number =>
    Math.sqrt(
      sum(
        terms.map(({ weight, estimate, low, high }) => {
          const end = (towards === 'low') === weight > 0 ? low : high;
          return (weight * (end - estimate)) ** 2;
        }),
      ),
    );
  return [centre - distance('low'), centre + distance('high')];
}

/** The variance of a weighted mean of strata whose shares (the weights) come from `all` units. Tenenbein 1970. */
export function shareVariance(parts: readonly Pick<Term, 'weight' | 'estimate'>[], all: number): number {
  const centre = sum(parts.map(({ weight, estimate }) => weight * estimate));
  return sum(parts.map(({ weight, estimate }) => weight * (estimate - centre) ** 2)) / all;
}

/** The interval of a value with one more variance, independent of it, in its squared distances. */
export function widened([low, high]: Interval, value: number, variance: number, level: number): Interval {
  const more = zAt(level) ** 2 * variance;
  return [value - Math.sqrt((value - low) ** 2 + more), value + Math.sqrt((high - value) ** 2 + more)];
}

/** Clipped to 0 and 1. */
export const asRate = ([low, high]: Interval): Interval => [Math.max(0, low), Math.min(1, high)];

/** MOVER's interval of a rate from strata whose shares are those of `all` independent transcripts. Tenenbein 1970. */
export function withShares(parts: readonly Term[], all: number, level: number): Interval {
  const rate = sum(parts.map(({ weight, estimate }) => weight * estimate));
  return asRate(widened(mover(parts), rate, shareVariance(parts, all), level));
}

/**
 * The difference of two estimates, first minus second, whose errors have this correlation: 0 if they are independent.
 * Zou & Donner 2008; for two paired proportions it is Newcombe's method 10 (1998b).
 */
export function moverDifferenceOf(
  first: Omit<Term, 'weight'>,
  second: Omit<Term, 'weight'>,
  correlation = 0,
): Interval {
  const distance = (one: number, other: number): number =>
    Math.sqrt(Math.max(0, one ** 2 + other ** 2 - 2 * correlation * one * other));
  const centre = first.estimate - second.estimate;
  return [
    centre - distance(first.estimate - first.low, second.high - second.estimate),
    centre + distance(first.high - first.estimate, second.estimate - second.low),
  ];
}

export interface MoverDifference extends Estimate {
  diff: number;
  ci: Interval;
}

const Rate = z.number().min(0).max(1);
const Ends = z
  .tuple([Rate, Rate])
  .refine(([low, high]) => low <= high, 'the ends of an interval must be the lower, then the upper');
const holds = (rate: number, [low, high]: readonly [number, number]): boolean => low <= rate && rate <= high;
const Input = z
  .strictObject({
    rate1: Rate,
    ci1: Ends,
    rate2: Rate,
    ci2: Ends,
    n: z.int().min(0).default(0).describe('number of units of both, not used in the computation'),
    confidence: Confidence,
  })
  .refine(({ rate1, ci1 }) => holds(rate1, ci1), { error: 'rate1 must lie within ci1', path: ['rate1'] })
  .refine(({ rate2, ci2 }) => holds(rate2, ci2), { error: 'rate2 must lie within ci2', path: ['rate2'] });

function run({ rate1, ci1, rate2, ci2, n, confidence }: z.infer<typeof Input>): MoverDifference {
  const ci = moverDifferenceOf(
    { estimate: rate1, low: ci1[0], high: ci1[1] },
    { estimate: rate2, low: ci2[0], high: ci2[1] },
  );
  const method = 'difference of independent estimates, MOVER interval';
  const notes = ['valid only if the two share no labels, and no sensitivity and specificity'];
  return {
    ...estimateOf({ estimate: rate1 - rate2, low: ci[0], high: ci[1], level: confidence, n, method, notes }),
    diff: rate1 - rate2,
    ci,
  };
}

export const moverDifference: Statistic<z.infer<typeof Input>, MoverDifference> = {
  name: 'mover_difference',
  about: 'the difference of two independently corrected rates from their intervals',
  source: 'Zou & Donner 2008',
  input: Input,
  run,
};
