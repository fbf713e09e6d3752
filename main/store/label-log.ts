// The log of everything raters did: append-only, each row chained to the one before by its hash.
import { createHash } from 'node:crypto';
import { Change, type LabelEvent, type RecordedEvent } from '../../contract/label.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

interface EventRow {
  seq: number;
  id: string;
  at: string | null;
  transcript: string;
  rater: string;
  rubric: number;
  queue: string | null;
  seen_grader: number | null;
  kind: string;
  change: string;
  round: LabelEvent['round'];
  origin: string;
  ordinal: number;
  hash: string;
}

const copy = statement<{ copy: string }>('select copy from study');
const last = statement<{ seq: number; hash: string }>('select seq, hash from label_event order by seq desc limit 1');
const known = statement<{ one: number }>('select 1 as one from label_event where id = ?');
const insert = statement(`
  insert into label_event (seq, id, at, transcript, rater, rubric, queue, seen_grader, kind, change, round, origin, ordinal, hash)
  values (@seq, @id, @at, @transcript, @rater, @rubric, @queue, @seen_grader, @kind, @change, @round, @origin, @ordinal, @hash)`);
const all = statement<EventRow>('select * from label_event order by seq');
const ofLabel = statement<EventRow>(
  'select * from label_event where transcript = ? and rater = ? and round = ? order by origin, ordinal, id',
);

const GENESIS = '0'.repeat(64);

/** The copy of the study that this file is. Throws nothing: a study always has one. */
export const copyOf = (db: Db): string => copy(db).get()?.copy ?? '';

/** One link of the chain: whoever changes, removes or adds a row in the middle breaks every hash after it. */
function link(before: string, own: string, e: Omit<EventRow, 'hash'>): string {
  const parts: unknown[] = [before, e.id, e.at, e.transcript, e.rater, e.rubric, e.queue, e.seen_grader, e.kind, e.change];
  if (e.round !== 'main') parts.push(e.round);
  if (e.origin !== own || e.ordinal !== e.seq) parts.push(e.origin, e.ordinal);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Appends an event unless it is known; says whether it was new. One without an origin was recorded here. */
export function append(db: Db, event: LabelEvent | RecordedEvent): boolean {
  if (known(db).get(event.id) !== undefined) return false;
  const before = last(db).get() ?? { seq: 0, hash: GENESIS };
  const own = copyOf(db);
  const seq = before.seq + 1;
  const { change, seen_grader, ...rest } = { origin: own, ordinal: seq, ...event };
  const row = {
    ...rest,
    seq,
    seen_grader: seen_grader === null ? null : seen_grader ? 1 : 0,
    kind: change.kind,
    change: JSON.stringify(change),
  };
  insert(db).run({ ...row, hash: link(before.hash, own, row) });
  return true;
}

const change = documentReader('an event', Change);
const changeOf = (row: EventRow): Change => change(row.change, `event ${row.id}`);

/**
 * Imports of tables once wrote this time where a table had none, and with it that the rater was blind and had read everything. Nobody
 * labelled then, so it is read as what it is: not known. Rows that have it stay as they are, since their hashes cover them.
 */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

/** The event without what an import once claimed. */
export function withoutClaims<E extends LabelEvent>(event: E): E {
  if (event.at !== NO_TIME) return event;
  const { change } = event;
  const submit = change.kind === 'submit' ? { ...change, seconds: null, coverage: null } : change;
  return { ...event, at: null, seen_grader: event.seen_grader || null, change: submit };
}

const eventOf = (row: EventRow): RecordedEvent => {
  const { id, at, transcript, rater, round, rubric, queue, origin, ordinal } = row;
  const seen_grader = row.seen_grader === null ? null : row.seen_grader === 1;
  return withoutClaims({ id, at, transcript, rater, round, rubric, queue, origin, ordinal, seen_grader, change: changeOf(row) });
};

/** The events of one label, by the copy they were recorded in, each in the order in which they happened there. */
export const eventsOfLabel = (db: Db, transcript: string, rater: string, round: string): RecordedEvent[] =>
  ofLabel(db).all(transcript, rater, round).map(eventOf);

/** Those of some events that this file does not have yet. */
export const unknownEvents = <E extends LabelEvent>(db: Db, events: readonly E[]): E[] =>
  events.filter(({ id }) => known(db).get(id) === undefined);

/** Every event, in the order in which this file learned of them. */
export function* allEvents(db: Db): Generator<RecordedEvent> {
  for (const row of all(db).iterate()) yield eventOf(row);
}

/** The first event that does not fit the chain, or null when every link holds. */
export function brokenLink(db: Db): { seq: number } | null {
  const own = copyOf(db);
  let before = GENESIS;
  for (const row of all(db).iterate()) {
    if (link(before, own, row) !== row.hash) return { seq: row.seq };
    before = row.hash;
  }
  return null;
}
