// Two graders, or two thresholds, on the same transcripts.
import type { Estimate } from '../../contract/estimate.ts';
import { point } from '../agreement/cohen.ts';
import { saidOfBootstrap } from '../ends.ts';
import { identity } from '../agreement/weights.ts';
import { bootstrap, type Statistic as OfUnits } from '../bootstrap.ts';
import { pOfT } from '../distributions.ts';
import { everyUnit, groups, mean, sum } from '../lists.ts';
import { membersIn } from '../members.ts';
import { clusterNotes, designEffect } from '../rates/design-effect.ts';
import { REASONS } from '../reasons.ts';
import { unsaid } from '../statistic.ts';
import { auc } from './auroc.ts';
import type { Resampling } from './confusion.ts';
import { bonettPriceOf, mcnemar, type McNemar, type Pairs } from './mcnemar.ts';
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
  /** Of how often each is right; its mid-p is the p to quote. */
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

/**
 * The difference in accuracy where transcripts come in clusters: counts divided by the design effect of the differences, so that Bonett and
 * Price's interval keeps its form; p by t over clusters, since McNemar's takes transcripts to be independent. Miller 2024.
 */
function inClusters(plain: McNemar, pairs: Pairs, differences: Float64Array, clusters: readonly string[], level: number): McNemar {
  const n = differences.length;
  const centre = n > 0 ? mean(differences) : 0;
  const influences = Array.from(differences, (one, unit) => ({ cluster: clusters[unit] ?? '', value: (one - centre) / n, counts: true }));
  const effect = designEffect(influences, level);
  if (effect === null) return { ...plain, low: null, high: null, diff_ci: null, notes: [...plain.notes, REASONS.n_too_small] };
  const less = (count: number): number => count / effect.inflation;
  const worth = {
    both_correct: less(pairs.both_correct),
    only_a_correct: less(pairs.only_a_correct),
    only_b_correct: less(pairs.only_b_correct),
    both_wrong: less(pairs.both_wrong),
  };
  const interval = bonettPriceOf(worth, level);
  const se = Math.sqrt((effect.clusters / (effect.clusters - 1)) * sum(Array.from(effect.sums.values(), (value) => value ** 2)));
  const p = se > 0 ? pOfT(centre / se, effect.clusters - 1) : 1;
  return {
    ...plain,
    low: interval[0],
    high: interval[1],
    diff_ci: interval,
    exact_p: p,
    midp: p,
    method: `${plain.method} at the effective size, p by t over ${effect.clusters} clusters`,
    notes: [...plain.notes, ...clusterNotes(effect)],
  };
}

/** By which of two graders each transcript was judged rightly. */
function accuracyOf({ gold, clusters }: Pick<Compared, 'gold' | 'clusters'>, a: Uint8Array, b: Uint8Array, level: number): McNemar {
  const pairs = { both_correct: 0, only_a_correct: 0, only_b_correct: 0, both_wrong: 0 };
  for (let unit = 0; unit < gold.length; unit++) {
    const right = [a[unit] === gold[unit], b[unit] === gold[unit]];
    pairs[right[0] ? (right[1] ? 'both_correct' : 'only_a_correct') : right[1] ? 'only_b_correct' : 'both_wrong'] += 1;
  }
  const plain = mcnemar(pairs, level);
  if (clusters === undefined || gold.length === 0) return plain;
  const right = (verdicts: Uint8Array, unit: number): number => (verdicts[unit] === gold[unit] ? 1 : 0);
  const differences = Float64Array.from({ length: gold.length }, (_, unit) => right(a, unit) - right(b, unit));
  return inClusters(plain, pairs, differences, clusters, level);
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
  const members = membersIn(clusters);
  const units = members?.length ?? gold.length;
  const say = (name: string, one: OfUnits, other: OfUnits): Estimate => {
    const about = { level: resampling.level, n: units, method: `difference in ${name} on the same transcripts` };
    const statistic = difference(one, other);
    const estimate = gold.length === 0 ? null : statistic(everyUnit(gold.length));
    if (estimate === null) return unsaid(gold.length === 0 ? 'no_data' : 'undefined_for_one', about);
    const drawn = bootstrap({ ...resampling, units: gold.length, clusters: members }, statistic);
    return saidOfBootstrap(estimate, about, drawn);
  };
  return {
    accuracy: accuracyOf({ gold, clusters }, first, second, resampling.level),
    f1: say('F1', metricOf('f1', ofA), metricOf('f1', ofB)),
    mcc: say("Matthews' correlation", metricOf('mcc', ofA), metricOf('mcc', ofB)),
    kappa: say("Cohen's kappa", kappaOf(ofA), kappaOf(ofB)),
    auc: say('AUC', aucOf(gold, a.scores), aucOf(gold, b.scores)),
  };
}
