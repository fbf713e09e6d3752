// Scores of automated graders.
import { Score, type ScoreState } from '../../contract/score.ts';
import { statement, type Db } from './connection.ts';

interface Row {
  grader: string;
  dimension: string;
  state: ScoreState;
  value: number | null;
  label: string | null;
  explanation: string | null;
  override: string | null;
  context: string | null;
}

const upsert = statement(`
  insert into score (transcript, grader, dimension, state, value, label, explanation, override, context)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (transcript, grader, dimension) do update set
    state = excluded.state, value = excluded.value, label = excluded.label,
    explanation = excluded.explanation, override = excluded.override, context = excluded.context
  where (state, value, label, explanation, override, context)
     is not (excluded.state, excluded.value, excluded.label, excluded.explanation, excluded.override, excluded.context)`);
const ofTranscript = statement<Row>(`
  select grader, dimension, state, value, label, explanation, override, context
  from score where transcript = ? order by grader, dimension`);

const asText = (json: Score['override']): string | null => (json === null ? null : JSON.stringify(json));
const asJson = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

/** Adds scores; one of the same grader and dimension is replaced. True if anything is different from before. */
export function addScores(db: Db, transcript: number, scores: readonly Score[]): boolean {
  let changed = 0;
  for (const s of scores) {
    const value = s.state === 'scored' && s.value !== null && Number.isFinite(s.value) ? s.value : null;
    changed += upsert(db).run(
      transcript,
      s.grader,
      s.dimension,
      s.state,
      value,
      s.label,
      s.explanation,
      asText(s.override),
      asText(s.context),
    ).changes;
  }
  return changed > 0;
}

/** The scores of a transcript with explanations and context. */
export const scoresOf = (db: Db, transcript: number): Score[] =>
  ofTranscript(db)
    .all(transcript)
    .map((row) => Score.parse({ ...row, override: asJson(row.override), context: asJson(row.context) }));

const count = statement<{ count: number }>('select count(*) as count from score where transcript in (select value from json_each(?))');

/** How many scores these transcripts have. */
export const scoreCount = (db: Db, transcripts: readonly number[]): number => count(db).get(JSON.stringify(transcripts))?.count ?? 0;
