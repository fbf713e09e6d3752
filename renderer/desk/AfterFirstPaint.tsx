// Columns beside an opened transcript, which are rendered after the first rows of the transcript are on the screen.
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { usePainted } from '../parts/usePainted.ts';

const waiting = new Set<() => void>();

/** Renders the waiting children at once, because a pressed key needs them. */
export function drawWaiting(): void {
  if (waiting.size > 0) flushSync(() => waiting.forEach((draw) => draw()));
}

/** Renders nothing until the elements mounted with it are on the screen, and then its children. */
export function AfterFirstPaint({ children }: { children: ReactNode }) {
  const isPainted = usePainted();
  const [isWanted, setWanted] = useState(false);
  useLayoutEffect(() => {
    if (isPainted) return undefined;
    const draw = (): void => setWanted(true);
    waiting.add(draw);
    return () => void waiting.delete(draw);
  }, [isPainted]);
  return (isPainted || isWanted) && children;
}
