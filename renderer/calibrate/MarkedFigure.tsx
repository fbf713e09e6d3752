// A figure whose mark follows the threshold: it is drawn once, and each step moves nothing but the mark.
import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import { PlotFigure } from '../figures/PlotFigure.tsx';
import type { Marked } from '../figures/mark.ts';
import styles from './Grader.module.css';

export interface FigureTable {
  head: string[];
  rows: (string | number | null)[][];
}

interface FrameProps {
  name: string;
  caption: string;
  draw: (width: number) => Element;
  table: FigureTable;
}

// a step of the threshold changes none of these
const Frame = memo(function Frame({ name, caption, draw }: FrameProps) {
  return (
    <figure className={styles.figure}>
      <h3>{name}</h3>
      <PlotFigure label={`${name}. ${caption}`} draw={draw} />
      <figcaption className={styles.hint}>{caption}</figcaption>
    </figure>
  );
});

export interface MarkedFigureProps<Place> extends Omit<FrameProps, 'draw'> {
  /** The same function as long as it draws the same. */
  drawing: (width: number) => Marked<Place>;
  at: Place | null;
}

export function MarkedFigure<Place>({ drawing, at, ...frame }: MarkedFigureProps<Place>) {
  // what is on the screen, and perhaps what was drawn for a file
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
