// Inclusion probabilities in proportion to a size, such as the uncertainty of a grader.
import { z } from 'zod';
import { sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import type { Statistic } from '../statistic.ts';
import { shareOut } from './share.ts';

/**
 * Probabilities proportional to `sizes`, at most 1 and at least `floor`, that sum to `n`; a floor too high for `n`
 * becomes n/N. Probability 0 remains only if a size is 0 and there is no floor, or if every size is 0.
 */
export function ppsInclusion(sizes: readonly number[], n: number, floor = 0): number[] {
  const least = Math.min(floor, n / sizes.length);
  return shareOut(n, { weights: sizes, least: sizes.map(() => least), most: sizes.map(() => 1) });
}

export interface Inclusion {
  inclusion_prob: number[];
  sum: number;
  notes: string[];
}

const Input = z.strictObject({
  size: z.array(z.number().min(0)).min(1),
  expected_n: z.number().gt(0),
  floor: z.number().min(0).max(1).default(0),
});

function run({ size, expected_n, floor }: z.infer<typeof Input>): Inclusion {
  const inclusion_prob = ppsInclusion(size, expected_n, floor);
  return {
    inclusion_prob,
    sum: sum(inclusion_prob),
    notes: inclusion_prob.includes(0) ? [REASONS.zero_inclusion_probability] : [],
  };
}

export const ppsInclusionProbabilities: Statistic<z.infer<typeof Input>, Inclusion> = {
  name: 'pps_inclusion',
  about: 'inclusion probabilities proportional to a size, at most 1, with the expected number of units',
  source: 'Särndal, Swensson & Wretman 1992',
  input: Input,
  run,
};
