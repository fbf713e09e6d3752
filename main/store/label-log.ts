// The log of all actions of raters: append-only, each row chained to the previous one by its hash.
import { Change, type LabelEvent, type RecordedEvent } from '../../contract/label.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';
import { logIn, type LogRow } from './log.ts';

interface Says {
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
}
type EventRow = LogRow<Says>;

const copy = statement<{ copy: string }>('select copy from study');

/** The id of the copy of the study that this file is. Throws nothing: a study always has one. */
export const copyOf = (db: Db): string => copy(db).get()?.copy ?? '';

// Columns that were added after the first form of studies are hashed only if they contain more than that form could.
const HASHED = ['id', 'at', 'transcript', 'rater', 'rubric', 'queue', 'seen_grader', 'kind', 'change'] as const;
const log = logIn<Says>('label_event', [...HASHED, 'round', 'origin', 'ordinal'], (db) => {
  const own = copyOf(db);
  return (row) => {
    const hashed: unknown[] = HASHED.map((column) => row[column]);
    if (row.round !== 'main') hashed.push(row.round);
    if (row.origin !== own || row.ordinal !== row.seq) hashed.push(row.origin, row.ordinal);
    return hashed;
  };
});
const ofLabel = statement<EventRow>(
  'select * from label_event where transcript = ? and rater = ? and round = ? order by origin, ordinal, id',
);

const bitOf = (seen: boolean | null): number | null => (seen === null ? null : seen ? 1 : 0);

/** Appends an event unless it is known; returns whether it was new. An event without an origin was recorded here. */
export const append = (db: Db, event: LabelEvent | RecordedEvent): boolean =>
  log.append(db, event.id, (seq) => {
    const { change, seen_grader, ...rest } = { origin: copyOf(db), ordinal: seq, ...event };
    return { ...rest, seen_grader: bitOf(seen_grader), kind: change.kind, change: JSON.stringify(change) };
  }) !== null;

const change = documentReader('an event', Change);
const changeOf = (row: EventRow): Change => change(row.change, `event ${row.id}`);

/**
 * Imports of tables once wrote this time if a table had none, and with it that the rater was blind and had read
 * everything. Nobody labelled at that time, so it is read as unknown. Such rows are not changed, because their hashes
 * cover them.
 */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

/** The event without the facts that an import once invented. */
export function withoutClaims<E extends LabelEvent>(event: E): E {
  if (event.at !== NO_TIME) return event;
  const { change } = event;
  const submit = change.kind === 'submit' ? { ...change, seconds: null, coverage: null } : change;
  return { ...event, at: null, seen_grader: event.seen_grader || null, change: submit };
}

const eventOf = (row: EventRow): RecordedEvent => {
  const { id, at, transcript, rater, round, rubric, queue, origin, ordinal } = row;
  const seen_grader = row.seen_grader === null ? null : row.seen_grader === 1;
  return withoutClaims({
    id,
    at,
    transcript,
    rater,
    round,
    rubric,
    queue,
    origin,
    ordinal,
    seen_grader,
    change: changeOf(row),
  });
};

/** The events of one label, grouped by the copy in which they were recorded, each group in the order of recording. */
export const eventsOfLabel = (db: Db, transcript: string, rater: string, round: string): RecordedEvent[] =>
  ofLabel(db).all(transcript, rater, round).map(eventOf);

/** Those of some events that this file does not have yet. */
export const unknownEvents = <E extends LabelEvent>(db: Db, events: readonly E[]): E[] =>
  events.filter(({ id }) => !log.knows(db, id));

/** Every event, in the order in which this file received them. */
export function* allEvents(db: Db): Generator<RecordedEvent> {
  for (const row of log.rows(db)) yield eventOf(row);
}

const backwards = statement<number>(`
  select count(*) from (
    select at, max(at) over (order by seq rows between unbounded preceding and 1 preceding) as before
    from label_event where at is not null and at <> '${NO_TIME}')
  where at < before`);

/**
 * Number of events with an earlier time than an event that this file received before them: a clock was set back, or
 * they were made elsewhere. The order of the log counts all the same.
 */
export const eventsBackInTime = (db: Db): number => backwards(db).pluck().get() ?? 0;

/** The first event that does not fit the chain, or null if the chain is intact. */
export const brokenLink = log.broken;

/** Chains all events again; call it inside `writing`. */
export const rechainLabels = log.rechain;
