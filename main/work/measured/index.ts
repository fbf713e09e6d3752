// One grader and gold on one measure, for each transcript: the data behind calibration, rates and disputes.
import type { FacetValue } from '../../../contract/transcript.ts';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import { levelOf, type SavedMapping } from '../../../contract/mapping.ts';
import { measuresOf } from '../../../contract/measures.ts';
import { positiveFrom, type Dimension } from '../../../contract/rubric.ts';
import type { ScoreState } from '../../../contract/score.ts';
import {
  currentRubric,
  facetColumn,
  goldFor,
  graders,
  mappedColumn,
  mappingInUse,
  requireGrader,
  writtenTo,
  type Db,
} from '../../store/index.ts';
import { frameOf, requireReadable } from '../frame/index.ts';
import { atOnce, type Steps } from '../job/index.ts';
import { chancesInSteps } from '../sample/index.ts';

/** The state of the grader's score; `not_asked` if the grader has none. */
export type Asked = ScoreState | 'not_asked';

/**
 * One transcript, or a cell of the population (its key is negative). `level` is the score's level by the mapping,
 * `gold` the adjudicated level.
 */
export interface Measured {
  key: number;
  /** Number of units that the row stands for: the units of a cell that were not drawn. Omitted: 1. */
  count?: number | undefined;
  asked: Asked;
  value: number | null;
  level: number | null;
  gold: number | null;
  /** Adjudicated as “cannot judge”: neither an event nor none. */
  beyond_judging: boolean;
  /**
   * Probability of being drawn and having gold, over the draws with work on them. 0 if no transcript of its stratum has
   * gold yet, null if it was in no frame of these draws.
   */
  probability: number | null;
  /** The part of `probability` that is due to gold: the share of the stratum's drawn transcripts that have gold. */
  response: number;
  /** Whether it was drawn at random, not chosen by hand. */
  drawn: boolean;
  /** Transcripts of one cluster resemble each other; omitted if all are independent. */
  cluster?: string | undefined;
}

export interface Measurement {
  dimension: Dimension;
  /** The lowest level that counts as an event. */
  positive: number;
  /** Null if the caller needs only gold. */
  mapping: SavedMapping | null;
  rows: Measured[];
}

/** The rubric's dimension or flag of that name. Throws `not_found`, and `bad_input` if it has no levels. */
export function requireMeasure(db: Db, name: string): { dimension: Dimension; positive: number } {
  const measures = measuresOf(currentRubric(db));
  const dimension = measures.find((one) => one.name === name);
  const known = measures.map((one) => one.name);
  if (dimension === undefined)
    throw new TouchstoneError('not_found', 'The rubric has no such dimension or flag', name, chooseOneOf(known));
  const positive = positiveFrom(dimension);
  if (positive === null)
    throw new TouchstoneError(
      'bad_input',
      'A dimension that is answered in free text has no levels to measure',
      name,
      'Choose another dimension',
    );
  return { dimension, positive };
}

/**
 * The mapping of this grader to the dimension. Throws `not_found` for an unknown grader, `bad_input` without a mapping.
 */
export function mappingFor(db: Db, grader: string, dimension: Dimension): SavedMapping {
  requireGrader(db, grader);
  const known = mappingInUse(db, grader, dimension);
  if (known !== null) return known;
  const what = `${grader} has no mapping to ${dimension.name}`;
  const own = graders(db).flatMap((one) => (one.grader === grader ? [one.dimension] : []));
  throw new TouchstoneError(
    'bad_input',
    what,
    `it scores ${own.join(', ')}`,
    'Define one in Calibrate, or with `touchstone mapping set`',
  );
}

interface Wish {
  dimension: string;
  grader: string | null;
  filter: string;
}

/** The last measurement of each study, because a report computes several figures from one. */
const kept = new WeakMap<Db, { stamp: string; name: string; measurement: Measurement }>();

/** Number of transcripts that the rows stand for. */
export const counted = (rows: readonly Pick<Measured, 'count'>[]): number =>
  rows.reduce((sum, { count = 1 }) => sum + count, 0);

/**
 * Every transcript of the filter with the grader's score and gold on the measure of that name. In a study of a
 * population: its drawn units, and the cells of the other units.
 */
export const measure = (db: Db, wish: Wish): Measurement => atOnce(measuring(db, wish));

/** The same, as a generator that pauses between steps. */
export function* measuring(db: Db, { dimension, grader, filter }: Wish): Steps<Measurement> {
  const [stamp, name] = [writtenTo(db), JSON.stringify([dimension, grader, filter])];
  const before = kept.get(db);
  if (before?.stamp === stamp && before.name === name) return before.measurement;
  const measurement = yield* measuredAnew(db, { dimension, grader, filter });
  kept.set(db, { stamp, name, measurement });
  return measurement;
}

function* measuredAnew(db: Db, { dimension: name, grader, filter }: Wish): Steps<Measurement> {
  const { dimension, positive } = requireMeasure(db, name);
  const mapping = grader === null ? null : mappingFor(db, grader, dimension);
  const frame = frameOf(db, filter);
  yield undefined;
  const scores = mapping === null ? null : mappedColumn(db, mapping);
  yield undefined;
  const gold = new Map(goldFor(db, name).map((one) => [one.key, one]));
  const chances = yield* chancesInSteps(db, dimension);
  if (mapping !== null) requireReadable(db, mapping);
  yield undefined;
  const rows = frame.map(({ key, count }): Measured => {
    const score = scores?.get(key);
    const settled = gold.get(key);
    const chance = chances.get(key);
    return {
      key,
      count,
      asked: score?.state ?? 'not_asked',
      value: score?.value ?? null,
      level: score === undefined || mapping === null ? null : levelOf(mapping, score),
      gold: settled?.level ?? null,
      beyond_judging: settled !== undefined && settled.level === null,
      probability: chance?.probability ?? null,
      response: chance?.response ?? 1,
      drawn: chance?.drawn ?? false,
    };
  });
  yield undefined;
  return { dimension, positive, mapping, rows };
}

/** A sentence about scores below the lowest cut; null if there are none. */
export function readBelow({ mapping, dimension, rows }: Measurement): string | null {
  const [first] = mapping?.cuts ?? [];
  const level = mapping?.below?.level;
  if (first === undefined || level === undefined) return null;
  const count = counted(rows.filter((row) => row.level === level && row.value !== null && row.value < first.from));
  if (count === 0) return null;
  const name = dimension.levels.find(({ value }) => value === level)?.name ?? '';
  return `${count} scores below ${first.from}, the lowest cut, are read as ${level} ${name}`;
}

/** Values in their order, null last. */
function orderOf(a: FacetValue | null, b: FacetValue | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

/** Some rows with the values that they share. */
interface Group {
  group: (FacetValue | null)[];
  rows: Measured[];
}

function splitBy(column: ReadonlyMap<number, FacetValue>, { group, rows }: Group): Group[] {
  const parts = new Map<FacetValue | null, Measured[]>();
  for (const row of rows) {
    const value = column.get(row.key) ?? null;
    const known = parts.get(value);
    if (known === undefined) parts.set(value, [row]);
    else known.push(row);
  }
  return Array.from(parts, ([value, some]) => ({ group: [...group, value], rows: some }));
}

/** The rows grouped by the values of facets, sorted by value. Transcripts without a value form the group `null`. */
export function groupsOf(db: Db, facets: readonly string[], rows: readonly Measured[]): Group[] {
  let groups: Group[] = rows.length === 0 ? [] : [{ group: [], rows: [...rows] }];
  for (const name of facets) {
    const column = facetColumn(db, name);
    groups = groups.flatMap((one) => splitBy(column, one));
  }
  return groups.sort(
    (a, b) => a.group.map((value, at) => orderOf(value, b.group[at] ?? null)).find((n) => n !== 0) ?? 0,
  );
}
