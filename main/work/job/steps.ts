// Work in steps: at once where somebody waits for it alone, or with breath between the steps, in which other calls are
// answered and the work can be stopped.
import { setTimeout as pause } from 'node:timers/promises';
import { writtenTo, type Db } from '../../store/index.ts';
import { breathe, cancelled } from './breath.ts';

/** Work that stops for breath wherever it yields, a tenth of a second after the last time or sooner. */
export type Steps<T> = Generator<undefined, T>;

/** Does the work without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Does the work with breath between the steps. Throws `cancelled`. */
async function inSteps<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe(signal);
  }
}

/** So often what was read is read again where the study was written to meanwhile; after that the change asks anew. */
const MOST_READINGS = 3;

const turns = new WeakMap<Db, Promise<unknown>>();

/**
 * Reads a study in steps, one reading after the other, so that the second of two that need the same columns finds them
 * kept. What was written to the study meanwhile makes it read anew. Throws `cancelled`.
 */
export function readInSteps<T>(db: Db, steps: () => Steps<T>, signal?: AbortSignal): Promise<T> {
  const read = async (): Promise<T> => {
    await breathe(signal);
    for (let reading = 1; ; reading++) {
      const before = writtenTo(db);
      const value = await inSteps(steps(), signal);
      if (writtenTo(db) === before || reading === MOST_READINGS) return value;
    }
  };
  const turn = (turns.get(db) ?? Promise.resolve()).then(read);
  // the next one has its turn also where this one fails
  turns.set(
    db,
    turn.catch(() => undefined),
  );
  return turn;
}

/**
 * A pause in which another process gets the file: while it waits to write, SQLite looks every few milliseconds whether
 * the file is free.
 */
const PAUSE_MS = 4;

/**
 * Does work that writes in every step, with a pause between the steps in which a label can be saved. Cancelled work is
 * thrown `cancelled` where it stands, and may need further steps to clean up. Throws `cancelled`.
 */
export async function writeInSteps<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  let isTold = false;
  for (let step = steps.next(); ;) {
    if (step.done === true) return step.value;
    await pause(PAUSE_MS);
    const isOver: boolean = signal?.aborted === true && !isTold;
    isTold ||= isOver;
    step = isOver ? steps.throw(cancelled()) : steps.next();
  }
}
