// The reader's selection as a span of a block.
import type { Span } from './model.ts';
import { pieceAt } from './highlights.ts';
import { sourceEnd } from './drawing/mapped.ts';
import { offsetOf, type Drawn } from './offsets.ts';

/** The offset in the block at which the drawn text of a piece ends. */
const endOf = ({ start, source, mapped }: Drawn): number =>
  mapped === null ? start + source.trimEnd().length : Math.max(0, ...mapped.map((text) => sourceEnd(text) ?? 0));

/** The selection as a span of the block it begins in; null if nothing of a block is selected. */
export function selectedSpan(): Span | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const first = pieceAt(range.startContainer);
  if (first === null) return null;
  const start = offsetOf(first, range.startContainer, range.startOffset, 'start');
  const last = pieceAt(range.endContainer);
  const sameBlock = last !== null && last.message === first.message && last.block === first.block;
  // a selection that continues into another block is cut at the end of the piece in which it began
  const end = sameBlock ? offsetOf(last, range.endContainer, range.endOffset, 'end') : endOf(first);
  if (start === null || end === null || end <= start) return null;
  return { message: first.message, block: first.block, start, end };
}
