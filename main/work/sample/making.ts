// Making a queue in steps, each a short transaction: labels are saved in between, and the queue is there when it is
// whole. One that was not finished is removed.
import {
  addToQueueInMaking,
  beginQueue,
  dropPartOfQueue,
  finishQueue,
  queuesInMaking,
  type Begun,
  type Db,
  type MadeEntry,
  type NewDraw,
  type NewQueue,
  type QueueEntry,
} from '../../store/index.ts';
import type { Meter, Steps } from '../job/index.ts';

/** Rows of one transaction: some hundredths of a second of work, for which a key press may have to wait. */
export const ROWS_A_STEP = 250;

/** What a queue is made of. */
export interface QueuePlan {
  about: NewQueue;
  /** In their order; those with a probability were drawn. */
  entries: readonly QueueEntry[];
  draw: NewDraw | null;
  frame: readonly MadeEntry[];
}

/** Removes what is left of a queue that was not finished. */
function* removing(db: Db, begun: Begun): Steps<void> {
  while (dropPartOfQueue(db, begun, ROWS_A_STEP)) yield undefined;
}

/**
 * Makes the queue; its draw was made when it is whole. Where it fails or is cancelled, nothing of it is left. Throws
 * `bad_input` if the name is taken, and what it is thrown.
 */
export function* makingQueue(db: Db, { about, entries, draw, frame }: QueuePlan, meter: Meter): Steps<void> {
  for (const { alive, ...one } of queuesInMaking(db)) if (!alive) yield* removing(db, one);
  const making = beginQueue(db, about, draw);
  const total = entries.length + frame.length;
  try {
    for (let done = 0; done < total; done += ROWS_A_STEP) {
      yield undefined;
      const end = done + ROWS_A_STEP;
      const some = entries.slice(Math.max(0, done - frame.length), Math.max(0, end - frame.length));
      const drawn = some.map((one) => (one.probability === null ? one : { ...one, draw: making.draw }));
      addToQueueInMaking(db, making, { entries: drawn, frame: frame.slice(done, end) });
      meter.update('making the queue', { done: Math.min(end, total), total, bytes: 0, bytes_total: null });
    }
    yield undefined;
    finishQueue(db, making);
  } catch (error) {
    yield* removing(db, making);
    throw error;
  }
}
