// Whether the last thing a tool answered has been on the screen: it often decides what was only tried and what took effect.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import type { Place, TranscriptModel } from '../transcript/model.ts';
import { partsOf, rowKey, type Row } from '../transcript/rows.ts';

/** The rows that a block may be shown in: folded, or open in its parts. */
function piecesOf(head: SkeletonMessage, message: number, block: number): Row[] {
  const part = head.blocks[block];
  const parts = part === undefined ? 0 : partsOf(part);
  const piece = { kind: 'piece' as const, message, block, parts };
  return [{ ...piece, part: 0, folded: true }, ...Array.from({ length: parts }, (_, n) => ({ ...piece, part: n, folded: false }))];
}

/** The last tool result of the conversation as it ended, if no part of it was ever in view; else null. */
export function unseenResult(model: TranscriptModel): Place | null {
  const { skeleton } = model.getState().head;
  for (let message = skeleton.length - 1; message >= 0; message -= 1) {
    const about = skeleton[message];
    if (about === undefined || about.branch !== '') continue;
    const block = about.blocks.findLastIndex(({ type }) => type === 'tool_result');
    if (block === -1) continue;
    return piecesOf(about, message, block).some((row) => model.seen.has(rowKey(row))) ? null : { message, block };
  }
  return null;
}
