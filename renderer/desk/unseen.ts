// Finds parts that should be read before a level is chosen and were never in view.
import type { Place, TranscriptModel } from '../transcript/model.ts';
import { blockKeys, partsOf } from '../transcript/rows.ts';

/**
 * The last tool result of the final conversation, if no part of it was ever in view; otherwise null. It often shows
 * which attempts took effect.
 */
export function unseenResult(model: TranscriptModel): Place | null {
  const { skeleton } = model.getState().head;
  for (let message = skeleton.length - 1; message >= 0; message -= 1) {
    const about = skeleton[message];
    if (about === undefined || about.branch !== '') continue;
    const block = about.blocks.findLastIndex(({ type }) => type === 'tool_result');
    if (block === -1) continue;
    return blockKeys(skeleton, message, block).some((key) => model.seen.has(key)) ? null : { message, block };
  }
  return null;
}

/**
 * The first hidden reasoning of which no part was ever in view; null if there is none. It goes through the rows,
 * because reasoning may be longer than one.
 */
export function unseenReasoning(model: TranscriptModel): Place | null {
  const { head, rows } = model.getState();
  for (const row of rows) {
    const block = row.kind === 'piece' && row.part === 0 ? head.skeleton[row.message]?.blocks[row.block] : undefined;
    if (row.kind !== 'piece' || block?.type !== 'reasoning') continue;
    const folded = row.folded ? row.key : row.key - 1;
    const keys = Array.from({ length: 1 + partsOf(block) }, (_, n) => folded + n);
    if (!keys.some((key) => model.seen.has(key))) return { message: row.message, block: row.block };
  }
  return null;
}
