// The left column of a desk: choices, and below them a list of which only the rows in view are rendered.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { keepFocus } from '../parts/keep-focus.ts';
import styles from './List.module.css';

/** The left column: choices, the list below them, and an optional part at the bottom. */
export function Left({ choices, children }: { choices: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.left} data-testid="list-column" data-own-focus>
      <div className={styles.choices}>{choices}</div>
      {children}
    </div>
  );
}

export interface ListProps {
  label: string;
  count: number;
  /** Height of a row in pixels. */
  row: number;
  /** The index of the open row, which is kept in view; -1 if no row is open. */
  at: number;
  keyOf?: (index: number) => number;
  /** Called with the range of rows in view; returns the function that renders a row. */
  children: (first: number, end: number) => (index: number) => ReactNode;
}

const OVERSCAN = 8;

export function List({ label, count, row, at, keyOf, children }: ListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => row,
    ...(keyOf !== undefined && { getItemKey: keyOf }),
    overscan: OVERSCAN,
  });
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const draw = children(items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1);
  return (
    <div ref={scroller} className={styles.list} role="group" aria-label={label} tabIndex={0}>
      <div className={styles.whole} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <div key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)`, height: row }}>
            {draw(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A row that opens an item: its icon and text. */
export interface RowButtonProps {
  testId: string;
  title: string;
  state: string;
  current: boolean;
  /** Data attributes for tests and styles. */
  data?: Record<`data-${string}`, string>;
  className?: string | undefined;
  onOpen: () => void;
  children: ReactNode;
}

export function RowButton({ testId, title, state, current, data, className, onOpen, children }: RowButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.item} ${className ?? ''}`}
      aria-current={current || undefined}
      data-state={state}
      data-testid={testId}
      {...data}
      title={title}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}
