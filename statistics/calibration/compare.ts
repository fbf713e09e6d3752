// Two graders, or two thresholds, on the same transcripts.
import type { Estimate } from '../../contract/estimate.ts';
import { point } from '../agreement/cohen.ts';
import { saidOfBootstrap } from '../ends.ts';
import { identity } from '../agreement/weights.ts';
import { bootstrap, type Statistic as OfUnits } from '../bootstrap.ts';
import { everyUnit, groups } from '../lists.ts';
import { unsaid } from '../statistic.ts';
import { auc } from './auroc.ts';
import { membersOf, overClusters } from './clusters.ts';
import type { Resampling } from './confusion.ts';
import { mcnemar, type McNemar } from './mcnemar.ts';
import { confusionOf, type Decided } from './metrics.ts';
import { difference, metricOf } from './paired.ts';
import { sweepOf, verdictsAt } from './sweep.ts';

/** A grader's scores, one a transcript, and the threshold at or above which it flags; null flags nothing. */
export interface Grader {
  scores: ArrayLike<number>;
  threshold: number | null;
}

/** Each is a less b. */
export interface Comparison {
  /** Of how often each is right; its mid-p is the p to quote. Treats transcripts as independent, clusters or not. */
  accuracy: McNemar;
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
function aucOf(gold: ArrayLike<number>, scores: ArrayLike<number>): OfUnits {
  const grouped = groups(scores);
  return (indices) => auc(sweepOf(grouped, { gold }, indices));
}

/** By which of two graders each transcript was judged rightly. */
function accuracyOf(gold: ArrayLike<number>, a: Uint8Array, b: Uint8Array, level: number): McNemar {
  const pairs = { both_correct: 0, only_a_correct: 0, only_b_correct: 0, both_wrong: 0 };
  for (let unit = 0; unit < gold.length; unit++) {
    const right = [a[unit] === gold[unit], b[unit] === gold[unit]];
    pairs[right[0] ? (right[1] ? 'both_correct' : 'only_a_correct') : right[1] ? 'only_b_correct' : 'both_wrong'] += 1;
  }
  return mcnemar(pairs, level);
}

export interface Compared {
  gold: ArrayLike<number>;
  a: Grader;
  b: Grader;
  /** Transcripts of one task stand in one cluster, and are resampled together; each by itself where none are given. */
  clusters?: readonly string[] | undefined;
}

/** McNemar and Bonett-Price for accuracy, and the paired percentile bootstrap for the rest: the same resamples for both. Efron 1979. */
export function compareGraders({ gold, a, b, clusters }: Compared, resampling: Resampling): Comparison {
  const [first, second] = [verdictsAt(a.scores, a.threshold), verdictsAt(b.scores, b.threshold)];
  const [ofA, ofB] = [
    { gold, verdicts: first },
    { gold, verdicts: second },
  ];
  const members = clusters === undefined ? null : membersOf(clusters);
  const units = members?.length ?? gold.length;
  const say = (name: string, one: OfUnits, other: OfUnits): Estimate => {
    const about = { level: resampling.level, n: units, method: `difference in ${name} on the same transcripts` };
    const statistic = difference(one, other);
    const estimate = gold.length === 0 ? null : statistic(everyUnit(gold.length));
    if (estimate === null) return unsaid(gold.length === 0 ? 'no_data' : 'undefined_for_one', about);
    const drawn = bootstrap({ ...resampling, units }, members === null ? statistic : overClusters(members, statistic));
    return saidOfBootstrap(estimate, about, drawn);
  };
  return {
    accuracy: accuracyOf(gold, first, second, resampling.level),
    f1: say('F1', metricOf('f1', ofA), metricOf('f1', ofB)),
    mcc: say("Matthews' correlation", metricOf('mcc', ofA), metricOf('mcc', ofB)),
    kappa: say("Cohen's kappa", kappaOf(ofA), kappaOf(ofB)),
    auc: say('AUC', aucOf(gold, a.scores), aucOf(gold, b.scores)),
  };
}
