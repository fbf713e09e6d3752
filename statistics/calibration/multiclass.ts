// The confusion matrix of a grader with more than two labels: each label against the rest, averages, and Gorodkin's
// correlation.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrapKinds, estimateOfBootstrap } from '../ends.ts';
import { at, sum } from '../lists.ts';
import { Confidence, Distinct, undefinedEstimate, type Statistic } from '../statistic.ts';
import { Count, fewEnough, TOO_MANY } from './inputs.ts';
import { f1, metrics, type Confusion } from './metrics.ts';

/** Transcripts by gold label (rows) and grader label (columns), row after row. */
interface Square {
  labels: number;
  counts: ArrayLike<number>;
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);
const count = ({ labels, counts }: Square, gold: number, grader: number): number => at(counts, gold * labels + grader);
const ofGold = (square: Square, label: number): number =>
  sum(range(square.labels).map((grader) => count(square, label, grader)));
const ofGrader = (square: Square, label: number): number =>
  sum(range(square.labels).map((gold) => count(square, gold, label)));

/** One label against all others. */
function against(square: Square, label: number): Confusion {
  const tp = count(square, label, label);
  const [fn, fp] = [ofGold(square, label) - tp, ofGrader(square, label) - tp];
  return { tp, fp, fn, tn: sum(square.counts) - tp - fp - fn };
}

/** The mean of the values that are defined. */
function meanOfDefined(values: readonly (number | null)[]): number | null {
  const defined = values.filter((value) => value !== null);
  return defined.length === 0 ? null : sum(defined) / defined.length;
}

/** F1 averaged over the labels with a defined F1. */
const macroF1 = (square: Square): number | null =>
  meanOfDefined(range(square.labels).map((label) => f1(against(square, label))));

/** The correlation of gold and grader over all labels; null if either uses only one label. Gorodkin 2004. */
function correlation(square: Square): number | null {
  const n = sum(square.counts);
  const right = sum(range(square.labels).map((label) => count(square, label, label)));
  const margins = range(square.labels).map((label) => [ofGold(square, label), ofGrader(square, label)] as const);
  const shared = sum(margins.map(([gold, grader]) => gold * grader));
  const spread =
    (n * n - sum(margins.map(([gold]) => gold ** 2))) * (n * n - sum(margins.map(([, grader]) => grader ** 2)));
  return spread === 0 ? null : (right * n - shared) / Math.sqrt(spread);
}

interface OfLabel {
  support: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

interface MulticlassMetrics extends Estimate {
  accuracy: number | null;
  per_label: Record<string, OfLabel>;
  macro_f1: number | null;
  weighted_f1: number | null;
  balanced_accuracy: number | null;
  mcc: number | null;
}

/** Metrics over the declared labels; the mean F1 has a percentile bootstrap interval over transcripts. */
export function multiclass(labels: readonly string[], square: Square, level: number): MulticlassMetrics {
  const n = sum(square.counts);
  const each = labels.map((label, index) => {
    const confusion = against(square, index);
    const { precision, sensitivity: recall } = metrics(confusion);
    return { label, support: confusion.tp + confusion.fn, precision, recall, f1: f1(confusion) };
  });
  const macro = macroF1(square);
  const about = { level, n, method: 'mean F1 of the labels' };
  const drawn = bootstrapKinds(Array.from(square.counts), level, (counts) => macroF1({ ...square, counts }));
  return {
    ...(macro === null ? undefinedEstimate('no_data', about) : estimateOfBootstrap(macro, about, drawn)),
    accuracy: n === 0 ? null : sum(range(square.labels).map((label) => count(square, label, label))) / n,
    per_label: Object.fromEntries(each.map(({ label, ...metrics }) => [label, metrics])),
    macro_f1: macro,
    weighted_f1: n === 0 ? null : sum(each.map(({ support, f1 }) => support * (f1 ?? 0))) / n,
    balanced_accuracy: meanOfDefined(each.map(({ recall }) => recall)),
    mcc: correlation(square),
  };
}

const Input = z
  .strictObject({ labels: Distinct, gold_by_grader: z.array(z.array(Count)), confidence: Confidence })
  .refine(
    ({ labels, gold_by_grader: rows }) =>
      rows.length === labels.length && rows.every((row) => row.length === labels.length),
    {
      error: 'the table must have a row and a column for each label',
      path: ['gold_by_grader'],
    },
  )
  .refine(({ gold_by_grader: rows }) => fewEnough(rows.flat()), { error: TOO_MANY, path: ['gold_by_grader'] });

export const multiclassMetrics: Statistic<z.infer<typeof Input>, MulticlassMetrics> = {
  name: 'multiclass_metrics',
  about:
    'a grader with several labels against gold: precision, recall and F1 of each label, their averages, and the correlation',
  source: 'Gorodkin 2004 (MCC); Efron 1979 (interval of the mean F1)',
  input: Input,
  run: ({ labels, gold_by_grader: rows, confidence }) =>
    multiclass(labels, { labels: labels.length, counts: rows.flat() }, confidence),
};
