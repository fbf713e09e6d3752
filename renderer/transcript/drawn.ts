// Decides which rows of a transcript are rendered: rows in view first, then some around them.
import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';

/** Number of rows that are rendered above and below the view. */
const OVERSCAN = 6;

/**
 * Milliseconds after a jump until the rows around the view are rendered. Every frame in which the scrollbar is dragged
 * is a jump, and rows that are about to be left would delay the next one.
 */
const RESTED_MS = 100;

interface Drawn {
  /** The rows in view at the last call. */
  inView: Range | null;
  /** The time of the last jump: a call at which none of the rows of the call before was in view. */
  jumpedAt: number;
  /** Whether the rows around the view are still to be rendered. */
  owed: boolean;
}

const overlap = (one: Range, other: Range): boolean =>
  one.startIndex <= other.endIndex && one.endIndex >= other.startIndex;

const extractor =
  (drawn: Drawn) =>
  (range: Range): number[] => {
    if (drawn.inView === null || !overlap(range, drawn.inView)) drawn.jumpedAt = performance.now();
    drawn.inView = range;
    // measuring rows changes the range a little after a jump, so this is asked at every call
    drawn.owed = performance.now() - drawn.jumpedAt < RESTED_MS;
    return defaultRangeExtractor({ ...range, overscan: drawn.owed ? 0 : OVERSCAN });
  };

/**
 * The `rangeExtractor` of a virtual list. After a jump, and at first, it returns only the rows in view, so that they
 * are on the screen within a frame; the rows around them follow when the view has rested.
 */
export function useDrawnRows(): (range: Range) => number[] {
  const [drawn] = useState<Drawn>(() => ({ inView: null, jumpedAt: 0, owed: false }));
  const [extract, setExtract] = useState(() => extractor(drawn));
  useEffect(() => {
    if (!drawn.owed) return;
    // a new function makes the list compute its rows again
    const again = (): void => setExtract(() => extractor(drawn));
    const rested = setTimeout(again, drawn.jumpedAt + RESTED_MS - performance.now());
    return () => clearTimeout(rested);
  });
  return extract;
}
