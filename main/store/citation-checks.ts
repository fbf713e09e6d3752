// Which scores quote the transcript, and how many of their quotes were not found in it.
import { quotesOf } from '../../contract/citation.ts';
import type { Json } from '../../contract/transcript.ts';
import { statement, writing, type Db } from './connection.ts';
import { jsonDocument } from './documents.ts';

/** A score whose quotes have to be checked. */
export interface Unchecked {
  /** The score's row. */
  key: number;
  transcript: number;
  grader: string;
  dimension: string;
  quotes: string[];
}

interface Row extends Omit<Unchecked, 'quotes'> {
  explanation: string | null;
  context: string | null;
}

const unchecked = statement<Row>(`
  select s.key, s.transcript, s.grader, s.dimension, s.explanation, s.context from score s
  where not exists (select 1 from citation c where c.transcript = s.transcript and c.grader = s.grader and c.dimension = s.dimension)
    and s.transcript > ? order by s.transcript limit ?`);
// Trigger citation_of_score removes a check together with its score, so the difference of two counts is enough.
const left = statement<{ count: number }>(
  'select (select count(*) from score) - (select count(*) from citation) as count',
);
// A score that was replaced while the transcript was being read is a different one.
const keep = statement(`
  insert into citation (transcript, grader, dimension, quotes, missing)
  select transcript, grader, dimension, @quotes, @missing from score where key = @key on conflict do nothing`);

const parsed = (text: string | null, transcript: number): Json =>
  text === null ? null : jsonDocument('a score', text, `transcript number ${transcript}`);

/** Unchecked scores of the transcripts after this one, at most `limit` of them, with their quotes. */
export const uncheckedScores = (db: Db, after: number, most: number): Unchecked[] =>
  unchecked(db)
    .all(after, most)
    .map(({ explanation, context, ...row }) => ({
      ...row,
      quotes: quotesOf({ explanation, context: parsed(context, row.transcript) }),
    }));

/** The number of unchecked scores. */
export const uncheckedCount = (db: Db): number => left(db).get()?.count ?? 0;

/** Stores how many quotes of each score are missing. */
export const keepCitations = (db: Db, checked: readonly { key: number; quotes: number; missing: number }[]): void =>
  writing(db, () => checked.forEach((one) => keep(db).run(one)));
