// Repeated calls in a session: iFlow writes a reply again while it grows, so that consecutive lines share calls.
import type { Block, Message } from '../../../contract/transcript.ts';

const callId = (block: Block): string | null =>
  block.type === 'tool_call' && block.call_id !== '' ? JSON.stringify([block.call_id, block.name, block.text]) : null;

/** The index of the later message that repeats the call, and whether there are tool results in between; null: none. */
function again(messages: readonly Message[], at: number, call: string): { next: number; answered: boolean } | null {
  const { branch } = messages[at] ?? { branch: '' };
  let answered = false;
  for (let next = at + 1; next < messages.length; next++) {
    const message = messages[next];
    if (message === undefined || message.branch !== branch || message.role === 'user') return null;
    answered ||= message.role !== 'assistant';
    if (message.blocks.some((block) => callId(block) === call)) return { next, answered };
  }
  return null;
}

/**
 * Each call once. Of two messages with the same call the later one keeps it, unless its result came before that, or the
 * earlier message would be empty without it.
 */
export function callsOnce(messages: readonly Message[]): Message[] {
  const all = [...messages];
  const drop = (at: number, call: string): void => {
    const message = all[at];
    if (message !== undefined)
      all[at] = { ...message, blocks: message.blocks.filter((block) => callId(block) !== call) };
  };
  for (let at = 0; at < all.length; at++) {
    const message = all[at];
    if (message?.role !== 'assistant') continue;
    for (const call of message.blocks.flatMap((block) => callId(block) ?? [])) {
      const found = again(all, at, call);
      if (found !== null) drop(message.blocks.length > 1 && !found.answered ? at : found.next, call);
    }
  }
  return all;
}
