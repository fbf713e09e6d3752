// A mean from labels with known, unequal inclusion probabilities: Horvitz-Thompson and Hájek.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { Target } from '../../contract/inference.ts';
import { zAt } from '../distributions.ts';
import { at, sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { lowerBound, upperBound, type Interval } from './proportion.ts';
import { kish, warnings } from './weights.ts';

export interface WeightedMean extends Estimate {
  ht_total: number | null;
  /** Total / N and its standard error; null if N is not known. */
  ht_mean: number | null;
  ht_mean_se: number | null;
  /** Sum of the weights, an estimate of N. */
  N_hat: number | null;
  hajek_mean: number | null;
  hajek_se: number | null;
  /** Null if the labels do not vary; `low` and `high` then hold a one-sided bound. */
  hajek_ci95: Interval | null;
  unweighted_mean_biased: number | null;
  kish_effective_n: number | null;
}

const NONE = {
  ht_total: null,
  ht_mean: null,
  ht_mean_se: null,
  N_hat: null,
  hajek_mean: null,
  hajek_se: null,
  hajek_ci95: null,
  unweighted_mean_biased: null,
  kish_effective_n: null,
};

/** `y` and its inclusion probabilities, in the same order. `N`: the size of the frame if it is known. */
export interface Weighted {
  y: readonly number[];
  inclusion_prob: readonly number[];
  N: number | null;
  level: number;
  /** The target of the interval of Hájek's mean. By default these transcripts, with only the variance of the draw. */
  target?: Target;
}

/** The interval if all labels are equal: from 0 or to 1, one-sided, by the effective size; none for other numbers. */
function boundOf(mean: number, effective: number, level: number): [number | null, number | null] {
  if (mean === 0) return [0, upperBound(0, effective, level)];
  if (mean === 1) return [lowerBound(effective, effective, level), 1];
  return [null, null];
}

/**
 * Hájek's mean with its Poisson-sampling variance, and Horvitz and Thompson's. Ends are clipped to [0, 1] if all labels
 * are in that range. Särndal, Swensson & Wretman 1992.
 */
export function weightedMean({ y, inclusion_prob, N, level, target = 'transcripts' }: Weighted): WeightedMean {
  const variance = target === 'model' ? 'with-replacement variance' : 'Poisson-sampling variance';
  const about = { level, n: y.length, method: `weighted mean (Hájek), normal interval with ${variance}` };
  if (y.length === 0) return { ...undefinedEstimate('no_data', about), ...NONE };
  if (inclusion_prob.some((probability) => probability <= 0))
    return { ...undefinedEstimate('zero_inclusion_probability', about), ...NONE };
  const weights = inclusion_prob.map((probability) => 1 / probability);
  const spread = (index: number): number => (1 - at(inclusion_prob, index)) * at(weights, index) ** 2;
  const total = sum(y.map((value, index) => value * at(weights, index)));
  const size = sum(weights);
  const mean = total / size;
  const error = (index: number): number => (target === 'model' ? at(weights, index) ** 2 : spread(index));
  const se = Math.sqrt(sum(y.map((value, index) => error(index) * (value - mean) ** 2))) / size;
  const alike = y.every((value) => value === y[0]);
  const census = target === 'transcripts' && inclusion_prob.every((probability) => probability === 1);
  const rates = y.every((value) => value >= 0 && value <= 1);
  const half = zAt(level) * se;
  const interval: Interval | null =
    alike && !census ? null : rates ? [Math.max(0, mean - half), Math.min(1, mean + half)] : [mean - half, mean + half];
  const effective = kish(weights);
  const [low, high] = interval ?? boundOf(y[0] ?? mean, effective, level);
  const known = N !== null && N > 0;
  return {
    ...estimateOf({
      ...about,
      estimate: mean,
      low,
      high,
      notes: [
        interval === null ? REASONS.zero_variance : null,
        interval === null && (low ?? high) !== null
          ? `the bound is one-sided, for ${effective.toFixed(1)} equally weighted transcripts`
          : null,
        census ? REASONS.census : null,
        ...warnings(weights),
      ],
    }),
    ht_total: total,
    ht_mean: known ? total / N : null,
    ht_mean_se: known ? Math.sqrt(sum(y.map((value, index) => spread(index) * value ** 2))) / N : null,
    N_hat: size,
    hajek_mean: mean,
    hajek_se: se,
    hajek_ci95: interval,
    unweighted_mean_biased: sum(y) / y.length,
    kish_effective_n: effective,
  };
}

const Input = z
  .strictObject({
    y: z.array(z.number()),
    inclusion_prob: z.array(z.number().min(0).max(1)),
    N: z.number().min(0).nullable().default(null),
    confidence: Confidence,
    target: Target.default('transcripts'),
  })
  .refine(({ y, inclusion_prob }) => y.length === inclusion_prob.length, {
    error: 'y and inclusion_prob must have the same length',
    path: ['inclusion_prob'],
  });

export const weightedMeanPoisson: Statistic<z.infer<typeof Input>, WeightedMean> = {
  name: 'weighted_mean_poisson',
  about:
    'a mean from labels with known inclusion probabilities: Horvitz-Thompson and Hájek, with the effective sample size',
  source: 'Horvitz & Thompson 1952; Hájek 1971; Särndal, Swensson & Wretman 1992',
  input: Input,
  run: ({ confidence, ...given }) => weightedMean({ ...given, level: confidence }),
};
