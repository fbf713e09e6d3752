// Transcripts in the chat shape: each tool result is a separate message, and every message has the same keys.
import { expect, test } from 'vitest';
import type { Message } from '../../contract/transcript.ts';
import { chatMessages } from '../../main/exporters/messages.ts';

const message = (part: Partial<Message>): Message => ({
  role: 'assistant',
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks: [],
  ...part,
});
const keys = [
  'at',
  'branch',
  'content',
  'images',
  'is_error',
  'message',
  'message_number',
  'model',
  'name',
  'prefilled',
  'reasoning',
  'role',
  'tool_call_id',
  'tool_calls',
];

test('reasoning, text and calls of one message stay in one message', () => {
  const blocks: Message['blocks'] = [
    { type: 'reasoning', text: 'think', redacted: false },
    { type: 'text', text: 'one' },
    { type: 'text', text: 'two' },
    { type: 'tool_call', call_id: 'c1', name: 'bash', text: '{"cmd":"ls"}' },
  ];
  expect(chatMessages(message({ blocks }), 4)).toMatchObject([
    {
      message_number: 4,
      role: 'assistant',
      content: 'one\n\ntwo',
      reasoning: 'think',
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'bash', arguments: '{"cmd":"ls"}' } }],
    },
  ]);
});

test('two tool results and a text in a user message become two tool messages and a user message', () => {
  const blocks: Message['blocks'] = [
    { type: 'tool_result', call_id: 'a', name: 'bash', text: 'A', is_error: false },
    { type: 'tool_result', call_id: 'b', name: 'bash', text: 'B', is_error: true },
    { type: 'text', text: 'go on' },
  ];
  expect(chatMessages(message({ role: 'user', blocks }), 7)).toMatchObject([
    { message_number: 7, role: 'tool', content: 'A', tool_call_id: 'a', is_error: false },
    { message_number: 7, role: 'tool', content: 'B', tool_call_id: 'b', is_error: true },
    { message_number: 7, role: 'user', content: 'go on' },
  ]);
});

test('every message has the same keys, also an empty one', () => {
  const all = [message({}), message({ blocks: [{ type: 'image', data: null, text: 'cat.png' }] })].flatMap((m) =>
    chatMessages(m, 0),
  );
  expect(all).toHaveLength(2);
  for (const one of all) expect(Object.keys(one ?? {}).sort()).toEqual(keys);
});
