// Published rates: as the grader says, as gold says on what was drawn, and corrected, by facet, with and without aware transcripts.
import type { Estimate } from '../../contract/estimate.ts';
import {
  type RateDifference,
  type RateRow,
  type RatesReport,
  type RatesWish,
  type ThreeRates,
  type Unscored,
} from '../../contract/calls/findings.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { printComparison } from '../../contract/filter/print.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { correctedDifference } from '../../statistics/rates/corrected-difference.ts';
import { correctedRate, type CorrectedRate } from '../../statistics/rates/corrected.ts';
import type { Graded, SampleKind } from '../../statistics/rates/sample.ts';
import { said } from '../../statistics/statistic.ts';
import { currentRubric, facetColumn, facetNames, type Db } from '../store/index.ts';
import { awarenessOf, withoutAware, type Awareness } from './awareness.ts';
import { askedOf } from './chances.ts';
import { groupsOf, measure, type Measured, type Measurement } from './measured.ts';

type Group = RateRow['group'];

/** One group's transcripts, as the estimators take them. */
export interface Part {
  group: Group;
  rows: Measured[];
  items: Graded[];
  rate: CorrectedRate;
}

/** The rows that the dimension is asked of. */
export function inScope(db: Db, dimension: Dimension, rows: readonly Measured[]): Measured[] {
  const asked = askedOf(db, dimension);
  return rows.filter(({ key }) => asked(key));
}

/** Words of the filter language that leave out what the dimension is not asked of. */
function scopeOf(db: Db, all: readonly Measured[], within: readonly Measured[]): string {
  const of = facetColumn(db, 'scenario');
  const asked = new Set(within.map(({ key }) => key));
  const others = new Set(all.flatMap(({ key }) => (asked.has(key) ? [] : [String(of.get(key))])));
  return [...others].map((scenario) => `-${printComparison({ kind: 'name', name: 'scenario' }, ':', scenario)}`).join(' ');
}

/** The level from which on it is an event. Throws `bad_input` for one that the dimension lacks, or that the grader is not read as. */
export function eventLevel({ dimension, positive, mapping }: Measurement, at: number | null): Dimension['levels'][number] {
  const wanted = at ?? positive;
  const level = dimension.levels.find(({ value }) => value === wanted);
  const known = dimension.levels.map(({ value, name }) => `${value} ${name}`).join(', ');
  if (level === undefined) throw new TouchstoneError('bad_input', `There is no level ${wanted}`, dimension.name, `It has ${known}`);
  const read = mapping === null ? null : new Set([...mapping.cuts.map((cut) => cut.level), ...Object.values(mapping.words)]);
  if (read?.has(wanted) === false) {
    const what = `${mapping?.grader ?? ''} is not read as level ${wanted} ${level.name}, so it cannot tell what is below`;
    throw new TouchstoneError(
      'bad_input',
      what,
      dimension.name,
      `Choose one of the levels ${[...read].join(', ')}, or map the grader anew`,
    );
  }
  return level;
}

const DESIGNS: Record<SampleKind | 'elsewhere', string> = {
  'no gold': 'no gold',
  'by hand': 'gold was picked by hand, so nothing can be corrected by it',
  'simple random': 'gold is a simple random sample',
  'by verdict': 'gold was drawn by the grader’s verdict',
  'known probabilities': 'gold was drawn with unequal known chances',
  elsewhere: 'error rates are from elsewhere',
};

const without = (estimate: Estimate, method: string, note: string): Estimate =>
  said({ estimate: null, level: estimate.level, n: 0, method, notes: [note] });

/** The rates of some transcripts. `graded`: a grader was asked for. */
export function rateOf(rows: readonly Measured[], at: number, graded: boolean, level: number): { items: Graded[]; rate: CorrectedRate } {
  const verdict = (value: number | null): 0 | 1 | null => (value === null ? null : value >= at ? 1 : 0);
  const items = rows.map(({ level: says, gold, probability, drawn }) => ({
    grader: verdict(says),
    gold: verdict(gold),
    probability,
    drawn,
  }));
  const rate = correctedRate({ items, errors: null, level });
  if (graded) return { items, rate };
  const none = 'no grader was chosen';
  const [raw, corrected] = [without(rate.raw, 'no grader', none), without(rate.corrected, 'no correction', none)];
  // what is missing of a grader that nobody asked for is no note of gold's
  return { items, rate: { ...rate, raw, corrected, ungraded: 0 } };
}

const threeOf = ({ raw, gold, corrected }: ThreeRates): ThreeRates => ({ raw, gold, corrected });

/** What is in no figure, counted. `graded`: a grader was asked for. */
export function unscored(rows: readonly Measured[], graded: boolean): Unscored {
  const asked = (state: Measured['asked']): number => (graded ? rows.filter((row) => row.asked === state).length : 0);
  return {
    parse_failed: asked('parse_failed'),
    unscored: asked('unscored'),
    not_asked: asked('not_asked'),
    no_level: graded ? rows.filter((row) => row.asked === 'scored' && row.level === null).length : 0,
    beyond_judging: rows.filter((row) => row.beyond_judging).length,
  };
}

interface Reading {
  measurement: Measurement;
  at: Dimension['levels'][number];
  rows: Measured[];
  /** Null unless aware transcripts are to be left out. */
  aware: Awareness | null;
}

function reading(db: Db, { dimension, grader, filter, at, without_aware }: RatesWish): Reading {
  const measurement = measure(db, { dimension, grader, filter });
  return {
    measurement,
    at: eventLevel(measurement, at),
    rows: inScope(db, measurement.dimension, measurement.rows),
    aware: without_aware ? awarenessOf(db, grader) : null,
  };
}

function partOf({ measurement, at, aware }: Reading, rows: Measured[], group: Group, level: number): Part {
  const graded = measurement.mapping !== null;
  if (aware === null) return { group, rows, ...rateOf(rows, at.value, graded, level) };
  return { group, ...withoutAware(rows, aware, (some) => rateOf(some, at.value, graded, level)) };
}

function rowOf(read: Reading, all: Measured[], group: Group, level: number): RateRow {
  const graded = read.measurement.mapping !== null;
  const part = partOf(read, all, group, level);
  const whole = rateOf(all, read.at.value, graded, level);
  return {
    group,
    n: part.rows.length,
    n_gold: part.rows.filter(({ gold }) => gold !== null).length,
    ...threeOf(part.rate),
    design: DESIGNS[part.rate.design],
    headline: part.rate.headline,
    left_out: unscored(part.rows, graded),
    awareness: read.aware === null ? null : { ...read.aware.compared(all, whole, part.rate), with_aware: threeOf(whole.rate) },
  };
}

function checkFacets(db: Db, by: readonly string[]): void {
  const names = facetNames(db);
  const stranger = by.find((name) => !names.includes(name));
  if (stranger !== undefined)
    throw new TouchstoneError('not_found', 'No transcript has such a facet', stranger, `There are ${names.join(', ')}`);
}

/**
 * The rates of a dimension by facet, and over everything. A level of the rubric's `positive` or more is an event, or of `at`. What the
 * grader did not answer is counted beside each rate and in none. Throws `not_found`, `bad_input`, `bad_filter`.
 */
export function ratesOf(db: Db, wish: RatesWish): RatesReport {
  checkFacets(db, wish.by);
  const read = reading(db, wish);
  const { measurement, at, rows } = read;
  const { dimension, mapping } = measurement;
  const { name, version } = currentRubric(db);
  return {
    dimension: dimension.name,
    title: dimension.title,
    at: { value: at.value, name: at.name },
    rubric: { name, version },
    grader: wish.grader,
    mapping: mapping === null || mapping.created_at === '' ? null : mapping.version,
    out_of_scope: measurement.rows.length - rows.length,
    scope: scopeOf(db, measurement.rows, rows),
    rows: groupsOf(db, wish.by, rows).map(({ group, rows: some }) => rowOf(read, some, group, wish.level)),
    overall: rowOf(read, rows, [], wish.level),
  };
}

/** How far two groups of these rates lie apart, first minus second: Newcombe for proportions, MOVER for corrected rates. */
export function rateDifference(db: Db, wish: RatesWish, first: Group, second: Group): RateDifference {
  checkFacets(db, wish.by);
  const read = reading(db, wish);
  const groups = groupsOf(db, wish.by, read.rows);
  const rate = (group: Group): CorrectedRate => {
    const found = groups.find((one) => JSON.stringify(one.group) === JSON.stringify(group));
    if (found === undefined) throw new TouchstoneError('not_found', 'There is no such group', group.join(', '), 'Choose two of the figure');
    return partOf(read, found.rows, group, wish.level).rate;
  };
  return { first, second, ...correctedDifference(rate(first), rate(second)) };
}
