// The number to draw from each stratum: in proportion, equally, or with the most information per label (Neyman).
import { z } from 'zod';
import { sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import type { Statistic } from '../statistic.ts';
import { shareOut, wholeNumbers } from './share.ts';

export interface Strata {
  sizes: readonly number[];
  /** The weight of a stratum. If every stratum with a weight is full, the others share the rest by size. */
  weights: readonly number[];
  /** Minimum for each stratum, as far as it has that many. */
  least: readonly number[];
}

/** Sizes of strata in proportion to `weights` before rounding, full strata capped. `n` is at most the sum of sizes. */
const shares = (n: number, { sizes, weights, least }: Strata): number[] =>
  shareOut(n, { weights: sizes, least: shareOut(n, { weights, least, most: sizes }), most: sizes });

/**
 * Whole sizes of strata that sum to `n` (at most the sum of sizes), by largest remainder. Neyman 1934 with weights N S.
 */
export const allocate = (n: number, strata: Strata): number[] => wholeNumbers(shares(n, strata), n);

/**
 * The minimum for every stratum: the number it `had`, and the same number for each, the largest up to `wanted` that `n`
 * allows.
 */
export function leastOf(n: number, sizes: readonly number[], wanted: number, had: readonly number[] = []): number[] {
  const each = (least: number): number[] =>
    sizes.map((size, index) => Math.max(Math.min(size, least), had[index] ?? 0));
  let least = wanted;
  while (least > 0 && sum(each(least)) > n) least--;
  return each(least);
}

export interface Allocation {
  proportional_real: number[];
  proportional: number[];
  equal_real: number[];
  equal: number[];
  /** N S / sum of N S, before caps; null if no stratum varies. */
  neyman_real: number[] | null;
  neyman_capped_real: number[] | null;
  neyman: number[] | null;
  /** Computed from the whole numbers that are drawn, not from the requested ones. */
  inclusion_prob_proportional: number[];
  inclusion_prob_equal: number[];
  inclusion_prob_neyman: number[] | null;
  notes: string[];
}

const Input = z
  .strictObject({
    N: z.array(z.int().min(1)).min(1),
    sd: z.array(z.number().min(0)),
    n: z.int().min(0),
    minimum: z.int().min(0).default(0).describe('no stratum gets fewer, if it has that many and n allows it'),
  })
  .refine(({ N, sd }) => N.length === sd.length, { error: 'N and sd must have the same length', path: ['sd'] })
  .refine(({ N, n }) => n <= sum(N), { error: 'n must not be more than the transcripts of all strata', path: ['n'] });

function run({ N, sd, n, minimum }: z.infer<typeof Input>): Allocation {
  const least = leastOf(n, N, minimum);
  const probabilities = (drawn: readonly number[]): number[] => drawn.map((each, index) => each / (N[index] ?? 1));
  const by = (weights: number[]): { real: number[]; whole: number[]; probabilities: number[] } => {
    const whole = allocate(n, { sizes: N, weights, least });
    return { real: shares(n, { sizes: N, weights, least }), whole, probabilities: probabilities(whole) };
  };
  const spreads = N.map((size, index) => size * (sd[index] ?? 0));
  const spread = sum(spreads);
  const [proportional, equal, neyman] = [by([...N]), by(N.map(() => 1)), spread > 0 ? by(spreads) : null];
  return {
    proportional_real: proportional.real,
    proportional: proportional.whole,
    equal_real: equal.real,
    equal: equal.whole,
    neyman_real: neyman && spreads.map((each) => (n * each) / spread),
    neyman_capped_real: neyman && neyman.real,
    neyman: neyman && neyman.whole,
    inclusion_prob_proportional: proportional.probabilities,
    inclusion_prob_equal: equal.probabilities,
    inclusion_prob_neyman: neyman && neyman.probabilities,
    notes: neyman === null ? [REASONS.zero_variance] : [],
  };
}

export const allocation: Statistic<z.infer<typeof Input>, Allocation> = {
  name: 'allocation',
  about:
    'the number to draw from each stratum: proportional, equal and Neyman, whole numbers by largest remainder, full strata capped',
  source: 'Neyman 1934; Cochran 1977',
  input: Input,
  run,
};
