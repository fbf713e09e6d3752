// Several graders in one table: their values on the transcripts that all of them scored, and the difference of each
// pair.
import type { CalibrateWish, GradersTable } from '../../../contract/calibration.ts';
import { compareGraders } from '../../../statistics/calibration/compare.ts';
import { auroc } from '../../../statistics/calibration/auroc.ts';
import { resampledAuroc } from '../../../statistics/calibration/weighted.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { toldOf } from '../../../contract/errors.ts';
import type { Db } from '../../store/index.ts';
import { atThreshold } from './decide.ts';
import { clusterOf, designOf, gather, LEVEL, weightOf, type Gathered } from './gather.ts';

/** A grader that can be compared, or the reason why it cannot. */
type Read = { gathered: Gathered } | { grader: string; why: string };

function read(db: Db, wish: CalibrateWish): Read {
  try {
    const gathered = gather(db, wish);
    if (gathered.units.length > 0) return { gathered };
    return { grader: wish.grader, why: 'it has no score on transcripts with gold' };
  } catch (error) {
    const told = toldOf(error);
    if (told === null) throw error;
    return { grader: wish.grader, why: told.problem.what };
  }
}

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

const inAll = (all: readonly Gathered[]): Set<number> =>
  new Set(
    (all[0]?.units ?? []).flatMap(({ key }) =>
      all.every(({ units }) => units.some((unit) => unit.key === key)) ? [key] : [],
    ),
  );

function rowOf(gathered: Gathered): GradersTable['rows'][number] {
  const { scores, gold, weights, clusters, threshold, wish } = gathered;
  const { accuracy, sensitivity, specificity, precision, f1, mcc } = atThreshold(gathered, threshold).rates;
  const isPlain = weights === undefined && clusters === undefined;
  const auc = isPlain
    ? auroc({ scores, gold, level: LEVEL })
    : resampledAuroc({ scores, gold, weights, clusters }, { level: LEVEL });
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
    { level: LEVEL },
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
 * is left out with the reason. Throws `not_found` and `bad_filter`.
 */
export function gradersTable(
  db: Db,
  { graders, ...wish }: Omit<CalibrateWish, 'grader'> & { graders: readonly string[] },
): GradersTable {
  const all = graders.map((grader) => read(db, { ...wish, grader }));
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
