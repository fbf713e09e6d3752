// A total shared out in proportion to weights, each part within limits: sizes of strata, and probabilities that end at 1.
import { at, sum } from '../lists.ts';

export interface Limits {
  weights: readonly number[];
  /** No part is under its least or over its most; the weights, leasts and mosts go by the same index. */
  least: readonly number[];
  most: readonly number[];
}

/** Halvings after which a factor is as exact as a number can be. */
const HALVINGS = 128;
/** A weight below this part of the largest counts as none. */
const NO_WEIGHT = 1e-12;

/**
 * Parts min(most, max(least, c * weight)) with the one factor c at which they sum to `total`. Where the limits do not allow that sum,
 * the nearest: every part at its least, or every part with a weight at its most.
 */
export function shareOut(total: number, { weights: given, least, most }: Limits): number[] {
  const largest = given.reduce((largest, weight) => Math.max(largest, weight), 0);
  const weights = given.map((weight) => (weight > NO_WEIGHT * largest ? weight / largest : 0));
  const part = (factor: number, index: number): number =>
    Math.min(at(most, index), Math.max(at(least, index), factor * at(weights, index)));
  const parts = (factor: number): number[] => weights.map((_, index) => part(factor, index));
  const totalAt = (factor: number): number => weights.reduce((total, _, index) => total + part(factor, index), 0);
  let low = 0;
  let high = weights.reduce((highest, weight, index) => (weight > 0 ? Math.max(highest, at(most, index) / weight) : highest), 0);
  if (totalAt(low) >= total) return parts(low);
  if (totalAt(high) <= total) return parts(high);
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = (low + high) / 2;
    if (totalAt(middle) < total) low = middle;
    else high = middle;
  }
  // the factor once more from the parts that are at no limit, free of the halvings' rounding
  let [fixed, free] = [0, 0];
  for (const [index, weight] of weights.entries()) {
    const scaled = high * weight;
    if (scaled > at(least, index) && scaled < at(most, index)) free += weight;
    else fixed += part(high, index);
  }
  return parts(free > 0 ? (total - fixed) / free : high);
}

/** Whole numbers near `parts` with the sum `total`: rounded down, and the rest to the largest remainders. Hamilton's method. */
export function wholeNumbers(parts: readonly number[], total: number): number[] {
  const whole = parts.map((part) => Math.floor(part));
  const rest = total - sum(whole);
  // remainders that differ only by rounding are equal: then the earlier goes first
  const remainders = parts.map((part, index) => ({ index, remainder: Math.round((part - Math.floor(part)) * 1e9) }));
  const first = new Set(
    remainders
      .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
      .slice(0, rest)
      .map(({ index }) => index),
  );
  return whole.map((value, index) => value + (first.has(index) ? 1 : 0));
}
