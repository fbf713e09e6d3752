// The study as a whole: its name, its size, its graders and facets.
import { FACETS } from '../../contract/transcript.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { chooseOneOf, TouchstoneError } from '../../contract/errors.ts';
import { statement, type Db } from './connection.ts';
import { isFirstClass } from './facets.ts';
import { populationOf } from './population.ts';
import { raters } from './raters.ts';
import { hidesScores } from './settings.ts';
import { sql, verbatim, type Sql } from './sql.ts';

const about = statement<{ name: string; synthetic: number }>('select name, synthetic from study');
const counts = statement<{ transcripts: number; messages: number }>(
  'select count(*) as transcripts, coalesce(sum(messages), 0) as messages from transcript',
);
// jumps from one grader, and from one of its dimensions, to the next along the index instead of reading every score
const graderPairs = statement<{ grader: string; dimension: string }>(`
  with recursive one (grader) as (
    select min(grader) from score
    union all
    select (select min(s.grader) from score s where s.grader > one.grader) from one where one.grader is not null
  ),
  pair (grader, dimension) as (
    select one.grader, (select min(s.dimension) from score s where s.grader = one.grader) from one where one.grader is not null
    union all
    select pair.grader, (select min(s.dimension) from score s where s.grader = pair.grader and s.dimension > pair.dimension)
    from pair where pair.dimension is not null
  )
  select grader, dimension from pair where dimension is not null order by grader, dimension`);
const otherFacets = statement<{ name: string }>(`
  with recursive facet_name (name) as (
    select min(name) from facet
    union all
    select (select min(name) from facet where name > facet_name.name) from facet_name where facet_name.name is not null
  )
  select name from facet_name where name is not null`);
const present = statement<Record<(typeof FACETS)[number], number>>(`
  select exists(select 1 from transcript where scenario is not null) as scenario,
         exists(select 1 from transcript where model is not null) as model,
         exists(select 1 from transcript where arm is not null) as arm,
         exists(select 1 from transcript where checkpoint is not null) as checkpoint`);

export const graders = (db: Db): StudyInfo['graders'] => graderPairs(db).all();

/** Throws `not_found`, with the names of the graders, if no score is from a grader of this name. */
export function requireGrader(db: Db, name: string): void {
  const all = [...graders(db), ...(populationOf(db)?.source.scores ?? [])];
  const names = [...new Set(all.map(({ grader }) => grader))];
  if (names.includes(name)) return;
  throw new TouchstoneError('not_found', 'There is no grader of this name', name, chooseOneOf(names));
}

/** Facets that at least one transcript has: first the four of every study, then the others by name. */
export function facetNames(db: Db): string[] {
  const has = present(db).get();
  return [
    ...FACETS.filter((name) => has?.[name] === 1),
    ...otherFacets(db)
      .all()
      .map((row) => row.name),
  ];
}

const LOOKED_AT = 1000;
const FEW = 9;
const valuesOf = (facet: string): Sql =>
  isFirstClass(facet)
    ? sql`select ${verbatim(facet)} as value from transcript where ${verbatim(facet)} is not null order by ${verbatim(facet)} limit ${LOOKED_AT}`
    : sql`select value from facet where name = ${facet} order by value limit ${LOOKED_AT}`;

/** Decided from the first values in order, so that a large study answers as fast as a small one. */
function hardlyRepeats(db: Db, facet: string): boolean {
  const { values = 0, all = 0 } =
    sql`select count(distinct value) as "values", count(*) as "all" from (${valuesOf(facet)})`.get<{
      values: number;
      all: number;
    }>(db) ?? {};
  return values >= FEW && all < 2 * values;
}

export function studyInfo(db: Db): StudyInfo {
  const row = about(db).get() ?? { name: '', synthetic: 0 };
  const { transcripts, messages } = counts(db).get() ?? { transcripts: 0, messages: 0 };
  const facets = facetNames(db);
  return {
    name: row.name,
    synthetic: row.synthetic === 1,
    transcripts,
    messages,
    graders: graders(db),
    facets,
    quiet: facets.filter((facet) => hardlyRepeats(db, facet)),
    raters: raters(db),
    hides_scores: hidesScores(db),
  };
}
