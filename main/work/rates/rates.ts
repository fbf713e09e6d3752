// Published rates: from the grader, from gold on drawn transcripts, and corrected, by facet, with and without aware
// transcripts.
import type { Estimate } from '../../../contract/estimate.ts';
import type { RateDifference, RateRow, RatesReport, RatesWish, ThreeRates, Unscored } from '../../../contract/rates.ts';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { Speaks, Target } from '../../../contract/inference.ts';
import { levelsRead } from '../../../contract/mapping.ts';
import { printComparison } from '../../../contract/filter/print.ts';
import { isHighest, type Dimension } from '../../../contract/rubric.ts';
import { correctedDifference } from '../../../statistics/rates/corrected-difference.ts';
import { correctedRate, type CorrectedRate } from '../../../statistics/rates/corrected.ts';
import type { Graded, SampleKind } from '../../../statistics/rates/sample.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { currentRubric, facetColumn, facetNames, populationOf, type Db } from '../../store/index.ts';
import { awarenessOf, withoutAware, type Awareness } from './awareness.ts';
import { askedOf } from '../sample/index.ts';
import { inClusters } from '../inference/index.ts';
import { atOnce, type Steps } from '../job/index.ts';
import { counted, groupsOf, measuring, readBelow, type Measured, type Measurement } from '../measured/index.ts';
import { measuringOutcome, RULE } from './outcome.ts';
import { requireFacets } from '../frame/index.ts';
import { belowOf, everyLookOf, together } from './questions.ts';

type Group = RateRow['group'];

/** One group's transcripts in the form that the estimators need. */
export interface RateGroup {
  group: Group;
  rows: Measured[];
  items: Graded[];
  rate: CorrectedRate;
}

/** The rows that are asked the dimension. */
export function inScope(db: Db, dimension: Dimension, rows: readonly Measured[]): Measured[] {
  const asked = askedOf(db, dimension);
  return rows.filter(({ key }) => asked(key));
}

/** Terms of the filter language that exclude transcripts that are not asked the dimension. */
function scopeOf(db: Db, all: readonly Measured[], within: readonly Measured[]): string {
  if (within.length === all.length) return '';
  const of = facetColumn(db, 'scenario');
  const asked = new Set(within.map(({ key }) => key));
  const others = new Set(all.flatMap(({ key }) => (asked.has(key) ? [] : [String(of.get(key))])));
  return [...others]
    .toSorted()
    .map((scenario) => `-${printComparison({ kind: 'name', name: 'scenario' }, ':', scenario)}`)
    .join(' ');
}

/**
 * The lowest level that counts as an event. Throws `bad_input` for a level that the dimension lacks, or that the grader
 * is not mapped to.
 */
export function eventLevel(
  { dimension, positive, mapping }: Measurement,
  at: number | null,
): Dimension['levels'][number] {
  const wanted = at ?? positive;
  const level = dimension.levels.find(({ value }) => value === wanted);
  const known = dimension.levels.map(({ value, name }) => `${value} ${name}`);
  if (level === undefined)
    throw new TouchstoneError('bad_input', `There is no level ${wanted}`, dimension.name, chooseOneOf(known));
  const read = mapping === null ? null : new Set(levelsRead(mapping));
  if (read?.has(wanted) === false) {
    const what = `${mapping?.grader ?? ''} has no mapping to level ${wanted} ${level.name}, so it cannot separate the levels below`;
    throw new TouchstoneError(
      'bad_input',
      what,
      dimension.name,
      `Choose one of the levels ${[...read].join(', ')}, or change the mapping`,
    );
  }
  return level;
}

const DESIGNS: Record<SampleKind | 'elsewhere', string> = {
  'no gold': 'no gold',
  'by hand': 'gold was chosen by hand, so nothing can be corrected by it',
  'simple random': 'gold is a simple random sample',
  'by verdict': 'gold was drawn by the grader’s verdict',
  'known probabilities': 'gold was drawn with known, unequal inclusion probabilities',
  elsewhere: 'error rates are from elsewhere',
};

const without = (estimate: Estimate, method: string, note: string): Estimate =>
  estimateOf({ estimate: null, level: estimate.level, n: 0, method, notes: [note] });

/** The rates of some transcripts. `graded`: a grader was chosen. */
export function rateOf(
  rows: readonly Measured[],
  at: number,
  graded: boolean,
  level: number,
  target: Target,
): { items: Graded[]; rate: CorrectedRate } {
  const verdict = (value: number | null): 0 | 1 | null => (value === null ? null : value >= at ? 1 : 0);
  const items = rows.map(({ count = 1, level: says, gold, probability, response, drawn, cluster }) => ({
    count,
    grader: verdict(says),
    gold: verdict(gold),
    probability,
    response,
    drawn,
    cluster,
  }));
  const rate = correctedRate({ items, errors: null, level, target });
  if (graded) return { items, rate };
  const none = 'no grader was chosen';
  const [raw, corrected] = [without(rate.raw, 'no grader', none), without(rate.corrected, 'no correction', none)];
  // without a grader in the wish, missing scores are not noted
  return { items, rate: { ...rate, raw, corrected, ungraded: 0 } };
}

const threeOf = ({ raw, gold, corrected }: ThreeRates): ThreeRates => ({ raw, gold, corrected });

/** Counts of transcripts that are in no figure. `graded`: a grader was chosen. */
export function unscored(rows: readonly Measured[], graded: boolean): Unscored {
  const asked = (state: Measured['asked']): number => (graded ? counted(rows.filter((row) => row.asked === state)) : 0);
  return {
    parse_failed: asked('parse_failed'),
    unscored: asked('unscored'),
    not_asked: asked('not_asked'),
    no_level: graded ? counted(rows.filter((row) => row.asked === 'scored' && row.level === null)) : 0,
    beyond_judging: rows.filter((row) => row.beyond_judging).length,
  };
}

/** A request for rates, resolved in this study. */
export interface ResolvedWish {
  measurement: Measurement;
  outcome: RatesReport['outcome'];
  at: Dimension['levels'][number];
  rows: Measured[];
  /** Null unless aware transcripts are to be left out. */
  aware: Awareness | null;
  speaks: Speaks;
}

/** Resolves a request, in steps. Throws `not_found`, `bad_input`, `bad_filter`. */
export function* resolving(
  db: Db,
  { dimension, outcome, grader, filter, at, without_aware, target, clusters }: RatesWish,
): Steps<ResolvedWish> {
  if (without_aware && populationOf(db) !== null)
    throw new TouchstoneError(
      'bad_input',
      'Counts by cell do not show which units of a population are aware',
      '',
      'Remove the option that excludes aware transcripts',
    );
  const composite =
    outcome === undefined ? null : yield* measuringOutcome(db, outcome, { grader, filter, levelOf: eventLevel });
  const measurement = composite ?? (yield* measuring(db, { dimension, grader, filter }));
  const within = inScope(db, measurement.dimension, measurement.rows);
  yield undefined;
  const { rows, speaks } = yield* inClusters(db, { target, clusters }, within);
  yield undefined;
  return {
    measurement,
    outcome: composite === null ? null : { text: composite.dimension.name, rule: RULE, notes: composite.notes },
    at: eventLevel(measurement, at),
    rows,
    aware: without_aware ? awarenessOf(db, grader, speaks.target) : null,
    speaks,
  };
}

/** The rates of one group's transcripts, without the aware ones if the request excludes them. */
export function partOf(
  { measurement, at, aware, speaks }: ResolvedWish,
  rows: Measured[],
  group: Group,
  level: number,
): RateGroup {
  const graded = measurement.mapping !== null;
  if (aware === null) return { group, rows, ...rateOf(rows, at.value, graded, level, speaks.target) };
  return { group, ...withoutAware(rows, aware, (some) => rateOf(some, at.value, graded, level, speaks.target)) };
}

function rowOf(read: ResolvedWish, all: Measured[], group: Group, level: number, { below, again }: RatesWish): RateRow {
  const graded = read.measurement.mapping !== null;
  const part = partOf(read, all, group, level);
  const awareness = (aware: Awareness): RateRow['awareness'] => {
    const whole = rateOf(all, read.at.value, graded, level, read.speaks.target);
    return { ...aware.compared(all, whole, part.rate), with_aware: threeOf(whole.rate) };
  };
  return {
    group,
    n: counted(part.rows),
    n_gold: part.rows.filter(({ gold }) => gold !== null).length,
    ...threeOf(part.rate),
    design: DESIGNS[part.rate.design],
    headline: part.rate.headline,
    left_out: unscored(part.rows, graded),
    below: belowOf(below, level, (at) => partOf(read, all, group, at).rate),
    at_every_look: everyLookOf(again, part.items, part.rate, level, read.speaks),
    awareness: read.aware === null ? null : awareness(read.aware),
  };
}

/** Throws `not_found` for a facet that no transcript has, `bad_input` if the population has no cells by it. */
export function checkFacets(db: Db, by: readonly string[]): void {
  requireFacets(db, by);
  if (populationOf(db) !== null) return;
  const names = facetNames(db);
  const stranger = by.find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw new TouchstoneError('not_found', 'No transcript has such a facet', stranger, chooseOneOf(names));
}

/**
 * The rates of a dimension, or of a composite outcome, by facet and overall. An event is a level of `at` or more, by
 * default of the rubric's `positive`. Transcripts without a score of the grader are counted beside each rate and
 * included in none. Throws `not_found`, `bad_input`, `bad_filter`.
 */
export const ratesOf = (db: Db, wish: RatesWish): RatesReport => atOnce(rating(db, wish));

/** The same, as a generator that pauses between steps. */
export function* rating(db: Db, wish: RatesWish): Steps<RatesReport> {
  checkFacets(db, wish.by);
  const read = yield* resolving(db, wish);
  const { measurement, at, rows } = read;
  const { dimension, mapping } = measurement;
  const { name, version } = currentRubric(db);
  const groups = groupsOf(db, wish.by, rows);
  const each = together(wish, groups.length);
  const rated: RateRow[] = [];
  for (const { group, rows: some } of groups) {
    yield undefined;
    rated.push(rowOf(read, some, group, each.level, wish));
  }
  yield undefined;
  const overall = rowOf(read, rows, [], wish.level, wish);
  yield undefined;
  return {
    dimension: dimension.name,
    title: dimension.title,
    at: { value: at.value, name: at.name, highest: isHighest(dimension, at) },
    outcome: read.outcome,
    rubric: { name, version },
    grader: wish.grader,
    mapping: mapping === null || mapping.created_at === '' ? null : mapping.version,
    read_below: readBelow({ ...measurement, rows }),
    population: populationOf(db)?.units ?? null,
    out_of_scope: counted(measurement.rows) - counted(rows),
    scope: scopeOf(db, measurement.rows, rows),
    speaks: read.speaks,
    together: each.together,
    rows: rated,
    overall,
  };
}

/**
 * The difference of two groups of these rates, first minus second: Newcombe for proportions, MOVER for corrected rates.
 */
export const rateDifference = (db: Db, wish: RatesWish, first: Group, second: Group): RateDifference =>
  atOnce(ratingDifference(db, wish, first, second));

/** The same, as a generator that pauses between steps. */
export function* ratingDifference(db: Db, wish: RatesWish, first: Group, second: Group): Steps<RateDifference> {
  checkFacets(db, wish.by);
  const read = yield* resolving(db, wish);
  const groups = groupsOf(db, wish.by, read.rows);
  const rate = (group: Group): CorrectedRate => {
    const found = groups.find((one) => JSON.stringify(one.group) === JSON.stringify(group));
    if (found === undefined)
      throw new TouchstoneError('not_found', 'There is no such group', group.join(', '), 'Choose two of the figure');
    return partOf(read, found.rows, group, wish.level).rate;
  };
  yield undefined;
  const [one, other] = [rate(first), rate(second)];
  yield undefined;
  return { first, second, ...correctedDifference(one, other) };
}
