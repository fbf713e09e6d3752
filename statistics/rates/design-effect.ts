// The design effect of clusters on an estimate: the growth of its variance, the divisor of every sample size, and the
// covariance of two estimates.
import { tAt } from '../distributions.ts';
import { fewClusters } from '../few-clusters.ts';
import { at, sum } from '../lists.ts';

/** The influence of one transcript on an estimate (its linearisation), and its cluster. */
export interface Influence {
  cluster: string;
  value: number;
  /** Whether it counts in the sample size of the interval; transcripts with only a grader's score do not. */
  counts: boolean;
}

export interface DesignEffect {
  /** The clusters with transcripts that count, and the number of these. */
  clusters: number;
  units: number;
  /** Variance with clusters over variance without, 1 or more. */
  deff: number;
  /** The divisor of sizes: `deff` times the loss of degrees of freedom. */
  inflation: number;
  /** The sum of the influences of each cluster. */
  sums: ReadonlyMap<string, number>;
}

/** Minimum degrees of freedom: with fewer, the width of t is dominated by their uncertainty. */
const LEAST_FREEDOM = 3;
/**
 * The prior weight, in clusters, of the assumption that transcripts of one cluster are copies of each other, which few
 * events cannot disprove. In simulations (20 clusters of 20, or 50 of 1 to 20) the interval contained a rate of 2 % in
 * 87 % with weight 0. With a quarter it did in 93 % and more for all settings tried (3 to 20 per cluster, ICC .1 to .7,
 * rates .5 to 30 %); with a half it was only wider.
 */
const COPIES = 0.25;

/** The sum of `of` over the values. */
function total(values: Float64Array, of: (value: number) => number): number {
  let added = 0;
  for (const value of values) added += of(value);
  return added;
}

/** G / (G - 1) times the sum of squares. */
const spread = (values: Float64Array, groups: number): number =>
  (groups / (groups - 1)) * total(values, (value) => value ** 2);

/**
 * The effective number of values in a sum of squares: all if they have one size, few if a handful is much larger than
 * the others, as with rare events. Satterthwaite 1946.
 */
const deciding = (values: Float64Array): number =>
  total(values, (value) => value ** 2) ** 2 / total(values, (value) => (value ** 2) ** 2);

const freedomOf = (values: Float64Array, most: number): number =>
  Math.max(Math.min(most, LEAST_FREEDOM), Math.min(most, deciding(values)));

/** The influences, and their sums by cluster, in the order of each cluster's first transcript. */
interface ByCluster {
  values: Float64Array;
  names: string[];
  sums: Float64Array;
  /** Number of transcripts of each cluster that count; 0 for a cluster without any. */
  sizes: Float64Array;
}

/** Looks up each transcript's cluster once, because rates of 100,000 transcripts do this several times. */
function byCluster(influences: readonly Influence[]): ByCluster {
  const places = new Map<string, number>();
  const columns = [0, 1, 2].map(() => new Float64Array(influences.length));
  const [values = new Float64Array(), sums = new Float64Array(), sizes = new Float64Array()] = columns;
  let index = 0;
  for (const { cluster, value, counts } of influences) {
    let place = places.get(cluster);
    if (place === undefined) places.set(cluster, (place = places.size));
    values[index++] = value;
    sums[place] = (sums[place] ?? 0) + value;
    if (counts) sizes[place] = (sizes[place] ?? 0) + 1;
  }
  const { size } = places;
  return { values, names: [...places.keys()], sums: sums.subarray(0, size), sizes: sizes.subarray(0, size) };
}

/**
 * The design effect: the cluster-robust variance over that of independent transcripts, at least 1. With few effective
 * clusters it is shrunk towards the value for copies. Sizes are also divided by (t with the clusters' degrees of
 * freedom / t with the transcripts')^2, both for effective numbers. If nothing varies, similarity is unknown and
 * transcripts count as copies. Null with fewer than two clusters. Kish 1965; Liang & Zeger 1986; Korn & Graubard 1998.
 */
export function designEffect(influences: readonly Influence[], level: number): DesignEffect | null {
  const { values, names, sums: ofClusters, sizes } = byCluster(influences);
  const clusters = sizes.filter((size) => size > 0).length;
  const units = sum(sizes);
  if (clusters < 2) return null;
  const sums = new Map(names.map((name, cluster) => [name, at(ofClusters, cluster)]));
  if (clusters === units && sums.size === influences.length) return { clusters, units, deff: 1, inflation: 1, sums };
  const independent = spread(values, units);
  // the design effect if the transcripts of a cluster are copies of each other: Kish 1965
  const copies = total(sizes, (size) => size ** 2) / units;
  if (independent === 0) return { clusters, units, deff: copies, inflation: copies, sums };
  const seen = spread(ofClusters, clusters) / independent;
  const clear = deciding(ofClusters);
  const deff = Math.max(1, (clear * seen + COPIES * Math.max(copies, seen)) / (clear + COPIES));
  const ofUnits = freedomOf(values, units - 1);
  const freedom =
    Math.max(1, tAt(level, Math.min(ofUnits, freedomOf(ofClusters, clusters - 1))) / tAt(level, ofUnits)) ** 2;
  return { clusters, units, deff, inflation: deff * freedom, sums };
}

/** Notes about clusters that accompany a figure. */
export function clusterNotes({ clusters, units, deff }: Pick<DesignEffect, 'clusters' | 'units' | 'deff'>): string[] {
  return [
    `${units} transcripts of ${clusters} clusters, which the interval takes into account (design effect ${deff.toFixed(1)})`,
    ...fewClusters(clusters),
  ];
}

/**
 * The correlation of two estimates over the same clusters; 0 if they share none. With it their difference is a paired
 * one. Miller 2024.
 */
export function correlation(first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): number {
  const [one, other] = [first, second].map((sums) => sum(Array.from(sums.values(), (value) => value ** 2)));
  if (one === undefined || other === undefined || one === 0 || other === 0) return 0;
  const both = sum(Array.from(first, ([cluster, value]) => value * (second.get(cluster) ?? 0)));
  return Math.min(1, Math.max(-1, both / Math.sqrt(one * other)));
}
