// Messages and their blocks, for tests.
import type { Block, Message } from '../../contract/transcript.ts';

/** A message of the main branch with these blocks. */
export const message = (role: Message['role'], ...blocks: Block[]): Message => ({
  role,
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks,
});

export const text = (words: string): Block => ({ type: 'text', text: words });
export const reasoning = (words: string): Block => ({ type: 'reasoning', text: words, redacted: false });
