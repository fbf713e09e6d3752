// Moves the focus from block to block, and to parts that have not been in view, in the order of the rows.
import { isWhole, type TranscriptModel, type Wish } from './model.ts';
import { goTo } from './moves.ts';
import type { Row } from './rows.ts';
import { unseenShare } from './seen.ts';

/** Whether a row is the first of a block, or the head of a message that shows no blocks. */
function isStop(rows: readonly Row[], at: number): boolean {
  const row = rows[at];
  if (row === undefined) return false;
  if (row.kind !== 'head') return row.kind === 'masked' || row.part === 0;
  const next = rows[at + 1];
  return next === undefined || next.kind === 'head';
}

const blockOf = (row: Row): number => (row.kind === 'head' ? 0 : row.block);

/** The index of the first row of the focused block, otherwise of its message, otherwise -1. */
function rowOfFocus({ rows, focus }: { rows: readonly Row[]; focus: { message: number; block: number } }): number {
  const isOwn = (row: Row, at: number): boolean =>
    row.message === focus.message && blockOf(row) === focus.block && isStop(rows, at);
  const own = rows.findIndex(isOwn);
  return own === -1 ? rows.findIndex(({ message }) => message === focus.message) : own;
}

/** Moves the focus to the block of a row and scrolls the row to the top, from `share` of its height on. */
function goToRow(model: TranscriptModel, at: number, share = 0): void {
  const { rows, head } = model.getState();
  const row = rows[at];
  if (row === undefined) return;
  const { message } = row;
  const before = rows[at - 1];
  const withHead = share === 0 && (row.kind === 'head' || (before?.kind === 'head' && before.message === message));
  const length = head.skeleton[message]?.blocks[blockOf(row)]?.length ?? 0;
  // the middle of the row's part of the block
  const offset = row.kind === 'piece' ? Math.floor(((row.part + 0.5) / row.parts) * length) : 0;
  const wish: Wish = {
    message,
    block: withHead ? null : blockOf(row),
    offset,
    at: performance.now(),
    edge: 'start',
    share,
  };
  model.setState({ focus: { message, block: blockOf(row) }, wish, waiting: null });
}

/** Moves to the next or previous shown block, without unfolding it. */
export function stepBlock(model: TranscriptModel, by: 1 | -1): void {
  const state = model.getState();
  for (let at = rowOfFocus(state) + by; at >= 0 && at < state.rows.length; at += by)
    if (isStop(state.rows, at)) return goToRow(model, at);
  // the next block is still loading: `goTo` scrolls to it when it arrives
  if (by === 1 && !isWhole(state.head)) goTo(model, { message: state.head.skeleton.length, block: null, offset: 0 });
}

/** Goes to the next part that was never in view, and continues at the top after the end; false if there is none. */
export function goToUnseen(model: TranscriptModel): boolean {
  const state = model.getState();
  const from = Math.max(0, rowOfFocus(state));
  const count = state.rows.length;
  for (let n = 0; n < count; n += 1) {
    const at = (from + n) % count;
    const row = state.rows[at];
    const share = row === undefined || row.kind !== 'piece' ? null : unseenShare(model, row.key);
    if (share === null) continue;
    goToRow(model, at, share);
    return true;
  }
  return false;
}
