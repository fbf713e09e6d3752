// Gold: an append-only log of decisions, chained by hash, and the gold that results from them.
import { type Adjudication, Decision, type Gold } from '../../contract/gold.ts';
import { decisionAfter } from '../../contract/log.ts';
import { requireTrained } from './blind.ts';
import { statement, writing, type Db } from './connection.ts';
import { keepDisputes } from './disputes.ts';
import { documentReader } from './documents.ts';
import { changeDocument, changeFrom, keyOfTranscript, logIn, type LogRow } from './log.ts';

interface Says {
  id: string;
  at: string;
  transcript: string;
  dimension: string;
  rater: string | null;
  kind: 'decide' | 'reopen';
  document: string;
}
type DecisionRow = LogRow<Says>;

const log = logIn<Says>('adjudication', ['id', 'at', 'transcript', 'dimension', 'rater', 'kind', 'document']);
const put = statement(`
  insert into gold (transcript, dimension, level, rubric, rule, at, seq) values (?, ?, ?, ?, ?, ?, ?)
  on conflict (transcript, dimension) do update set level = excluded.level, rubric = excluded.rubric, rule = excluded.rule,
    at = excluded.at, seq = excluded.seq`);
const remove = statement('delete from gold where transcript = ? and dimension = ?');
const ofTranscript = statement<DecisionRow & { key: number }>(`
  select a.*, g.transcript as key from gold g join adjudication a on a.seq = g.seq where g.transcript = ? order by g.dimension`);
const ofDimension = statement<{ key: number; level: number | null; rubric: number }>(
  'select transcript as key, level, rubric from gold where dimension = ? order by transcript',
);
const components = statement<{ key: number; component: string }>(`
  select g.transcript as key, c.value as component from gold g join adjudication a on a.seq = g.seq, json_each(a.document, '$.components') c
  where g.dimension = ? order by g.transcript`);
const withGold = statement<{ transcript: number }>('select distinct transcript from gold order by transcript');
const logOf = statement<DecisionRow>('select * from adjudication where transcript = ? order by seq');

function takeIn(db: Db, { id, at, transcript, dimension, rater, change }: Adjudication): boolean {
  const key = keyOfTranscript(db, transcript);
  const document = changeDocument(change);
  const seq = log.append(db, id, () => ({ id, at, transcript, dimension, rater, kind: change.kind, document }));
  if (seq === null) return false;
  stand(db, key, { dimension, at, seq }, decisionAfter(change));
  keepDisputes(db, key);
  return true;
}

/** The gold after a decision; null: it was withdrawn. */
function stand(
  db: Db,
  key: number,
  { dimension, at, seq }: Pick<DecisionRow, 'dimension' | 'at' | 'seq'>,
  decision: Decision | null,
): void {
  if (decision === null) remove(db).run(key, dimension);
  else put(db).run(key, dimension, decision.level, decision.rubric, decision.rule, at, seq);
}

/**
 * Appends decisions in one transaction and updates gold and disputes; returns how many were new. Known ids are skipped.
 */
export const adjudicate = (db: Db, decisions: readonly Adjudication[]): number =>
  writing(db, () => decisions.filter((one) => takeIn(db, one)).length);

const decisionOf = documentReader('a decision', Decision);
const goldOfRow = ({ seq, dimension, rater, at, document }: DecisionRow): Gold => ({
  ...decisionOf(document, `decision ${seq}`),
  dimension,
  rater,
  at,
});

const decisionIn = (row: DecisionRow): Decision | null =>
  decisionAfter(changeFrom(row.kind, row.document, decisionOf, `decision ${row.seq}`));

/** The gold of one transcript, by dimension. */
export const goldOf = (db: Db, transcript: number): Gold[] => ofTranscript(db).all(transcript).map(goldOfRow);

/** The known answers to a transcript that this rater has submitted in training. Throws `blind` before that. */
export function knownAnswers(db: Db, transcript: number, rater: string): Gold[] {
  requireTrained(db, transcript, rater);
  return goldOf(db, transcript);
}

const decisions = statement<[transcript: number, count: number]>(
  'select transcript, count(*) from gold group by transcript order by transcript',
);

/** How many decisions each transcript with gold has. */
export const goldDecisions = (db: Db): Map<number, number> => new Map(decisions(db).raw().all());

/** All transcripts with gold on some dimension, by their keys. */
export const goldTranscripts = (db: Db): number[] =>
  withGold(db)
    .all()
    .map(({ transcript }) => transcript);

/** The gold levels of one dimension over the whole study; level null: cannot be judged. */
export const goldFor = (db: Db, dimension: string): { key: number; level: number | null; rubric: number }[] =>
  ofDimension(db).all(dimension);

/** The components in the gold of the dimension, by transcript; a transcript whose gold has none is not in the map. */
export function goldComponents(db: Db, dimension: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { key, component } of components(db).all(dimension))
    found.set(key, [...(found.get(key) ?? []), component]);
  return found;
}

/** The decisions about one transcript, oldest first. */
export const goldLog = (db: Db, transcript: string): Adjudication[] =>
  logOf(db)
    .all(transcript)
    .map((row) => ({
      id: row.id,
      at: row.at,
      transcript,
      dimension: row.dimension,
      rater: row.rater,
      change: changeFrom(row.kind, row.document, decisionOf, `decision ${row.seq}`),
    }));

/** The first decision that does not fit the chain, or null if the chain is intact. */
export const brokenDecision = log.broken;

/** Chains all decisions again; call it inside `writing`. */
export const rechainGold = log.rechain;

const everyGold = statement('delete from gold');

/** Derives all gold from the log; call it inside `writing`. */
export function deriveGold(db: Db): void {
  everyGold(db).run();
  // The log is read completely first, because nothing can be written while it is being read.
  for (const row of Array.from(log.rows(db))) stand(db, keyOfTranscript(db, row.transcript), row, decisionIn(row));
}

/** Gold that does not match the log, or null if all matches. */
export function strayGold(db: Db): { transcript: string; dimension: string } | null {
  const row = db
    .prepare<unknown[], { transcript: string; dimension: string }>(
      `with newest as (
         select transcript, dimension, max(seq) as seq from adjudication group by transcript, dimension),
       due as (
         select t.key, n.dimension, a.seq, json_extract(a.document, '$.level') as level
         from newest n join adjudication a on a.seq = n.seq join transcript t on t.id = n.transcript where a.kind = 'decide')
       select t.id as transcript, coalesce(d.dimension, g.dimension) as dimension
       from due d full join gold g on g.transcript = d.key and g.dimension = d.dimension
       join transcript t on t.key = coalesce(d.key, g.transcript)
       where g.seq is not d.seq or g.level is not d.level limit 1`,
    )
    .get();
  return row ?? null;
}
