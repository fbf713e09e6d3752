// A mean from simple random samples within strata of known size.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { mean, sum, variance } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, said, unsaid, type Statistic } from '../statistic.ts';
import type { Interval } from './proportion.ts';

export interface StratifiedMean extends Estimate {
  se: number | null;
  ci: Interval | null;
  unweighted_mean_biased: number | null;
  /** n minus the number of strata. */
  df_satterthwaite_hint: number | null;
}

const Input = z.object({
  strata: z
    .array(
      z
        .object({ N: z.int().min(0), y: z.array(z.number()) })
        .refine(({ N, y }) => y.length <= N, 'a stratum has more labels than transcripts'),
    )
    .min(1),
  confidence: Confidence,
});

/** Sum of W mean, variance sum of W^2 (1 - f) s^2 / n. Cochran 1977. */
function run({ strata: given, confidence }: z.infer<typeof Input>): StratifiedMean {
  const strata = given.filter(({ N }) => N > 0);
  const labels = strata.flatMap(({ y }) => y);
  const about = { level: confidence, n: labels.length, method: 'stratified mean, normal interval' };
  const none = { se: null, ci: null, unweighted_mean_biased: labels.length > 0 ? mean(labels) : null, df_satterthwaite_hint: null };
  if (labels.length === 0) return { ...unsaid('no_data', about), ...none };
  if (strata.some(({ y }) => y.length === 0)) return { ...unsaid('empty_stratum', about), ...none };
  const total = sum(strata.map(({ N }) => N));
  const estimate = sum(strata.map(({ N, y }) => (N / total) * mean(y)));
  const census = labels.length === total;
  // one label of several transcripts does not tell how much they vary
  if (strata.some(({ N, y }) => y.length === 1 && N > 1)) return { ...said({ ...about, estimate, notes: [REASONS.n_too_small] }), ...none };
  const se = Math.sqrt(
    sum(strata.map(({ N, y }) => (N === y.length ? 0 : ((N / total) ** 2 * (1 - y.length / N) * variance(y)) / y.length))),
  );
  const half = zAt(confidence) * se;
  const ci: Interval | null = se > 0 || census ? [estimate - half, estimate + half] : null;
  return {
    ...said({ ...about, estimate, low: ci?.[0] ?? null, high: ci?.[1] ?? null, notes: ci === null ? [REASONS.zero_variance] : [] }),
    ...none,
    se,
    ci,
    df_satterthwaite_hint: labels.length - strata.length,
  };
}

export const stratifiedMean: Statistic<z.infer<typeof Input>, StratifiedMean> = {
  name: 'stratified_mean',
  about: 'a mean from simple random samples within strata, with finite population correction',
  source: 'Cochran 1977',
  input: Input,
  run,
};
