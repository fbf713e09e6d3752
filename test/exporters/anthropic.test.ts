// Conversations in the shape of Anthropic's Messages API: which blocks keep their type, and which become text.
import { expect, test } from 'vitest';
import type { Block, Message } from '../../contract/transcript.ts';
import { anthropicRequest } from '../../main/exporters/tools/anthropic.ts';
import { message } from '../support/messages.ts';

const words = (text: string): Block => ({ type: 'text', text });
const call = (call_id: string, text = '{"a":1}', name = 'read'): Block => ({ type: 'tool_call', call_id, name, text });
const answer = (call_id: string, text = 'found'): Block => ({
  type: 'tool_result',
  call_id,
  name: 'read',
  text,
  is_error: false,
});
const shown = (...messages: Message[]): unknown[] => anthropicRequest(messages).messages;
const text = (of: string) => ({ type: 'text', text: of });

test('the first system messages are the system prompt, later ones are text of the user', () => {
  const { system, messages, tools } = anthropicRequest([
    message('system', words('Be kind.')),
    message('system', words('Be brief.')),
    message('user', words('Hi'), words('  ')),
    message('system', words('Now stop.')),
    message('assistant', words('Bye')),
  ]);
  expect(system).toEqual([text('Be kind.'), text('Be brief.')]);
  expect(tools).toEqual([]);
  expect(messages).toEqual([
    { role: 'user', content: [text('Hi'), text('[system]\nNow stop.')] },
    { role: 'assistant', content: [text('Bye')] },
  ]);
});

test('calls and their results are blocks, and results come first in the next turn', () => {
  const { tools, messages } = anthropicRequest([
    message('user', words('Look')),
    message('assistant', words('I look.'), call('x', '{"a":1}', 'functions.read')),
    message('user', words('meanwhile')),
    message('tool', answer('x', '')),
  ]);
  expect(tools.map(({ name }) => name)).toEqual(['functions_read']);
  expect(messages.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [text('I look.'), { type: 'tool_use', id: 'x', name: 'functions_read', input: { a: 1 } }],
    },
    {
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: 'x', content: [], is_error: false }, text('meanwhile')],
    },
  ]);
});

test('calls that the API would refuse become text, and digits inside of strings are unchanged', () => {
  const refused = [
    [call('x'), answer('y')],
    [call('x', '[1]'), answer('x')],
    [call('x', '{"a":'), answer('x')],
    [call('x', '{"a":12345678901234567890}'), answer('x')],
    [call(''), answer('')],
  ] as const;
  for (const [asked, answered] of refused)
    expect(
      shown(message('user', words('Hi')), message('assistant', asked), message('tool', answered)).slice(1),
    ).toEqual([
      { role: 'assistant', content: [text(`[tool call read]\n${asked.text}`)] },
      { role: 'user', content: [text('[tool result read]\nfound')] },
    ]);
  const digits = '{"a":"12345678901234567890","b":1.23456789012345678901,"c":-7}';
  const [, kept] = anthropicRequest([
    message('user', words('Hi')),
    message('assistant', call('x', digits)),
    message('tool', answer('x')),
  ]).messages;
  expect(kept?.content).toMatchObject([{ type: 'tool_use', input: { a: '12345678901234567890', c: -7 } }]);
});

test('each call has a unique id that the API accepts', () => {
  const ask = (id: string): Message[] => [message('assistant', call(id)), message('tool', answer(id))];
  const { messages } = anthropicRequest([
    message('user', words('Hi')),
    ...ask('x'),
    ...ask('x'),
    ...ask('a/b'),
    ...ask('call-2'),
  ]);
  const ids = messages.flatMap(({ content }) => content.flatMap((one) => (one.type === 'tool_use' ? [one.id] : [])));
  const answered = messages.flatMap(({ content }) =>
    content.flatMap((one) => (one.type === 'tool_result' ? [one.tool_use_id] : [])),
  );
  expect(new Set(ids).size).toBe(4);
  expect(ids[0]).toBe('x');
  expect(ids.every((id) => /^[\w-]+$/.test(id))).toBe(true);
  expect(answered).toEqual(ids);
});

test('reasoning and images without data become text, a user’s turn is added before an agent that begins, and branches are omitted', () => {
  const image = (data: string | null): Block => ({ type: 'image', data, text: 'cat.png' });
  const [first, second, third] = anthropicRequest([
    message(
      'assistant',
      { type: 'reasoning', text: 'hm', redacted: false },
      { type: 'reasoning', text: '', redacted: true },
    ),
    { ...message('user', words('rolled back')), branch: 'b' },
    message('user', image('data:image/png;base64,aGk='), image(null)),
  ]).messages;
  expect(first?.role).toBe('user');
  expect(second).toEqual({ role: 'assistant', content: [text('[reasoning]\nhm')] });
  expect(third?.content).toEqual([
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGk=' } },
    text('[image]\ncat.png'),
  ]);
});
