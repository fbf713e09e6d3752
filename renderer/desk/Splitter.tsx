// The edge between the transcript and a column beside it, dragged or moved by the arrow keys.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { limits, resetWidth, togglePane, widen, type Pane } from './panes.ts';
import styles from './Frame.module.css';

export interface SplitterProps {
  pane: Pane;
  /** Preferred width of the pane in pixels; a narrow window may make it less. */
  width: number;
  /** The same width as a CSS length from the pane's side of the window. */
  at: string;
}

const NAMES: Record<Pane, string> = { list: 'Width of the list', cards: 'Width of the cards' };
const STEP = 16;

/** The current width of the pane in pixels. */
function widthNow(pane: Pane, splitter: HTMLElement): number {
  const place = splitter.parentElement?.getBoundingClientRect();
  const { left, width } = splitter.getBoundingClientRect();
  if (place === undefined) return 0;
  const edge = left + width / 2;
  return pane === 'list' ? edge - place.left : place.right - edge;
}

export function Splitter({ pane, width, at }: SplitterProps) {
  const from = useRef<{ x: number; width: number } | null>(null);
  // the list grows to the right, the cards to the left
  const sign = pane === 'list' ? 1 : -1;
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    from.current = { x: event.clientX, width: widthNow(pane, event.currentTarget) };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const drag = ({ clientX }: PointerEvent): void => {
    if (from.current !== null) widen(pane, from.current.width + sign * (clientX - from.current.x));
  };
  const end = (): void => {
    from.current = null;
  };
  const { least, most } = limits(pane);
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const now = widthNow(pane, event.currentTarget);
    if (event.key === 'ArrowRight') widen(pane, now + sign * STEP);
    else if (event.key === 'ArrowLeft') widen(pane, now - sign * STEP);
    else if (event.key === 'Home') widen(pane, least);
    else if (event.key === 'End') widen(pane, most);
    else if (event.key === 'Enter') togglePane(pane);
    else return;
    // without a splitter in focus, the same keys go through transcripts
    event.preventDefault();
  };
  return (
    // a separator that can be moved takes the focus (WAI-ARIA, window splitter)
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={NAMES[pane]}
      aria-valuenow={Math.round(width)}
      aria-valuemin={least}
      aria-valuemax={most}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-testid={`splitter-${pane}`}
      title="Drag, or press the arrow keys; Enter hides it, a double click resets it"
      style={pane === 'list' ? { left: at } : { right: at }}
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => resetWidth(pane)}
      onKeyDown={press}
    />
  );
}
