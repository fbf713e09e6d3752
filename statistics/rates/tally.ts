// Number, mean and variance of values that stand for many units each.
import { at, sum } from '../lists.ts';

/** A value, and how many units have it. */
export interface Counted {
  value: number;
  count: number;
}

/** Of all units: their number, mean and variance (divisor n - 1; 0 for fewer than two). All 0 for none. */
export interface Tally {
  n: number;
  mean: number;
  variance: number;
}

/**
 * The tally of counted values, as if each stood `count` times in a list; the variance is exactly 0 where all are the
 * same.
 */
export function tallied(values: readonly Counted[]): Tally {
  const n = sum(values.map(({ count }) => count));
  if (n === 0) return { n: 0, mean: 0, variance: 0 };
  const mean = sum(values.map(({ value, count }) => count * value)) / n;
  const shifts = Float64Array.from(values, ({ value }) => value - (values[0]?.value ?? 0));
  const centre = sum(shifts.map((shift, index) => (values[index]?.count ?? 0) * shift)) / n;
  const squares = sum(values.map(({ count }, index) => count * (at(shifts, index) - centre) ** 2));
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
