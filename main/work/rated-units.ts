// From submitted answers to units x raters: which are compared with each other, and which are left out, with the reason.
import type { LeftOut } from '../../contract/calls/agreement.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { answersOn, rubricVersions, type Db, type RaterAnswer } from '../store/index.ts';

/** A transcript under one version of the rubric, with the level that each rater gave. */
export interface RatedUnit {
  transcript: number;
  rubric: number;
  levels: ReadonlyMap<string, number>;
  /** When the last of these labels was made. */
  at: string;
}

/** A dimension with the levels that are compared, and its units. */
export interface Rated {
  dimension: Dimension;
  rubrics: number[];
  units: RatedUnit[];
  left_out: LeftOut;
}

const sameLevels = (a: Dimension, b: Dimension | undefined): boolean =>
  b !== undefined && a.levels.map(({ value }) => value).join() === b.levels.map(({ value }) => value).join();

/** The dimensions with levels of all versions, each as the newest version has it, in the order of the rubric. */
export function levelledDimensions(db: Db): { dimension: Dimension; versions: Rubric[] }[] {
  const versions = rubricVersions(db).map(({ rubric }) => rubric);
  const newest = new Map<string, Dimension>();
  for (const { dimensions } of versions.toReversed())
    for (const one of dimensions) if (one.kind !== 'text' && !newest.has(one.name)) newest.set(one.name, one);
  return [...newest.values()].map((dimension) => ({ dimension, versions }));
}

function unitsOf(answers: readonly (RaterAnswer & { level: number })[]): RatedUnit[] {
  const units = new Map<string, RatedUnit & { levels: Map<string, number> }>();
  for (const { transcript, rubric, rater, level, updated_at } of answers) {
    const name = `${rubric} ${transcript}`;
    const unit = units.get(name) ?? { transcript, rubric, levels: new Map<string, number>(), at: '' };
    unit.levels.set(rater, level);
    if (updated_at > unit.at) unit.at = updated_at;
    units.set(name, unit);
  }
  return [...units.values()];
}

/**
 * The answers on a dimension as units, of these transcripts only (null: of all). Answers of raters who had seen a grader's scores are no independent ones and left out; so is
 * "cannot judge", which is no level, and what was made under a version whose levels were others.
 */
export function ratedUnits(
  db: Db,
  { dimension, versions }: { dimension: Dimension; versions: readonly Rubric[] },
  among: ReadonlySet<number> | null = null,
): Rated {
  const comparable = new Set(
    versions
      .filter(({ dimensions }) =>
        sameLevels(
          dimension,
          dimensions.find(({ name }) => name === dimension.name),
        ),
      )
      .map(({ version }) => version),
  );
  const left_out: LeftOut = { not_blinded: 0, cannot_judge: 0, other_levels: 0 };
  const values = new Set(dimension.levels.map(({ value }) => value));
  const kept = answersOn(db, dimension.name).flatMap((answer) => {
    const { level } = answer;
    if (among !== null && !among.has(answer.transcript)) return [];
    if (!answer.blinded) left_out.not_blinded += 1;
    else if (level === null) left_out.cannot_judge += 1;
    else if (!comparable.has(answer.rubric) || !values.has(level)) left_out.other_levels += 1;
    else return [{ ...answer, level }];
    return [];
  });
  return { dimension, rubrics: [...new Set(kept.map(({ rubric }) => rubric))].sort((a, b) => a - b), units: unitsOf(kept), left_out };
}

/** The raters who gave some level, in order of their ids. */
export const ratersOf = (units: readonly RatedUnit[]): string[] => [...new Set(units.flatMap(({ levels }) => [...levels.keys()]))].sort();
