// A figure whose mark follows the threshold: it is drawn once, and each step moves only the mark.
import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import { FigureFrame, type FigureFrameProps } from '../figures/FigureFrame.tsx';
import type { Marked } from '../figures/mark.ts';

// memoised, because a step of the threshold does not change the frame
const Frame = memo(FigureFrame);

export interface MarkedFigureProps<Place> extends Pick<FigureFrameProps, 'name' | 'caption' | 'table'> {
  /** The function must stay the same while it draws the same. */
  drawing: (width: number) => Marked<Place>;
  at: Place | null;
}

export function MarkedFigure<Place>({ drawing, at, ...frame }: MarkedFigureProps<Place>) {
  // the drawing on the screen, and drawings made for a file
  const drawn = useRef<Marked<Place>[]>([]);
  const place = useRef(at);
  const draw = useCallback(
    (width: number) => {
      const made = drawing(width);
      made.mark(place.current);
      drawn.current = [...drawn.current.filter(({ element }) => element.isConnected), made];
      return made.element;
    },
    [drawing],
  );
  useLayoutEffect(() => {
    place.current = at;
    for (const { mark } of drawn.current) mark(at);
  });
  return <Frame {...frame} draw={draw} />;
}
