// The source of agreement's intervals: the number of units of each kind, drawn many times. By the posterior over all
// possible kinds or, for clustered units, by resampling clusters.
import type { Estimate } from '../../contract/estimate.ts';
import { DISPLAY_REPLICATES, summary, type Resampled } from '../bootstrap.ts';
import { estimateOfResamples, type About } from '../ends.ts';
import { tAt, zAt } from '../distributions.ts';
import { dirichlet } from '../gamma.ts';
import { sum, type Matrix } from '../matrix.ts';
import { ALGORITHM, draws, type Draws } from '../random.ts';
import { fewClusters } from '../few-clusters.ts';
import { wilson, type Interval } from '../rates/proportion.ts';
import { estimateOf } from '../statistic.ts';
import {
  drawAllKinds,
  possible,
  PRIOR_OF_A_KIND,
  PRIOR_OF_ALL,
  priorOf,
  withUnused,
  type SizedKinds,
} from './kinds.ts';
import type { Tally, UnitTally } from './ratings.ts';

/** The number of units of each kind, one list per replicate. These are not whole numbers if drawn from a posterior. */
export interface Redraws {
  /** How many raters gave each level, for every kind of the tally and for unobserved kinds. */
  kinds: Matrix;
  counts: readonly ArrayLike<number>[];
  method: string;
  /** The number of clusters, if clusters were drawn. */
  clusters?: number;
  /** The number of clusters with a unit of one of these kinds, if clusters were drawn. */
  clustersWith?: (kinds: readonly number[]) => number;
  /** For a posterior: the counts without prior weight, so that only observed kinds occur. */
  withoutPrior?: () => readonly ArrayLike<number>[];
}

/** Turns a statistic of counts into an estimate with an interval. The kinds are not needed. */
export type Counts = Omit<Redraws, 'kinds'>;

const SEED = 1;
const DRAWN = `B = ${DISPLAY_REPLICATES}, seed ${SEED}, ${ALGORITHM}`;

/** Standard errors below this are rounding of zero. */
const ROUNDING = 1e-12;

const replicates = (one: (random: Draws) => Float64Array): Float64Array[] => {
  const random = draws(SEED);
  return Array.from({ length: DISPLAY_REPLICATES }, () => one(random));
};

const named = (kinds: number, of: string): string =>
  `Dirichlet(${priorOf(kinds) === PRIOR_OF_A_KIND ? '1/2' : `${PRIOR_OF_ALL}/${kinds}`}) posterior over ${of}, ${DRAWN}`;

/**
 * The posterior of the kinds of units. Draws counts instead of units, so that a million units take as long as a
 * hundred. Ferguson 1973.
 */
export function posteriorOf(tally: Tally): Redraws {
  const all = sum(tally.units);
  if (all === 0) return { kinds: tally.kinds, counts: [], method: 'no units' };
  const parts = withUnused(tally);
  const kinds = parts.flatMap((part) => part.kinds);
  const most = Math.max(...tally.kinds.map((counts) => possible(counts.length, sum(counts))));
  const drawn = (parts: readonly SizedKinds[]) =>
    replicates((random) => drawAllKinds(random, parts, kinds.length, all));
  return {
    kinds,
    counts: drawn(parts),
    method: named(most, 'kinds of units'),
    withoutPrior: () => drawn(parts.map((part) => ({ ...part, prior: 0 }))),
  };
}

/** The posterior of the cells of a table of two raters, in the order of its rows. */
export function posteriorOfCells(cells: readonly number[]): Counts {
  const shapes = cells.map((count) => count + priorOf(cells.length));
  return {
    counts: replicates((random) => dirichlet(random, shapes, sum(cells))),
    method: named(cells.length, 'the cells of the table'),
  };
}

/** The cluster of a unit, such as its task. */
export type Cluster = string | number;

/**
 * Resamples whole clusters, as many as there are. `kindOf`: the kind of each unit; `clusterOf`: its cluster. Efron
 * 1979.
 */
export function clustersDrawn(kindOf: readonly number[], kinds: number, clusterOf: readonly Cluster[]): Counts {
  const places = new Map<Cluster, number>();
  const units = Array.from({ length: kinds }, (): number[] => []);
  for (const [unit, kind] of kindOf.entries()) {
    const cluster = clusterOf[unit] ?? '';
    const place = places.get(cluster) ?? places.size;
    places.set(cluster, place);
    units[kind]?.push(place);
  }
  // the clusters of the units, by kind, so that a resample is one sum per kind over the number of times that its
  // clusters were drawn
  const clustersOf = units.map((all) => Int32Array.from(all));
  const chosen = new Int32Array(places.size);
  const times = new Int32Array(places.size);
  const counts = replicates((random) => {
    random.indices(chosen, places.size);
    times.fill(0);
    for (let at = 0; at < chosen.length; at++) {
      const cluster = chosen[at] ?? 0;
      times[cluster] = (times[cluster] ?? 0) + 1;
    }
    return Float64Array.from(clustersOf, (all) => {
      let drawn = 0;
      for (let at = 0; at < all.length; at++) drawn += times[all[at] ?? 0] ?? 0;
      return drawn;
    });
  });
  return {
    counts,
    method: `${places.size} clusters resampled, percentile bootstrap, ${DRAWN}`,
    clusters: places.size,
    clustersWith: (some) => new Set(some.flatMap((kind) => Array.from(clustersOf[kind] ?? []))).size,
  };
}

/** Resamples clusters if they are given, one per unit of `tally`; otherwise uses the posterior. */
export function redrawsOf(tally: UnitTally, clusters?: readonly Cluster[]): Redraws {
  if (clusters === undefined) return posteriorOf(tally);
  const clusterOf = tally.unitOf.map((unit) => clusters[unit] ?? '');
  return { kinds: tally.kinds, ...clustersDrawn(tally.kindOf, tally.kinds.length, clusterOf) };
}

/** The value of a statistic of counts in each replicate. */
export const over = (
  { counts, method, clusters }: Counts,
  level: number,
  statistic: (counts: ArrayLike<number>) => number | null,
): Resampled => ({ ...summary(counts.map(statistic), level, method), clusters });

interface Over {
  redraws: Counts;
  statistic: (counts: ArrayLike<number>) => number | null;
  /**
   * Raises the upper end to that of the posterior without a prior. If hardly any unit shows disagreement, the prior
   * alone lowers AC1 and percent agreement: 95 % intervals contained the true value in 86 % of samples of 50 units
   * rated by three, with this in 99 %.
   */
  highest?: boolean;
}

/**
 * An estimate with the interval of its replicates, which is widened to contain it. Without an interval, `instead`
 * returns the bound that is still valid.
 */
export function estimateOver(
  estimate: number,
  about: About,
  { redraws, statistic, highest = false }: Over,
  ...instead: string[]
): Estimate {
  const resampled = over(redraws, about.level, statistic);
  const { interval } = resampled;
  const bare =
    highest && redraws.withoutPrior
      ? over({ ...redraws, counts: redraws.withoutPrior() }, about.level, statistic).interval
      : null;
  const ends: Resampled['interval'] = interval && [
    Math.min(estimate, interval[0]),
    Math.max(estimate, interval[1], bare?.[1] ?? -1),
  ];
  const method = `${about.method}, ${redraws.method}${bare === null ? '' : ', upper end no lower than without a prior'}`;
  const within: Interval = about.within ?? [Math.min(-1, ends?.[0] ?? -1), 1];
  return estimateOfResamples(estimate, { ...about, method, within }, { ...resampled, interval: ends }, ...instead);
}

/**
 * A share of units with Wilson's interval. With resampled clusters n is the effective number of units by the spread of
 * the replicates times G / (G - 1), with Student's t for few clusters. If nothing varies, n is the number of clusters.
 * Korn & Graubard 1998.
 */
export function shareOver(
  share: number,
  about: About,
  redraws: Counts | undefined,
  statistic: (counts: ArrayLike<number>) => number | null,
): Estimate {
  const { level, n } = about;
  const clusters = redraws?.clusters;
  if (redraws === undefined || clusters === undefined) return saidWilson(share, n, about);
  const { se } = over(redraws, level, statistic);
  const worth =
    se === null || se < ROUNDING ? clusters : Math.min(n, (share * (1 - share) * (clusters - 1)) / clusters / se ** 2);
  const few = clusters < 2 ? 1 : (zAt(level) / tAt(level, clusters - 1)) ** 2;
  const method = `${about.method} on ${(worth * few).toFixed(1)} units, the effective number for ${clusters} clusters`;
  const found = saidWilson(share, worth * few, { ...about, method });
  return { ...found, notes: [...found.notes, ...fewClusters(clusters)] };
}

function saidWilson(share: number, n: number, about: About): Estimate {
  const [low, high] = wilson(share * n, n, about.level);
  return estimateOf({ ...about, estimate: share, low, high });
}
