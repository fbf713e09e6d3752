// Two graders, or two thresholds, on the same transcripts.
import type { Estimate } from '../../contract/estimate.ts';
import { point } from '../agreement/cohen.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { identity } from '../agreement/weights.ts';
import { bootstrap, type Statistic as OfUnits } from '../bootstrap.ts';
import { everyUnit, groups } from '../lists.ts';
import { membersIn } from '../members.ts';
import { warnings } from '../rates/weights.ts';
import { undefinedEstimate } from '../statistic.ts';
import { auc } from './auroc.ts';
import { clusteredMean } from './clustered-mean.ts';
import type { Resampling } from './confusion.ts';
import { mcnemar } from './mcnemar.ts';
import { confusionOf, type Decided } from './metrics.ts';
import { difference, metricOf } from './paired.ts';
import { sweepOf, verdictsAt } from './sweep.ts';
import { weightedMean } from './weighted-mean.ts';

/** A grader's scores, one a transcript, and the threshold at or above which it flags; null flags nothing. */
export interface Grader {
  scores: ArrayLike<number>;
  threshold: number | null;
}

/** How much more often `a` is right than `b`. */
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
  /** Of each grader's agreement with gold beyond chance. */
  kappa: Estimate;
  auc: Estimate;
}

/** Cohen's kappa of verdicts and gold at some indices. */
const kappaOf =
  (decided: Decided): OfUnits =>
  (indices) => {
    const { tp, fp, fn, tn } = confusionOf(decided, indices);
    const table = [
      [tp, fn],
      [fp, tn],
    ];
    return point(table.flat(), identity(table.length)).kappa;
  };

/** The AUC of scores at some indices. */
function aucOf({ gold, weights }: Pick<Compared, 'gold' | 'weights'>, scores: ArrayLike<number>): OfUnits {
  const grouped = groups(scores);
  return (indices) => auc(sweepOf(grouped, { gold, weights }, indices));
}

/** The verdicts of which grader were right, for each transcript. */
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
  /** 1 / inclusion probability; none if that was the same for all. */
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
  const [ofA, ofB] = [
    { gold, verdicts: first, weights },
    { gold, verdicts: second, weights },
  ];
  const members = membersIn(clusters);
  const units = members?.length ?? gold.length;
  const heavy = weights === undefined || gold.length === 0 ? [] : warnings(Array.from(weights));
  const say = (name: string, one: OfUnits, other: OfUnits): Estimate => {
    const method = `difference in ${name} on the same transcripts${weights === undefined ? '' : ', weighted'}`;
    const about = { level: resampling.level, n: units, method };
    const statistic = difference(one, other);
    const estimate = gold.length === 0 ? null : statistic(everyUnit(gold.length));
    if (estimate === null) return undefinedEstimate(gold.length === 0 ? 'no_data' : 'undefined_for_one', about);
    const drawn = bootstrap({ ...resampling, units: gold.length, clusters: members }, statistic);
    const found = estimateOfBootstrap(estimate, about, drawn);
    return { ...found, notes: [...found.notes, ...heavy] };
  };
  return {
    accuracy: accuracyOf({ gold, weights, clusters }, [first, second], resampling.level),
    f1: say('F1', metricOf('f1', ofA), metricOf('f1', ofB)),
    mcc: say("Matthews' correlation", metricOf('mcc', ofA), metricOf('mcc', ofB)),
    kappa: say("Cohen's kappa", kappaOf(ofA), kappaOf(ofB)),
    auc: say('AUC', aucOf({ gold, weights }, a.scores), aucOf({ gold, weights }, b.scores)),
  };
}
