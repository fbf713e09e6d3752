// Work of keys that needs text which may not have arrived yet: it is done in the order in which the keys were pressed,
// in whichever transcript.

/** The last work that is not done yet. */
let last: Promise<void> | null = null;

/** Begins the work at once, or after the work of earlier keys. Rejects with the error of this work only. */
export function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last === null ? work() : last.then(work, work);
  last = turn;
  const end = (): void => {
    if (last === turn) last = null;
  };
  void turn.then(end, end);
  return turn;
}

/** Acts at once, or after the work of earlier keys, whether or not it failed. */
export function afterTurns(act: () => void): void {
  if (last === null) act();
  else void last.then(act, act);
}

/** What an action that waits is about. */
const awaited = new WeakSet<object>();

/** The same, but once: a person who presses a key again because nothing has happened does not mean the next step. */
export function onceAfterTurns(about: object, act: () => void): void {
  if (awaited.has(about)) return;
  awaited.add(about);
  afterTurns(() => {
    awaited.delete(about);
    act();
  });
}
