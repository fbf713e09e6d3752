// Several graders in one table: their values on the transcripts that all of them scored, and the difference of each
// pair.
import { CONFIDENCE } from '../../../contract/estimate.ts';
import type { GradersTable } from '../../../contract/calibration.ts';
import { compareGraders } from '../../../statistics/calibration/compare.ts';
import { auroc } from '../../../statistics/calibration/auroc.ts';
import { resampledAuroc } from '../../../statistics/calibration/weighted.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { atThreshold } from './decide.ts';
import { clusterOf, designOf, weightOf, type Gathered, type Read } from './gathered.ts';

/** The same grader on these transcripts only. */
function onlyOn(gathered: Gathered, transcripts: ReadonlySet<number>): Gathered {
  const units = gathered.units.filter(({ key }) => transcripts.has(key));
  return {
    ...gathered,
    units,
    scores: Float64Array.from(units, ({ score }) => score),
    gold: Uint8Array.from(units, ({ gold }) => (gold >= gathered.at.value ? 1 : 0)),
    weights: gathered.weights === undefined ? undefined : Float64Array.from(units, weightOf),
    clusters: gathered.clusters === undefined ? undefined : units.map(clusterOf),
  };
}

function inAll(all: readonly Gathered[]): Set<number> {
  const [first, ...others] = all.map(({ units }) => new Set(units.map(({ key }) => key)));
  return new Set([...(first ?? [])].filter((key) => others.every((other) => other.has(key))));
}

function rowOf(gathered: Gathered): GradersTable['rows'][number] {
  const { scores, gold, weights, clusters, threshold, wish } = gathered;
  const { accuracy, sensitivity, specificity, precision, f1, mcc } = atThreshold(gathered, threshold).rates;
  const isPlain = weights === undefined && clusters === undefined;
  const auc = isPlain
    ? auroc({ scores, gold, level: CONFIDENCE })
    : resampledAuroc({ scores, gold, weights, clusters }, { level: CONFIDENCE });
  return {
    grader: wish.grader,
    threshold,
    accuracy,
    sensitivity,
    specificity,
    precision,
    f1,
    mcc,
    auc: estimateOf(auc),
  };
}

function pairOf(first: Gathered, second: Gathered): GradersTable['pairs'][number] {
  const { accuracy, f1, mcc, kappa, auc } = compareGraders(
    {
      gold: first.gold,
      a: { scores: first.scores, threshold: first.threshold },
      b: { scores: second.scores, threshold: second.threshold },
      clusters: first.clusters,
      weights: first.weights,
    },
    { level: CONFIDENCE },
  );
  return {
    grader: first.wish.grader,
    versus: second.wish.grader,
    accuracy: estimateOf(accuracy),
    p: accuracy.p,
    f1,
    mcc,
    kappa,
    auc,
  };
}

/**
 * Each grader at the threshold of its mapping, on the same gold. A grader without a mapping, or without scores on gold,
 * is left out with the reason.
 */
export function tableOf(all: readonly Read[]): GradersTable {
  const known = all.flatMap((one) => ('gathered' in one ? [one.gathered] : []));
  const transcripts = inAll(known);
  const same = known.map((gathered) => onlyOn(gathered, transcripts));
  const [first] = same;
  return {
    n: transcripts.size,
    events: first === undefined ? 0 : first.gold.reduce((sum, event) => sum + event, 0),
    design: first === undefined ? 'no gold' : designOf(first),
    rows: same.map(rowOf),
    pairs: same.flatMap((one, at) => same.slice(at + 1).map((other) => pairOf(one, other))),
    left_out: all.flatMap((one) => ('gathered' in one ? [] : [one])),
    alone: known.map(({ wish: { grader }, units }) => ({ grader, n: units.length - transcripts.size })),
  };
}
