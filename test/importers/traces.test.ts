// Traces in which each call contains only its own turn are joined into one conversation, with the results of tools
// between the turns.
import { describe, expect, test } from 'vitest';
import { streamed } from './support.ts';

const observation = (second: number, type: string, more: object): object => ({
  id: `o${second}`,
  traceId: 't',
  type,
  name: 'turn',
  startTime: `2026-01-01T00:00:0${second}.000Z`,
  ...more,
});
const said = (content: object[]): object => ({ role: 'assistant', content });
/** The value that the recorder wrote instead of a message. */
const LOST = { content: 'role' };

const trace = (observations: object[]): string =>
  JSON.stringify({ trace: { id: 't', name: 'agent', timestamp: '2026-01-01T00:00:00Z' }, observations, scores: [] });

test('turns of an agent whose recorder omits the input become one conversation', async () => {
  const call = { type: 'tool_use', id: 'c1', name: 'look', input: { n: 1 } };
  const { transcripts } = await streamed(
    trace([
      observation(0, 'SPAN', { input: { prompt: 'Where is the key?', system: 'Be brief.' }, output: null }),
      observation(1, 'GENERATION', {
        input: { role: 'user', content: 'Where is the key?' },
        output: said([{ type: 'text', text: 'I look.' }]),
      }),
      observation(2, 'GENERATION', { input: LOST, output: said([call]) }),
      observation(3, 'TOOL', {
        name: 'look',
        input: { input: { n: 1 } },
        output: { content: [{ type: 'text', text: 'a key' }] },
      }),
      observation(4, 'GENERATION', { input: LOST, output: said([{ type: 'text', text: 'Under the mat.' }]) }),
    ]),
    1000,
  );
  const told = transcripts[0]?.messages.map(({ role, branch, blocks }) => [role, branch, blocks[0]?.text]);
  expect(told).toEqual([
    ['system', '', 'Be brief.'],
    ['user', '', 'Where is the key?'],
    ['assistant', '', 'I look.'],
    ['assistant', '', expect.stringContaining('"n": 1')],
    ['tool', '', 'a key'],
    ['assistant', '', 'Under the mat.'],
  ]);
  expect(transcripts[0]?.messages[4]?.blocks[0]).toMatchObject({ call_id: 'c1', name: 'look' });
});

test('calls with input of their own become separate branches', async () => {
  const asked = (second: number, words: string): object =>
    observation(second, 'GENERATION', {
      input: [{ role: 'user', content: words }],
      output: { role: 'assistant', content: `Answer to ${words}` },
    });
  const { transcripts } = await streamed(trace([asked(1, 'one'), asked(2, 'two')]), 1000);
  expect(new Set(transcripts[0]?.messages.map(({ branch }) => branch)).size).toBe(2);
});

test('calls and tool definitions that a recorder wrote as text of a tool become a call and a system message', async () => {
  const call = { id: 'c1', type: 'function', function: { name: 'look', arguments: '{"n": 1}' } };
  const { transcripts } = await streamed(
    trace([
      observation(1, 'GENERATION', {
        input: [
          { role: 'user', content: 'Where is the key?' },
          { role: 'tool', content: JSON.stringify([call]) },
          { role: 'tool', content: 'a key' },
          { role: 'tool', content: { type: 'function', function: { name: 'look', parameters: {} } } },
        ],
        output: [{ role: 'assistant', content: 'Under the mat.' }],
      }),
    ]),
    1000,
  );
  expect(transcripts[0]?.messages.map(({ role, blocks }) => [role, blocks[0]?.type])).toEqual([
    ['user', 'text'],
    ['assistant', 'tool_call'],
    ['tool', 'tool_result'],
    ['system', 'text'],
    ['assistant', 'text'],
  ]);
  expect(transcripts[0]?.messages[2]?.blocks[0]).toMatchObject({ call_id: 'c1', text: 'a key' });
});

test('calls of the AI SDK become calls with their results, even if a span repeats another', async () => {
  const calls = JSON.stringify([{ toolCallId: 'c1', toolName: 'look', input: '{"n":1234567890123456789}' }]);
  const { transcripts } = await streamed(
    trace([
      observation(0, 'GENERATION', { input: { prompt: 'Where is the key?' }, output: calls }),
      observation(1, 'GENERATION', { input: [{ role: 'user', content: 'Where is the key?' }], output: calls }),
      observation(2, 'TOOL', { name: 'look', input: '{"n":1234567890123456789}', output: 'a key' }),
    ]),
    1000,
  );
  expect(transcripts[0]?.messages.map(({ branch, blocks }) => [branch, blocks[0]])).toEqual([
    ['', { type: 'text', text: 'Where is the key?' }],
    ['', { type: 'tool_call', call_id: 'c1', name: 'look', text: '{\n  "n": 1234567890123456789\n}' }],
    ['', { type: 'tool_result', call_id: 'c1', name: 'look', text: 'a key', is_error: false }],
  ]);
});

test('a message whose role is the name of a tool becomes its result, and the instruction in a config becomes a system message', async () => {
  const call = { id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' } };
  const named = [
    { role: 'user', content: 'Where?' },
    { role: 'assistant', content: '', tool_calls: [call] },
    { role: 'look', content: 'a key' },
  ];
  const gemini = { config: { system_instruction: 'Be brief.' }, contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] };
  const read = async (input: unknown): Promise<unknown> => {
    const { transcripts } = await streamed(trace([observation(0, 'GENERATION', { input, output: 'Yes.' })]), 1000);
    return transcripts[0]?.messages.map(({ role, name, blocks }) => [role, name, blocks[0]?.text]);
  };
  expect(await read(named)).toEqual([
    ['user', null, 'Where?'],
    ['assistant', null, '{}'],
    ['tool', null, 'a key'],
    ['assistant', null, 'Yes.'],
  ]);
  expect(await read(JSON.stringify(gemini))).toEqual([
    ['system', null, 'Be brief.'],
    ['user', null, 'Hi'],
    ['assistant', null, 'Yes.'],
  ]);
});

test('attributes without their span are read: speakers, exact arguments, and the input of a tool', async () => {
  const said = (at: string, role: string, words: string): object => ({
    [`llm.${at}.message.role`]: role,
    [`llm.${at}.message.content`]: words,
  });
  const call = 'llm.input_messages.1.message.tool_calls.0.tool_call';
  const model = {
    'openinference.span.kind': 'LLM',
    'llm.model_name': 'm',
    ...said('input_messages.0', 'user', 'Where?'),
    'llm.input_messages.1.message.role': 'assistant',
    [`${call}.id`]: 'c1',
    [`${call}.function.name`]: 'look',
    [`${call}.function.arguments`]: '{"n":1234567890123456789}',
    ...said('input_messages.2', 'tool', 'a key'),
    ...said('output_messages.0', 'assistant', 'There.'),
  };
  const tool = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': 'look',
    input: '{"n": 1}',
    output: 'a key',
  };
  const read = async (value: object): Promise<unknown> => {
    const { found } = await streamed(JSON.stringify(value), 1000, 'span.json');
    expect(found.map(({ format, unknown }) => [format, ...unknown.keys()])).toEqual([['openinference']]);
    return found[0]?.transcript.messages.map(({ role, blocks }) => [role, blocks[0]?.type, blocks[0]?.text]);
  };
  expect(await read(model)).toEqual([
    ['user', 'text', 'Where?'],
    ['assistant', 'tool_call', '{\n  "n": 1234567890123456789\n}'],
    ['tool', 'tool_result', 'a key'],
    ['assistant', 'text', 'There.'],
  ]);
  expect(await read(tool)).toEqual([
    ['assistant', 'tool_call', '{\n  "n": 1\n}'],
    ['tool', 'tool_result', 'a key'],
  ]);
});

describe('messages printed by Python (Agno)', () => {
  const told = async (messages: string[]) => {
    const input = JSON.stringify({ messages, tools: [] });
    const { transcripts } = await streamed(trace([observation(0, 'GENERATION', { input, output: null })]), 1000);
    expect(transcripts[0]?.original).toContain('GENERATION');
    return transcripts[0]?.messages.map(({ role, blocks }) => [
      role,
      ...blocks.map(({ type, text }) => `${type} ${text}`),
    ]);
  };
  test('become messages, with their calls, results and reasoning', async () => {
    expect(
      await told([
        String.raw`role='user' content="It's \"here\": caf\xe9 \u4f1a \U0001f511\nnext" name=None`,
        String.raw`role='assistant' content=None reasoning_content='SECRET' tool_calls=[{'id': 'c', 'type': 'function', 'function': {'name': 'f', 'arguments': '{"n": 1234567890123456789}'}}] metrics=Metrics(tokens=1, timer=<agno.utils.timer.Timer object at 0x309c55a90>, more={'a': (1, 2.50)}) ok=True`,
        "role='tool' content='R' tool_call_id='c' tool_call_error=False",
      ]),
    ).toEqual([
      ['user', 'text It\'s "here": café 会 🔑\nnext'],
      ['assistant', 'reasoning SECRET', 'tool_call {\n  "n": 1234567890123456789\n}'],
      ['tool', 'tool_result R'],
    ]);
  });
  test.each([
    "role='user' content=__import__('os').system('x')",
    "role='user' content='a' + 'b'",
    "role='user' content=<Role.user: 'user'>",
    "role='user' content='open",
    `role='user' content=${'['.repeat(5000)}`,
    String.raw`role='user' content='\Uffffffff'`,
  ])('stay text if they contain anything except literals: %s', async (text) => {
    expect(JSON.stringify(await told([text]))).toContain(JSON.stringify(text.slice(0, 40)).slice(1, -1));
  });
});
