// Scores of automated graders.
import { Score, type ScoreState } from '../../contract/score.ts';
import { statement, type Db } from './connection.ts';
import { checked, documentReader, jsonDocument } from './documents.ts';

interface Row {
  grader: string;
  dimension: string;
  state: ScoreState;
  value: number | null;
  label: string | null;
  explanation: string | null;
  override: string | null;
  context: string | null;
  at: string | null;
}

const insert = statement(`
  insert into score (transcript, grader, dimension, state, value, label, explanation, override, context, at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
const remove = statement('delete from score where transcript = ? and grader = ? and dimension = ?');
const one = statement<Row>(`
  select grader, dimension, state, value, label, explanation, override, context, at
  from score where transcript = ? and grader = ? and dimension = ?`);
const insertEarlier = statement(
  `insert into score_earlier (transcript, grader, dimension, at, document) values (?, ?, ?, ?, ?)
  on conflict do update set at = excluded.at where coalesce(at, '') < excluded.at`,
);
const removeEarlier = statement(
  'delete from score_earlier where transcript = ? and grader = ? and dimension = ? and document = ?',
);
const ofTranscript = statement<Row>(`
  select grader, dimension, state, value, label, explanation, override, context, at
  from score where transcript = ? order by grader, dimension`);

const asText = (json: Score['override']): string | null => (json === null ? null : JSON.stringify(json));
const asJson = (text: string | null, where: string): unknown =>
  text === null ? null : jsonDocument('a score', text, where);

function scoreOf(transcript: number, row: Row): Score {
  const where = `transcript number ${transcript}, ${row.grader}, ${row.dimension}`;
  return checked(
    'a score',
    Score,
    { ...row, override: asJson(row.override, where), context: asJson(row.context, where) },
    where,
  );
}

const put = (db: Db, transcript: number, s: Score): void =>
  void insert(db).run(
    transcript,
    s.grader,
    s.dimension,
    s.state,
    s.value,
    s.label,
    s.explanation,
    asText(s.override),
    asText(s.context),
    s.at,
  );

const earlierOf = documentReader('an earlier score', Score.omit({ at: true }));

/** Only a score in the state `scored` has a value, and only a finite one. */
function sound(s: Score): Score {
  return { ...s, value: s.state === 'scored' && s.value !== null && Number.isFinite(s.value) ? s.value : null };
}

/** The content of a score without its time: keys in one order, so that equal scores give equal text. */
const saying = ({ grader, dimension, state, value, label, explanation, override, context }: Score): string =>
  JSON.stringify({ grader, dimension, state, value, label, explanation, override, context });

/**
 * Which of two scores counts: the later one; if the times do not decide, always the same one, whichever was imported
 * first.
 */
const laterOf = (a: Score, b: Score): Score =>
  (a.at ?? '') === (b.at ?? '') ? (saying(a) > saying(b) ? a : b) : (a.at ?? '') > (b.at ?? '') ? a : b;

/** Adds a score to an existing one: one counts, the other is kept as an earlier score. True if anything changed. */
function replace(db: Db, transcript: number, before: Score, next: Score): boolean {
  const winner = laterOf(before, next);
  const loser = winner === before ? next : before;
  if (saying(before) === saying(next)) {
    if (winner.at === before.at) return false;
  } else {
    const kept = insertEarlier(db).run(transcript, loser.grader, loser.dimension, loser.at, saying(loser)).changes > 0;
    if (winner === before) return kept;
  }
  // it may have been the earlier one before its time was known
  removeEarlier(db).run(transcript, winner.grader, winner.dimension, saying(winner));
  remove(db).run(transcript, before.grader, before.dimension);
  put(db, transcript, winner);
  return saying(before) !== saying(next);
}

/** Adds a score to a transcript; call it inside `writing`. */
export function addScore(db: Db, transcript: number, score: Score): 'added' | 'updated' | 'unchanged' {
  const next = sound(score);
  const before = one(db).get(transcript, next.grader, next.dimension);
  if (before !== undefined) return replace(db, transcript, scoreOf(transcript, before), next) ? 'updated' : 'unchanged';
  put(db, transcript, next);
  return 'added';
}

const latestEarlier = statement<{ at: string | null; document: string }>(
  `select at, document from score_earlier where transcript = ? and grader = ? and dimension = ?
  order by coalesce(at, '') desc, document desc limit 1`,
);

/**
 * Removes a score if it is still as it was imported; an earlier one then counts again. True if it was removed. Call it
 * inside `writing`.
 */
export function takeBackScore(db: Db, transcript: number, score: Score): boolean {
  const gone = sound(score);
  const { grader, dimension } = gone;
  const wasEarlier = removeEarlier(db).run(transcript, grader, dimension, saying(gone)).changes > 0;
  const before = one(db).get(transcript, grader, dimension);
  if (before === undefined || saying(scoreOf(transcript, before)) !== saying(gone)) return wasEarlier;
  remove(db).run(transcript, grader, dimension);
  const next = latestEarlier(db).get(transcript, grader, dimension);
  if (next === undefined) return true;
  put(db, transcript, { ...earlierOf(next.document, `transcript number ${transcript}`), at: next.at });
  removeEarlier(db).run(transcript, grader, dimension, next.document);
  return true;
}

/** Adds scores to a transcript (`fresh`: it has none yet). True if anything changed. */
export function addScores(db: Db, transcript: number, scores: readonly Score[], fresh: boolean): boolean {
  if (
    fresh &&
    new Set(scores.map(({ grader, dimension }) => JSON.stringify([grader, dimension]))).size === scores.length
  ) {
    for (const score of scores) put(db, transcript, sound(score));
    return scores.length > 0;
  }
  return scores.map((score) => addScore(db, transcript, score)).some((added) => added !== 'unchanged');
}

/** The scores of a transcript with explanations and context. */
export const scoresOf = (db: Db, transcript: number): Score[] =>
  ofTranscript(db)
    .all(transcript)
    .map((row) => scoreOf(transcript, row));

const count = statement<{ count: number }>(
  'select count(*) as count from score where transcript in (select value from json_each(?))',
);

/** How many scores these transcripts have. */
export const scoreCount = (db: Db, transcripts: readonly number[]): number =>
  count(db).get(JSON.stringify(transcripts))?.count ?? 0;
