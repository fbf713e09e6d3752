// Queues: which transcripts a rater is to label, in which order, and how they were chosen.
import type { Queue, QueueItem } from '../../contract/calls/label.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { statement, writing, type Db } from './connection.ts';

/** How a queue came about. `probability`: the chance each transcript had to be in it; null where that is not known (picked by hand). */
export interface QueueDesign {
  name: string;
  blind: boolean;
  design: string;
  probability: number | null;
}

interface QueueRow {
  name: string;
  blind: number;
  design: string;
  total: number;
  done: number;
}

interface ItemRow extends Omit<QueueItem, 'bookmarked'> {
  bookmarked: number;
}

const insertQueue = statement('insert into queue (name, blind, design, created_at) values (?, ?, ?, ?)');
const insertItem = statement('insert into queue_item (queue, position, transcript, probability) values (?, ?, ?, ?)');
const exists = statement<{ one: number }>('select 1 as one from queue where name = ?');
const every = statement<QueueRow>(`
  select q.name, q.blind, q.design,
    (select count(*) from queue_item i where i.queue = q.name) as total,
    (select count(*) from queue_item i join label l on l.transcript = i.transcript and l.rater = @rater
      where i.queue = q.name and l.state = 'done') as done
  from queue q order by q.created_at, q.name`);
const items = statement<ItemRow>(`
  select t.key, t.id, t.title, t.scenario, t.messages, coalesce(l.state, 'todo') as state, coalesce(l.bookmarked, 0) as bookmarked
  from queue_item i join transcript t on t.key = i.transcript
  left join label l on l.transcript = i.transcript and l.rater = @rater
  where i.queue = @queue order by i.position`);

/** The study's queues, oldest first, with how much of each this rater has done. */
export const queues = (db: Db, rater: string): Queue[] =>
  every(db)
    .all({ rater })
    .map((row) => ({ ...row, blind: row.blind === 1 }));

/** The queue's transcripts in order, with where this rater's labels stand. Throws `not_found`. */
export function queueItems(db: Db, queue: string, rater: string): QueueItem[] {
  if (exists(db).get(queue) === undefined)
    throw new TouchstoneError('not_found', 'There is no such queue', queue, 'Choose one of the list');
  return items(db)
    .all({ queue, rater })
    .map((row) => ({ ...row, bookmarked: row.bookmarked === 1 }));
}

/** Makes a queue of these transcripts, in this order. Throws `bad_input` when the name is taken or there is nothing to put in. */
export function makeQueue(db: Db, about: QueueDesign, keys: readonly number[]): void {
  const name = about.name.trim();
  if (keys.length === 0)
    throw new TouchstoneError('bad_input', 'The queue would be empty', name, 'Choose a filter that some transcripts fit');
  writing(db, () => {
    if (exists(db).get(name) !== undefined)
      throw new TouchstoneError('bad_input', 'There is a queue of that name already', name, 'Choose another name');
    insertQueue(db).run(name, about.blind ? 1 : 0, about.design, new Date().toISOString());
    for (const [position, key] of keys.entries()) insertItem(db).run(name, position, key, about.probability);
  });
}
