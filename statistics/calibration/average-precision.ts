// Average precision: the precision-recall curve as one number, without interpolation.
import type { Estimate } from '../../contract/estimate.ts';
import { estimateOfBootstrap, RATE } from '../ends.ts';
import { bootstrapCounts } from '../bootstrap-counts.ts';
import { at, groups } from '../lists.ts';
import { membersIn } from '../members.ts';
import { warnings } from '../rates/weights.ts';
import { undefinedEstimate } from '../statistic.ts';
import type { Resampling } from './confusion.ts';
import { sweepOf, sweptKinds, type Scored, type Sweep } from './sweep.ts';

/** Sum of (R_k - R_k-1) P_k over the distinct thresholds, as in scikit-learn; null if gold holds no positive. */
export function averagePrecision({ tp, fp, positives }: Sweep): number | null {
  if (positives === 0) return null;
  let total = 0;
  for (let index = 0; index < tp.length; index++) {
    const gained = at(tp, index) - (tp[index + 1] ?? 0);
    if (gained > 0) total += (gained / positives) * (at(tp, index) / (at(tp, index) + at(fp, index)));
  }
  return total;
}

/** The transcripts of each class, resampled separately by a stratified bootstrap. */
export const classes = (gold: ArrayLike<number>): Int32Array[] =>
  [1, 0].map((label) => Int32Array.from(gold, (_, unit) => unit).filter((unit) => gold[unit] === label));

/**
 * Average precision with a stratified bootstrap interval. Its baseline is the prevalence, so values of different sets
 * are not comparable.
 */
export function averagePrecisionEstimate(
  { scores, gold, weights, clusters }: Scored,
  resampling: Resampling,
): Estimate {
  const grouped = groups(scores);
  const all = sweepOf(grouped, { gold, weights });
  const about = { level: resampling.level, n: gold.length, method: 'average precision', within: RATE };
  const estimate = averagePrecision(all);
  if (estimate === null) return undefinedEstimate(gold.length === 0 ? 'no_data' : 'no_positives', about);
  const plan = { ...resampling, units: gold.length, strata: classes(gold), clusters: membersIn(clusters) };
  const { kinds, sweep } = sweptKinds({ scores, gold, weights });
  const drawn = bootstrapCounts(plan, kinds, (counts) => averagePrecision(sweep(counts)));
  const baseline = all.positives / (all.positives + all.negatives);
  const answer = estimateOfBootstrap(estimate, about, drawn);
  const heavy = weights === undefined ? [] : warnings(Array.from(weights));
  const beside = `flagging at random has ${baseline.toPrecision(2)}, the prevalence`;
  return { ...answer, notes: [...answer.notes, beside, ...heavy] };
}
