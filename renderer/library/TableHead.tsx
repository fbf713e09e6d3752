// The heads of the table: a click sorts; the edge between two heads is dragged, or moved with the arrow keys.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Sort } from '../../contract/library.ts';
import { MAX_WIDTH, MIN_WIDTH, type Column } from './columns.ts';
import { useRemembered } from './remembered.ts';
import styles from './Table.module.css';

const STEP = 16;

/** The order after a click: ascending, then descending, then as imported. */
function nextSort(column: Column, { column: now, descending }: Sort): Sort | undefined {
  if (now !== column.sort) return { column: column.sort, descending: false };
  return descending ? undefined : { column: column.sort, descending: true };
}

function Edge({ column }: { column: Column }) {
  const resize = useRemembered((state) => state.resize);
  const drag = (down: PointerEvent<HTMLDivElement>): void => {
    const edge = down.currentTarget;
    const stop = new AbortController();
    edge.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent): void =>
      resize(column.id, column.width + event.clientX - down.clientX);
    edge.addEventListener('pointermove', move, { signal: stop.signal });
    edge.addEventListener('lostpointercapture', () => stop.abort(), { signal: stop.signal });
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    resize(column.id, column.width + (event.key === 'ArrowRight' ? STEP : -STEP));
  };
  return (
    <div
      className={styles.edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${column.title}`}
      aria-valuenow={column.width}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={keyDown}
    />
  );
}

function Head({
  column,
  index,
  sort,
  onSort,
}: {
  column: Column;
  index: number;
  sort: Sort;
  onSort: (sort: Sort | undefined) => void;
}) {
  const sorted = sort.column === column.sort;
  const Sign = sort.descending ? ArrowDown : ArrowUp;
  return (
    <div
      className={styles.head}
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={!sorted ? 'none' : sort.descending ? 'descending' : 'ascending'}
      data-numeric={column.numeric || undefined}
    >
      <button
        type="button"
        className={styles.sort}
        title={column.about === '' ? `Sort by ${column.title}` : `${column.about}; press to sort`}
        data-column={column.id}
        onClick={() => onSort(nextSort(column, sort))}
      >
        <span className={styles.headName}>{column.title}</span>
        {sorted && <Sign aria-hidden />}
      </button>
      <Edge column={column} />
    </div>
  );
}

export interface TableHeadProps {
  columns: readonly Column[];
  template: string;
  sort: Sort;
  onSort: (sort: Sort | undefined) => void;
}

export function TableHead({ columns, template, sort, onSort }: TableHeadProps) {
  return (
    <div className={styles.heads} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {columns.map((column, index) => (
        <Head key={column.id} column={column} index={index} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}
