// A composite outcome as a dimension of two levels, event or none, by gold and by the grader, for each transcript.
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import { isFlag } from '../../../contract/measures.ts';
import { anyOf, ofMeasure, printOutcome, type Clause, type Outcome } from '../../../contract/outcome.ts';
import { fromText, isAskedIn, isHighest, type Dimension } from '../../../contract/rubric.ts';
import { currentRubric, facetColumn, goldAnswersOn, goldComponents, type Db } from '../../store/index.ts';
import { askedOf as askedIn, chancesBy } from '../sample/index.ts';
import { atOnce, type Steps } from '../job/index.ts';
import { measuring, type Asked, type Measured, type Measurement } from '../measured/index.ts';

export interface OutcomeMeasurement extends Measurement {
  /** Notes for every rate of it. */
  notes: string[];
}

type Level = Dimension['levels'][number];

/** The truth of one clause on one transcript. */
interface Told {
  gold: boolean | null;
  grader: boolean | null;
  asked: Asked;
  beyond_judging: boolean;
}

interface Part {
  words: string;
  /** The scenarios in which it is asked; empty: all. */
  scenarios: readonly string[];
  told: (row: Measured) => Told;
}

const NOT_OBSERVED: Told = { gold: false, grader: false, asked: 'scored', beyond_judging: false };

function levelPart({ dimension }: Measurement, level: Level, rows: ReadonlyMap<number, Measured>): Part {
  const from = level.value;
  const reaches = (value: number | null | undefined): boolean | null =>
    value === null || value === undefined ? null : value >= from;
  return {
    words: `${dimension.title} ${fromText({ ...level, highest: isHighest(dimension, level) })}`,
    scenarios: dimension.scenarios,
    told: ({ key }) => {
      const row = rows.get(key);
      return {
        gold: reaches(row?.gold),
        grader: reaches(row?.level),
        asked: row?.asked ?? 'not_asked',
        beyond_judging: row?.beyond_judging ?? false,
      };
    },
  };
}

function componentPart(db: Db, dimension: Dimension, name: string, rows: ReadonlyMap<number, Measured>): Part {
  const component = dimension.components.find((one) => one.name === name);
  const known = dimension.components.map((one) => one.name);
  if (component === undefined)
    throw new TouchstoneError(
      'not_found',
      'The dimension has no such component',
      `${dimension.name}.${name}`,
      chooseOneOf(known),
    );
  const held = goldComponents(db, dimension.name);
  return {
    words: `${dimension.title}: ${component.title}`,
    scenarios: dimension.scenarios,
    told: ({ key }) => {
      const row = rows.get(key);
      const settled = row !== undefined && row.gold !== null;
      const gold = settled ? (held.get(key)?.includes(name) ?? false) : null;
      return { gold, grader: null, asked: 'not_asked', beyond_judging: row?.beyond_judging ?? false };
    },
  };
}

const measuresIn = ({ any }: Outcome): string[] => [...new Set(any.map((clause) => ofMeasure(clause).dimension))];

/** Throws `not_found` for a flag that the rubric lacks. */
function requireFlags(db: Db, { any }: Outcome): void {
  const rubric = currentRubric(db);
  const stranger = any.flatMap((clause) => ('flag' in clause && !isFlag(rubric, clause.flag) ? [clause.flag] : []))[0];
  const known = rubric.flags.map(({ name }) => name);
  if (stranger !== undefined)
    throw new TouchstoneError('not_found', 'The rubric has no such flag', stranger, chooseOneOf(known));
}

/** A grader scores measures, but not components. */
function requireLevels(grader: string | null, { any }: Outcome): void {
  if (grader === null || any.map(ofMeasure).every((clause) => 'from_level' in clause)) return;
  const what = `${grader} does not score components, so it cannot give this event`;
  throw new TouchstoneError(
    'bad_input',
    what,
    printOutcome({ any }),
    'Remove the grader to use gold alone, or use levels only',
  );
}

const WORSE: readonly Asked[] = ['parse_failed', 'unscored', 'not_asked'];

/** The reason why the grader has no verdict on the event; `scored` if it has one. */
const askedOf = (told: readonly Told[], event: boolean | null): Asked =>
  event !== null
    ? 'scored'
    : (WORSE.find((state) => told.some(({ asked, grader }) => grader === null && asked === state)) ?? 'scored');

const bit = (truth: boolean | null): number | null => (truth === null ? null : truth ? 1 : 0);

/** A dimension of two levels, asked in each scenario of its parts. */
const derived = (outcome: Outcome, parts: readonly Part[]): Dimension => ({
  name: printOutcome(outcome),
  title: parts.map(({ words }) => words).join(', or '),
  kind: 'ordinal',
  mark: '',
  question: '',
  why: '',
  levels: [
    { value: 0, name: 'no event', anchor: '' },
    { value: 1, name: 'event', anchor: '' },
  ],
  positive: 1,
  components: [],
  rules: [],
  examples: [],
  tint: 'neutral',
  scenarios: parts.some(({ scenarios }) => scenarios.length === 0)
    ? []
    : [...new Set(parts.flatMap(({ scenarios }) => scenarios))],
});

export const RULE =
  'an event if any part is one, no event if every part is known not to be one; a part that is not asked in a scenario counts as not observed there';

/** Whether a transcript was drawn and answered depends on what settles the whole event, not one of its parts. */
function withChances(db: Db, { any }: Outcome, dimension: Dimension, rows: readonly Measured[]): Measured[] {
  const known = new Set(rows.flatMap(({ key, gold }) => (gold === null ? [] : [key])));
  const answers = measuresIn({ any })
    .flatMap((name) => goldAnswersOn(db, name))
    .filter(({ key }) => known.has(key));
  const chances = chancesBy(db, answers, askedIn(db, dimension));
  return rows.map((row) => {
    const chance = chances.get(row.key);
    return {
      ...row,
      probability: chance?.probability ?? null,
      response: chance?.response ?? 1,
      drawn: chance?.drawn ?? false,
    };
  });
}

export interface OutcomeWish {
  grader: string | null;
  filter: string;
  /** Checks that the dimension has the level and the grader is mapped to it; throws `bad_input` otherwise. */
  levelOf: (measurement: Measurement, value: number) => Level;
}

/**
 * Every transcript of the filter with 1 for an event, 0 for none and null if unknown, in steps. Throws `not_found`,
 * `bad_input`.
 */
export function* measuringOutcome(
  db: Db,
  outcome: Outcome,
  { grader, filter, levelOf }: OutcomeWish,
): Steps<OutcomeMeasurement> {
  requireFlags(db, outcome);
  requireLevels(grader, outcome);
  const measured = new Map<string, Measurement>();
  for (const name of measuresIn(outcome)) {
    measured.set(name, yield* measuring(db, { dimension: name, grader, filter }));
    yield undefined;
  }
  const rowsOf = new Map([...measured].map(([name, { rows }]) => [name, new Map(rows.map((row) => [row.key, row]))]));
  const partOf = (given: Clause): Part => {
    const clause = ofMeasure(given);
    const name = clause.dimension;
    const measurement = measured.get(name) ?? atOnce(measuring(db, { dimension: name, grader, filter }));
    const rows = rowsOf.get(name) ?? new Map<number, Measured>();
    if ('component' in clause) return componentPart(db, measurement.dimension, clause.component, rows);
    return levelPart(measurement, levelOf(measurement, clause.from_level), rows);
  };
  const parts = outcome.any.map(partOf);
  yield undefined;
  const scenarios = facetColumn(db, 'scenario');
  // every measure has the same rows
  const [frame = []] = [...measured.values()].map(({ rows }) => rows);
  let [early, open] = [0, 0];
  const rows = frame.map((row): Measured => {
    const scenario = scenarios.get(row.key);
    const told = parts.map((part) => (isAskedIn(part, scenario) ? part.told(row) : NOT_OBSERVED));
    const gold = anyOf(told.map((one) => one.gold));
    const said = anyOf(told.map((one) => one.grader));
    const isPartial =
      told.some((one) => one.gold === null) && told.some((one) => one.gold !== null && one !== NOT_OBSERVED);
    if (isPartial && gold === true) early += 1;
    if (isPartial && gold === null) open += 1;
    return {
      ...row,
      asked: askedOf(told, said),
      value: null,
      level: bit(said),
      gold: bit(gold),
      beyond_judging: gold === null && told.some((one) => one.beyond_judging),
    };
  });
  yield undefined;
  const dimension = derived(outcome, parts);
  const unsettled = [...measured].flatMap(([name, one]) =>
    one.rows.some((row) => row.gold !== null || row.beyond_judging)
      ? []
      : [`${name} has no gold here: labels on it count after they are adjudicated`],
  );
  const lopsided = `on ${early} transcripts one part is an event while another part has no gold, and on ${open} transcripts without an event so far a part has no gold: the rate is too high until all parts have gold`;
  return {
    dimension,
    positive: 1,
    mapping:
      grader === null
        ? null
        : {
            grader,
            score_dimension: '',
            dimension: printOutcome(outcome),
            cuts: [
              { from: 0, level: 0 },
              { from: 1, level: 1 },
            ],
            words: {},
            below: null,
            version: 1,
            created_at: '',
          },
    rows: withChances(db, outcome, dimension, rows),
    notes: [...unsettled, ...(early > 0 && open > 0 ? [lopsided] : [])],
  };
}
