// Blindness: while a transcript stands in a blind queue, a rater sees no grader's verdict on it before submitting or revealing.
// A queue with hidden repeats shows none until all of them are read: what stayed hidden alone would tell which they are.
import { TouchstoneError } from '../../contract/errors.ts';
import type { Gold } from '../../contract/gold.ts';
import { sql, type Sql } from './sql.ts';
import type { Db } from './connection.ts';
import { goldOf } from './gold.ts';
import { labelOf } from './labels.ts';

/**
 * SQL for "this rater labels it, or still may", over a transcript `t` in a queue `q`: where others hold all the seats and nothing was
 * begun, and where the queue is closed, there is no label left that the verdict could lead.
 */
const openTo = (rater: string): Sql =>
  sql`(q.overlap is null or (select count(*) from seat s where s.queue = q.name) < q.overlap
       or exists (select 1 from seat s where s.queue = q.name and (s.rater = ${rater} or s.rater is null))
       or exists (select 1 from label l where l.transcript = t.key and l.rater = ${rater}))`;

/** SQL for "hidden from this rater", over a transcript row called `t`. Without a rater (the command line) nothing is hidden. */
export const hidden = (rater: string | null): Sql =>
  rater === null
    ? sql`false`
    : sql`exists (select 1 from queue_item i join queue q on q.name = i.queue where i.transcript = t.key and q.blind = 1 and q.closed_at is null and ${openTo(rater)}
       and not exists (select 1 from label l where l.transcript = t.key and l.rater = ${rater} and l.revealed = 1)
       and (not exists (select 1 from label l where l.transcript = t.key and l.rater = ${rater} and l.round = i.round and l.state = 'done')
         or exists (select 1 from queue_item r where r.queue = i.queue and r.round = 'repeat' and not exists (select 1 from label l
           where l.transcript = r.transcript and l.rater = ${rater} and l.round = 'repeat' and l.state in ('done', 'skipped')))))`;

/** SQL for "has a part in a blind queue with this transcript": a seat, or a label begun in it. */
const partakes = (rater: string): Sql =>
  sql`exists (select 1 from queue_item i join queue q on q.name = i.queue where i.transcript = t.key and q.blind = 1
    and i.queue in (select l.queue from label l where l.rater = ${rater} union select s.queue from seat s where s.rater = ${rater}))`;

/**
 * The same for an audit, which looks at verdicts after a level of one's own: hidden from those who have a part in such a queue, and not from
 * others, who may audit what they do not label.
 */
export const hiddenFromPartaker = (rater: string | null): Sql =>
  rater === null ? sql`false` : sql`(${hidden(rater)} and ${partakes(rater)})`;

/** SQL for "in a blind queue that this rater may still label, and in which nobody else has labelled it". */
const untouched = (rater: string): Sql =>
  sql`exists (select 1 from queue_item i join queue q on q.name = i.queue where i.transcript = t.key and q.blind = 1 and ${openTo(rater)}
    and not exists (select 1 from label l where l.transcript = t.key and l.rater <> ${rater} and l.round = 'main' and l.state = 'done'
      and (l.queue = q.name or l.queue is null)))`;

/**
 * The same for finding transcripts by verdict or gold. Once others have labelled one and there is gold, who has no part in the queue may see
 * it in Adjudicate and the verdict in Audit, and finds it by them, though a seat of the queue is still free.
 */
export const hiddenFromFinder = (rater: string | null): Sql =>
  rater === null
    ? sql`false`
    : sql`(${hidden(rater)} and (${partakes(rater)} or ${untouched(rater)}
        or not exists (select 1 from gold g where g.transcript = t.key)))`;

/** The keys of all transcripts that this rater does not find by verdict or gold. */
export const unfoundKeys = (db: Db, rater: string | null): Set<number> =>
  new Set(sql`select t.key from transcript t where ${hiddenFromFinder(rater)}`.all<{ key: number }>(db).map(({ key }) => key));

function requireNot(db: Db, transcript: number, condition: Sql): void {
  const row = sql`select ${condition} as blind from transcript t where t.key = ${transcript}`.get<{ blind: number }>(db);
  if (row?.blind !== 1) return;
  throw new TouchstoneError(
    'blind',
    'Scores are hidden until you submit your label',
    '',
    'Submit the label, or reveal them in Label (that is recorded)',
  );
}

/** Throws `blind` while the verdicts on this transcript are hidden from this rater. */
export const requireSighted = (db: Db, transcript: number, rater: string | null): void => requireNot(db, transcript, hidden(rater));

/** Throws `blind` while this rater may not audit the transcript. */
export const requireAuditable = (db: Db, transcript: number, rater: string | null): void =>
  requireNot(db, transcript, hiddenFromPartaker(rater));

/** The known answers to a transcript that this rater has submitted in training. Throws `blind` before that. */
export function knownAnswers(db: Db, transcript: number, rater: string): Gold[] {
  if (labelOf(db, transcript, rater, 'training').submitted) return goldOf(db, transcript);
  throw new TouchstoneError('blind', 'The known answers are hidden until you submit your own', '', 'Submit the label');
}
