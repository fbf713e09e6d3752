// Queues: which transcripts a rater labels, in which order and in which round.
import { createHash } from 'node:crypto';
import { chooseOneOf, TouchstoneError } from '../../contract/errors.ts';
import type { Round } from '../../contract/label.ts';
import type { OwnWork } from '../../contract/own-work.ts';
import type { Queue, QueueItem, QueuePurpose } from '../../contract/queue.ts';
import { statement, writing, type Db } from './connection.ts';

/** The origin of a queue. */
export interface NewQueue {
  name: string;
  blind: boolean;
  /** As text. */
  design: string;
  purpose?: QueuePurpose;
  /** How many raters label each transcript, each in their own order; null: any number, in the given order. */
  overlap?: number | null;
  seed?: number;
}

/** One entry of a queue. `probability`: its inclusion probability; null if it is unknown (chosen by hand, a repeat). */
export interface QueueEntry {
  key: number;
  round?: Round;
  probability: number | null;
  draw?: number | null;
}

interface QueueRow extends Omit<Queue, 'blind' | 'closed'> {
  blind: number;
  closed: number;
}

interface ItemRow extends Omit<QueueItem, 'bookmarked' | 'later'> {
  bookmarked: number;
  later: number;
}

interface Seat {
  number: number;
  name: string;
  rater: string | null;
}

const insertQueue = statement(
  'insert into queue (name, blind, design, purpose, overlap, seed, created_at) values (?, ?, ?, ?, ?, ?, ?)',
);
const insertItem = statement(
  'insert into queue_item (queue, position, transcript, round, probability, draw) values (?, ?, ?, ?, ?, ?)',
);
const lastPosition = statement<{ position: number | null }>(
  'select max(position) as position from queue_item where queue = ?',
);
const COLUMNS = `
  q.name, q.blind, q.design, q.purpose, q.overlap, q.closed_at is not null as closed,
  (select count(*) from queue_item i where i.queue = q.name) as total,
  (select count(*) from queue_item i join label l on l.transcript = i.transcript and l.rater = @rater and l.round = i.round
    where i.queue = q.name and l.state = 'done') as done`;
const progress = statement<OwnWork['queues'][number]>(`
  select i.queue as name, count(*) as total, sum(coalesce(l.state, '') = 'done') as done, sum(coalesce(l.state, '') = 'skipped') as skipped,
    sum(coalesce(l.later, 0) and l.state in ('todo', 'started')) as later
  from queue q join queue_item i on i.queue = q.name and q.closed_at is null
  left join label l on l.transcript = i.transcript and l.rater = ? and l.round = i.round group by q.name order by q.created_at, q.name`);
const every = statement<QueueRow>(
  `select ${COLUMNS} from queue q where q.deleted_at is null order by q.created_at, q.name`,
);
const named = statement<QueueRow & { seed: number }>(
  `select ${COLUMNS}, q.seed from queue q where q.name = @name and q.deleted_at is null`,
);
const taken = statement<{ deleted: number }>('select deleted_at is not null as deleted from queue where name = ?');
const items = statement<ItemRow>(`
  select t.key, t.id, t.title, t.scenario, t.messages, i.round, coalesce(l.state, 'todo') as state,
    coalesce(l.bookmarked, 0) as bookmarked, coalesce(l.later, 0) as later
  from queue_item i join transcript t on t.key = i.transcript
  left join label l on l.transcript = i.transcript and l.rater = @rater and l.round = i.round
  where i.queue = @queue order by i.position`);
const present = statement<{ key: number }>(
  "select transcript as key from queue_item where queue = ? and round = 'main'",
);
const seats = statement<Seat>('select number, name, rater from seat where queue = ? order by number');
const sit = statement('insert into seat (queue, number, name, rater) values (?, ?, ?, ?)');
const claim = statement(
  'update seat set rater = @rater, name = iif(name = @anyone, @name, name) where queue = @queue and number = @number',
);
const unseated = statement<{ one: number }>(`
  select 1 as one from queue q where q.name = ? and q.overlap is not null and q.closed_at is null
  and not exists (select 1 from seat s where s.queue = q.name and s.rater = ?)`);
const raterName = statement<{ name: string }>('select name from rater where id = ?');

/** The name of a seat that is kept for the first rater: the only seat of a queue that came in a packet. */
const ANYONE = '';

const shown = ({ blind, closed, ...row }: QueueRow): Queue => ({ ...row, blind: blind === 1, closed: closed === 1 });

/** The study's queues, including closed ones, oldest first, with the progress of this rater. */
export const queues = (db: Db, rater: string): Queue[] => every(db).all({ rater }).map(shown);

/** The progress of this rater in each queue. */
export const queueProgress = (db: Db, rater: string): OwnWork['queues'] => progress(db).all(rater);

/** Throws `not_found` for a queue that does not exist or was deleted. */
export function requireQueue(db: Db, name: string): void {
  if (taken(db).get(name)?.deleted === 0) return;
  const known = every(db).all({ rater: '' });
  throw new TouchstoneError('not_found', 'There is no such queue', name, chooseOneOf(known.map((one) => one.name)));
}

/** One queue, with its seed. Throws `not_found`. */
export function queueNamed(db: Db, name: string, rater = ''): Queue & { seed: number } {
  requireQueue(db, name);
  const row = named(db).get({ name, rater });
  if (row === undefined) throw new TouchstoneError('not_found', 'There is no such queue', name);
  const { seed, ...queue } = row;
  return { ...shown(queue), seed };
}

/** A queue that accepts work. Throws `not_found`, `queue_closed`. */
export function openQueue(db: Db, name: string): Queue & { seed: number } {
  const queue = queueNamed(db, name);
  if (queue.closed) throw new TouchstoneError('queue_closed', 'The queue is closed', name, 'Choose another queue');
  return queue;
}

interface Sitting {
  number: number;
  /** `kept`: the seat is reserved for a rater of this name, or for any rater. */
  state: 'held' | 'kept' | 'new';
}

interface Whom {
  /** Null: a rater of that name whose id is not known yet. */
  rater: string | null;
  name: string;
}

/**
 * The seat of a rater in a queue: the one already taken, the one reserved under the rater's name, or the first free
 * one; null if there is none.
 */
function seatFor(db: Db, queue: string, { rater, name }: Whom): Sitting | null {
  const taken = seats(db).all(queue);
  const held = taken.find((seat) => rater !== null && seat.rater === rater);
  if (held !== undefined) return { number: held.number, state: 'held' };
  const kept = taken.find((seat) => seat.rater === null && (seat.name === name || seat.name === ANYONE));
  if (kept !== undefined) return { number: kept.number, state: 'kept' };
  const number = (taken.at(-1)?.number ?? 0) + 1;
  return number > (queueNamed(db, queue).overlap ?? Infinity) ? null : { number, state: 'new' };
}

function full(db: Db, queue: string): TouchstoneError {
  const taken = seats(db).all(queue);
  const who = taken.map((seat) => seat.name).join(', ');
  return new TouchstoneError(
    'queue_full',
    `All ${taken.length} seats of this queue are taken (${who})`,
    queue,
    'Choose another queue',
  );
}

function sitOn(db: Db, queue: string, { number, state }: Sitting, { rater, name }: Whom): void {
  if (state === 'new') sit(db).run(queue, number, name, rater);
  if (state === 'kept' && rater !== null) claim(db).run({ rater, name, queue, number, anyone: ANYONE });
}

/**
 * Takes a seat in a queue with an overlap; for a rater whose id is not known yet the seat is reserved. Throws
 * `queue_full`, `queue_closed`, `not_found`.
 */
export function takeSeat(db: Db, queue: string, whom: Whom): number {
  openQueue(db, queue);
  const seat = seatFor(db, queue, whom);
  if (seat === null) throw full(db, queue);
  sitOn(db, queue, seat, whom);
  return seat.number;
}

const whoIs = (db: Db, rater: string): Whom => {
  const name = raterName(db).get(rater)?.name;
  return { rater: name === undefined ? null : rater, name: name ?? rater };
};

/**
 * Gives a rater who does something in a queue with an overlap a seat; looking at it takes no seat. If all seats were
 * taken meanwhile, the work is recorded without one, so that it is not lost.
 */
export function sitDown(db: Db, queue: string, rater: string): void {
  if (unseated(db).get(queue, rater) === undefined) return;
  const whom = whoIs(db, rater);
  const seat = seatFor(db, queue, whom);
  if (seat !== null) sitOn(db, queue, seat, whom);
}

/** Reserves a seat for the first rater. */
export const keepSeat = (db: Db, queue: string, number: number): void => void sit(db).run(queue, number, ANYONE, null);

/** The position of an entry in the order of a seat: a number that depends only on seed, seat and transcript. */
const lot = (seed: number, seat: number, id: string): string =>
  createHash('sha256').update(`${seed}:${seat}:${id}`).digest('hex');

/**
 * Puts entries into a seat's own order. A repeated transcript comes in the first half, and again half a queue later.
 */
function inOrderOf(seat: number, seed: number, all: readonly ItemRow[]): ItemRow[] {
  const drawn = new Map(all.map(({ id }) => [id, lot(seed, seat, id)]));
  const byLot = (items: readonly ItemRow[]): ItemRow[] =>
    items.toSorted((a, b) => ((drawn.get(a.id) ?? '') < (drawn.get(b.id) ?? '') ? -1 : 1));
  const repeats = all.filter(({ round }) => round === 'repeat');
  const again = new Set(repeats.map(({ id }) => id));
  const firsts = byLot(all.filter(({ round }) => round !== 'repeat'));
  const repeated = firsts.filter(({ id }) => again.has(id));
  const others = firsts.filter(({ id }) => !again.has(id));
  const half = Math.max(Math.ceil(firsts.length / 2), repeated.length);
  const early = half - repeated.length;
  const ordered = [...byLot([...repeated, ...others.slice(0, early)]), ...others.slice(early)];
  const place = new Map(ordered.map(({ id }, at) => [id, at]));
  const behind = repeats.map((item) => ({ item, at: (place.get(item.id) ?? 0) + half + 0.5 }));
  return [...ordered.map((item, at) => ({ item, at })), ...behind].sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/**
 * The queue's entries in the order of a seat (null: as given, if nothing is repeated), with the state of this rater's
 * labels.
 */
export function itemsOfSeat(db: Db, queue: string, seat: number | null, rater: string): QueueItem[] {
  const all = items(db).all({ queue, rater });
  const { seed } = queueNamed(db, queue);
  const ordered = seat === null && !all.some(({ round }) => round === 'repeat') ? all : inOrderOf(seat ?? 0, seed, all);
  return ordered.map((row) => ({ ...row, bookmarked: row.bookmarked === 1, later: row.later === 1 }));
}

/**
 * The queue's entries in this rater's order, with the state of their labels. Throws `not_found`, `queue_full`,
 * `queue_closed`.
 */
export function queueItems(db: Db, queue: string, rater: string): QueueItem[] {
  if (openQueue(db, queue).overlap === null) return itemsOfSeat(db, queue, null, rater);
  const seat = seatFor(db, queue, whoIs(db, rater));
  if (seat === null) throw full(db, queue);
  return itemsOfSeat(db, queue, seat.number, rater);
}

/** The transcripts of a queue, without hidden repeats. */
export const queueTranscripts = (db: Db, queue: string): number[] =>
  present(db)
    .all(queue)
    .map(({ key }) => key);

/** Adds entries at the end of a queue. */
export function addEntries(db: Db, queue: string, entries: readonly QueueEntry[]): void {
  const first = (lastPosition(db).get(queue)?.position ?? -1) + 1;
  for (const [index, { key, round = 'main', probability, draw = null }] of entries.entries())
    insertItem(db).run(queue, first + index, key, round, probability, draw);
}

/** Throws `bad_input` if a queue has that name, or had it. */
export function requireFreeName(db: Db, name: string): void {
  const known = taken(db).get(name);
  if (known === undefined) return;
  const what =
    known.deleted === 1
      ? 'A queue with that name was deleted, and labels still refer to it'
      : 'A queue with that name already exists';
  throw new TouchstoneError('bad_input', what, name, 'Choose another name');
}

/** Makes a queue of these entries, in this order. Throws `bad_input` if the name is taken. */
export function makeQueue(db: Db, about: NewQueue, entries: readonly QueueEntry[]): void {
  const name = about.name.trim();
  const { blind, design, purpose = 'label', overlap = null, seed = 0 } = about;
  writing(db, () => {
    requireFreeName(db, name);
    insertQueue(db).run(name, blind ? 1 : 0, design, purpose, overlap, seed, new Date().toISOString());
    addEntries(db, name, entries);
  });
}
