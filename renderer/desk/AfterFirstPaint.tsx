// Columns beside a transcript that comes: its first words are painted before them.
import { useLayoutEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { usePainted } from '../transcript/rest.ts';

const waiting = new Set<() => void>();

/** Draws at once what still waits: a key that was pressed is for it. */
export function drawWaiting(): void {
  if (waiting.size > 0) flushSync(() => waiting.forEach((draw) => draw()));
}

/** Nothing until what is mounted with it has been on the screen; from then on its children. */
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
