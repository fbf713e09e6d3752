// The table: up to a hundred thousand rows, of which only those in view are rendered, and keys that move through it.
import { useCallback, useEffect, useId, useMemo, useRef, type RefObject } from 'react';
import type { Sort } from '../../contract/library.ts';
import { useKeys } from '../keys/useKeys.ts';
import { announce } from '../parts/announce.ts';
import type { Column } from './columns.ts';
import { TableHead } from './TableHead.tsx';
import { TableRow, type Pressed } from './TableRow.tsx';
import { useRows, type List } from './useList.ts';
import type { Picked } from './usePicked.ts';
import { useWindowed, type Windowed } from './useWindowed.ts';
import styles from './Table.module.css';

const HEAD = 28;
const ROW = 28;
const ROW_WITH_SNIPPET = 48;

export interface TableProps {
  list: List;
  columns: readonly Column[];
  sort: Sort;
  selected: number | undefined;
  picked: Picked;
  busy: boolean;
  rater: string;
  gridRef: RefObject<HTMLDivElement | null>;
  onSort: (sort: Sort | undefined) => void;
  onSelect: (key: number) => void;
  onOpen: (key: number) => void;
}

/** The keys, and the row that each goes to from `now` (-1: no row yet). `fit`: the number of rows in view. */
const MOVES: readonly { keys: string; about: string; to: (now: number, fit: number) => number }[] = [
  { keys: 'ArrowDown', about: 'next transcript', to: (now) => now + 1 },
  { keys: 'ArrowUp', about: 'previous transcript', to: (now) => now - 1 },
  { keys: 'PageDown', about: 'a page further', to: (now, fit) => now + fit },
  { keys: 'PageUp', about: 'a page back', to: (now, fit) => now - fit },
  { keys: 'Home', about: 'first transcript', to: () => 0 },
  { keys: 'End', about: 'last transcript', to: () => Infinity },
];

/** Scrolls a new list to its top, or to the selected transcript if the list contains it. */
function useStartOfList({ filter, sort }: List, now: number, { reveal, toTop }: Windowed): void {
  const shown = `${filter}\n${sort.column}\n${sort.descending}`;
  const before = useRef('');
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (now >= 0) reveal(now);
    else toTop();
  }, [shown, now, reveal, toTop]);
}

/**
 * Scrolls to the selection when it changes, but not when the list changes: a running import must not move the rows in
 * view.
 */
function useReveal(selected: number | undefined, now: number, reveal: Windowed['reveal']): void {
  const before = useRef(selected);
  useEffect(() => {
    if (before.current === selected) return;
    before.current = selected;
    if (now >= 0) reveal(now);
  }, [selected, now, reveal]);
}

export function Table({
  list,
  columns,
  sort,
  selected,
  picked,
  busy,
  rater,
  gridRef,
  onSort,
  onSelect,
  onOpen,
}: TableProps) {
  const { transcripts } = list;
  const id = useId();
  const height = list.words === '' ? ROW : ROW_WITH_SNIPPET;
  const view = useWindowed(gridRef, transcripts.length, height, HEAD);
  const { rows, snippets } = useRows(list, view.first, view.end, rater);
  const now = useMemo(() => (selected === undefined ? -1 : transcripts.indexOf(selected)), [transcripts, selected]);
  useStartOfList(list, now, view);
  useReveal(selected, now, view.reveal);

  const at = (act: (key: number) => void) => (index: number) => {
    const key = transcripts[index];
    if (key !== undefined) act(key);
  };
  const go = (index: number): void => {
    gridRef.current?.focus({ preventScroll: true });
    at(onSelect)(index);
  };
  /** Chooses all rows from the current one to this one, and goes there. */
  const pickTo = (index: number): void => {
    const end = Math.max(0, Math.min(transcripts.length - 1, index));
    const from = now < 0 ? end : now;
    picked.add(transcripts.slice(Math.min(from, end), Math.max(from, end) + 1));
    go(end);
  };
  const press = (index: number, how: Pressed): void => {
    if (how === 'stretch') return pickTo(index);
    if (how === 'one') at(picked.toggle)(index);
    go(index);
  };
  const pickAll = (): void =>
    list.whole ? picked.add(transcripts) : announce('Nothing chosen: the list is still loading');
  useKeys('Library', [
    ...MOVES.map(({ keys: press, about, to }) => ({
      keys: press,
      about,
      repeat: true,
      run: () => go(Math.max(0, Math.min(transcripts.length - 1, to(now, view.fit)))),
    })),
    { keys: 'Enter', about: 'open in Label', run: () => selected !== undefined && now >= 0 && onOpen(selected) },
    { keys: 'x', about: 'choose this transcript, or clear it', run: () => at(picked.toggle)(now) },
    { keys: 'Shift+ArrowDown', about: 'choose, and go on', repeat: true, run: () => pickTo(now + 1) },
    { keys: 'Shift+ArrowUp', about: 'choose, and go back', repeat: true, run: () => pickTo(now - 1) },
    { keys: '$mod+a', about: 'choose all of the list', run: pickAll },
  ]);
  // The functions stay the same, so that rows are not rendered again while scrolling.
  const latest = useRef({ select: press, open: at(onOpen) });
  useEffect(() => {
    latest.current = { select: press, open: at(onOpen) };
  });
  const select = useCallback((index: number, how: Pressed) => latest.current.select(index, how), []);
  const open = useCallback((index: number) => latest.current.open(index), []);

  const template = useMemo(() => columns.map(({ width }) => `${width}px`).join(' '), [columns]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const inView = Array.from({ length: Math.max(0, view.end - view.first) }, (_, n) => view.first + n);
  return (
    <div
      ref={gridRef}
      className={styles.table}
      role="grid"
      aria-multiselectable
      tabIndex={0}
      aria-label="Transcripts"
      aria-rowcount={transcripts.length + 1}
      aria-colcount={columns.length}
      aria-busy={busy}
      aria-activedescendant={now >= view.first && now < view.end ? `${id}${now}` : undefined}
      data-testid="library-table"
    >
      <TableHead columns={columns} template={template} sort={sort} onSort={onSort} />
      <div className={styles.rows} role="rowgroup" style={{ height: transcripts.length * height, minWidth: width }}>
        {inView.map((index) => {
          const key = transcripts[index];
          return (
            <TableRow
              key={key ?? index}
              row={key === undefined ? undefined : rows.get(key)}
              snippet={key === undefined ? undefined : snippets.get(key)}
              index={index}
              id={`${id}${index}`}
              top={index * height}
              height={height}
              columns={columns}
              template={template}
              selected={index === now}
              picked={key !== undefined && picked.transcripts.has(key)}
              onSelect={select}
              onOpen={open}
            />
          );
        })}
      </div>
    </div>
  );
}
