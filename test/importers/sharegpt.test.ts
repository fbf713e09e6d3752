// ShareGPT rows: an example, tool calls between marks, images beside the conversation, and invalid rows.
import { expect, test } from 'vitest';
import { fixture, given, streamed } from './support.ts';

const read = async (conversations: unknown, more: object = {}) =>
  (await streamed(JSON.stringify({ conversations, ...more }))).transcripts[0];

test('the example row is read', async () => {
  const { found } = await given(fixture('sharegpt.jsonl'));
  expect(found).toMatchObject([
    {
      format: 'sharegpt',
      where: 'line 1',
      transcript: {
        source_id: 's1',
        title: 'Weather?',
        messages: [
          { role: 'system', blocks: [{ text: 'Be brief.' }] },
          { role: 'user', blocks: [{ text: 'Weather?' }] },
          { role: 'assistant', blocks: [{ type: 'tool_call', call_id: 'call_1', name: 'get_weather' }] },
          { role: 'tool', blocks: [{ type: 'tool_result', call_id: 'call_1', name: 'get_weather', text: '3' }] },
          { role: 'assistant', blocks: [{ type: 'text', text: '3°C' }] },
        ],
      },
    },
  ]);
});

test('calls between marks are read with the text around them, and results are matched to calls in order', async () => {
  const call = (name: string): string => `<tool_call>{"name":"${name}","arguments":{"a":1}}</tool_call>`;
  const found = await read([
    { from: 'gpt', value: `<think>hm</think>Both.\n${call('f')}\n${call('g')}\nDone.` },
    { from: 'tool', value: '<tool_response>\nfirst\n</tool_response>' },
    { from: 'tool', value: 'second' },
    { from: 'tool', value: 'nobody asked' },
  ]);
  expect(
    found?.messages.map(({ blocks }) => blocks.map((block) => [block.type, block.text.replaceAll(/\s/g, '')])),
  ).toEqual([
    [
      ['reasoning', 'hm'],
      ['text', 'Both.'],
      ['tool_call', '{"a":1}'],
      ['tool_call', '{"a":1}'],
      ['text', 'Done.'],
    ],
    [['tool_result', 'first']],
    [['tool_result', 'second']],
    [['tool_result', 'nobodyasked']],
  ]);
  expect(found?.messages.slice(1).map(({ blocks: [block] }) => block)).toMatchObject([
    { call_id: 'call_1', name: 'f' },
    { call_id: 'call_2', name: 'g' },
    { call_id: '', name: '' },
  ]);
});

test.each(['get weather, please', '[]', '[{"name":"f"},"g"]'])(
  'a call that is not valid stays text: %s',
  async (value) => {
    const found = await read([{ from: 'function_call', value }]);
    expect(found?.messages[0]?.blocks).toEqual([{ type: 'text', text: value }]);
  },
);

test('images replace <image>, images without a mark are added to the user’s first turn, and none is downloaded', async () => {
  const found = await read(
    [
      { from: 'human', value: '<image>What is it?' },
      { from: 'gpt', value: 'A cat.' },
    ],
    { images: ['data:image/png;base64,AA==', 'https://example.org/cat.png'] },
  );
  expect(found?.messages.map(({ role, blocks }) => [role, blocks.map(({ type }) => type)])).toEqual([
    ['user', ['image', 'text', 'image']],
    ['assistant', ['text']],
  ]);
  expect(found?.messages[0]?.blocks[0]).toEqual({ type: 'image', data: null, text: 'https://example.org/cat.png' });
});

test('an unknown speaker keeps its name, and grades become scores', async () => {
  const found = await read([{ from: 'narrator', value: 'Once.' }], { score: 3, model: 'm' });
  expect(found).toMatchObject({
    messages: [{ role: 'user', name: 'narrator' }],
    facets: { model: 'm' },
    scores: [{ value: 3 }],
  });
});

test('a turn without a speaker is refused, and the reason names the field', async () => {
  const { rejected } = await streamed(
    JSON.stringify({ conversations: [{ from: 'human', value: 'x' }, { value: 'y' }] }),
  );
  expect(rejected).toMatchObject([{ reason: expect.stringContaining('1.from') }]);
});
