// The time that a rater worked on a transcript: counted only while the window has the focus and there was input in the
// last minute.
import { useEffect } from 'react';

const IDLE_MS = 60_000;
const STEP_MS = 1000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const;

const spent = new Map<string, number>();
const listeners = new Set<() => void>();

/** Calls a listener for each counted second; returns the function that ends this. */
export function onSecond(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Seconds of work on the item of this name since the session began. */
export const secondsOn = (name: string): number => spent.get(name) ?? 0;

/** Counts a second of work on the item of this name. */
export function countSecond(name: string): void {
  spent.set(name, secondsOn(name) + STEP_MS / 1000);
  for (const listener of listeners) listener();
}

/** Forgets the time of all items, because the next rater or study has none yet. */
export const resetTime = (): void => spent.clear();

/** Counts the time worked on the item while it is open. */
export function useActiveTime(name: string): void {
  useEffect(() => {
    let last = performance.now();
    const alive = (): void => {
      last = performance.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (!document.hasFocus() || performance.now() - last >= IDLE_MS) return;
      countSecond(name);
    }, STEP_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [name]);
}
