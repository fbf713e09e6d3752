// The units of adjudication: the answers of raters on each dimension of each transcript, and the gold of the unit.
import { z } from 'zod';
import type { Rule } from '../../contract/gold.ts';
import { WITHHELD } from './blind.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

/** One unit with the answers that count, by rater id, under the newest version of the rubric that has an answer. */
export interface UnitRow {
  key: number;
  id: string;
  title: string;
  dimension: string;
  rubric: number;
  votes: { rater: string; level: number | null }[];
  /** Null if the time of one of them is unknown. */
  updated_at: string | null;
  gold: { level: number | null; rule: Rule; at: string } | null;
}

interface Row extends Omit<UnitRow, 'votes' | 'gold'> {
  votes: string;
  level: number | null;
  rule: Rule | null;
  at: string | null;
}

/** All units in the order of the primary key of `answer`, which avoids sorting. */
export const UNITS = `
  select t.key, t.id, t.title, a.dimension, max(a.rubric) as rubric, iif(sum(a.updated_at is null) > 0, null, max(a.updated_at)) as updated_at,
    json_group_array(json_object('rater', a.rater, 'level', a.level)) as votes, g.level, g.rule, g.at
  from answer a cross join transcript t on t.key = a.transcript
  left join gold g on g.transcript = a.transcript and g.dimension = a.dimension
  where a.round = 'main' and not (${WITHHELD}) and a.rubric = (select max(n.rubric) from answer n
    where n.round = 'main' and n.transcript = a.transcript and n.dimension = a.dimension)
  group by a.transcript, a.dimension`;

const all = statement<Row>(UNITS);
const votesOf = documentReader('answers', z.array(z.object({ rater: z.string(), level: z.number().nullable() })));

/** Every unit that this adjudicator may see, by transcript and dimension. */
export const unitRows = (db: Db, rater: string): UnitRow[] =>
  all(db)
    .all({ rater })
    .map(({ votes, level, rule, at, ...row }) => ({
      ...row,
      votes: votesOf(votes, `transcript number ${row.key}`),
      gold: rule === null || at === null ? null : { level, rule, at },
    }));
