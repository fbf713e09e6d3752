// Compares a grader with gold drawn with unequal probabilities, or in clusters: sums are weighted by 1 / inclusion
// probability.
import type { Estimate } from '../../contract/estimate.ts';
import { estimateOfBootstrap, RATE } from '../ends.ts';
import { bootstrapCounts, kindsOf } from '../bootstrap-counts.ts';
import { at, groups, sum, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import { lowerBound, upperBound } from '../rates/proportion.ts';
import { kish, warnings } from '../rates/weights.ts';
import { estimateOf, undefinedEstimate } from '../statistic.ts';
import { auc } from './auroc.ts';
import { clusteredMetrics } from './clustered.ts';
import { estimates, resampledMetrics, type Resampling } from './confusion.ts';
import { delongFails, newcombe } from './newcombe.ts';
import { confusionOf, shares, type Decided, type Metric, type Share } from './metrics.ts';
import type { Forecasts } from './reliability.ts';
import { sweepOf, sweptKinds, type Scored } from './sweep.ts';

/** With required weights. */
type Weighted<Of extends { weights?: unknown }> = Omit<Of, 'weights'> & { weights: ArrayLike<number> };

const noted = (estimate: Estimate, notes: readonly string[]): Estimate => ({
  ...estimate,
  notes: [...estimate.notes, ...notes],
});

/**
 * Every metric of weighted verdicts with a percentile bootstrap interval over transcripts, which keep their weights. A
 * share of 0 or 1 does not vary between resamples, so it gets a one-sided bound for the effective number of transcripts
 * (Kish 1965).
 */
export function weightedMetrics(decided: Weighted<Decided>, resampling: Resampling): Record<Metric, Estimate> {
  const { gold, verdicts, weights } = decided;
  const { level } = resampling;
  const heavy = warnings(Array.from(weights));
  const units = shares(confusionOf({ gold, verdicts }), (_, n) => n);
  const values = shares(confusionOf(decided), (x, n) => ({ x, n }));
  const squares = shares(
    confusionOf({ gold, verdicts, weights: Float64Array.from(weights, (weight) => weight ** 2) }),
    (_, n) => n,
  );
  const drawn = resampledMetrics(decided, resampling);
  const resampled = (metric: Metric): Estimate => noted(drawn(metric), heavy);
  const share = (metric: Share): Estimate => {
    const { x, n } = values[metric];
    if (n === 0 || (x > 0 && x < n)) return { ...resampled(metric), n: units[metric] };
    // without variation the similarity within a cluster is unknown, so each cluster counts once
    const alike = decided.clusters === undefined ? 1 : new Set(decided.clusters).size / gold.length;
    const effective = (alike * n ** 2) / squares[metric];
    const [low, high] = x === 0 ? [0, upperBound(0, effective, level)] : [lowerBound(effective, effective, level), 1];
    const method = `${metric.replaceAll('_', ' ')}, one-sided Clopper-Pearson bound`;
    const worth = `the bound is for ${effective.toFixed(1)} equally weighted transcripts`;
    return estimateOf({ estimate: x / n, low, high, level, n: units[metric], method, notes: [worth, ...heavy] });
  };
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

/** Every metric of verdicts with its interval, with weights and clusters if there are any. */
export function metricsOf(decided: Decided, resampling: Resampling): Record<Metric, Estimate> {
  const { gold, verdicts, weights, clusters } = decided;
  if (weights !== undefined) return weightedMetrics({ gold, verdicts, weights, clusters }, resampling);
  return clusters === undefined
    ? estimates(confusionOf({ gold, verdicts }), resampling)
    : clusteredMetrics({ gold, verdicts, clusters }, resampling);
}

const heavyOf = (weights: ArrayLike<number> | undefined): string[] =>
  weights === undefined ? [] : warnings(Array.from(weights));
const named = (name: string, weights: ArrayLike<number> | undefined): string =>
  weights === undefined ? name : `${name}, weighted`;

/** The Brier score of weighted or clustered forecasts with a percentile bootstrap interval. Brier 1950. */
export function resampledBrier({ probs, gold, weights, clusters }: Forecasts, resampling: Resampling): Estimate {
  const about = { level: resampling.level, n: gold.length, method: named('Brier score', weights), within: RATE };
  if (gold.length === 0) return undefinedEstimate('no_data', about);
  const squares = Float64Array.from(probs, (p, unit) => (p - at(gold, unit)) ** 2);
  const kinds = kindsOf([squares], weights);
  const drawn = bootstrapCounts(
    { ...resampling, units: gold.length, clusters: membersIn(clusters) },
    kinds,
    weightedMeanOf(taken(squares, kinds.units)),
  );
  const score = weightedMeanOf(squares)(Float64Array.from(squares, (_, unit) => weights?.[unit] ?? 1));
  return noted(estimateOfBootstrap(score, about, drawn), heavyOf(weights));
}

/** The mean of values that have these weights. */
const weightedMeanOf =
  (values: Float64Array) =>
  (weights: Float64Array): number => {
    let total = 0;
    for (let each = 0; each < weights.length; each++) total += at(weights, each) * at(values, each);
    return total / sum(weights);
  };

/**
 * The AUC of weighted or clustered transcripts with a percentile bootstrap interval. Near 1 or with few of a class that
 * interval is too short, so it is Newcombe's for the effective number of each class (Kish 1965), with each cluster
 * counted once.
 */
export function resampledAuroc({ scores, gold, weights, clusters }: Scored, resampling: Resampling): Estimate {
  const about = { level: resampling.level, n: gold.length, method: named('AUC', weights), within: RATE };
  const estimate = auc(sweepOf(groups(scores), { gold, weights }));
  if (estimate === null) return undefinedEstimate(gold.length === 0 ? 'no_data' : 'single_class', about);
  // without variation the similarity within a cluster is unknown, so each cluster counts once
  const alike = clusters === undefined ? 1 : new Set(clusters).size / gold.length;
  const weightOf = (label: number): number[] =>
    Array.from(gold, (_, unit) => weights?.[unit] ?? 1).filter((_, unit) => gold[unit] === label);
  const [m, n] = [alike * kish(weightOf(1)), alike * kish(weightOf(0))];
  if (m >= 2 && n >= 2 && delongFails(estimate, m, n)) {
    const [low, high] = newcombe(estimate, m, n, resampling.level);
    const worth = `the interval is for ${m.toFixed(1)} positives and ${n.toFixed(1)} negatives of equal weight`;
    const method = `${about.method}, Newcombe interval (method 5)`;
    return estimateOf({ ...about, method, estimate, low, high, notes: [worth, ...heavyOf(weights)] });
  }
  const plan = { ...resampling, units: gold.length, clusters: membersIn(clusters) };
  const { kinds, sweep } = sweptKinds({ scores, gold, weights });
  const drawn = bootstrapCounts(plan, kinds, (counts) => auc(sweep(counts)));
  return noted(estimateOfBootstrap(estimate, about, drawn), heavyOf(weights));
}
