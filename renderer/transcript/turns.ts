// Work of keys that needs text which may not have arrived yet: it is done in the order in which the keys were pressed.
import type { TranscriptModel } from './model.ts';

/** The last work that is not done yet, of each transcript. */
const last = new WeakMap<TranscriptModel, Promise<void>>();

/** Begins the work at once, or after the work of earlier keys. Rejects with the error of this work only. */
export function inTurn(model: TranscriptModel, work: () => Promise<void>): Promise<void> {
  const before = last.get(model);
  const turn = before === undefined ? work() : before.then(work, work);
  last.set(model, turn);
  const end = (): void => {
    if (last.get(model) === turn) last.delete(model);
  };
  void turn.then(end, end);
  return turn;
}

/** Acts at once, or after the work of earlier keys, whether or not it failed. */
export function afterTurns(model: TranscriptModel, act: () => void): void {
  const before = last.get(model);
  if (before === undefined) act();
  else void before.then(act, act);
}
