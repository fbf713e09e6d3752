// Residuals (score minus gold) by group, which show where a grader is higher or lower than gold.
import type { Estimate } from '../../contract/estimate.ts';
import { standardError } from '../ends.ts';
import { pOfT, tAt } from '../distributions.ts';
import { at, mean, taken, variance } from '../lists.ts';
import { membersOf } from '../members.ts';
import { REASONS } from '../reasons.ts';
import { estimateOf, undefinedEstimate } from '../statistic.ts';
import { clusteredMean } from './clustered-mean.ts';
import { benjaminiHochberg, holm } from './multiplicity.ts';
import { weightedMean } from './weighted-mean.ts';

const METHOD = 'mean of score minus gold, t interval';
const WEIGHTED = 'weighted mean of score minus gold, linearised t interval';

/**
 * The mean of differences with Student's t interval, and p for a mean of 0: null with fewer than two or without
 * variance. Gosset 1908.
 */
export function meanDifference(
  differences: ArrayLike<number>,
  level: number,
  method = METHOD,
): Estimate & { p: number | null } {
  const n = differences.length;
  const about = { level, n, method };
  if (n === 0) return { ...undefinedEstimate('no_data', about), p: null };
  const estimate = mean(differences);
  const se = n < 2 ? 0 : standardError(variance(differences) / n);
  if (se === 0)
    return {
      ...estimateOf({ ...about, estimate, notes: [REASONS[n < 2 ? 'n_too_small' : 'zero_variance']] }),
      p: null,
    };
  const half = tAt(level, n - 1) * se;
  return {
    ...estimateOf({ ...about, estimate, low: estimate - half, high: estimate + half }),
    p: pOfT(estimate / se, n - 1),
  };
}

export interface Residual extends Estimate {
  group: string;
  /** For a mean of 0, then adjusted for the number of groups: Holm for few, Benjamini-Hochberg for many. */
  p: number | null;
  p_holm: number | null;
  p_bh: number | null;
}

/**
 * The mean residual of each group in the order of its first transcript. Above 0 the grader scores higher than gold.
 * `weights`: 1 / inclusion probability, or undefined if that was equal for all.
 */
export function residuals(graded: {
  scores: ArrayLike<number>;
  gold: ArrayLike<number>;
  groups: readonly string[];
  weights?: ArrayLike<number> | undefined;
  clusters?: readonly string[] | undefined;
  level: number;
}): Residual[] {
  const { scores, gold, groups, weights, clusters, level } = graded;
  const differences = Float64Array.from(scores, (score, unit) => score - at(gold, unit));
  const names = [...new Set(groups)];
  const means = membersOf(groups, names).map((units) => {
    const own = taken(differences, units);
    if (clusters !== undefined) {
      const inThese = {
        clusters: Array.from(units, (unit) => clusters[unit] ?? ''),
        weights: weights && taken(weights, units),
      };
      return clusteredMean({ differences: own, ...inThese, level, name: 'mean of score minus gold' });
    }
    if (weights === undefined) return meanDifference(own, level);
    return weightedMean({ differences: own, weights: taken(weights, units), level, method: WEIGHTED });
  });
  const ps = means.map(({ p }) => p);
  const [byHolm, byHochberg] = [holm(ps), benjaminiHochberg(ps)];
  const many = names.length > 1 ? [`the interval is not adjusted for ${names.length} groups`] : [];
  return means.map((mean, index) => ({
    ...mean,
    notes: [...mean.notes, ...many],
    group: names[index] ?? '',
    p_holm: byHolm[index] ?? null,
    p_bh: byHochberg[index] ?? null,
  }));
}
