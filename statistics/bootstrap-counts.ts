// The bootstrap of statistics that depend only on the number of drawn units of each kind, such as a pair of levels. It
// uses the same resamples as over single units, in a fraction of the time.
import {
  DISPLAY_REPLICATES,
  methodOf,
  resamples,
  summary,
  type Kinds,
  type Plan,
  type Resampled,
  type SharedCounts,
} from './bootstrap.ts';
import { at } from './lists.ts';

export type { Kinds, SharedCounts } from './bootstrap.ts';

/** Groups units that are equal in every column, and in their weight (default 1), into kinds. */
export function kindsOf(columns: readonly ArrayLike<number>[], weights?: ArrayLike<number>): Kinds {
  const [first] = columns;
  const kinds = new Map<string, number>();
  const units: number[] = [];
  const of = Int32Array.from({ length: first?.length ?? 0 }, (_, unit) => {
    const name = `${columns.map((column) => column[unit]).join(' ')} ${weights?.[unit] ?? 1}`;
    const known = kinds.get(name);
    if (known !== undefined) return known;
    kinds.set(name, units.length);
    return units.push(unit) - 1;
  });
  return {
    of,
    units: Int32Array.from(units),
    weights: Float64Array.from(units, (unit) => weights?.[unit] ?? 1),
  };
}

/** A statistic of the drawn units of each kind, counted by their weights. */
export type OfCounts = (drawn: Float64Array) => number | null;

/**
 * Adds up the drawn units by kind. Entries are not read by `at`: it gets lists of every type, which makes it four
 * times slower, and these loops run for tens of millions of draws.
 */
type Count = (drawn: Int32Array, counts: Float64Array) => void;

const ofUnits =
  ({ of }: Kinds): Count =>
  (drawn, counts) => {
    for (let each = 0; each < drawn.length; each++) {
      const kind = of[drawn[each] ?? 0] ?? 0;
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  };

/** The number of units of each kind in each cluster, stored one after another. */
function ofClusters({ of }: Kinds, clusters: readonly Int32Array[]): Count {
  const held = clusters.map((units) => {
    const counts = new Map<number, number>();
    for (const unit of units) counts.set(at(of, unit), (counts.get(at(of, unit)) ?? 0) + 1);
    return [...counts];
  });
  const ends = new Int32Array(clusters.length + 1);
  for (const [cluster, { length }] of held.entries()) ends[cluster + 1] = at(ends, cluster) + length;
  const kinds = Int32Array.from(held.flatMap((counts) => counts.map(([kind]) => kind)));
  const times = Float64Array.from(held.flatMap((counts) => counts.map(([, many]) => many)));
  return (drawn, counts) => {
    for (let each = 0; each < drawn.length; each++) {
      const cluster = drawn[each] ?? 0;
      const end = ends[cluster + 1] ?? 0;
      for (let place = ends[cluster] ?? 0; place < end; place++) {
        const kind = kinds[place] ?? 0;
        counts[kind] = (counts[kind] ?? 0) + (times[place] ?? 0);
      }
    }
  };
}

const counterFor = (plan: Plan, kinds: Kinds): Count =>
  plan.clusters === undefined ? ofUnits(kinds) : ofClusters(kinds, plan.clusters);

/** Maximum number of shared counts, 8 bytes each. */
const MOST_SHARED = 4_000_000;

/**
 * Draws the resamples of a plan once for several statistics, which get them as `shared`. Undefined if there are too
 * many kinds to store the counts. Statistics return the same numbers with and without it.
 */
export function sharedCounts(plan: Plan, kinds: Kinds): SharedCounts | undefined {
  if ((plan.replicates ?? DISPLAY_REPLICATES) * kinds.units.length > MOST_SHARED) return undefined;
  const count = counterFor(plan, kinds);
  const kept: Float64Array[] = [];
  for (const drawn of resamples(plan)) {
    const counts = new Float64Array(kinds.units.length);
    count(drawn, counts);
    kept.push(counts);
  }
  return { kinds, counts: kept };
}

/** Iterates over the counts of every resample by these kinds. The list is reused. */
function* countsOf(plan: Plan, kinds: Kinds): Generator<Float64Array, undefined> {
  const counts = new Float64Array(kinds.units.length);
  if (plan.shared === undefined) {
    const count = counterFor(plan, kinds);
    for (const drawn of resamples(plan)) {
      counts.fill(0);
      count(drawn, counts);
      yield counts;
    }
    return undefined;
  }
  const { kinds: finer, counts: all } = plan.shared;
  const kindOf = Int32Array.from(finer.units, (unit) => at(kinds.of, unit));
  for (const drawn of all) {
    counts.fill(0);
    for (let each = 0; each < drawn.length; each++) {
      const kind = kindOf[each] ?? 0;
      counts[kind] = (counts[kind] ?? 0) + (drawn[each] ?? 0);
    }
    yield counts;
  }
  return undefined;
}

/** Maximum number of resamples times kinds whose counts are stored, 8 bytes each; above it they are drawn again. */
const MOST_KEPT = 2_000_000;

/** The counts of every resample, drawn once. */
function keptCounts(each: (use: (counts: Float64Array) => void) => void): readonly Float64Array[] {
  const kept: Float64Array[] = [];
  each((counts) => kept.push(counts.slice()));
  return kept;
}

/**
 * Statistics of each resample's counts, all on the same resamples, which are drawn when first needed. Equal to
 * `bootstrap` of the same statistic over units, except that sums are added in another order. Efron 1979; Field & Welsh
 * 2007.
 */
export function countsBootstrap(plan: Plan, kinds: Kinds): (statistic: OfCounts) => Resampled {
  const each = (use: (counts: Float64Array) => void): void => {
    for (const counts of countsOf(plan, kinds)) {
      for (let kind = 0; kind < counts.length; kind++) counts[kind] = at(counts, kind) * at(kinds.weights, kind);
      use(counts);
    }
  };
  const isKept = (plan.replicates ?? DISPLAY_REPLICATES) * kinds.units.length <= MOST_KEPT;
  let kept: readonly Float64Array[] | null = null;
  return (statistic) => {
    const values: (number | null)[] = [];
    if (isKept) for (const counts of (kept ??= keptCounts(each))) values.push(statistic(counts));
    else each((counts) => values.push(statistic(counts)));
    return { ...summary(values, plan.level, methodOf(plan)), clusters: plan.clusters?.length };
  };
}

/** The same for one statistic. */
export const bootstrapCounts = (plan: Plan, kinds: Kinds, statistic: OfCounts): Resampled =>
  countsBootstrap(plan, kinds)(statistic);
