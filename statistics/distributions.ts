// Quantiles and distribution functions, under the names that the statistics use.
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** The two-sided normal multiplier of an interval at `level` (0.95 gives 1.96). */
export const zAt = (level: number): number => normalQuantile((1 + level) / 2, 0, 1);

/** The quantile of a beta distribution. */
export const betaAt = (p: number, a: number, b: number): number => betaQuantile(p, a, b);
