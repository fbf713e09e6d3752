// A grader's verdicts against gold for clustered transcripts: shares by Wilson at the effective size, other metrics by
// bootstrap.
import type { Estimate } from '../../contract/estimate.ts';
import { at, taken } from '../lists.ts';
import { clusterProportion } from '../rates/cluster-proportion.ts';
import { estimateOf, undefinedEstimate } from '../statistic.ts';
import { resampledMetrics, type Resampling } from './confusion.ts';
import { confusionOf, shares, type Decided, type Metric, type Share } from './metrics.ts';

/** Whether a transcript counts in a share, and if so, whether it is a success; null if it does not count. */
const COUNTED: Record<Share, (gold: boolean, flagged: boolean) => boolean | null> = {
  accuracy: (gold, flagged) => gold === flagged,
  sensitivity: (gold, flagged) => (gold ? flagged : null),
  specificity: (gold, flagged) => (gold ? null : !flagged),
  precision: (gold, flagged) => (flagged ? gold : null),
  npv: (gold, flagged) => (flagged ? null : !gold),
  prevalence: (gold) => gold,
  grader_positive_rate: (_, flagged) => flagged,
};

/** Every metric of verdicts in clusters, unweighted. Korn & Graubard 1998; Field & Welsh 2007. */
export function clusteredMetrics(
  decided: Decided & { clusters: readonly string[] },
  resampling: Resampling,
): Record<Metric, Estimate> {
  const { gold, verdicts, clusters } = decided;
  const none = shares(confusionOf({ gold, verdicts }), (_, n, reason) => (n === 0 ? reason : null));
  const share = (metric: Share): Estimate => {
    const counted = Array.from(gold, (label, unit) => COUNTED[metric](label === 1, verdicts[unit] === 1));
    const units = Int32Array.from(counted.keys()).filter((unit) => counted[unit] !== null);
    const name = metric.replaceAll('_', ' ');
    const reason = none[metric];
    if (reason !== null) return undefinedEstimate(reason, { level: resampling.level, n: 0, method: name });
    const events = Float64Array.from(units, (unit) => (counted[unit] === true ? 1 : 0));
    return estimateOf(
      clusterProportion({
        events,
        clusters: Array.from(units, (unit) => clusters[unit] ?? ''),
        level: resampling.level,
        name,
      }),
    );
  };
  const resampled = resampledMetrics(decided, resampling);
  return {
    accuracy: share('accuracy'),
    sensitivity: share('sensitivity'),
    specificity: share('specificity'),
    precision: share('precision'),
    npv: share('npv'),
    prevalence: share('prevalence'),
    grader_positive_rate: share('grader_positive_rate'),
    f1: resampled('f1'),
    mcc: resampled('mcc'),
    balanced_accuracy: resampled('balanced_accuracy'),
    youden_j: resampled('youden_j'),
  };
}

/** The bins of a reliability curve with intervals under clusters, unweighted. */
export function clusteredBins<Bin extends { bin: number; interval: [number, number] }>(
  bins: readonly Bin[],
  of: ArrayLike<number>,
  { gold, clusters, level }: { gold: ArrayLike<number>; clusters: readonly string[]; level: number },
): Bin[] {
  const units = Int32Array.from(of, (_, unit) => unit);
  return bins.map((bin) => {
    const own = units.filter((unit) => at(of, unit) === bin.bin);
    const names = Array.from(own, (unit) => clusters[unit] ?? '');
    const { low, high } = clusterProportion({ events: taken(gold, own), clusters: names, level });
    return low === null || high === null ? bin : { ...bin, interval: [low, high] };
  });
}
