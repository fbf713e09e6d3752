// Further tests of a grader: equal error rates over the values of a facet, shares of levels, non-inferiority to another
// grader.
import { CONFIDENCE } from '../../../contract/estimate.ts';
import type { GraderQuestions, QuestionsWish } from '../../../contract/grader-questions.ts';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { Target } from '../../../contract/inference.ts';
import { errorRateHomogeneity, type GroupMatrix } from '../../../statistics/questions/homogeneity.ts';
import { levelPrevalences } from '../../../statistics/questions/level-prevalence.ts';
import { nonInferiority, type PairedCounts } from '../../../statistics/questions/non-inferiority.ts';
import { kish } from '../../../statistics/rates/weights.ts';
import { estimateOf, undefinedEstimate } from '../../../statistics/statistic.ts';
import { facetNames, type Db } from '../../store/index.ts';
import { inferenceOf } from '../inference/index.ts';
import { atOnce, readInSteps, type Steps } from '../job/index.ts';
import { counted, groupsOf, measuring, type Measured } from '../measured/index.ts';
import { alone, apart, inScope } from '../rates/index.ts';
import { alternativeOf } from './alternative.ts';
import { gathering } from './gather.ts';
import { inThread } from './in-thread.ts';
import type { Gathered, GoldUnit } from './gathered.ts';

/** The sample design's data by transcript. */
const weightsOf = ({ weights, units }: Gathered): ReadonlyMap<number, number> =>
  new Map(units.map(({ key }, at) => [key, weights?.[at] ?? 1]));

/** Counts scaled from the sum of their weights to the effective number of equally weighted transcripts. Kish 1965. */
function worth(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 1 : kish(weights) / total;
}

const UNEQUAL =
  'gold was drawn with unequal inclusion probabilities: shares are weighted by 1 / inclusion probability, and counts are effective sample sizes';

function matrixOf(
  gathered: Gathered,
  weights: ReadonlyMap<number, number>,
  units: readonly GoldUnit[],
  threshold: number | null,
): Omit<GroupMatrix, 'group'> {
  const { at } = gathered;
  const weightOf = ({ key }: GoldUnit): number => weights.get(key) ?? 1;
  const cell = (isEvent: boolean, isFlagged: boolean): number => {
    const inGold = units.filter(({ gold }) => gold >= at.value === isEvent);
    const scale = worth(inGold.map(weightOf));
    const here = inGold.filter(({ score }) => (threshold !== null && score >= threshold) === isFlagged);
    return scale * here.reduce((sum, unit) => sum + weightOf(unit), 0);
  };
  return { tp: cell(true, true), fn: cell(true, false), fp: cell(false, true), tn: cell(false, false) };
}

/** The grader's matrix in each group of the facet; null without a facet. */
function* groupsBy(
  db: Db,
  gathered: Gathered,
  { by, threshold }: QuestionsWish,
): Steps<{ by: string; matrices: GroupMatrix[] } | null> {
  if (by === null) return null;
  const known = facetNames(db);
  if (!known.includes(by))
    throw new TouchstoneError('not_found', 'No transcript has such a facet', by, chooseOneOf(known));
  const byKey = new Map(gathered.units.map((unit) => [unit.key, unit]));
  const weights = weightsOf(gathered);
  const byValue = groupsOf(db, [by], gathered.units);
  yield undefined;
  const matrices = byValue.map(({ group: [value = null], rows }) => ({
    group: value === null ? 'none' : String(value),
    ...matrixOf(
      gathered,
      weights,
      rows.flatMap(({ key }) => byKey.get(key) ?? []),
      threshold,
    ),
  }));
  return { by, matrices };
}

/** Inclusion probabilities that differ only by rounding count as equal. */
const alike = (rows: readonly Measured[]): boolean =>
  rows.every(
    ({ probability }) =>
      Math.abs((probability ?? 0) - (rows[0]?.probability ?? 0)) <= 1e-9 * (rows[0]?.probability ?? 0),
  );

/** The gold levels that were drawn, and the number of transcripts that could be drawn, by the grader's level. */
function prevalenceOf(
  within: readonly Measured[],
  { dimension, kind, speaks }: Gathered,
  target: Target,
): GraderQuestions['prevalence'] {
  if (dimension.kind !== 'ordinal') return null;
  const scale = dimension.levels.map(({ value }) => value).toSorted((a, b) => a - b);
  const rows = within.filter(({ level }) => level !== null);
  const frame = rows.filter(({ probability }) => probability !== null && probability > 0);
  const strata = scale.map((value) => frame.filter(({ level }) => level === value));
  const found = levelPrevalences({
    strata: strata.map((some) => ({
      N: counted(some),
      gold: scale.map((value) => some.filter(({ drawn, gold }) => drawn && gold === value).length),
    })),
    scale,
    target,
    level: CONFIDENCE,
  });
  const byHand = kind === 'by hand';
  const unequal = !strata.every(alike);
  const withheld = unequal
    ? 'gold was drawn with unequal inclusion probabilities among transcripts of one level of the grader, so the shares of levels are not corrected'
    : null;
  const shown = (estimate: typeof found.mean): typeof found.mean =>
    byHand
      ? undefinedEstimate('picked_by_hand', estimate)
      : withheld === null
        ? estimateOf({ ...estimate, notes: [...estimate.notes, ...apart({ ...speaks, target })] })
        : estimateOf({ ...estimate, estimate: null, notes: [withheld] });
  const nameOf = new Map(dimension.levels.map(({ value, name }) => [value, name]));
  const raw = (value: number): number | null =>
    rows.length === 0 ? null : counted(rows.filter(({ level }) => level === value)) / counted(rows);
  return {
    target,
    mean: shown(found.mean),
    levels: found.levels.map((one) => ({
      ...shown(one),
      value: one.value,
      name: nameOf.get(one.value) ?? '',
      raw: raw(one.value),
    })),
  };
}

interface Pair {
  event: boolean;
  isRight: boolean;
  isOtherRight: boolean;
  weight: number;
}

function countsOf(pairs: readonly Pair[]): PairedCounts {
  const scale = worth(pairs.map(({ weight }) => weight));
  const sum = (some: readonly Pair[]): number => scale * some.reduce((total, { weight }) => total + weight, 0);
  return {
    only_a: sum(pairs.filter(({ isRight, isOtherRight }) => isOtherRight && !isRight)),
    only_b: sum(pairs.filter(({ isRight, isOtherRight }) => isRight && !isOtherRight)),
    n: sum(pairs),
  };
}

/** The grader (a) minus the other one (b). */
function nonInferiorityOf(
  first: Gathered,
  second: Gathered,
  { margin, threshold }: { margin: number; threshold: number | null },
): GraderQuestions['non_inferiority'] {
  const others = new Map(second.units.map(({ key, score }) => [key, score]));
  const weights = weightsOf(first);
  const pairs = first.units.flatMap((unit): Pair[] => {
    const other = others.get(unit.key);
    if (other === undefined) return [];
    const event = unit.gold >= first.at.value;
    const isFlagged = threshold !== null && unit.score >= threshold;
    return [
      {
        event,
        isRight: isFlagged === event,
        isOtherRight: other >= second.threshold === event,
        weight: weights.get(unit.key) ?? 1,
      },
    ];
  });
  const on = (some: readonly Pair[]): NonNullable<GraderQuestions['non_inferiority']>['accuracy'] => {
    const { z: _, ...rest } = nonInferiority(countsOf(some), margin, CONFIDENCE);
    return {
      ...rest,
      n: some.length,
      method: `share right of ${first.wish.grader} less that of ${second.wish.grader}, score test and interval of paired shares`,
    };
  };
  return {
    accuracy: on(pairs),
    sensitivity: on(pairs.filter(({ event }) => event)),
    specificity: on(pairs.filter(({ event }) => !event)),
    notes: [
      ...(first.weights === undefined ? [] : [UNEQUAL]),
      ...alone(first.speaks),
      ...apart({ ...first.speaks, target: 'model' }),
    ],
  };
}

/**
 * The results except the test of equal error rates, which may draw tables in another thread, and the input of that
 * test.
 */
interface Read {
  grouped: { by: string; matrices: GroupMatrix[] } | null;
  /** Notes for each of its figures. */
  notes: string[];
  others: Omit<GraderQuestions, 'homogeneity'>;
}

function* reading(db: Db, wish: QuestionsWish): Steps<Read> {
  const { grader, dimension, filter, at, clusters, versus, margin } = wish;
  const about = { dimension, filter, at, clusters };
  const gathered = yield* gathering(db, { ...about, grader });
  yield undefined;
  // read before the other grader, because only the last measurement is cached
  const { rows } = yield* measuring(db, { grader, dimension, filter });
  const within = inScope(db, gathered.dimension, rows);
  yield undefined;
  const grouped = yield* groupsBy(db, gathered, wish);
  yield undefined;
  const prevalence = prevalenceOf(within, gathered, wish.target ?? inferenceOf(db).target);
  yield undefined;
  const alternative = alternativeOf(db, within, gathered, wish.epsilon);
  yield undefined;
  const second = versus === null || margin === null ? null : yield* gathering(db, { ...about, grader: versus });
  return {
    grouped,
    notes: [...(gathered.weights === undefined ? [] : [UNEQUAL]), ...alone(gathered.speaks)],
    others: {
      prevalence,
      non_inferiority:
        second === null || margin === null ? null : nonInferiorityOf(gathered, second, { ...wish, margin }),
      alternative,
    },
  };
}

function answers(
  { grouped, notes, others }: Read,
  tested: ReturnType<typeof errorRateHomogeneity> | null,
): GraderQuestions {
  if (grouped === null || tested === null) return { homogeneity: null, ...others };
  const { sensitivity, specificity } = tested;
  const noted = (one: typeof sensitivity): typeof sensitivity => ({ ...one, notes: [...one.notes, ...notes] });
  return {
    homogeneity: { by: grouped.by, sensitivity: noted(sensitivity), specificity: noted(specificity) },
    ...others,
  };
}

/** The results of all these tests. Throws like `gather`, and `not_found` for a facet that no transcript has. */
export function questionsOf(db: Db, wish: QuestionsWish): GraderQuestions {
  const read = atOnce(reading(db, wish));
  return answers(read, read.grouped === null ? null : errorRateHomogeneity(read.grouped.matrices, CONFIDENCE));
}

/** The same in steps. Throws `cancelled`. */
export async function questions(db: Db, wish: QuestionsWish, signal?: AbortSignal): Promise<GraderQuestions> {
  const read = await readInSteps(db, () => reading(db, wish), signal);
  return answers(
    read,
    read.grouped === null ? null : await inThread('alike', [read.grouped.matrices, CONFIDENCE], signal),
  );
}
