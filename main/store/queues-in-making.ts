// Queues that are being made in many short transactions, so that labels are saved in between. Until it is complete,
// such a queue is closed and deleted for everybody, and none of its draws counts.
import type { QueuePurpose } from '../../contract/queue.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { durably, statement, writing, type Db } from './connection.ts';
import { addDraw, addToFrame, type FrameEntry, type NewDraw } from './draws.ts';
import { addEntries, makeQueue, requireFreeName, type NewQueue, type QueueEntry } from './queues.ts';

/** A queue that is being made. */
export interface InMaking {
  queue: string;
  purpose: QueuePurpose;
  /** The time at which it was begun. It differs if another program begins a queue of the same name. */
  begun: string;
  /** The key of its draw; null if it is not drawn. */
  draw: number | null;
}

/** A frame entry of a draw, and whether it was drawn. */
export type MadeEntry = FrameEntry & { drawn: boolean };

/** Time without a sign of life after which a queue counts as abandoned. */
const ABANDONED_MS = 60_000;

// only a queue in making has an empty `closed_at`
const hide = statement("update queue set closed_at = '', deleted_at = @now, purpose = 'training' where name = @queue");
const alive = statement(
  "update queue set deleted_at = @now where name = @queue and created_at = @begun and closed_at = ''",
);
const show = statement('update queue set closed_at = null, deleted_at = null, purpose = @purpose where name = @queue');
const dated = statement(`
  update draw set drawn_at = @now, after_event = (select coalesce(max(seq), 0) from label_event),
    after_decision = (select coalesce(max(seq), 0) from adjudication) where key = @draw`);
const unfinished = statement<{ name: string; begun: string; alive: number }>(
  "select name, created_at as begun, deleted_at > @since as alive from queue where closed_at = '' order by name",
);
const isOwn = statement("select 1 from queue where name = @queue and created_at = @begun and closed_at = ''");
const startOf = statement<string>('select created_at from queue where name = ?');
const dropItems = statement(`
  delete from queue_item where queue = @queue
    and position in (select position from queue_item where queue = @queue order by position limit @rows)`);
const dropFrame = statement(`
  delete from frame where draw = @draw
    and transcript in (select transcript from frame where draw = @draw order by transcript limit @rows)`);
const drawsIn = statement<number>('select key from draw where queue = ?');
const dropDraws = statement('delete from draw where queue = ?');
const dropCells = statement('delete from frame_cell where draw in (select key from draw where queue = ?)');
const dropSeats = statement('delete from seat where queue = ?');
const dropQueue = statement("delete from queue where name = ? and closed_at = ''");

const now = (): string => new Date().toISOString();

/** A queue in making, by its name and its beginning. */
export type Begun = Pick<InMaking, 'queue' | 'begun'>;

/** The queues that were begun and not finished. `alive`: somebody is still making it. */
export const queuesInMaking = (db: Db): (Begun & { alive: boolean })[] =>
  unfinished(db)
    .all({ since: new Date(Date.now() - ABANDONED_MS).toISOString() })
    .map(({ name, begun, alive }) => ({ queue: name, begun, alive: alive === 1 }));

/** The name, without spaces around it, for a new queue. Throws `bad_input` if it is taken or empty. */
export function newQueueName(db: Db, given: string): string {
  const name = given.trim();
  if (name === '') throw new TouchstoneError('bad_input', 'The queue has no name', '', 'Give it a name');
  if (queuesInMaking(db).some(({ queue }) => queue === name))
    throw new TouchstoneError(
      'bad_input',
      'A queue with that name is being made',
      name,
      'Choose another name, or wait a minute: if nobody makes it any more, the name is then free',
    );
  requireFreeName(db, name);
  return name;
}

/** Begins a queue, empty and hidden, with its draw. Throws `bad_input` if the name is taken. */
export const beginQueue = (db: Db, about: NewQueue, draw: NewDraw | null): InMaking =>
  writing(db, () => {
    const queue = newQueueName(db, about.name);
    makeQueue(db, about, []);
    const key = draw === null ? null : addDraw(db, { ...draw, queue }, [], []);
    hide(db).run({ queue, now: now() });
    const begun = startOf(db).pluck().get(queue) ?? '';
    return { queue, purpose: about.purpose ?? 'label', begun, draw: key };
  });

/** Records a sign of life. Throws `bad_input` if another program has removed the queue. */
function requireOwn(db: Db, { queue, begun }: Begun): void {
  if (alive(db).run({ queue, begun, now: now() }).changes === 0)
    throw new TouchstoneError(
      'bad_input',
      'Another program removed the queue while it was being made',
      queue,
      'Make it again',
    );
}

/** Appends entries, and adds to the frame of its draw, in one transaction. Pass few, so that it is short. */
export const addToQueueInMaking = (
  db: Db,
  making: InMaking,
  { entries, frame }: { entries: readonly QueueEntry[]; frame: readonly MadeEntry[] },
): void =>
  writing(db, () => {
    requireOwn(db, making);
    const { queue, draw } = making;
    if (draw !== null) addToFrame(db, draw, frame);
    addEntries(db, queue, entries);
  });

/** Makes the queue visible, with the present as the time of its draw. On disk when it returns. */
export const finishQueue = (db: Db, making: InMaking): void =>
  durably(db, () => {
    requireOwn(db, making);
    const { queue, purpose, draw } = making;
    if (draw !== null) dated(db).run({ draw, now: now() });
    show(db).run({ queue, purpose });
  });

/** Marks a queue as abandoned: hidden, to be removed in parts. */
export function abandonQueue(db: Db, queue: string): Begun {
  hide(db).run({ queue, now: '' });
  return { queue, begun: startOf(db).pluck().get(queue) ?? '' };
}

/** Removes this many entries of a queue; returns whether there were any. */
export const dropEntries = (db: Db, queue: string, rows: number): boolean =>
  dropItems(db).run({ queue, rows }).changes > 0;

/**
 * Removes this many rows of an unfinished queue; returns whether any remain. A queue of the same name that was begun
 * later is not touched.
 */
export const dropPartOfQueue = (db: Db, { queue, begun }: Begun, rows: number): boolean =>
  writing(db, () => {
    if (isOwn(db).get({ queue, begun }) === undefined) return false;
    if (dropEntries(db, queue, rows)) return true;
    for (const draw of drawsIn(db).pluck().all(queue)) if (dropFrame(db).run({ draw, rows }).changes > 0) return true;
    dropCells(db).run(queue);
    dropDraws(db).run(queue);
    dropSeats(db).run(queue);
    dropQueue(db).run(queue);
    return false;
  });
