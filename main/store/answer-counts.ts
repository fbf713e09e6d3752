// The answers of raters on one dimension or flag over the whole study: counted, and as a condition of the filter
// language.
import type { Answer } from '../../contract/label.ts';
import { statement, type Db } from './connection.ts';
import { rubricVersions } from './rubrics.ts';
import { sql, type Sql } from './sql.ts';

/** One answer and the number of labels that have it. `level` is null unless the answer is a level. */
export interface AnswerCount {
  state: Answer['state'] | 'set';
  level: number | null;
  labels: number;
}

// Names in a rubric consist of letters, digits and _, so they can be put into a path.
const counts = statement<AnswerCount>(`
  select json_extract(document, '$.dimensions.' || @name || '.answer.state') as state,
    json_extract(document, '$.dimensions.' || @name || '.answer.level') as level, count(*) as labels
  from label
  where label.state <> 'todo' and round <> 'training' and rubric = @version
    and json_extract(document, '$.dimensions.' || @name || '.answer.state') is not null
  group by 1, 2 order by level is null, level, 1`);
const flagged = statement<AnswerCount>(`
  select 'set' as state, null as level, count(*) as labels from label
  where label.state <> 'todo' and round <> 'training' and rubric = @version
    and exists (select 1 from json_each(document, '$.flags') where value = @name)
  having count(*) > 0`);

/**
 * The answers on a dimension, or how often a flag is set, in the labels made under one version, without training.
 * Levels come first, in order.
 */
export const answerCounts = (db: Db, name: string, version: number): AnswerCount[] => [
  ...counts(db).all({ name, version }),
  ...flagged(db).all({ name, version }),
];

/** Every dimension and flag that some version of the rubric has. */
export const labelledNames = (db: Db): string[] => [
  ...new Set(
    rubricVersions(db).flatMap(({ rubric }) => [...rubric.dimensions, ...rubric.flags].map(({ name }) => name)),
  ),
];

/** SQL for "answered at all, or set if it is a flag", over a label row called `l`. */
export const isAnswered = (name: string): Sql =>
  sql`(json_extract(l.document, ${`$.dimensions.${name}.answer.state`}) is not null
    or exists (select 1 from json_each(l.document, '$.flags') where value = ${name}))`;

/** SQL for the kind of answer, over a label row called `l`. */
export const answerState = (name: string): Sql => sql`json_extract(l.document, ${`$.dimensions.${name}.answer.state`})`;

/**
 * SQL for the level, over a label row called `l`; null if the answer is not a level. A flag is 1 if it is set, and 0 if
 * the label states that it is not.
 */
export const levelAnswered = (name: string): Sql =>
  sql`case when exists (select 1 from json_each(l.document, '$.flags') where value = ${name}) then 1
    when ${answerState(name)} is not null then json_extract(l.document, ${`$.dimensions.${name}.answer.level`})
    when l.state = 'done' and l.document ->> '$.coverage' is not null and exists (
      select 1 from rubric r, json_each(r.document, '$.flags') f
      where r.version = l.rubric and f.value ->> '$.name' = ${name}) then 0 end`;
