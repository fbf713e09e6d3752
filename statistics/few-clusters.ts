// Intervals over few clusters: their note, and the stretch of a bootstrap interval, whose resamples vary too little.
import { tAt, zAt } from './distributions.ts';
import type { Interval } from './rates/proportion.ts';

/** With fewer clusters than this the interval itself is unreliable. */
const FEW_CLUSTERS = 10;

/** The note about few clusters; none if there are enough. */
export const fewClusters = (clusters: number): string[] =>
  clusters < FEW_CLUSTERS ? [`only ${clusters} clusters: the interval is approximate`] : [];

/**
 * The interval of a percentile bootstrap over few clusters, with its distances multiplied by t / z * sqrt(G / (G - 1)):
 * the spread of resamples divides by G, and normal quantiles ignore that it is itself uncertain. `within`: the range of
 * the statistic. With 10 clusters or more it is unchanged. Hesterberg 2015, Am Stat 69:371-386.
 */
export function stretched([low, high]: Interval, estimate: number, about: Stretch): Interval {
  const { clusters, level, within = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] } = about;
  if (clusters >= FEW_CLUSTERS || clusters < 2) return [low, high];
  const by = (tAt(level, clusters - 1) / zAt(level)) * Math.sqrt(clusters / (clusters - 1));
  return [
    Math.min(low, Math.max(within[0], estimate + by * (low - estimate))),
    Math.max(high, Math.min(within[1], estimate + by * (high - estimate))),
  ];
}

interface Stretch {
  clusters: number;
  level: number;
  within?: Interval | undefined;
}
