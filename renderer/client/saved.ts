// Whether all work of the rater is on disk.
import { useSyncExternalStore } from 'react';
import { TouchstoneError } from '../../contract/errors.ts';

/** `failed`: a write failed, and no later write has succeeded. */
export type Saved = 'saved' | 'saving' | 'failed';

const listeners = new Set<() => void>();
let open = 0;
let failed = false;

function tell(): void {
  for (const listener of listeners) listener();
}

/** Watches a write until it is answered. */
export function whileSaving(write: Promise<unknown>): void {
  const end = (badly: boolean): void => {
    open -= 1;
    failed = badly;
    tell();
  };
  open += 1;
  // in a microtask, so that the change is drawn before the mark
  queueMicrotask(tell);
  write.then(
    () => end(false),
    // a cancelled write leaves nothing unsaved
    (error: unknown) => end(!(error instanceof TouchstoneError && error.problem.code === 'cancelled')),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useSaved(): Saved {
  return useSyncExternalStore(subscribe, () => (open > 0 ? 'saving' : failed ? 'failed' : 'saved'));
}
