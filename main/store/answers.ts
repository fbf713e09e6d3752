// What submitted labels answer, by dimension: derived from the labels in the same transaction, so that raters can be
// weighed against each other without reading every label.
import type { Round } from '../../contract/label.ts';
import { BLINDED, BOTH_BLINDED, blindedOf } from './blind.ts';
import { statement, type Db } from './connection.ts';

/** A rater's answer on one dimension of one transcript. `level` null: could not be judged. */
export interface RaterAnswer {
  transcript: number;
  rater: string;
  rubric: number;
  level: number | null;
  /** Null: not known, since the label was made elsewhere; so is the time. */
  blinded: boolean | null;
  updated_at: string | null;
}

/**
 * An answer once more: the same rater, transcript and version of the rubric, first in the round `main`, then
 * unannounced.
 */
export interface RepeatedAnswer {
  transcript: number;
  rater: string;
  rubric: number;
  first: number | null;
  again: number | null;
  blinded: boolean | null;
}

const COLUMNS = 'round, transcript, dimension, rater, rubric, level, blinded, updated_at';
// a written answer has no level, and what is only a note no answer
const DERIVED = `
  select l.round, l.transcript, d.key as dimension, l.rater, l.rubric, d.value ->> '$.answer.level' as level,
    ${BLINDED} as blinded,
    l.updated_at
  from label l join transcript t on t.key = l.transcript, json_each(l.document, '$.dimensions') d
  where l.state = 'done' and l.round <> 'training' and d.value ->> '$.answer.state' in ('level', 'cannot_judge')`;
const THIS_LABEL = 'l.transcript = @transcript and l.rater = @rater and l.round = @round';

const forget = statement('delete from answer where round = @round and transcript = @transcript and rater = @rater');
const derive = statement(`insert into answer (${COLUMNS}) ${DERIVED} and ${THIS_LABEL}`);
const stray = statement<{ transcript: string; rater: string }>(`
  select t.id as transcript, s.rater from (
    select ${COLUMNS} from (${DERIVED}) except select ${COLUMNS} from answer
    union all
    select ${COLUMNS} from (select ${COLUMNS} from answer except select ${COLUMNS} from (${DERIVED}))) s
  join transcript t on t.key = s.transcript limit 1`);
const ofDimension = statement<Omit<RaterAnswer, 'blinded'> & { blinded: number | null }>(`
  select transcript, rater, rubric, level, blinded, updated_at from answer where dimension = ? and round = 'main'
  order by transcript, rater`);
const repeated = statement<Omit<RepeatedAnswer, 'blinded'> & { blinded: number | null }>(`
  select a.transcript, a.rater, a.rubric, f.level as first, a.level as again, ${BOTH_BLINDED} as blinded
  from answer a join answer f on f.round = 'main' and f.transcript = a.transcript and f.dimension = a.dimension and f.rater = a.rater
  where a.dimension = ? and a.round = 'repeat' and a.rubric = f.rubric order by a.transcript, a.rater`);

/** Brings the answers of a label up to it; called in the transaction that stored the label. */
export function keepAnswers(db: Db, transcript: number, rater: string, round: Round): void {
  const label = { transcript, rater, round };
  forget(db).run(label);
  derive(db).run(label);
}

/** Every submitted answer on a dimension in the round `main`, by transcript and rater. */
export const answersOn = (db: Db, dimension: string): RaterAnswer[] =>
  ofDimension(db)
    .all(dimension)
    .map((row) => ({ ...row, blinded: blindedOf(row.blinded) }));

/** Answers that were given twice under one version of the rubric, by transcript and rater. */
export const answersTwice = (db: Db, dimension: string): RepeatedAnswer[] =>
  repeated(db)
    .all(dimension)
    .map((row) => ({ ...row, blinded: blindedOf(row.blinded) }));

const asked = statement<{ scenario: string | null; rubric: number; labels: number }>(`
  select t.scenario, l.rubric, count(*) as labels from label l join transcript t on t.key = l.transcript
  where l.round = 'main' and l.state = 'done' and (@among is null or l.transcript in (select value from json_each(@among)))
  group by t.scenario, l.rubric`);

/**
 * How many labels of the round `main` were submitted on these transcripts (null: on all), by scenario and version of
 * the rubric: which dimensions they were asked follows.
 */
export const submittedUnder = (
  db: Db,
  among: ReadonlySet<number> | null,
): { scenario: string | null; rubric: number; labels: number }[] =>
  asked(db).all({ among: among === null ? null : JSON.stringify([...among]) });

/** An answer that does not follow from its label, or null when all do. */
export const strayAnswer = (db: Db): { transcript: string; rater: string } | null => stray(db).get() ?? null;
