// The difference of two independent proportions.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { moverDifferenceOf } from './mover.ts';
import { wilson, type Interval } from './proportion.ts';

/** `x` of `n`. */
export interface Count {
  x: number;
  n: number;
}

/**
 * Newcombe's interval of x1/n1 - x2/n2 from the two Wilson intervals, no continuity correction; both n above 0.
 * Newcombe 1998, method 10.
 */
export function newcombe(first: Count, second: Count, level: number): Interval {
  const [one, other] = [wilson(first.x, first.n, level), wilson(second.x, second.n, level)];
  return moverDifferenceOf(
    { estimate: first.x / first.n, low: one[0], high: one[1] },
    { estimate: second.x / second.n, low: other[0], high: other[1] },
  );
}

export interface RateDifference extends Estimate {
  diff: number | null;
  newcombe95: Interval | null;
}

/** x1/n1 - x2/n2 with Newcombe's interval. */
export function rateDifference({
  first,
  second,
  level,
}: {
  first: Count;
  second: Count;
  level: number;
}): RateDifference {
  const about = { level, n: first.n + second.n, method: 'difference of proportions, Newcombe interval' };
  if (first.n === 0 || second.n === 0) return { ...undefinedEstimate('no_data', about), diff: null, newcombe95: null };
  const interval = newcombe(first, second, level);
  const diff = first.x / first.n - second.x / second.n;
  return {
    ...estimateOf({ ...about, estimate: diff, low: interval[0], high: interval[1] }),
    diff,
    newcombe95: interval,
  };
}

const Input = z
  .strictObject({
    x1: z.int().min(0),
    n1: z.int().min(0),
    x2: z.int().min(0),
    n2: z.int().min(0),
    confidence: Confidence,
  })
  .refine(({ x1, n1 }) => x1 <= n1, { error: 'x1 must not be more than n1', path: ['x1'] })
  .refine(({ x2, n2 }) => x2 <= n2, { error: 'x2 must not be more than n2', path: ['x2'] });

export const rateDifferenceCi: Statistic<z.infer<typeof Input>, RateDifference> = {
  name: 'rate_difference',
  about: 'the difference of two independent proportions with Newcombe interval (its level is the one asked for)',
  source: 'Newcombe 1998, method 10',
  input: Input,
  run: ({ x1, n1, x2, n2, confidence }) =>
    rateDifference({ first: { x: x1, n: n1 }, second: { x: x2, n: n2 }, level: confidence }),
};
