// Which rows of a long list are in view: all have the same height, so this is a division and needs no measurement.
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

export interface Windowed {
  first: number;
  /** One past the last. */
  end: number;
  /** How many rows fit, for PageUp and PageDown. */
  fit: number;
  /** Scrolls no further than needed to bring the row into view. */
  reveal: (index: number) => void;
  toTop: () => void;
}

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
  const [view, setView] = useState<View>({ first: 0, fit: 40 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const fit = Math.max(1, Math.ceil((element.clientHeight - head) / rowHeight));
      setView((before) => (before.first === first && before.fit === fit ? before : { first, fit }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
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

  const first = Math.max(0, Math.min(view.first, count) - OVERSCAN);
  return {
    first,
    end: Math.min(count, view.first + view.fit + 1 + OVERSCAN),
    fit: Math.max(1, view.fit - 1),
    reveal,
    toTop,
  };
}
