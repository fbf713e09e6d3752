// Whether a grader is non-inferior to another on the same transcripts: the score test of paired shares against a
// margin.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { pOfZ, zAt } from '../distributions.ts';
import { estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';

/** Transcripts by which of two graders was right. `neither` and `both` together are the rest. */
export interface PairedCounts {
  only_a: number;
  only_b: number;
  n: number;
}

/**
 * The score statistic of the hypothesis that b's share exceeds a's by `difference`; large if it exceeds it by more. The
 * share of "only a" is the best fit under the hypothesis. Tango 1998, equation 9.
 */
function score({ only_a, only_b, n }: PairedCounts, difference: number): number {
  const linear = -only_b - only_a + (2 * n - only_b + only_a) * difference;
  const constant = -only_a * difference * (1 - difference);
  const onlyA = (Math.sqrt(Math.max(0, linear ** 2 - 8 * n * constant)) - linear) / (4 * n);
  const variance = n * (2 * onlyA + difference * (1 - difference));
  const distance = only_b - only_a - n * difference;
  return variance <= 0 ? Math.sign(distance) * Number.POSITIVE_INFINITY || 0 : distance / Math.sqrt(variance);
}

/** The limit of the interval on one side of the observed difference: where the score reaches `z`. */
function limit(pairs: PairedCounts, z: number, side: -1 | 1): number {
  let inside = (pairs.only_b - pairs.only_a) / pairs.n;
  let outside: number = side;
  for (let step = 0; step < 100; step++) {
    const middle = (inside + outside) / 2;
    if (Math.abs(score(pairs, middle)) > z) outside = middle;
    else inside = middle;
  }
  return inside;
}

export interface NonInferiority extends Estimate {
  margin: number;
  /** One-sided, for the hypothesis "b is worse than a by the margin or more". */
  p: number | null;
  /** Whether the test shows that b is non-inferior. False does not mean that it is worse. */
  is_not_inferior: boolean | null;
  z: number | null;
}

const METHOD = 'non-inferiority on the same transcripts: b less a, score test and interval of paired shares';

/**
 * The share of transcripts on which b is right less that of a, compared with -margin. The interval has level 2 level -
 * 1, so its lower end is the one-sided bound.
 */
export function nonInferiority(pairs: PairedCounts, margin: number, level: number): NonInferiority {
  const about = { level: 2 * level - 1, n: pairs.n, method: METHOD };
  if (pairs.n === 0) return { ...undefinedEstimate('no_data', about), margin, p: null, is_not_inferior: null, z: null };
  const z = score(pairs, -margin);
  const width = zAt(about.level);
  const ends = { low: limit(pairs, width, -1), high: limit(pairs, width, 1) };
  const p = z > 0 ? pOfZ(z) / 2 : 1 - pOfZ(z) / 2;
  const estimate = (pairs.only_b - pairs.only_a) / pairs.n;
  return { ...estimateOf({ ...about, estimate, ...ends }), margin, p, is_not_inferior: p <= 1 - level, z };
}

const Count = z.int().min(0);
const Input = z.strictObject({
  both_correct: Count,
  only_a_correct: Count,
  only_b_correct: Count,
  both_wrong: Count,
  margin: z.number().gt(0).lt(1).describe('the margin by which b may be worse, stated beforehand'),
  confidence: z.number().gt(0.5).lt(1).default(0.95).describe('confidence level of the one-sided test'),
});

export const nonInferiorityStatistic: Statistic<z.infer<typeof Input>, NonInferiority> = {
  name: 'non_inferiority',
  about: 'is grader b no worse than grader a on the same transcripts, within a stated margin',
  source: 'Tango 1998, Stat Med 17:891-908',
  input: Input,
  run: ({ both_correct, only_a_correct: only_a, only_b_correct: only_b, both_wrong, margin, confidence }) =>
    nonInferiority({ only_a, only_b, n: both_correct + only_a + only_b + both_wrong }, margin, confidence),
};
