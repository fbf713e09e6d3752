// Two graders, or two thresholds, on the same transcripts.
import type { Estimate } from '../../contract/estimate.ts';
import { point } from '../agreement/cohen.ts';
import { CORRELATION, estimateOfBootstrap } from '../ends.ts';
import { identity } from '../agreement/weights.ts';
import { countsBootstrap, kindsOf, type OfCounts } from '../bootstrap-counts.ts';
import { groups, once, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import type { Interval } from '../rates/proportion.ts';
import { warnings } from '../rates/weights.ts';
import { undefinedEstimate } from '../statistic.ts';
import { auc } from './auroc.ts';
import { clusteredMean } from './clustered-mean.ts';
import type { Resampling } from './confusion.ts';
import { mcnemar } from './mcnemar.ts';
import { confusionOf, metrics, type Metric } from './metrics.ts';
import { sweepOf, verdictsAt } from './sweep.ts';
import { weightedMean } from './weighted-mean.ts';

/** A grader's scores, one per transcript, and the threshold at or above which it flags; null flags nothing. */
export interface Grader {
  scores: ArrayLike<number>;
  threshold: number | null;
}

/** The difference in how often `a` and `b` are right. */
export interface Accuracy extends Estimate {
  /** Transcripts on which only `a` is right, and only `b`. */
  b: number;
  c: number;
  /** McNemar's p; null with weights or clusters, for which the test is not valid. */
  exact_p: number | null;
  midp: number | null;
  /** The p to quote: mid-p, or with weights or clusters that of a mean difference of 0. */
  p: number | null;
}

/** Each is a minus b. */
export interface Comparison {
  accuracy: Accuracy;
  f1: Estimate;
  mcc: Estimate;
  /** The difference of the graders' kappa against gold. */
  kappa: Estimate;
  auc: Estimate;
}

/** A grader's scores and verdicts beside gold. */
interface Judged {
  gold: ArrayLike<number>;
  scores: ArrayLike<number>;
  verdicts: ArrayLike<number>;
}

/** The compared measures of transcripts with these weights. */
type Measure = (judged: Judged) => OfCounts;

const metricOf =
  (metric: Metric): Measure =>
  ({ gold, verdicts }) =>
  (weights) =>
    metrics(confusionOf({ gold, verdicts, weights }))[metric];

/** Cohen's kappa of verdicts and gold. */
const kappaOf: Measure =
  ({ gold, verdicts }) =>
  (weights) => {
    const { tp, fp, fn, tn } = confusionOf({ gold, verdicts, weights });
    const table = [
      [tp, fn],
      [fp, tn],
    ];
    return point(table.flat(), identity(table.length)).kappa;
  };

const aucOf: Measure = ({ gold, scores }) => {
  const grouped = groups(scores);
  return (weights) => auc(sweepOf(grouped, { gold, weights }));
};

/** The value of the first grader minus that of the second; undefined if either is. */
function differenceOf(measure: Measure, [first, second]: readonly [Judged, Judged]): OfCounts {
  const [one, other] = [measure(first), measure(second)];
  return (weights) => {
    const [a, b] = [one(weights), other(weights)];
    return a === null || b === null ? null : a - b;
  };
}

const takenOf = ({ gold, scores, verdicts }: Judged, units: ArrayLike<number>): Judged => ({
  gold: taken(gold, units),
  scores: taken(scores, units),
  verdicts: taken(verdicts, units),
});

/** The range of a difference of correlations. */
const OF_CORRELATIONS: Interval = [-2, 2];

/** For each transcript, which grader's verdict was right. */
function accuracyOf(
  { gold, weights, clusters }: Pick<Compared, 'gold' | 'weights' | 'clusters'>,
  verdicts: readonly [Uint8Array, Uint8Array],
  level: number,
): Accuracy {
  const [a, b] = verdicts.map((each) => Int8Array.from(each, (verdict, unit) => (verdict === gold[unit] ? 1 : 0)));
  const differences = Int8Array.from(a ?? [], (right, unit) => right - (b?.[unit] ?? 0));
  const many = (difference: number): number => differences.filter((one) => one === difference).length;
  const [only_a_correct, only_b_correct] = [many(1), many(-1)];
  const pairs = { b: only_a_correct, c: only_b_correct, exact_p: null, midp: null };
  const name = `difference in accuracy on the same transcripts${weights === undefined ? '' : ', weighted'}`;
  if (clusters !== undefined) return { ...clusteredMean({ differences, clusters, weights, level, name }), ...pairs };
  if (weights !== undefined) {
    const method = `${name}, linearised t interval`;
    return { ...weightedMean({ differences, weights, level, method }), ...pairs };
  }
  const both_correct = differences.filter((one, unit) => one === 0 && a?.[unit] === 1).length;
  const both_wrong = differences.length - only_a_correct - only_b_correct - both_correct;
  const {
    b: onlyA,
    c: onlyB,
    exact_p,
    midp,
    ...found
  } = mcnemar({ both_correct, only_a_correct, only_b_correct, both_wrong }, level);
  return { ...found, b: onlyA, c: onlyB, exact_p, midp, p: midp };
}

export interface Compared {
  gold: ArrayLike<number>;
  a: Grader;
  b: Grader;
  /** 1 / inclusion probability; undefined if that was equal for all. */
  weights?: ArrayLike<number> | undefined;
  /**
   * The cluster of each transcript (its task): clusters are resampled whole. Without it all transcripts are
   * independent.
   */
  clusters?: readonly string[] | undefined;
}

/**
 * McNemar and Bonett-Price for accuracy (a mean difference with weights or clusters), and the paired percentile
 * bootstrap for the rest: the same resamples for both graders. Efron 1979.
 */
export function compareGraders({ gold, a, b, weights, clusters }: Compared, resampling: Resampling): Comparison {
  const [first, second] = [verdictsAt(a.scores, a.threshold), verdictsAt(b.scores, b.threshold)];
  const pair: readonly [Judged, Judged] = [
    { gold, scores: a.scores, verdicts: first },
    { gold, scores: b.scores, verdicts: second },
  ];
  const members = membersIn(clusters);
  const units = members?.length ?? gold.length;
  const heavy = weights === undefined || gold.length === 0 ? [] : warnings(Array.from(weights));
  const all = weights === undefined ? once(gold.length) : Float64Array.from(weights);
  const plan = { ...resampling, units: gold.length, clusters: members };
  /** The same for measures that depend only on these columns. */
  const telling = (
    columns: readonly ArrayLike<number>[],
  ): ((name: string, measure: Measure, within?: Interval) => Estimate) => {
    const kinds = kindsOf([gold, ...columns], weights);
    const ofKinds = [takenOf(pair[0], kinds.units), takenOf(pair[1], kinds.units)] as const;
    const drawn = countsBootstrap(plan, kinds);
    return (name, measure, within = CORRELATION) => {
      const method = `difference in ${name} on the same transcripts${weights === undefined ? '' : ', weighted'}`;
      const about = { level: resampling.level, n: units, method, within };
      const estimate = gold.length === 0 ? null : differenceOf(measure, pair)(all);
      if (estimate === null) return undefinedEstimate(gold.length === 0 ? 'no_data' : 'undefined_for_one', about);
      const found = estimateOfBootstrap(estimate, about, drawn(differenceOf(measure, ofKinds)));
      return { ...found, notes: [...found.notes, ...heavy] };
    };
  };
  const byVerdict = telling([first, second]);
  return {
    accuracy: accuracyOf({ gold, weights, clusters }, [first, second], resampling.level),
    f1: byVerdict('F1', metricOf('f1')),
    mcc: byVerdict("Matthews' correlation", metricOf('mcc'), OF_CORRELATIONS),
    kappa: byVerdict("Cohen's kappa", kappaOf, OF_CORRELATIONS),
    auc: telling([a.scores, b.scores])('AUC', aucOf),
  };
}
