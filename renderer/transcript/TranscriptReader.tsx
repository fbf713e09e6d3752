// The transcript as a virtual list of rows: only rows in view are rendered, so 5,000 messages scroll like five.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { blockId } from './folds.ts';
import type { EvidenceSpan, Marked } from './highlights.ts';
import { useDrawnRows } from './drawn.ts';
import { KeptHead } from './KeptHead.tsx';
import { useMessages } from './messages.ts';
import type { TranscriptModel } from './model.ts';
import { focusOn } from './moves.ts';
import { RowInside } from './RowInside.tsx';
import type { Row } from './rows.ts';
import { estimatedHeight } from './rows.ts';
import { see } from './seen.ts';
import { chosenSentence } from './sentences.ts';
import { useSelectAll } from './select-all.ts';
import { KEPT_HEAD, useWishes, type RowList } from './wishes.ts';
import styles from './TranscriptReader.module.css';
import './highlights.css';

export interface TranscriptReaderProps {
  model: TranscriptModel;
  evidence: readonly EvidenceSpan[];
  /** The initials of the dimensions that a block is evidence for, shown in its margin, by `blockId`. */
  marks: ReadonlyMap<string, readonly { mark: string; style: number; title: string }[]>;
}

/** The size of the last reader: the next reader renders its first rows at once, before it is measured. */
let lastRect = { width: 0, height: 0 };

/** Stores the message whose head is above the view, or null. It belongs to the first row below the sticky head. */
function keepHead(model: TranscriptModel, item: { index: number; start: number } | undefined, top: number): void {
  const { rows, headless } = model.getState();
  const row = item === undefined ? undefined : rows[item.index];
  const begins = row === undefined || row.kind === 'head' || (row.first && (item?.start ?? 0) >= top);
  const now = begins ? null : row.message;
  if (now !== headless) model.setState({ headless: now });
}

const tell = (model: TranscriptModel, virtualizer: RowList): void => {
  lastRect = virtualizer.scrollRect ?? lastRect;
  // read from the element: the list updates its own offset only when other rows come into view
  const top = virtualizer.scrollElement?.scrollTop ?? 0;
  const bottom = top + (virtualizer.scrollRect?.height ?? 0);
  const inView = virtualizer.getVirtualItems().filter((item) => item.end > top && item.start < bottom);
  if (inView.length === 0) return;
  const share = (at: number, { start, size }: { start: number; size: number }): number =>
    size === 0 ? 0 : (at - start) / size;
  see(
    model,
    inView.map((item) => ({
      index: item.index,
      from: share(Math.max(top, item.start), item),
      to: share(Math.min(bottom, item.end), item),
    })),
  );
  keepHead(
    model,
    inView.find((item) => item.end > top + KEPT_HEAD),
    top,
  );
};

export function TranscriptReader({ model, evidence, marks }: TranscriptReaderProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // only these parts of the state: the parts in view change at every step of a scroll
  const { head, rows, focus, find, sentence } = useStore(
    model,
    useShallow((state) => ({
      head: state.head,
      rows: state.rows,
      focus: state.focus,
      find: state.find,
      sentence: chosenSentence(state),
    })),
  );
  // memoised, because the list measures all rows again for each new function
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? -1 - index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : estimatedHeight(row, head.skeleton);
    },
    getItemKey,
    rangeExtractor: useDrawnRows(),
    // room for evidence lines below the last row
    paddingEnd: 24,
    initialRect: lastRect,
    onChange: (instance) => tell(model, instance),
  });
  useWishes(model, virtualizer);
  useSelectAll(model, scroller);
  useEffect(() => tell(model, virtualizer));
  const items = virtualizer.getVirtualItems();
  // results are shown under their calls, so the first row does not always belong to the lowest message
  const inRows = items.map(({ index }) => rows[index]?.message ?? 0);
  const messageOf = useMessages(
    head.key,
    inRows.reduce((least, message) => Math.min(least, message), inRows[0] ?? 0),
    inRows.reduce((most, message) => Math.max(most, message), 0),
  );
  const marked = useMemo<Marked>(
    () => ({
      evidence,
      hits: find?.hits ?? [],
      hitNow: find === null ? null : (find.hits[find.now] ?? null),
      sentence,
    }),
    [evidence, find, sentence],
  );

  const margin = (row: Row) =>
    row.kind === 'piece' && row.part === 0
      ? marks.get(blockId(row.message, row.block))?.map(({ mark, style, title }) => (
          <span key={`${mark}${style}`} className={styles.mark} data-style={style} title={title}>
            {mark}
          </span>
        ))
      : undefined;

  return (
    <>
      <KeptHead model={model} />
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="document"
        aria-label={`Transcript: ${head.title}`}
        data-testid="transcript"
        data-transcript={model.number}
        data-reader
        onScroll={() => tell(model, virtualizer)}
      >
        <div className={styles.whole} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const focused = row.message === focus.message;
            const about = head.skeleton[row.message];
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={styles.row}
                data-role={about?.role}
                data-focused={focused || undefined}
                data-block-focused={(focused && row.kind === 'piece' && row.block === focus.block) || undefined}
                {...(row.first && { 'data-testid': 'message', 'data-message': row.message })}
                style={{ transform: `translateY(${item.start}px)` }}
                onMouseDown={() =>
                  focusOn(model, { message: row.message, block: row.kind === 'piece' ? row.block : 0 })
                }
              >
                <div className={styles.margin}>{margin(row)}</div>
                <div className={styles.content}>
                  <RowInside model={model} row={row} message={messageOf(row.message)} marked={marked} />
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
