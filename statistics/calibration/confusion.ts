// The metrics of a confusion matrix with their intervals.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { CORRELATION, estimateOfBootstrap, intervalOf, RATE } from '../ends.ts';
import type { Plan } from '../bootstrap.ts';
import { countsBootstrap, kindsOf } from '../bootstrap-counts.ts';
import { repeated, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import { mover } from '../rates/mover.ts';
import { wilson, type Interval } from '../rates/proportion.ts';
import { REASONS, type Reason } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { Count, fewEnough, TOO_MANY } from './inputs.ts';
import {
  confusionOf,
  metrics,
  shares,
  undefinedBecause,
  type Confusion,
  type Decided,
  type Metric,
} from './metrics.ts';

/** How intervals are resampled: a plan without its units. */
export type Resampling = Pick<Plan, 'level' | 'replicates' | 'seed' | 'shared'>;

/** `x` of `n` with Wilson's interval; `none` is the reason if n is 0. */
export function shareOf(
  x: number,
  n: number,
  { level, none, name }: { level: number; none: Reason; name: string },
): Estimate {
  const about = { level, n, method: `${name}, Wilson interval` };
  if (n === 0) return undefinedEstimate(none, about);
  const [low, high] = wilson(x, n, level);
  return estimateOf({ ...about, estimate: x / n, low, high });
}

/**
 * Half the sum of sensitivity and specificity, and that sum less 1, with MOVER intervals from the two of Wilson. Zou &
 * Donner 2008.
 */
function balancedOf(confusion: Confusion, level: number): Record<'balanced_accuracy' | 'youden_j', Estimate> {
  const { tp, fp, fn, tn } = confusion;
  const { sensitivity, specificity } = metrics(confusion);
  const say = (name: string, weight: number, less: number): Estimate => {
    const about = { level, n: tp + fp + fn + tn, method: `${name}, MOVER interval` };
    if (sensitivity === null || specificity === null) return undefinedEstimate(undefinedBecause(confusion)[0], about);
    const term = (estimate: number, [low, high]: Interval) => ({ weight, estimate, low, high });
    const [low, high] = mover([
      term(sensitivity, wilson(tp, tp + fn, level)),
      term(specificity, wilson(tn, tn + fp, level)),
    ]);
    return estimateOf({
      ...about,
      estimate: weight * (sensitivity + specificity) - less,
      low: low - less,
      high: high - less,
    });
  };
  return { balanced_accuracy: say('balanced accuracy', 0.5, 0), youden_j: say("Youden's J", 1, 1) };
}

/**
 * The metrics whose interval has a closed form, so they can be computed at every step of the threshold slider. Counts
 * are whole transcripts.
 */
export const closedForm = (confusion: Confusion, level: number): Omit<Record<Metric, Estimate>, 'f1' | 'mcc'> => ({
  ...shares(confusion, (x, n, none) => shareOf(x, n, { level, none, name: 'proportion' })),
  ...balancedOf(confusion, level),
});

/**
 * Metrics of verdicts with percentile bootstrap intervals over transcripts or clusters, with their weights, all from
 * the same resamples. Efron 1979.
 */
export function resampledMetrics(decided: Decided, resampling: Resampling): (metric: Metric) => Estimate {
  const { gold, verdicts, weights, clusters } = decided;
  const confusion = confusionOf(decided);
  const kinds = kindsOf([gold, verdicts], weights);
  const of = { gold: taken(gold, kinds.units), verdicts: taken(verdicts, kinds.units) };
  const drawn = countsBootstrap({ ...resampling, units: gold.length, clusters: membersIn(clusters) }, kinds);
  return (metric) => {
    const within = metric === 'mcc' || metric === 'youden_j' ? CORRELATION : RATE;
    const about = { level: resampling.level, n: gold.length, method: metric.replaceAll('_', ' '), within };
    const estimate = metrics(confusion)[metric];
    if (estimate === null) {
      const [reason, ...others] = undefinedBecause(confusion);
      return undefinedEstimate(reason, about, ...others.map((other) => REASONS[other]));
    }
    return estimateOfBootstrap(
      estimate,
      about,
      drawn((counts) => metrics(confusionOf({ ...of, weights: counts }))[metric]),
    );
  };
}

/** The transcripts behind a matrix of counts. */
function unitsOf({ tp, fp, fn, tn }: Confusion): Decided {
  const list = (...runs: readonly [number, number][]): Uint8Array =>
    Uint8Array.from(runs.flatMap(([times, value]) => repeated(value, times)));
  return { gold: list([tp, 1], [fp, 0], [fn, 1], [tn, 0]), verdicts: list([tp, 1], [fp, 1], [fn, 0], [tn, 0]) };
}

/** Every metric of a matrix of whole transcripts with its interval, independent of the order of transcripts. */
export function estimates(confusion: Confusion, resampling: Resampling): Record<Metric, Estimate> {
  const resampled = resampledMetrics(unitsOf(confusion), resampling);
  return {
    ...closedForm(confusion, resampling.level),
    f1: resampled('f1'),
    mcc: resampled('mcc'),
  };
}

const Input = z
  .strictObject({ tp: Count, fp: Count, fn: Count, tn: Count, confidence: Confidence })
  .refine(({ tp, fp, fn, tn }) => fewEnough([tp, fp, fn, tn]), { error: TOO_MANY, path: ['tp'] });

/** Keys that contain 95 are at the given confidence, by default .95. */
interface ConfusionMetrics extends Estimate, Record<Metric, number | null> {
  wilson95: Record<'accuracy' | 'sensitivity' | 'specificity' | 'precision' | 'npv', Interval | null>;
  balanced_accuracy_mover95: Interval | null;
  metrics: Record<Metric, Estimate>;
}

export const confusionMetrics: Statistic<z.infer<typeof Input>, ConfusionMetrics> = {
  name: 'confusion_metrics',
  about:
    'a grader against gold: sensitivity, specificity, precision, NPV, accuracy, F1, MCC and balanced accuracy, each with its interval',
  source: 'Wilson 1927; Matthews 1975; Zou & Donner 2008 (MOVER); Efron 1979 (F1 and MCC)',
  input: Input,
  run: ({ confidence: level, ...confusion }) => {
    const all = estimates(confusion, { level });
    const { accuracy, sensitivity, specificity, precision, npv, balanced_accuracy: balanced } = all;
    return {
      ...balanced,
      ...metrics(confusion),
      wilson95: {
        accuracy: intervalOf(accuracy),
        sensitivity: intervalOf(sensitivity),
        specificity: intervalOf(specificity),
        precision: intervalOf(precision),
        npv: intervalOf(npv),
      },
      balanced_accuracy_mover95: intervalOf(balanced),
      metrics: all,
    };
  },
};
