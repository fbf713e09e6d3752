// Blindness: who may see scores, labels, gold and disputes, and whether a label was made blind. While a transcript is
// in a blind queue, a rater sees no grader's verdict on it before submitting or revealing. A queue with hidden repeats
// shows no verdict until all of its transcripts are labelled, because verdicts hidden for single transcripts would show
// which ones are repeats.
import { TouchstoneError } from '../../contract/errors.ts';
import type { LabelBehind } from '../../contract/gold.ts';
import { statement, type Db } from './connection.ts';
import { NO_TIME } from './label-log.ts';
import { HIDE_SCORES } from './settings.ts';
import { sql, type Sql } from './sql.ts';

/**
 * SQL for "this rater is labelling it, or still may", over a transcript `t` in a queue `q`. It is false if the queue is
 * closed, or if other raters hold all seats and this rater has begun no label: a verdict can then influence no label.
 */
const openTo = (rater: string): Sql =>
  sql`(q.overlap is null or (select count(*) from seat s where s.queue = q.name) < q.overlap
       or exists (select 1 from seat s where s.queue = q.name and (s.rater = ${rater} or s.rater is null))
       or exists (select 1 from label l where l.transcript = t.key and l.rater = ${rater}))`;

/**
 * SQL for the queues with hidden repeats that this rater has not all labelled. It names no transcript, so that SQLite
 * reads the entries of queues once for a query, not once for each transcript.
 */
const unrepeated = (rater: string): Sql =>
  sql`(select r.queue from queue_item r where r.round = 'repeat' and not exists (select 1 from label l
    where l.transcript = r.transcript and l.rater = ${rater} and l.round = 'repeat' and l.state in ('done', 'skipped')))`;

/**
 * SQL for "hidden from this rater", over a transcript row called `t`. Without a rater (the command line) nothing is
 * hidden.
 */
export const hidden = (rater: string | null): Sql =>
  rater === null
    ? sql`false`
    : sql`exists (select 1 from queue_item i join queue q on q.name = i.queue where i.transcript = t.key and q.blind = 1 and q.closed_at is null and ${openTo(rater)}
       and not exists (select 1 from label l where l.transcript = t.key and l.rater = ${rater} and l.revealed = 1)
       and (not exists (select 1 from label l where l.transcript = t.key and l.rater = ${rater} and l.round = i.round and l.state = 'done')
         or i.queue in ${unrepeated(rater)}))`;

/** SQL for "the study withholds scores, and this rater has not submitted a label", over a transcript row called `t`. */
export const keptBack = (rater: string | null): Sql =>
  rater === null
    ? sql`false`
    : sql`(exists (select 1 from setting where name = ${HIDE_SCORES}) and not exists (select 1 from label l
        where l.transcript = t.key and l.rater = ${rater} and l.round = 'main' and (l.state = 'done' or l.revealed = 1)))`;

/**
 * SQL for "hidden from this rater in the Library", over a transcript row called `t`: by a blind queue, or because the
 * study withholds scores until the rater has submitted a label.
 */
export const hiddenInLibrary = (rater: string | null): Sql => sql`(${hidden(rater)} or ${keptBack(rater)})`;

/**
 * SQL for a value over a transcript row called `t`: null while the Library hides the verdicts on it from this rater.
 */
export const unlessHidden = (rater: string | null, value: Sql): Sql =>
  rater === null ? sql`(${value})` : sql`case when ${hiddenInLibrary(rater)} then null else (${value}) end`;

/**
 * SQL for "this rater may see it", over a label row `l` of a transcript `t`: labels of others are hidden like a
 * verdict, one's own labels never are.
 */
export const labelShown = (rater: string | null): Sql => sql`(l.rater is ${rater} or not ${hidden(rater)})`;

/** SQL for "takes part in a blind queue with this transcript": has a seat, or a label begun in it. */
const partakes = (rater: string): Sql =>
  sql`exists (select 1 from queue_item i join queue q on q.name = i.queue where i.transcript = t.key and q.blind = 1
    and i.queue in (select l.queue from label l where l.rater = ${rater} union select s.queue from seat s where s.rater = ${rater}))`;

/**
 * The same for an audit, in which the auditor gives a level before seeing the verdict: hidden only from raters who take
 * part in such a queue.
 */
export const hiddenFromPartaker = (rater: string | null): Sql =>
  rater === null ? sql`false` : sql`(${hidden(rater)} and ${partakes(rater)})`;

/** SQL for "in a blind queue that this rater may still label, and in which nobody else has labelled it". */
const untouched = (rater: string): Sql =>
  sql`exists (select 1 from queue_item i join queue q on q.name = i.queue where i.transcript = t.key and q.blind = 1 and ${openTo(rater)}
    and not exists (select 1 from label l where l.transcript = t.key and l.rater <> ${rater} and l.round = 'main' and l.state = 'done'
      and (l.queue = q.name or l.queue is null)))`;

/**
 * The same for finding transcripts by verdict or gold. A rater who takes no part in the queue may see gold in
 * Adjudicate and verdicts in Audit after others have labelled the transcript, so this rater can also find it, even
 * while a seat is free.
 */
export const hiddenFromFinder = (rater: string | null): Sql =>
  rater === null
    ? sql`false`
    : sql`(${hidden(rater)} and (${partakes(rater)} or ${untouched(rater)}
        or not exists (select 1 from gold g where g.transcript = t.key)))`;

const transcriptsWhere = (db: Db, condition: Sql): Set<number> =>
  new Set(sql`select t.key from transcript t where ${condition}`.all<{ key: number }>(db).map(({ key }) => key));

/** The keys of all transcripts that this rater cannot find by verdict or gold. */
export const unfoundTranscripts = (db: Db, rater: string | null): Set<number> =>
  transcriptsWhere(db, hiddenFromFinder(rater));

/** The keys of all transcripts that this rater may not audit yet. */
export const unauditableTranscripts = (db: Db, rater: string | null): Set<number> =>
  transcriptsWhere(db, hiddenFromPartaker(rater));

/** Number of transcripts with disputes that are hidden from this rater. */
export const hiddenDisputes = (db: Db, rater: string): number =>
  sql`select count(*) as count from transcript t where t.key in (select transcript from dispute) and ${hiddenFromPartaker(rater)}`.get<{
    count: number;
  }>(db)?.count ?? 0;

const holds = (db: Db, transcript: number, condition: Sql): boolean =>
  sql`select ${condition} as blind from transcript t where t.key = ${transcript}`.get<{ blind: number }>(db)?.blind ===
  1;

function requireNot(db: Db, transcript: number, condition: Sql): void {
  if (!holds(db, transcript, condition)) return;
  throw new TouchstoneError(
    'blind',
    'Scores are hidden until you submit your label',
    '',
    'Submit the label, or reveal them in Label (that is recorded)',
  );
}

/** Whether the verdicts on this transcript are hidden from this rater. */
export const isHidden = (db: Db, transcript: number, rater: string | null): boolean =>
  holds(db, transcript, hidden(rater));

/** Throws `blind` while the verdicts on this transcript are hidden from this rater. */
export const requireSighted = (db: Db, transcript: number, rater: string | null): void =>
  requireNot(db, transcript, hidden(rater));

/** Throws `blind` while this rater may not audit the transcript. */
export const requireAuditable = (db: Db, transcript: number, rater: string | null): void =>
  requireNot(db, transcript, hiddenFromPartaker(rater));

const trained = statement<{ one: number }>(
  "select 1 as one from label where transcript = ? and rater = ? and round = 'training' and state = 'done'",
);

/** Throws `blind` before this rater has submitted their own answers to the transcript in training. */
export function requireTrained(db: Db, transcript: number, rater: string): void {
  if (trained(db).get(transcript, rater) !== undefined) return;
  throw new TouchstoneError('blind', 'The known answers are hidden until you submit your own', '', 'Submit the label');
}

/**
 * SQL for "withheld from the adjudicator `@rater`", over a transcript row called `t`: a rater who labels a blind queue
 * must not see the answers of others on its transcripts before submitting.
 */
export const WITHHELD = `
  not exists (select 1 from label l where l.transcript = t.key and l.rater = @rater and l.round = 'main' and l.state = 'done')
  and exists (select 1 from queue_item i join queue q on q.name = i.queue
    where i.transcript = t.key and i.round = 'main' and q.blind = 1 and q.closed_at is null
    and (exists (select 1 from label l where l.transcript = t.key and l.rater = @rater and l.round = 'main')
      or i.queue in (select m.queue from label m where m.rater = @rater and m.round = 'main' and m.queue is not null)))`;

const withheldCount = statement<{ count: number }>(`
  select count(*) as count from transcript t
  where t.key in (select transcript from answer where round = 'main') and ${WITHHELD}`);
const withheldOne = statement<{ one: number }>(
  `select 1 as one from transcript t where t.key = @transcript and ${WITHHELD}`,
);

/** Number of transcripts that are withheld from this adjudicator. */
export const withheldFrom = (db: Db, rater: string): number => withheldCount(db).get({ rater })?.count ?? 0;

/** Throws `blind` if this adjudicator is labelling the transcript and has not submitted. */
export function requireOutside(db: Db, transcript: number, rater: string): void {
  if (withheldOne(db).get({ transcript, rater }) === undefined) return;
  const todo = 'Submit your label in Label, then come back';
  throw new TouchstoneError('blind', 'You are labelling this transcript yourself', '', todo);
}

/**
 * SQL for whether a label `l` of a transcript `t` was made blind: 0 if its rater had seen scores at any time, null if
 * this is unknown for some part of it.
 */
export const BLINDED = `
    case when l.revealed = 1 then 0 else (
      select case when max(e.seen_grader) = 1 then 0 when sum(e.seen_grader is null or e.at = '${NO_TIME}') > 0 then null else 1 end
      from label_event e where e.transcript = t.id and e.rater = l.rater and e.round = l.round and e.origin = l.origin) end`;

/** SQL for the same of two answers `a` and `f` together. */
export const BOTH_BLINDED = 'iif(a.blinded = 0 or f.blinded = 0, 0, min(a.blinded, f.blinded))';

/** Whether a label was made blind, from a column of SQLite; null: not known. */
export const blindedOf = (bit: number | null): boolean | null => (bit === null ? null : bit === 1);

/**
 * The same for gold, from the labels that it rests on: false if a rater had seen scores or there is no label, null if
 * it is unknown for one of them.
 */
export function blindedBehind(labels: readonly LabelBehind[]): boolean | null {
  if (labels.length === 0 || labels.some(({ blinded }) => blinded === false)) return false;
  return labels.some(({ blinded }) => blinded === null) ? null : true;
}

const audited = statement<{ one: number }>('select 1 as one from audit where transcript = ? and rater = ? limit 1');

/** Whether this rater has decided a dispute about the transcript with this id, and has therefore seen its scores. */
export const hasAudited = (db: Db, id: string, rater: string): boolean => audited(db).get(id, rater) !== undefined;

const sightOf = statement<{ transcript: number; seen: number }>(`
  select g.transcript, max(json_extract(l.value, '$.blinded') is 0) as seen
  from gold g join adjudication a on a.seq = g.seq, json_each(a.document, '$.labels') l
  where g.dimension = ? and json_extract(l.value, '$.blinded') is not 1 group by g.transcript`);

/**
 * The transcripts whose gold on the dimension rests on a label that is not known to be blind: `seen` if its rater had
 * seen a grader's scores, else `unknown`, because it was made elsewhere.
 */
export const unblindedGold = (db: Db, dimension: string): Map<number, 'seen' | 'unknown'> =>
  new Map(
    sightOf(db)
      .all(dimension)
      .map(({ transcript, seen }) => [transcript, seen === 1 ? 'seen' : 'unknown']),
  );
