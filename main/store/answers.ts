// The answers of submitted labels by measure, derived from the labels in the same transaction, so that raters can be
// compared without reading every label. The rule is `answersOf` in contract/measures.ts.
import type { LabelState, Round } from '../../contract/label.ts';
import { BLINDED, BOTH_BLINDED, blindedOf } from './blind.ts';
import { statement, type Db } from './connection.ts';

/** A rater's answer to one measure of one transcript. `level` null: cannot be judged. */
export interface RaterAnswer {
  transcript: number;
  rater: string;
  rubric: number;
  level: number | null;
  /** Null: unknown, because the label was made elsewhere; its time is then unknown too. */
  blinded: boolean | null;
  updated_at: string | null;
}

/**
 * A repeated answer: the same rater, transcript and version of the rubric, first in the round `main`, then unannounced.
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
const isSet = (name: string): string => `${name} in (select value from json_each(l.document, '$.flags'))`;
/** The answers of the labels that `among` selects. Free text has no level, and notes are not answers. */
const derived = (among: string): string => `
  select l.round, l.transcript, s.dimension, l.rater, l.rubric, s.level, ${BLINDED} as blinded, l.updated_at
  from (
    select l.round, l.transcript, l.rater, d.key as dimension, d.value ->> '$.answer.level' as level
    from label l, json_each(l.document, '$.dimensions') d
    where ${among} and d.value ->> '$.answer.state' in ('level', 'cannot_judge') and not ${isSet('d.key')}
    union all
    select l.round, l.transcript, l.rater, f.value, 1 from label l, json_each(l.document, '$.flags') f where ${among}
    union all
    select l.round, l.transcript, l.rater, f.value ->> '$.name', 0
    from label l join rubric r on r.version = l.rubric, json_each(r.document, '$.flags') f
    where ${among} and l.document ->> '$.coverage' is not null and not ${isSet("f.value ->> '$.name'")}
      and (select d.value ->> '$.answer' from json_each(l.document, '$.dimensions') d where d.key = f.value ->> '$.name') is null
  ) s join label l on l.transcript = s.transcript and l.rater = s.rater and l.round = s.round
  join transcript t on t.key = l.transcript`;
const COUNTED = "l.state = 'done' and l.round <> 'training'";
const THIS_LABEL = `${COUNTED} and l.transcript = @transcript and l.rater = @rater and l.round = @round`;

const forget = statement('delete from answer where round = @round and transcript = @transcript and rater = @rater');
const derive = statement(`insert into answer (${COLUMNS}) ${derived(THIS_LABEL)}`);
const stray = statement<{ transcript: string; rater: string }>(`
  select t.id as transcript, s.rater from (
    select ${COLUMNS} from (${derived(COUNTED)}) except select ${COLUMNS} from answer
    union all
    select ${COLUMNS} from (select ${COLUMNS} from answer except select ${COLUMNS} from (${derived(COUNTED)}))) s
  join transcript t on t.key = s.transcript limit 1`);
const ofDimension = statement<Omit<RaterAnswer, 'blinded'> & { blinded: number | null }>(`
  select transcript, rater, rubric, level, blinded, updated_at from answer where dimension = ? and round = 'main'
  order by transcript, rater`);
const repeated = statement<Omit<RepeatedAnswer, 'blinded'> & { blinded: number | null }>(`
  select a.transcript, a.rater, a.rubric, f.level as first, a.level as again, ${BOTH_BLINDED} as blinded
  from answer a join answer f on f.round = 'main' and f.transcript = a.transcript and f.dimension = a.dimension and f.rater = a.rater
  where a.dimension = ? and a.round = 'repeat' and a.rubric = f.rubric order by a.transcript, a.rater`);

/** Updates the answers of a label; called in the transaction that stored the label. */
export function keepAnswers(
  db: Db,
  transcript: number,
  rater: string,
  { round, state }: { round: Round; state: LabelState },
): void {
  const label = { transcript, rater, round };
  forget(db).run(label);
  // A key press in a label that is not submitted changes no answer.
  if (state === 'done') derive(db).run(label);
}

/** Every submitted answer to a measure in the round `main`, by transcript and rater. */
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
 * Number of submitted labels of the round `main` on these transcripts (null: on all), by scenario and version of the
 * rubric; these two determine which dimensions were asked.
 */
export const submittedUnder = (
  db: Db,
  among: ReadonlySet<number> | null,
): { scenario: string | null; rubric: number; labels: number }[] =>
  asked(db).all({ among: among === null ? null : JSON.stringify([...among]) });

/** An answer that does not match its label, or null if all match. */
export const strayAnswer = (db: Db): { transcript: string; rater: string } | null => stray(db).get() ?? null;
