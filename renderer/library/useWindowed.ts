// Computes which rows of a long list are in view. All rows have the same height, so it divides and measures nothing.
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { usePainted } from '../parts/usePainted.ts';

export interface Windowed {
  first: number;
  /** The index after the last row. */
  end: number;
  /** The number of rows in view, for PageUp and PageDown. */
  fit: number;
  /** Scrolls by the least distance that brings the row into view. */
  reveal: (index: number) => void;
  toTop: () => void;
}

/** Rows that are rendered above and below the view, after the rows in view were painted. */
const OVERSCAN = 8;

interface View {
  first: number;
  fit: number;
}

/** `head` is the height of the sticky column heads. */
export function useWindowed(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  head: number,
): Windowed {
  // until it is measured, the list is assumed to be as high as the window
  const [view, setView] = useState<View>(() => ({ first: 0, fit: Math.ceil(innerHeight / rowHeight) }));
  const overscan = usePainted() ? OVERSCAN : 0;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const fit = Math.max(1, Math.ceil((element.clientHeight - head) / rowHeight));
      setView((before) => (before.first === first && before.fit === fit ? before : { first, fit }));
    };
    element.addEventListener('scroll', look, { passive: true });
    // first called before the first frame is painted, when the page is laid out anyway
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller, rowHeight, head]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * rowHeight;
      const room = element.clientHeight - head - rowHeight;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (top > element.scrollTop + room) element.scrollTo({ top: top - room });
    },
    [scroller, rowHeight, head],
  );

  const toTop = useCallback(() => scroller.current?.scrollTo({ top: 0 }), [scroller]);

  const first = Math.max(0, Math.min(view.first, count) - overscan);
  return {
    first,
    end: Math.min(count, view.first + view.fit + 1 + overscan),
    fit: Math.max(1, view.fit - 1),
    reveal,
    toTop,
  };
}
