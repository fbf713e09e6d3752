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
  /** Whether none of these rows was in view at the call before. */
  jumped: boolean;
}

const overlap = (one: Range, other: Range): boolean =>
  one.startIndex <= other.endIndex && one.endIndex >= other.startIndex;

const extractor =
  (drawn: Drawn) =>
  (range: Range): number[] => {
    drawn.jumped = drawn.inView === null || !overlap(range, drawn.inView);
    drawn.inView = range;
    return defaultRangeExtractor({ ...range, overscan: drawn.jumped ? 0 : OVERSCAN });
  };

/**
 * The `rangeExtractor` of a virtual list. After a jump, and at first, it returns only the rows in view, so that they
 * are on the screen within a frame; the rows around them follow when the view has rested.
 */
export function useDrawnRows(): (range: Range) => number[] {
  const [drawn] = useState<Drawn>(() => ({ inView: null, jumped: false }));
  const [extract, setExtract] = useState(() => extractor(drawn));
  // a new function makes the list compute its rows again
  useEffect(() => {
    if (!drawn.jumped) return;
    const rested = setTimeout(() => setExtract(() => extractor(drawn)), RESTED_MS);
    return () => clearTimeout(rested);
  });
  return extract;
}
