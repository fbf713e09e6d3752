// What weights do to a sample: how many equally weighted units it is worth, and when a few units decide everything.
import { sum } from '../lists.ts';

/**
 * Fewer units than this, or a single one with more than this share of the weight, and the figure hangs on a handful.
 */
const FEW = 30;
const HEAVY = 0.2;

/** (sum w)^2 / sum w^2. Kish 1965. */
export const kish = (weights: readonly number[]): number =>
  sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2));

/**
 * How many simple random labels would be as exact: p (1 - p) / SE^2, that is n / design effect; null if p or SE does
 * not tell.
 */
export const designSize = (p: number, se: number): number | null =>
  p > 0 && p < 1 && se > 0 ? (p * (1 - p)) / se ** 2 : null;

/** What must be said of these weights; nothing where they are harmless. */
export function warnings(weights: readonly number[]): string[] {
  const total = sum(weights);
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0) / total;
  const effective = kish(weights);
  return [
    ...(effective < FEW
      ? [`the weighted sample is worth only ${effective.toFixed(1)} equally weighted transcripts`]
      : []),
    ...(heaviest > HEAVY ? [`one transcript has ${Math.round(100 * heaviest)} % of the weight`] : []),
  ];
}
