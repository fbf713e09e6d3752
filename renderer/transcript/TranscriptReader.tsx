// The transcript as a virtual list of rows: what is not in view is not there, and 5,000 messages scroll as five.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { blockId, isHidden, shownLength } from './folds.ts';
import type { EvidenceSpan, Marked } from './highlights.ts';
import { useMessages } from './messages.ts';
import { toggleFold } from './folding.ts';
import { type TranscriptModel } from './model.ts';
import { focusOn } from './moves.ts';
import { see } from './seen.ts';
import { estimatedHeight, type Row } from './rows.ts';
import { chosenSentence } from './sentences.ts';
import { MessageHead } from './blocks/MessageHead.tsx';
import { Piece } from './blocks/Piece.tsx';
import styles from './TranscriptReader.module.css';
import './highlights.css';

export interface TranscriptReaderProps {
  model: TranscriptModel;
  evidence: readonly EvidenceSpan[];
  /** The initials of the dimensions that a block is evidence for, shown in its margin, by `blockId`. */
  marks: ReadonlyMap<string, readonly { mark: string; style: number; title: string }[]>;
}

const OVERSCAN = 6;
/** How large the last reader was: the next one draws its first rows at once, before it is measured. */
let lastRect = { width: 0, height: 0 };

function rowIndex(rows: readonly Row[], message: number, block: number | null): number {
  return rows.findIndex(
    (row) =>
      row.message === message && (block === null ? row.kind === 'head' : row.kind === 'piece' && row.block === block),
  );
}

/** The row in which an offset of a block stands; pieces are near equal shares. */
function rowOfOffset(
  rows: readonly Row[],
  model: TranscriptModel,
  message: number,
  block: number,
  offset: number,
): number {
  const first = rowIndex(rows, message, block);
  const row = rows[first];
  if (row === undefined || row.kind !== 'piece' || row.parts === 1) return first;
  const length = model.getState().head.skeleton[message]?.blocks[block]?.length ?? 1;
  return first + Math.min(row.parts - 1, Math.floor((offset / Math.max(1, length)) * row.parts));
}

function useWishes(model: TranscriptModel, virtualizer: Virtualizer<HTMLDivElement, Element>): void {
  const wish = useStore(model, (state) => state.wish);
  useEffect(() => {
    if (wish === null) return undefined;
    const { rows } = model.getState();
    const { message, block, offset, edge, share = 0 } = wish;
    const index = block === null ? rowIndex(rows, message, null) : rowOfOffset(rows, model, message, block, offset);
    if (index < 0) return undefined;
    virtualizer.scrollToIndex(index, { align: block === null || edge === 'start' ? 'start' : 'center' });
    if (share === 0) return undefined;
    // how tall the row is, is known once it is drawn
    const frame = requestAnimationFrame(() => {
      const row = virtualizer.measurementsCache[index];
      if (row !== undefined) virtualizer.scrollToOffset(row.start + share * row.size);
    });
    return () => cancelAnimationFrame(frame);
  }, [wish, model, virtualizer]);
}

const tell = (model: TranscriptModel, virtualizer: Virtualizer<HTMLDivElement, Element>): void => {
  lastRect = virtualizer.scrollRect ?? lastRect;
  // the list itself hears of a scroll only when other rows come into it
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
};

export function TranscriptReader({ model, evidence, marks }: TranscriptReaderProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // not the whole state: what was seen changes at every step of a scroll
  const { head, rows, folds, focus, find, sentence } = useStore(
    model,
    useShallow((state) => ({
      head: state.head,
      rows: state.rows,
      folds: state.folds,
      focus: state.focus,
      find: state.find,
      sentence: chosenSentence(state),
    })),
  );
  // the list measures all rows again for each new function
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? -1 - index, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 0 : estimatedHeight(row, head.skeleton);
    },
    getItemKey,
    overscan: OVERSCAN,
    initialRect: lastRect,
    onChange: (instance) => tell(model, instance),
  });
  useWishes(model, virtualizer);
  useEffect(() => tell(model, virtualizer));
  const items = virtualizer.getVirtualItems();
  const messageOf = useMessages(
    head.key,
    rows[items[0]?.index ?? 0]?.message ?? 0,
    rows[items.at(-1)?.index ?? 0]?.message ?? 0,
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

  const drawn = (row: Row) => {
    const about = head.skeleton[row.message];
    if (about === undefined) return null;
    if (row.kind === 'head') {
      const open = (): void => toggleFold(model, { message: row.message, block: -1 });
      return (
        <MessageHead
          message={about}
          number={row.message + 1}
          characters={shownLength(folds, about)}
          hidden={isHidden(folds, about, row.message)}
          onOpen={open}
        />
      );
    }
    if (row.kind === 'masked') return <p className={styles.masked}>reasoning, shown in the second pass</p>;
    const block = messageOf(row.message)?.blocks[row.block];
    if (block === undefined) return <div style={{ height: estimatedHeight(row, head.skeleton) }} aria-busy />;
    const onFold = (): void => {
      focusOn(model, { message: row.message, block: row.block });
      toggleFold(model, { message: row.message, block: row.block });
    };
    return <Piece row={row} block={block} marked={marked} onFold={onFold} />;
  };

  const margin = (row: Row) =>
    row.kind === 'piece' && row.part === 0
      ? marks.get(blockId(row.message, row.block))?.map(({ mark, style, title }) => (
          <span key={`${mark}${style}`} className={styles.mark} data-style={style} title={title}>
            {mark}
          </span>
        ))
      : undefined;

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="document"
      aria-label={`Transcript: ${head.title}`}
      data-testid="transcript"
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
              {...(row.kind === 'head' && { 'data-testid': 'message', 'data-message': row.message })}
              style={{ transform: `translateY(${item.start}px)` }}
              onMouseDown={() => focusOn(model, { message: row.message, block: row.kind === 'piece' ? row.block : 0 })}
            >
              <div className={styles.margin}>{margin(row)}</div>
              <div className={styles.content}>{drawn(row)}</div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
