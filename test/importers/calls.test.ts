// Tool calls and tool results in places where only some producers put them.
import { describe, expect, test } from 'vitest';
import { streamed } from './support.ts';

const blocksOf = async (value: unknown) =>
  (await streamed(JSON.stringify(value), 4096)).transcripts[0]?.messages.map(({ role, blocks }) => [
    role,
    ...blocks.map(({ type, text }) => `${type} ${text}`),
  ]);

test('several results in one message of tau2-bench are read and matched to their calls', async () => {
  const call = (id: string): object => ({ id, name: 'look', arguments: { n: 1 }, requestor: 'assistant' });
  const tool = (id: string, content: string, error = false): object => ({
    id,
    role: 'tool',
    content,
    error,
    requestor: 'assistant',
  });
  const messages = [
    { role: 'user', content: 'q' },
    { role: 'assistant', content: null, tool_calls: [call('a'), call('b')] },
    { role: 'tool', tool_messages: [tool('a', 'one'), tool('b', 'two', true)] },
    { role: 'assistant', content: 'done' },
  ];
  const { found } = await streamed(
    JSON.stringify({ id: 's', task_id: '1', trial: 0, termination_reason: 'stop', messages }),
    4096,
  );
  expect(found[0]?.format).toBe('tau2-bench');
  expect(
    found[0]?.transcript.messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'tool_result')),
  ).toMatchObject([
    { call_id: 'a', name: 'look', text: 'one', is_error: false },
    { call_id: 'b', name: 'look', text: 'two', is_error: true },
  ]);
  expect([...(found[0]?.unknown.keys() ?? [])]).toEqual([]);
});

describe('promptfoo', () => {
  const result = (output: unknown): object => ({
    results: { results: [{ prompt: { raw: 'q' }, response: { output }, success: true, gradingResult: null }] },
  });
  const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{"n":1234567890123456789}' } };
  const called = [
    ['user', 'text q'],
    ['assistant', 'tool_call {\n  "n": 1234567890123456789\n}'],
  ];
  test.each([
    ['a list of calls', [call]],
    ['a list of calls as JSON text', JSON.stringify([call])],
    ['one call', call],
    ['a list of calls of Anthropic', [{ type: 'tool_use', id: 'c', name: 'f', input: '{"n":1234567890123456789}' }]],
    [
      'an item of the Responses API',
      [{ type: 'function_call', call_id: 'c', name: 'f', arguments: '{"n":1234567890123456789}' }],
    ],
    ['a call without an id', { function_call: { name: 'f', arguments: '{"n":1234567890123456789}' } }],
    ['a message with calls', { content: null, tool_calls: [call] }],
  ])('an answer that is %s becomes calls', async (_, output) => {
    expect(await blocksOf(result(output))).toEqual(called);
  });
  test('an answer with text and a call becomes both', async () => {
    expect(
      await blocksOf(
        result([
          { type: 'text', text: 'I call.' },
          { type: 'tool_use', id: 'c', name: 'f', input: {} },
        ]),
      ),
    ).toEqual([
      ['user', 'text q'],
      ['assistant', 'text I call.', 'tool_call {}'],
    ]);
  });
  test('an answer that is other JSON stays text', async () => {
    for (const output of ['[{"name": "Ada"}]', '{"function": "sin"}', '[{"type": "function"}]'])
      expect(await blocksOf(result(output))).toEqual([
        ['user', 'text q'],
        ['assistant', `text ${output}`],
      ]);
  });
});

describe('Harmony', () => {
  const said = async (content: string) =>
    blocksOf({
      messages: [
        { role: 'user', content: 'q' },
        { role: 'assistant', content },
      ],
    });
  const final = '<|start|>assistant<|channel|>final<|message|>';
  test.each([
    [`<|channel|>analysis<|message|>SECRET<|end|>${final}A`, ['reasoning SECRET', 'text A']],
    [`<|channel|>analysis<|message|>SECRET<|end|>\n${final}A<|return|>`, ['reasoning SECRET', 'text A']],
    [`${final}A`, ['text A']],
    ['<|channel|>final<|message|>A<|return|>', ['text A']],
    ['<|channel|>final <|constrain|>json<|message|>{"a": 1}<|end|>', ['text {"a": 1}']],
    [
      '<|channel|>analysis<|message|>SECRET<|end|><|start|>assistant<|channel|>commentary to=functions.f <|constrain|>json<|message|>{"a":1}<|call|>',
      ['reasoning SECRET', 'tool_call {\n  "a": 1\n}'],
    ],
    ['<|start|>assistant to=functions.f<|channel|>commentary json<|message|>{}<|call|>', ['tool_call {}']],
    ['<|channel|>commentary<|message|>I look.<|end|>' + final + 'A', ['text I look.', 'text A']],
    ['analysisSECRET about it.assistantfinalA', ['reasoning SECRET about it.', 'text A']],
    ['analysisSECRET<|end|>' + final + 'A', ['reasoning SECRET', 'text A']],
    [
      'The mark `<|channel|>final<|message|>` begins an answer.',
      ['text The mark `<|channel|>final<|message|>` begins an answer.'],
    ],
    ['analysis of the final', ['text analysis of the final']],
  ])('%s', async (content, blocks) => {
    expect(await said(content)).toEqual([
      ['user', 'text q'],
      ['assistant', ...blocks],
    ]);
  });
});
