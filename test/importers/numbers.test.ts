// Numbers in arguments, ids, facets and scores keep the digits in which they are written.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { indented } from '../../main/importers/normal/indented.ts';
import { parseJson } from '../../main/importers/read/lenient-json.ts';
import { writtenJson } from '../../main/importers/read/numbers.ts';
import { folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

const ODD = [
  '1234567890123456789',
  '1.0',
  '1e400',
  '-0',
  '1E5',
  '0.10000000000000000001',
  'NaN',
  '-Infinity',
  '12345678901234567890123',
];

test('a value is printed with the digits of its source', () => {
  const text = `{"a":[${ODD.join(',')}],"b":{"c":${ODD[0]},"__proto__":1.0},"s":"1.0 NaN \\"2.0"}`;
  expect(writtenJson(parseJson(text))).toBe(text);
});

test('numbers that JavaScript can hold exactly are numbers, NaN is null, and others keep their source text', () => {
  expect(parseJson(`[${ODD.join(',')}]`)).toEqual([
    '1234567890123456789',
    1,
    '1e400',
    -0,
    100_000,
    '0.10000000000000000001',
    null,
    null,
    '12345678901234567890123',
  ]);
  expect(parseJson('12345678901234567890')).toBe('12345678901234567890');
  for (const text of ['{1.0: 2}', '[01]', '[1.]', '[+1.0]', '[1.0.0]', '{NaN: 1}'])
    expect(() => parseJson(text)).toThrow(SyntaxError);
});

test('any JSON is indented as by JSON.stringify', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, 4), (text, indent) => {
      const value: unknown = JSON.parse(text);
      expect(indented(JSON.stringify(value, null, indent))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

const written = '{"user_id": 1234567890123456789, "ratio": 1.0, "e": 1e400, "n": NaN, "dup": 1, "dup": 2}';

describe('arguments of calls', () => {
  const args = async (call: string): Promise<string | undefined> => {
    const row = `{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[${call}]},{"role":"tool","content":"r"}]}`;
    const { transcripts } = await streamed(row, 64);
    return transcripts[0]?.messages[1]?.blocks
      .map((block) => (block.type === 'tool_call' ? `${block.name} ${block.text}` : ''))
      .join();
  };
  const small = '{"id": 1234567890123456789, "x": 1.0}';
  const shown = 'f {\n  "id": 1234567890123456789,\n  "x": 1.0\n}';
  test.each([
    ['OpenAI, as text', `{"id":"c","function":{"name":"f","arguments":${JSON.stringify(small)}}}`, shown],
    ['OpenAI, as an object', `{"id":"c","function":{"name":"f","arguments":${small}}}`, shown],
    ['AgentDojo', `{"id":"c","function":"f","args":${small}}`, shown],
    ['LangChain', `{"id":"c","name":"f","args":${small},"type":"tool_call"}`, shown],
    ['a custom tool', `{"id":"c","type":"custom","custom":{"name":"f","input":"as it *is*"}}`, 'f as it *is*'],
    ['arguments beside the name', `{"id":"c","function":{"name":"f"},"arguments":${small}}`, shown],
    ['no JSON', `{"id":"c","function":{"name":"f","arguments":"{\\"q\\": broken"}}`, 'f {"q": broken'],
    ['text within text', `{"id":"c","function":{"name":"f","arguments":"\\"x\\""}}`, 'f "x"'],
    ['nothing', `{"id":"c","function":{"name":"f"}}`, 'f {}'],
  ])('%s', async (_, call, expected) => expect(await args(call)).toBe(expected));

  test('arguments in parts of the content, together with their results, or addressed to a tool', async () => {
    const part = `{"type":"tool-call","toolCallId":"t","toolName":"f","input":${small}}`;
    const result = '{"type":"tool-result","toolCallId":"t","toolName":"f","output":{"type":"json","value":{"x":1.0}}}';
    const kept = `{"role":"assistant","content":"","toolInvocations":[{"toolCallId":"t","toolName":"f","args":${small},"result":"ok"}]}`;
    const sent = '{"role":"assistant","channel":"commentary","recipient":"functions.f","content":"{\\"id\\": 1}"}';
    const list = `[{"role":"user","content":"q"},{"role":"assistant","content":[${part}]},{"role":"tool","content":[${result}]},${kept},${sent}]`;
    const { transcripts } = await streamed(list, 64);
    const blocks = transcripts[0]?.messages.flatMap((message) => message.blocks).slice(1);
    const args = shown.slice(2);
    expect(blocks).toMatchObject([
      { type: 'tool_call', call_id: 't', name: 'f', text: args },
      { type: 'tool_result', call_id: 't', name: 'f', text: '{\n  "x": 1.0\n}' },
      { type: 'tool_call', call_id: 't', name: 'f', text: args },
      { type: 'tool_result', text: 'ok' },
      { type: 'tool_call', name: 'f', text: '{\n  "id": 1\n}' },
    ]);
    expect(blocks).toHaveLength(5);
  });

  test('a key that occurs twice is printed twice', async () => {
    expect(await args(`{"id":"c","function":{"name":"f","arguments":${JSON.stringify(written)}}}`)).toBe(
      'f {\n  "user_id": 1234567890123456789,\n  "ratio": 1.0,\n  "e": 1e400,\n  "n": NaN,\n  "dup": 1,\n  "dup": 2\n}',
    );
  });

  test('arguments in an Inspect log with attachments, and in an Anthropic message', async () => {
    const call = `{"id":"c","function":"f","arguments":{"id":1234567890123456789,"text":"attachment://h"}}`;
    const sample = `{"id":9223372036854775809,"epoch":1,"attachments":{"h":"long"},"messages":[{"role":"assistant","content":"","tool_calls":[${call}]}]}`;
    const log = `{"version":2,"status":"success","eval":{"eval_id":"e","task":"t","model":"m"},"samples":[${sample},${sample.replace('9223372036854775809', '"9223372036854775809"')}]}`;
    const { transcripts } = await streamed(log, 64);
    expect(transcripts.map(({ source_id }) => source_id)).toEqual([
      'e/9223372036854775809/1',
      'e/"9223372036854775809"/1',
    ]);
    expect(transcripts[0]?.messages[0]?.blocks[0]?.text).toBe('{\n  "id": 1234567890123456789,\n  "text": "long"\n}');
    const use =
      '{"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{"x":1.0,"big":1e400}}]}]}';
    expect((await streamed(use, 64)).transcripts[0]?.messages[0]?.blocks[0]?.text).toBe(
      '{\n  "x": 1.0,\n  "big": 1e400\n}',
    );
  });
});

test('ids, facets and scores of rows keep their digits', async () => {
  const row = (id: string): string =>
    `{"id":${id},"seed":12345678901234567890,"temperature":1.0,"limit":NaN,"score":1.0,"reward":1e400,"messages":[{"role":"user","content":"q"}]}`;
  const { transcripts } = await given(
    files.write('rows.jsonl', [row('9007199254740993'), row('9007199254740992')].join('\n')),
  );
  expect(transcripts.map(({ source_id }) => source_id)).toEqual(['9007199254740993', '9007199254740992']);
  expect(transcripts[0]?.facets).toEqual({ seed: '12345678901234567890', temperature: 1, limit: 'NaN' });
  expect(transcripts[0]?.scores).toMatchObject([
    { dimension: 'score', value: 1, label: '1.0' },
    { dimension: 'reward', value: null, label: '1e400' },
  ]);
});

test('scores beside a conversation keep their digits in every format of rows', async () => {
  const user = { role: 'user', content: 'q' };
  const said = { role: 'assistant', content: 'a' };
  const rows = {
    'prompt-completion': { prompt: 'q', completion: 'a' },
    conversation: { conversation: [user, said] },
    agentdojo: {
      suite_name: 's',
      pipeline_name: 'p',
      user_task_id: 't',
      injection_task_id: null,
      messages: [user, said],
    },
    arena: { conversation_a: [user, said], conversation_b: [user, said] },
    'tau2-bench': { task_id: 't', termination_reason: 'x', trial: 0, messages: [user, said] },
    'who-and-when': { history: [user, said], mistake_agent: 'x' },
    smolagents: { intermediate_steps: [said], prediction: 'a', question: 'q' },
    preferences: { prompt: 'q', chosen: 'a', rejected: 'b' },
    answers: { prompt: 'q', responses: ['a'] },
    openai: { messages: [user, said] },
  };
  for (const [format, row] of Object.entries(rows)) {
    const { found } = await streamed(`${JSON.stringify(row).slice(0, -1)}, "final_score": 2.50}`, 4096);
    const labels = found.flatMap(({ transcript }) => transcript.scores.map(({ label }) => label));
    expect([format, found[0]?.format, labels.includes('2.50')]).toEqual([format, format, true]);
  }
});
