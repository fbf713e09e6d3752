// The units of adjudication: the answers of raters on each dimension of each transcript, and the gold of the unit.
import { z } from 'zod';
import { LabelBehind, type Rule } from '../../contract/gold.ts';
import type { Vote } from '../../contract/rules.ts';
import { WITHHELD } from './blind.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

/** One unit with every rater's answer, by rater id. */
export interface UnitRow {
  key: number;
  id: string;
  title: string;
  dimension: string;
  /** The newest version of the rubric that has an answer. */
  rubric: number;
  votes: Vote[];
  /** The current decision; `labels`: the answers on which it rests. */
  gold: { level: number | null; rule: Rule; labels: AnswerBehind[] } | null;
}

const AnswerBehind = LabelBehind.pick({ rater: true, rubric: true, answer: true });
type AnswerBehind = z.infer<typeof AnswerBehind>;

interface Row extends Omit<UnitRow, 'votes' | 'gold'> {
  votes: string;
  level: number | null;
  rule: Rule | null;
  labels: string | null;
}

/** All units in the order of the primary key of `answer`, which avoids sorting. */
export const UNITS = `
  select t.key, t.id, t.title, a.dimension, max(a.rubric) as rubric,
    json_group_array(json_object('rater', a.rater, 'rubric', a.rubric, 'level', a.level)) as votes, g.level, g.rule, d.document -> '$.labels' as labels
  from answer a cross join transcript t on t.key = a.transcript
  left join gold g on g.transcript = a.transcript and g.dimension = a.dimension
  left join adjudication d on d.seq = g.seq
  where a.round = 'main' and not (${WITHHELD})
  group by a.transcript, a.dimension`;

const all = statement<Row>(UNITS);
const votesOf = documentReader(
  'answers',
  z.array(z.object({ rater: z.string(), rubric: z.number(), level: z.number().nullable() })),
);
const labelsOf = documentReader('a decision', z.array(AnswerBehind));

/** Every unit that this adjudicator may see, by transcript and dimension. */
export const unitRows = (db: Db, rater: string): UnitRow[] =>
  all(db)
    .all({ rater })
    .map(({ votes, level, rule, labels, ...row }) => {
      const where = `transcript number ${row.key}`;
      const gold = rule === null || labels === null ? null : { level, rule, labels: labelsOf(labels, where) };
      return { ...row, votes: votesOf(votes, where), gold };
    });
