// The metrics of a confusion matrix with their intervals.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrap, resampledEstimate, type Plan } from '../bootstrap.ts';
import { repeated } from '../lists.ts';
import { wilson, type Interval } from '../rates/proportion.ts';
import { REASONS, type Reason } from '../reasons.ts';
import { said, unsaid, type Statistic } from '../statistic.ts';
import { Count, LEVEL } from './inputs.ts';
import { confusionOf, metrics, shares, undefinedBecause, type Confusion, type Decided, type Metric } from './metrics.ts';

/** How an interval is resampled: all of a plan but its units. */
export type Resampling = Pick<Plan, 'level' | 'replicates' | 'seed'>;

/** `x` of `n` with Wilson's interval; `none` is why it is undefined where n is 0. */
export function shareOf(x: number, n: number, { level, none, name }: { level: number; none: Reason; name: string }): Estimate {
  const about = { level, n, method: `${name}, Wilson interval` };
  if (n === 0) return unsaid(none, about);
  const [low, high] = wilson(x, n, level);
  return said({ ...about, estimate: x / n, low, high });
}

type Balanced = Record<'balanced_accuracy' | 'youden_j', Estimate>;

/** (Se + Sp) / 2 and Se + Sp - 1 with MOVER intervals from the two Wilson intervals. Zou & Donner 2008. */
function balancedOf(confusion: Confusion, level: number): Balanced {
  const { tp, fp, fn, tn } = confusion;
  const { balanced_accuracy: balanced, youden_j: youden, sensitivity, specificity } = metrics(confusion);
  const about = { level, n: tp + fp + fn + tn };
  const methods = { balanced: 'balanced accuracy, MOVER interval', youden: "Youden's J, MOVER interval" };
  if (balanced === null || youden === null || sensitivity === null || specificity === null) {
    const [reason] = undefinedBecause(confusion);
    const none = (method: string): Estimate => unsaid(reason, { ...about, method });
    return { balanced_accuracy: none(methods.balanced), youden_j: none(methods.youden) };
  }
  const [low1, high1] = wilson(tp, tp + fn, level);
  const [low2, high2] = wilson(tn, tn + fp, level);
  const [below, above] = [Math.hypot(sensitivity - low1, specificity - low2), Math.hypot(high1 - sensitivity, high2 - specificity)];
  const ends = (estimate: number, scale: number) => ({ estimate, low: estimate - scale * below, high: estimate + scale * above });
  return {
    balanced_accuracy: said({ ...about, ...ends(balanced, 0.5), method: methods.balanced }),
    youden_j: said({ ...about, ...ends(youden, 1), method: methods.youden }),
  };
}

/** The metrics whose interval has a closed form: cheap enough for every step of the threshold slider. Counts are whole transcripts. */
export const closedForm = (confusion: Confusion, level: number): Omit<Record<Metric, Estimate>, 'f1' | 'mcc'> => ({
  ...shares(confusion, (x, n, none) => shareOf(x, n, { level, none, name: 'proportion' })),
  ...balancedOf(confusion, level),
});

/** One metric of verdicts with a percentile bootstrap interval over transcripts, which keep their weights. Efron 1979. */
export function resampledMetric(metric: Metric, decided: Decided, resampling: Resampling): Estimate {
  const n = decided.gold.length;
  const about = { level: resampling.level, n, method: metric.replaceAll('_', ' ') };
  const confusion = confusionOf(decided);
  const estimate = metrics(confusion)[metric];
  if (estimate === null) {
    const [reason, ...others] = undefinedBecause(confusion);
    return unsaid(reason, about, ...others.map((other) => REASONS[other]));
  }
  const drawn = bootstrap({ ...resampling, units: n }, (indices) => metrics(confusionOf(decided, indices))[metric]);
  return resampledEstimate(estimate, drawn, about);
}

/** The transcripts behind a matrix of counts. */
function unitsOf({ tp, fp, fn, tn }: Confusion): Decided {
  const list = (...runs: readonly [number, number][]): Uint8Array =>
    Uint8Array.from(runs.flatMap(([times, value]) => repeated(value, times)));
  return { gold: list([tp, 1], [fp, 0], [fn, 1], [tn, 0]), verdicts: list([tp, 1], [fp, 1], [fn, 0], [tn, 0]) };
}

/** Every metric of a matrix of whole transcripts with its interval; the order in which transcripts came does not matter. */
export function estimates(confusion: Confusion, resampling: Resampling): Record<Metric, Estimate> {
  const units = unitsOf(confusion);
  return {
    ...closedForm(confusion, resampling.level),
    f1: resampledMetric('f1', units, resampling),
    mcc: resampledMetric('mcc', units, resampling),
  };
}

const Input = z.object({ tp: Count, fp: Count, fn: Count, tn: Count });

/** Both ends, where an interval has them. */
const ends = ({ low, high }: Estimate): Interval | null => (low === null || high === null ? null : [low, high]);

interface ConfusionMetrics extends Estimate, Record<Metric, number | null> {
  wilson95: Record<'accuracy' | 'sensitivity' | 'specificity' | 'precision' | 'npv', Interval | null>;
  balanced_accuracy_mover95: Interval | null;
  metrics: Record<Metric, Estimate>;
}

export const confusionMetrics: Statistic<z.infer<typeof Input>, ConfusionMetrics> = {
  name: 'confusion_metrics',
  about: 'a grader against gold: sensitivity, specificity, precision, NPV, accuracy, F1, MCC and balanced accuracy, each with its interval',
  source: 'Wilson 1927; Matthews 1975; Zou & Donner 2008 (MOVER); Efron 1979 (F1 and MCC)',
  input: Input,
  run: (confusion) => {
    const all = estimates(confusion, { level: LEVEL });
    const { accuracy, sensitivity, specificity, precision, npv, balanced_accuracy: balanced } = all;
    return {
      ...balanced,
      ...metrics(confusion),
      wilson95: {
        accuracy: ends(accuracy),
        sensitivity: ends(sensitivity),
        specificity: ends(specificity),
        precision: ends(precision),
        npv: ends(npv),
      },
      balanced_accuracy_mover95: ends(balanced),
      metrics: all,
    };
  },
};
