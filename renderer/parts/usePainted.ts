// Whether the mounted elements have been painted, for content that is rendered after them.
import { useEffect, useState } from 'react';

/** A thread that is never idle calls back after this many milliseconds. */
const LATEST_MS = 100;

/**
 * Calls back when the next frame is drawn and nothing more urgent waits, such as a key press; returns a function that
 * cancels this. Not at the second next frame: after a late frame that one begins at once.
 */
export function whenIdle(work: () => void): () => void {
  let idle = 0;
  const frame = requestAnimationFrame(() => {
    idle = requestIdleCallback(work, { timeout: LATEST_MS });
  });
  return () => {
    cancelAnimationFrame(frame);
    cancelIdleCallback(idle);
  };
}

/** Whether the elements mounted together with this one have been painted. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => whenIdle(() => setPainted(true)), []);
  return painted;
}
