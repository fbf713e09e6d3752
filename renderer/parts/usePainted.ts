// Whether the mounted elements have been painted, for content that is rendered after them.
import { useEffect, useState } from 'react';

/** Calls back after the next frame is on the screen; returns a function that cancels this. */
export function afterPaint(painted: () => void): () => void {
  // a frame is on the screen when the next one begins
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(painted);
  });
  return () => cancelAnimationFrame(frame);
}

/** Whether the elements mounted together with this one have been painted. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return painted;
}
