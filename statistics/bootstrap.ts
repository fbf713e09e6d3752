// The percentile bootstrap over independent units, seeded or with the drawn indices given.
import { overClusters } from './members.ts';
import { quantile } from './quantile.ts';
import { ALGORITHM, draws } from './random.ts';

/** Replicates for the screen. */
export const DISPLAY_REPLICATES = 2000;
/** If more than this share of replicates is undefined, there is no interval. */
const MOST_UNDEFINED = 0.05;

export interface Resampled {
  /** Defined replicates, in the order drawn. */
  replicates: Float64Array;
  /** Number of replicates without a value, which are left out of the interval. */
  undefinedReplicates: number;
  /** Null if there is no interval. */
  interval: [number, number] | null;
  /** The replicates' standard deviation (divisor B - 1); null with fewer than two. */
  se: number | null;
  /** The description for the `method` of an Estimate. */
  method: string;
  /** The number of clusters, if clusters were resampled. */
  clusters?: number | undefined;
}

export interface Plan {
  /** The number of units; each replicate draws as many, with replacement. */
  units: number;
  level: number;
  replicates?: number;
  seed?: number;
  /**
   * Strata: units are resampled only within their stratum, so that every replicate has the same number of each. Every
   * unit is in one stratum.
   */
  strata?: readonly ArrayLike<number>[];
  /** The units of each cluster, if there are clusters: whole clusters are drawn, and strata are ignored. */
  clusters?: readonly Int32Array[] | undefined;
  /** Counts of this plan's resamples that were drawn before, for statistics of counts. */
  shared?: SharedCounts | undefined;
}

/** Groups of units that no statistic distinguishes. */
export interface Kinds {
  /** The kind of each unit. */
  of: Int32Array;
  /** A unit of each kind. */
  units: Int32Array;
  /** The weight of every unit of a kind. */
  weights: Float64Array;
}

/** The unweighted number of units of each kind in every resample. */
export interface SharedCounts {
  /** At least as fine as the kinds of each statistic that uses the counts. */
  kinds: Kinds;
  counts: readonly Float64Array[];
}

function spread(values: Float64Array): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** The summary of the replicates' values; null is a replicate without a value. */
export function summary(values: readonly (number | null)[], level: number, method: string): Resampled {
  const replicates = Float64Array.from(values.filter((value) => value !== null));
  const undefinedReplicates = values.length - replicates.length;
  const tooMany = replicates.length === 0 || undefinedReplicates > MOST_UNDEFINED * values.length;
  const sorted = Float64Array.from(replicates).toSorted();
  const tail = (1 - level) / 2;
  const interval: [number, number] | null = tooMany ? null : [quantile(sorted, tail), quantile(sorted, 1 - tail)];
  return { replicates, undefinedReplicates, interval, se: spread(replicates), method };
}

/** Draws every resample in turn (units or clusters) as a list of indices, which is reused. */
export function* resamples({
  units,
  replicates = DISPLAY_REPLICATES,
  seed = 1,
  strata,
  clusters,
}: Plan): Generator<Int32Array, undefined> {
  const random = draws(seed);
  const drawn = new Int32Array(clusters?.length ?? units);
  const parts = clusters === undefined ? strata : undefined;
  for (let replicate = 0; replicate < replicates; replicate++) {
    if (parts === undefined) random.indices(drawn, drawn.length);
    let to = 0;
    for (const stratum of parts ?? []) {
      const part = drawn.subarray(to, (to += stratum.length));
      random.indices(part, stratum.length);
      for (let each = 0; each < part.length; each++) part[each] = stratum[part[each] ?? 0] ?? 0;
    }
    yield drawn;
  }
  return undefined;
}

/** The method of intervals from these resamples. */
export function methodOf({ replicates = DISPLAY_REPLICATES, seed = 1, strata, clusters }: Plan): string {
  const kind =
    strata === undefined || clusters !== undefined ? 'percentile bootstrap' : 'stratified percentile bootstrap';
  const over = clusters === undefined ? '' : ` over ${clusters.length} clusters`;
  return `${kind}${over}, B = ${replicates}, seed ${seed}, ${ALGORITHM}`;
}

/**
 * Computes `statistic` for each list of unit indices, which is reused between calls. Null means undefined. Efron 1979;
 * Field & Welsh 2007.
 */
export function bootstrap(plan: Plan, statistic: Statistic): Resampled {
  const of = plan.clusters === undefined ? statistic : overClusters(plan.clusters, statistic);
  const values: (number | null)[] = [];
  for (const drawn of resamples(plan)) values.push(of(drawn));
  return { ...summary(values, plan.level, methodOf(plan)), clusters: plan.clusters?.length };
}

/** The same for resamples that were drawn elsewhere. */
export const bootstrapOf = (given: readonly (readonly number[])[], level: number, statistic: Statistic): Resampled =>
  summary(
    given.map((indices) => statistic(Int32Array.from(indices))),
    level,
    `percentile bootstrap, B = ${given.length}, indices given`,
  );

/** A statistic of the units at these indices. */
export type Statistic = (indices: Int32Array) => number | null;
