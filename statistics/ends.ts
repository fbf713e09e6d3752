// The ends of an interval in an Estimate: none if the interval has no width or rests on too few resamples.
import type { Estimate } from '../contract/estimate.ts';
import { bootstrap, type Resampled } from './bootstrap.ts';
import { fewClusters, stretched } from './few-clusters.ts';
import { REASONS, type Reason } from './reasons.ts';
import { wilson, type Interval } from './rates/proportion.ts';
import { estimateOf } from './statistic.ts';

export interface Ends {
  low: number | null;
  high: number | null;
  notes: string[];
}

/** Variances and widths below these are zero but for rounding. */
const ROUNDING = 1e-24;
const ROUNDING_OF_ENDS = 1e-12;

export const standardError = (variance: number): number => (variance < ROUNDING ? 0 : Math.sqrt(variance));

export const noEnds = (reason: Reason): Ends => ({ low: null, high: null, notes: [REASONS[reason]] });

/**
 * The interval `value` -/+ `half`, clipped to -1 and 1. AC2 and the generalised Fleiss kappa may be below -1; then the
 * lower end is not clipped.
 */
export const around = (value: number, half: number): Interval => [
  value < -1 ? value - half : Math.max(-1, value - half),
  Math.min(1, value + half),
];

/** An interval without width would suggest certainty, so it is not shown. */
export const endsOf = (interval: Interval | null): Ends => {
  if (interval === null) return noEnds('n_too_small');
  const [low, high] = interval;
  return high - low < ROUNDING_OF_ENDS ? noEnds('zero_variance') : { low, high, notes: [] };
};

/** The two ends of an Estimate together. */
export const intervalOf = ({ low, high }: Estimate): Interval | null =>
  low === null || high === null ? null : [low, high];

/**
 * The interval of a share of `n` units that is still valid if a standard error is zero. Without variation the
 * similarity within a cluster is unknown, so each cluster counts once.
 */
export function insteadOf(share: number, n: number, level: number, clusters?: number): string {
  const size = Math.min(n, clusters ?? n);
  const [low, high] = wilson(share * size, size, level);
  const once = clusters === undefined ? '' : `, with each of ${size} clusters counted once`;
  return `observed agreement has the Wilson interval ${low.toFixed(3)} to ${high.toFixed(3)}${once}`;
}

/** The ends of a bootstrap, stretched if clusters are few, with a note on resamples without a value. */
function endsOfBootstrap(
  estimate: number | null,
  { level, within }: About,
  { interval, undefinedReplicates, replicates, clusters }: Resampled,
): Ends {
  if (interval === null) return noEnds('undefined_resamples');
  const wide =
    clusters === undefined || estimate === null ? interval : stretched(interval, estimate, { clusters, level, within });
  const found = endsOf(wide);
  const { low, high } = found;
  const notes = low === null || clusters === undefined ? found.notes : [...found.notes, ...fewClusters(clusters)];
  const all = replicates.length + undefinedReplicates;
  return {
    low,
    high,
    notes: undefinedReplicates === 0 ? notes : [...notes, `${undefinedReplicates} of ${all} resamples had no value`],
  };
}

export interface About {
  level: number;
  n: number;
  method: string;
  /** The range of the statistic, which no interval leaves; by default it has no limits. */
  within?: Interval | undefined;
}

/** The ranges of shares, and of correlations and differences of shares. */
export const RATE: Interval = [0, 1];
export const CORRELATION: Interval = [-1, 1];
/** The range of errors without sign. */
export const SIZE: Interval = [0, Number.POSITIVE_INFINITY];

/** An estimate with the ends of its interval. Without ends, `instead` returns the bound that is still valid. */
export const estimateWith = (
  estimate: number | null,
  about: About,
  { low, high, notes }: Ends,
  ...instead: string[]
): Estimate => estimateOf({ ...about, estimate, low, high, notes: low === null ? [...notes, ...instead] : notes });

/** The same with the ends from replicates; `about` names their method. */
export const estimateOfResamples = (
  estimate: number | null,
  about: About,
  resampled: Resampled,
  ...instead: string[]
): Estimate => estimateWith(estimate, about, endsOfBootstrap(estimate, about, resampled), ...instead);

/** The same with the ends of a bootstrap over units. */
export const estimateOfBootstrap = (
  estimate: number | null,
  about: About,
  resampled: Resampled,
  ...instead: string[]
): Estimate =>
  estimateOfResamples(
    estimate,
    { ...about, method: `${about.method}, units resampled, ${resampled.method}` },
    resampled,
    ...instead,
  );

/** Counts the units of each kind at some indices, in a reused array. */
export function drawnKinds(kindOf: readonly number[], kinds: number): (indices: Int32Array) => Float64Array {
  const places = Int32Array.from(kindOf);
  const drawn = new Float64Array(kinds);
  return (indices) => {
    drawn.fill(0);
    for (const index of indices) {
      const kind = places[index] ?? 0;
      drawn[kind] = (drawn[kind] ?? 0) + 1;
    }
    return drawn;
  };
}

/** The bootstrap over units by kind: `statistic` gets the number of drawn units of each kind. */
export function bootstrapKinds(
  units: readonly number[],
  level: number,
  statistic: (drawn: Float64Array) => number | null,
): Resampled {
  const kindOf = units.flatMap((many, kind) => Array.from({ length: many }, () => kind));
  const drawn = drawnKinds(kindOf, units.length);
  return bootstrap({ units: kindOf.length, level }, (indices) => statistic(drawn(indices)));
}
