// Quantiles and distribution functions, under the names that the statistics use.
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** The two-sided normal multiplier of an interval at `level` (0.95 gives 1.96). */
export const zAt = (level: number): number => normalQuantile((1 + level) / 2, 0, 1);

/** The two-sided multiplier of Student's t with `df` degrees of freedom. */
export const tAt = (level: number, df: number): number => tQuantile((1 + level) / 2, df);

export const normalBelow = (z: number): number => normalCdf(z, 0, 1);
export const normalAt = (p: number): number => normalQuantile(p, 0, 1);
export const tBelow = (t: number, df: number): number => tCdf(t, df);
/** P(X > x) for a chi-square of `df` degrees of freedom; loses digits below 1e-8. */
export const chiSquareAbove = (x: number, df: number): number => 1 - chiSquareCdf(x, df);
export const binomialAtMost = (x: number, n: number, p: number): number => binomialCdf(x, n, p);
export const betaAt = (p: number, a: number, b: number): number => betaQuantile(p, a, b);
