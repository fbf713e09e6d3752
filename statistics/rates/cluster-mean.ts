// A mean over clustered units, such as epochs or steps of one task, which resemble each other.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { tAt } from '../distributions.ts';
import { at, mean, sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clipped, isRate, oneSided } from './guards.ts';
import type { Interval } from './proportion.ts';

/** With fewer clusters than this the standard error itself is unreliable. */
const FEW_CLUSTERS = 10;

export interface ClusterMean extends Estimate {
  mean: number | null;
  se_cluster: number | null;
  /** The standard error of independent units, with divisor n. */
  se_naive: number | null;
  /** The variance divided by that of independent units. */
  design_effect: number | null;
  /** Not clipped, for reference. */
  ci_t: Interval | null;
  n_clusters: number;
}

const Input = z
  .strictObject({ y: z.array(z.number()), cluster: z.array(z.union([z.number(), z.string()])), confidence: Confidence })
  .refine(({ y, cluster }) => y.length === cluster.length, {
    error: 'y and cluster must have the same length',
    path: ['cluster'],
  });

/**
 * SE^2 = G/(G-1) sum over clusters of (sum of y - mean)^2 / n^2, t with G - 1. `n` of the result is the number of
 * clusters.
 */
function run({ y, cluster, confidence }: z.infer<typeof Input>): ClusterMean {
  const deviations = new Map<string | number, number>();
  const centre = y.length > 0 ? mean(y) : 0;
  for (const [index, key] of cluster.entries()) deviations.set(key, (deviations.get(key) ?? 0) + at(y, index) - centre);
  const clusters = deviations.size;
  const about = { level: confidence, n: clusters, method: 'mean over clusters, t interval' };
  const none = { mean: null, se_cluster: null, se_naive: null, design_effect: null, ci_t: null, n_clusters: clusters };
  if (y.length === 0) return { ...undefinedEstimate('no_data', about), ...none };
  const naive = Math.sqrt(sum(y.map((value) => (value - centre) ** 2))) / y.length;
  if (clusters < 2)
    return {
      ...estimateOf({ ...about, estimate: centre, notes: [REASONS.n_too_small] }),
      ...none,
      mean: centre,
      se_naive: naive,
    };
  const se =
    Math.sqrt((clusters / (clusters - 1)) * sum([...deviations.values()].map((deviation) => deviation ** 2))) /
    y.length;
  const half = tAt(confidence, clusters - 1) * se;
  const ci: Interval | null = se > 0 ? [centre - half, centre + half] : null;
  const bound = oneSided(y, [{ weight: 1, n: clusters }], confidence);
  const [low = null, high = null] = bound?.interval ?? (isRate(y) ? clipped(centre, ci).interval : ci) ?? [];
  const notes = [
    bound === null ? null : `${bound.note}, counted by clusters`,
    bound === null && ci === null ? REASONS.zero_variance : null,
    clusters < FEW_CLUSTERS ? `only ${clusters} clusters: the interval is approximate` : null,
  ];
  const method = bound === null ? about.method : 'mean over clusters, one-sided bound on clusters';
  return {
    ...estimateOf({ ...about, method, estimate: centre, low, high, notes }),
    mean: centre,
    se_cluster: se,
    se_naive: naive,
    design_effect: naive === 0 ? null : (se / naive) ** 2,
    ci_t: ci,
    n_clusters: clusters,
  };
}

export const clusterMean: Statistic<z.infer<typeof Input>, ClusterMean> = {
  name: 'cluster_mean',
  about: 'a mean over units in clusters (epochs of a task), with the design effect',
  source: 'Cochran 1977; Liang & Zeger 1986',
  input: Input,
  run,
};
