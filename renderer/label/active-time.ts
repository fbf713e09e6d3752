// How long a rater worked on a transcript: only while the window has the focus and something was done in the last minute.
import { useEffect } from 'react';

const IDLE_MS = 60_000;
const STEP_MS = 1000;
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const;

const spent = new Map<string, number>();

/** Seconds of work on this transcript since the window opened. */
export const secondsOn = (id: string): number => spent.get(id) ?? 0;

/** Counts work on the transcript for as long as it is open. */
export function useActiveTime(id: string): void {
  useEffect(() => {
    let last = performance.now();
    const alive = (): void => {
      last = performance.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (document.hasFocus() && performance.now() - last < IDLE_MS) spent.set(id, secondsOn(id) + STEP_MS / 1000);
    }, STEP_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, [id]);
}
