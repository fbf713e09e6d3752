// A mean from simple random samples within strata of known size.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { mean, sum, variance } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clipped, isRate, LEAST_LABELS, multiplier, oneSided } from './guards.ts';
import type { Interval } from './proportion.ts';

export interface StratifiedMean extends Estimate {
  se: number | null;
  /** By normal theory, for reference; null if it has no width, unless all were labelled. */
  ci: Interval | null;
  unweighted_mean_biased: number | null;
  /** n minus the number of strata. */
  df_satterthwaite_hint: number | null;
}

const Input = z.strictObject({
  strata: z
    .array(
      z.strictObject({ N: z.int().min(0), y: z.array(z.number()) }).refine(({ N, y }) => y.length <= N, {
        error: 'a stratum must not have more labels than transcripts',
        path: ['y'],
      }),
    )
    .min(1),
  confidence: Confidence,
});

type Stratum = z.infer<typeof Input>['strata'][number];

/**
 * Whether a stratum is not labelled completely and its labels do not show how much it varies: one label, or a few equal
 * ones.
 */
const isThin = ({ N, y }: Stratum): boolean =>
  y.length < N && (y.length < 2 || (y.length < LEAST_LABELS && y.every((value) => value === y[0])));

/** Sum of W mean, variance sum of W^2 (1 - f) s^2 / n, with Student's t for few labels. Cochran 1977. */
function run({ strata: given, confidence }: z.infer<typeof Input>): StratifiedMean {
  const strata = given.filter(({ N }) => N > 0);
  const labels = strata.flatMap(({ y }) => y);
  const about = { level: confidence, n: labels.length, method: 'stratified mean' };
  const none = {
    se: null,
    ci: null,
    unweighted_mean_biased: labels.length > 0 ? mean(labels) : null,
    df_satterthwaite_hint: null,
  };
  if (labels.length === 0) return { ...undefinedEstimate('no_data', about), ...none };
  if (strata.some(({ y }) => y.length === 0)) return { ...undefinedEstimate('empty_stratum', about), ...none };
  const total = sum(strata.map(({ N }) => N));
  const estimate = sum(strata.map(({ N, y }) => (N / total) * mean(y)));
  const df = labels.length - strata.length;
  if (labels.length === total) {
    const exact = estimateOf({
      ...about,
      method: 'stratified mean, census',
      estimate,
      low: estimate,
      high: estimate,
      notes: [REASONS.census],
    });
    return { ...exact, ...none, se: 0, ci: [estimate, estimate], df_satterthwaite_hint: df };
  }
  const parts = strata.map(({ N, y }) => ({ weight: N / total, n: y.length }));
  const bound = strata.some(isThin) ? null : oneSided(labels, parts, confidence);
  const single = strata.some(({ N, y }) => y.length === 1 && N > 1);
  const se = single
    ? null
    : Math.sqrt(
        sum(
          strata.map(({ N, y }) =>
            N === y.length ? 0 : ((N / total) ** 2 * (1 - y.length / N) * variance(y)) / y.length,
          ),
        ),
      );
  const beside = { ...none, se, df_satterthwaite_hint: single ? null : df };
  if (bound !== null) {
    const [low, high] = bound.interval;
    return {
      ...estimateOf({ ...about, method: 'stratified mean, one-sided bound', estimate, low, high, notes: [bound.note] }),
      ...beside,
    };
  }
  const around = (half: number): Interval => [estimate - half, estimate + half];
  const ci = se !== null && se > 0 ? around(zAt(confidence) * se) : null;
  if (se === null || ci === null || strata.some(isThin)) {
    const reason = single ? REASONS.n_too_small : ci === null ? REASONS.zero_variance : REASONS.thin_stratum;
    return { ...estimateOf({ ...about, estimate, notes: [reason] }), ...beside, ci };
  }
  const { by, named } = multiplier(confidence, labels.length, df);
  const held = isRate(labels) ? clipped(estimate, around(by * se)) : { interval: around(by * se) };
  const [low = null, high = null] = held.interval ?? [];
  return { ...estimateOf({ ...about, method: `stratified mean, ${named}`, estimate, low, high }), ...beside, ci };
}

export const stratifiedMean: Statistic<z.infer<typeof Input>, StratifiedMean> = {
  name: 'stratified_mean',
  about: 'a mean from simple random samples within strata, with finite population correction',
  source: 'Cochran 1977',
  input: Input,
  run,
};
