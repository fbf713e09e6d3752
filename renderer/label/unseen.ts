// Whether the last thing a tool answered has been on the screen: it often decides what was only tried and what took effect.
import type { Place, TranscriptModel } from '../transcript/model.ts';
import { blockKeys } from '../transcript/rows.ts';

/** The last tool result of the conversation as it ended, if no part of it was ever in view; else null. */
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
