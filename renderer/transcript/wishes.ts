// Scrolls to the requested target, and keeps it in view until the rows around it are measured.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { pieceOf } from './highlights.ts';
import type { TranscriptModel, Wish } from './model.ts';
import { rangeOf } from './offsets.ts';
import type { Row } from './rows.ts';

export type RowList = Virtualizer<HTMLDivElement, Element>;

/** The index of the first row of a block; without a block, of a message. */
function rowIndex(rows: readonly Row[], message: number, block: number | null): number {
  if (block === null) {
    const head = rows.findIndex((row) => row.message === message && row.kind === 'head');
    return head === -1 ? rows.findIndex((row) => row.message === message) : head;
  }
  return rows.findIndex((row) => row.message === message && row.kind === 'piece' && row.block === block);
}

/** The index of the row that contains an offset of a block; the rows of a block have nearly equal shares. */
function rowOfOffset(rows: readonly Row[], model: TranscriptModel, { message, block, offset }: Wish): number {
  const first = rowIndex(rows, message, block);
  const row = rows[first];
  if (block === null || row === undefined || row.kind !== 'piece' || row.parts === 1) return first;
  const length = model.getState().head.skeleton[message]?.blocks[block]?.length ?? 1;
  return first + Math.min(row.parts - 1, Math.floor((offset / Math.max(1, length)) * row.parts));
}

/** Share of the window's height at which a place in a block is scrolled to, unless it is already in the middle part. */
const PLACE = 0.33;
const MIDDLE = [0.12, 0.7] as const;

/** The scroll position for the words at the target; null until they are drawn. */
function wordsAt({ message, block, offset }: Wish, scroller: HTMLElement): number | null {
  const piece = block === null ? null : pieceOf(message, block, offset);
  const rect = piece === null ? undefined : rangeOf(piece, offset, offset + 1)?.getBoundingClientRect();
  if (rect === undefined) return null;
  const { top, height } = scroller.getBoundingClientRect();
  const share = (rect.top - top) / height;
  if (share >= MIDDLE[0] && share <= MIDDLE[1]) return scroller.scrollTop;
  return scroller.scrollTop + rect.top - top - height * PLACE;
}

/** The height of the sticky head, in pixels. */
export const KEPT_HEAD = 26;

/** The scroll position for a target, as far as rows are measured now. */
function wanted(model: TranscriptModel, list: RowList, wish: Wish): number | null {
  const { scrollElement } = list;
  if (scrollElement === null) return null;
  const index = rowOfOffset(model.getState().rows, model, wish);
  if (index < 0) return null;
  const top =
    wish.block === null || wish.edge === 'start' ? rowTop(model, list, index, wish) : middle(list, index, wish);
  return top === null ? null : Math.max(0, Math.min(list.getTotalSize() - scrollElement.clientHeight, top));
}

/**
 * The scroll position with a row at the top, from a share of its height on. A row that is not a head is placed below
 * the sticky head.
 */
function rowTop(model: TranscriptModel, list: RowList, index: number, { share = 0 }: Wish): number | null {
  const row = list.measurementsCache[index];
  if (row === undefined) return null;
  const isHead = model.getState().rows[index]?.kind === 'head';
  return row.start + share * row.size - (isHead ? 0 : KEPT_HEAD);
}

/** The scroll position with the words in the middle; until they are drawn, with their row in the middle. */
const middle = (list: RowList, index: number, wish: Wish): number | null =>
  (list.scrollElement === null ? null : wordsAt(wish, list.scrollElement)) ??
  list.getOffsetForIndex(index, 'center')?.[0] ??
  null;

/** Milliseconds after which a target is no longer kept in view. */
const LONGEST_MS = 3000;

/**
 * Scrolls to each requested target of a model and keeps it in view while rows are measured and text arrives, until the
 * reader scrolls.
 */
export function useWishes(model: TranscriptModel, list: RowList): void {
  const wish = useStore(model, (state) => state.wish);
  const held = useRef<Wish | null>(null);
  /** The last request whose rows were rendered at once. */
  const reached = useRef<Wish | null>(null);
  useEffect(() => {
    held.current = wish;
  }, [wish]);
  useEffect(() => {
    const scroller = list.scrollElement;
    if (scroller === null) return;
    const release = (): void => {
      held.current = null;
    };
    const own = ['wheel', 'touchstart', 'pointerdown'] as const;
    for (const name of own) scroller.addEventListener(name, release, { passive: true });
    // in the capture phase, before the keys are handled, because a key may request another target
    addEventListener('keydown', release, { capture: true });
    return () => {
      for (const name of own) scroller.removeEventListener(name, release);
      removeEventListener('keydown', release, { capture: true });
    };
  }, [list.scrollElement]);
  // after every render, because each may add rows that were not measured before
  useEffect(() => {
    const now = held.current;
    const scroller = list.scrollElement;
    if (now === null || scroller === null) return;
    if (performance.now() - now.at > LONGEST_MS) {
      held.current = null;
      return;
    }
    const top = wanted(model, list, now);
    if (top === null || Math.abs(top - scroller.scrollTop) <= 1) return;
    scroller.scrollTop = top;
    if (reached.current === now) return;
    reached.current = now;
    // the browser reports the new position with the next frame, which would show no rows
    scroller.dispatchEvent(new Event('scroll'));
  });
}
