// Values that follow the threshold: matrix, rates and points of curves, each looked up in data that was sorted once.
import type { Basis, Metrics } from '../../contract/calibration.ts';
import { CONFIDENCE, type Estimate } from '../../contract/estimate.ts';
import { closedForm } from '../../statistics/calibration/confusion.ts';
import { metrics, type Confusion, type Metric } from '../../statistics/calibration/metrics.ts';
import { flagged, sweepOf, type Sweep } from '../../statistics/calibration/sweep.ts';
import { countBelow, groups } from '../../statistics/lists.ts';

/**
 * The scores, sorted once for each basis. `counts` counts transcripts, `weighed` sums their weights; without weights
 * both are the same object.
 */
export interface Swept {
  counts: Sweep;
  weighed: Sweep;
  /** Sums of squared weights, for effective sample sizes; without weights the same object as `counts`. */
  squared: Sweep;
  isWeighted: boolean;
  /** Whether transcripts form clusters, so that no interval has a closed form. */
  isClustered: boolean;
}

/** Sorts the scores, once when they arrive: O(n log n). */
export function sweptOf({
  scores,
  gold,
  weights,
  at,
  speaks,
}: Pick<Basis, 'scores' | 'gold' | 'weights' | 'at' | 'speaks'>): Swept {
  const isClustered = speaks.clusters !== null;
  const grouped = groups(scores);
  const events = Uint8Array.from(gold, (level) => (level >= at.value ? 1 : 0));
  const counts = sweepOf(grouped, { gold: events });
  if (weights === null) return { counts, weighed: counts, squared: counts, isWeighted: false, isClustered };
  const squares = Float64Array.from(weights, (weight) => weight ** 2);
  const of = (values: ArrayLike<number>): Sweep => sweepOf(grouped, { gold: events, weights: values });
  return { counts, weighed: of(weights), squared: of(squares), isWeighted: true, isClustered };
}

/**
 * The index of a threshold among the distinct scores: the first score that is flagged; one past the last flags nothing.
 */
export const placeOf = ({ counts: { thresholds } }: Swept, threshold: number | null): number =>
  threshold === null ? thresholds.length : countBelow(thresholds, threshold);

/** The threshold at an index; null flags nothing. */
export const thresholdAt = ({ counts: { thresholds } }: Swept, place: number): number | null =>
  thresholds[place] ?? null;

/**
 * The position of a threshold on an axis from `low` to `high`: its value, or the nearest end; the upper end for null
 * (flags nothing).
 */
export const placeIn = ([low, high]: readonly [number, number], threshold: number | null): number =>
  threshold === null ? high : Math.min(high, Math.max(low, threshold));

export interface Live {
  /** Numbers of transcripts. */
  matrix: Confusion;
  /** Sums of weights; null without weights. */
  weighted: Confusion | null;
  /** The point on the curves; null where it is not defined. */
  tpr: number | null;
  fpr: number | null;
  precision: number | null;
  rates: Metrics;
}

/** A value whose interval is resampled after the threshold settles. */
const point = (estimate: number | null, n: number): Estimate => ({
  estimate,
  low: null,
  high: null,
  level: CONFIDENCE,
  n,
  method: 'interval is being calculated',
  notes: [],
});

/** All values at one index: O(1), because the data is sorted. */
export function liveAt({ counts, weighed, isWeighted, isClustered }: Swept, place: number): Live {
  const [matrix, weighted] = [flagged(counts, place), flagged(weighed, place)];
  const n = matrix.tp + matrix.fp + matrix.fn + matrix.tn;
  const values = metrics(weighted);
  const of = (metric: Metric): Estimate => point(values[metric], n);
  const closed = isWeighted || isClustered ? {} : closedForm(matrix, CONFIDENCE);
  return {
    matrix,
    weighted: isWeighted ? weighted : null,
    tpr: values.sensitivity,
    fpr: values.specificity === null ? null : 1 - values.specificity,
    precision: values.precision,
    rates: { ...pointsOf(of), ...closed },
  };
}

const pointsOf = (of: (metric: Metric) => Estimate): Metrics => ({
  accuracy: of('accuracy'),
  sensitivity: of('sensitivity'),
  specificity: of('specificity'),
  precision: of('precision'),
  npv: of('npv'),
  prevalence: of('prevalence'),
  grader_positive_rate: of('grader_positive_rate'),
  f1: of('f1'),
  mcc: of('mcc'),
  balanced_accuracy: of('balanced_accuracy'),
  youden_j: of('youden_j'),
});

/** At most this many entries of a long list, with both ends, because more points than pixels are invisible. */
export function thinned<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  const step = (list.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, at) => list[Math.round(at * step)]).flatMap((one) =>
    one === undefined ? [] : [one],
  );
}
