// Dialects of APIs, their logs and their streams: no text is lost, every speaker is right, and each of several answers
// becomes a transcript.
import { describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { streamed } from './support.ts';

const user = { role: 'user', content: 'Where is the key?' };
const told = (content: string): object => ({ role: 'assistant', content });
const fn = { name: 'look', arguments: '{"n": 12345678901234567890}' };

/**
 * A line for each block: name or role, kind of block, tool name and id of a call, and text without extra white space.
 */
const lines = ({ messages }: NormalTranscript): string[] =>
  messages.flatMap(({ role, name, blocks }) =>
    blocks.map((block) => {
      const called = 'name' in block ? `${block.name}#${block.call_id}` : '';
      return `${name ?? role} ${block.type} ${called}${block.text.replaceAll(/\s+/g, ' ')}`.replace(' text', ':');
    }),
  );

const read = async (value: unknown, name = 'x.json') => {
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  const { found, transcripts, rejected } = await streamed(words, 4096, name);
  expect(rejected).toEqual([]);
  return { transcripts, formats: [...new Set(found.map(({ format }) => format))], told: transcripts.map(lines) };
};
const jsonl = (values: readonly object[]): string => values.map((each) => JSON.stringify(each)).join('\n');

const ASKED = 'user: Where is the key?';
const CALL = 'assistant tool_call look#c1{ "n": 12345678901234567890 }';

describe('each of several answers to one request becomes a transcript', () => {
  const choices = ['no', 'no', 'no'].map((content, index) => ({ index, message: told(content) }));
  test.each([
    ['a completion', { id: 'x', object: 'chat.completion', choices }, []],
    ['texts', { id: 'x', object: 'text_completion', choices: [0, 1, 2].map((index) => ({ index, text: 'no' })) }, []],
    ['a request and its response', { request: { messages: [user] }, response: { id: 'x', choices } }, [ASKED]],
    ['messages and choices', { id: 'x', messages: [user], choices }, [ASKED]],
    ['messages and a response', { id: 'x', messages: [user], response: { choices } }, [ASKED]],
    ['a logged span', { id: 'x', input: [user], output: choices }, [ASKED]],
    [
      'candidates of Gemini',
      { responseId: 'x', candidates: [1, 2, 3].map(() => ({ content: { role: 'model', parts: [{ text: 'no' }] } })) },
      [],
    ],
  ])('%s', async (_, value, before) => {
    const { transcripts, told: said } = await read(value);
    expect(said).toEqual([1, 2, 3].map(() => [...before, 'assistant: no']));
    expect(transcripts.map(({ source_id: id }) => id)).toEqual(['x/1', 'x/2', 'x/3']);
    expect(transcripts.map(({ facets }) => facets['choice'])).toEqual(['1', '2', '3']);
  });
  test('an answer is one transcript if its text and calls are two choices with one index', async () => {
    const both = [
      { index: 0, message: told('Look.') },
      { index: 0, message: { role: 'assistant', content: null, tool_calls: [{ id: 'c1', function: fn }] } },
    ];
    expect((await read({ object: 'chat.completion', choices: both })).told).toEqual([['assistant: Look.', CALL]]);
  });
  test('each answer in the results of a batch becomes a transcript', async () => {
    const line = { id: 'b', custom_id: 'r', response: { status_code: 200, body: { choices } }, error: null };
    expect((await read(jsonl([line, { ...line, custom_id: 's' }]), 'x.jsonl')).transcripts).toHaveLength(6);
  });
});

describe('samples of benchmarks', () => {
  test('repeats of lm-evaluation-harness and completions of HELM become several transcripts', async () => {
    const row = { doc_id: 1, doc: {}, arguments: { gen_args_0: { arg_0: user.content } }, metrics: ['em'], em: 1 };
    const several = await read({ ...row, resps: [['no', 'yes']], filtered_resps: ['yes'] });
    expect(several.told).toEqual([
      [ASKED, 'assistant: no'],
      [ASKED, 'assistant: yes'],
    ]);
    expect(several.transcripts.map(({ scores }) => scores.length)).toEqual([0, 1]);
    const state = { instance: { id: 'i' }, request: { prompt: user.content } };
    const completions = [{ text: 'no' }, { text: 'no' }];
    const helm = { adapter_spec: {}, request_states: [{ ...state, result: { success: true, completions } }] };
    expect((await read(helm)).told).toEqual([
      [ASKED, 'assistant: no'],
      [ASKED, 'assistant: no'],
    ]);
  });
  test('OpenAI evals: the text of the grading model explains the score, and is not part of the conversation', async () => {
    const sampling = (prompt: object[], sampled: string): object => ({
      sample_id: 's',
      type: 'sampling',
      data: { prompt, sampled: [sampled] },
    });
    const metrics = { sample_id: 's', type: 'metrics', data: { choice: 'Y', score: 1 } };
    const grades = [{ role: 'user', content: 'Grade it.' }];
    const { transcripts, told: said } = await read(
      jsonl([sampling([user], 'no'), sampling(grades, 'Well. Y'), metrics]),
      'x.jsonl',
    );
    expect(said).toEqual([[ASKED, 'assistant: no']]);
    expect(transcripts[0]?.scores).toMatchObject([
      { dimension: 'choice', label: 'Y', explanation: 'Well. Y' },
      { dimension: 'score', value: 1, explanation: 'Well. Y' },
    ]);
  });
  test('scores of Weave’s evaluations and of Arize’s columns are read', async () => {
    const call = {
      id: 'c',
      trace_id: 't',
      op_name: 'weave:///e/p/op/Evaluation.predict_and_score:v',
      started_at: '2026',
    };
    const scores = { judge: { correct: true, why: 'ok' }, exact: 1 };
    const weave = [{ ...call, inputs: { q: user.content }, output: { output: 'no', scores } }];
    const dimensions = (of: NormalTranscript | undefined): unknown => of?.scores.map(({ dimension }) => dimension);
    expect(dimensions((await read(jsonl(weave), 'x.jsonl')).transcripts[0])).toEqual([
      'judge.correct',
      'judge.why',
      'exact',
    ]);
    const span = {
      'context.trace_id': 't',
      'context.span_id': 's',
      'attributes.openinference.span.kind': 'LLM',
      'attributes.llm.input_messages': [{ 'message.role': 'user', 'message.content': user.content }],
      'eval.Honest.label': 'no',
      'eval.Honest.score': 0,
      'eval.Honest.explanation': 'It lies.',
    };
    const { transcripts } = await read(jsonl([span]), 'x.jsonl');
    expect(transcripts[0]?.scores).toMatchObject([{ dimension: 'Honest', value: 0, explanation: 'It lies.' }]);
  });
});

describe('streams are assembled', () => {
  const chunk = (delta: object, id = 'x'): object => ({
    id,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta }],
  });
  const chunks = [
    chunk({ role: 'assistant', content: '' }),
    chunk({ reasoning_content: 'the ' }),
    chunk({ reasoning_content: 'mat?' }),
    chunk({ content: 'Loo' }),
    chunk({ content: 'k.' }),
    chunk({ tool_calls: [{ index: 0, id: 'c1', function: { name: 'look', arguments: '' } }] }),
    chunk({ tool_calls: [{ index: 0, function: { arguments: '{"n": 12345' } }] }),
    chunk({ tool_calls: [{ index: 0, function: { arguments: '678901234567890}' } }] }),
  ];
  const SAID = ['assistant reasoning the mat?', 'assistant: Look.', CALL];
  test('chunks of two answers in one file', async () => {
    const { told: said, formats } = await read(jsonl([...chunks, chunk({ content: 'no' }, 'y')]), 'x.jsonl');
    expect(said).toEqual([SAID, ['assistant: no']]);
    expect(formats).toEqual(['api-stream']);
  });
  test('server-sent events, also in the log of a proxy', async () => {
    const events = `${chunks.map((each) => `data: ${JSON.stringify(each)}`).join('\n\n')}\n\ndata: [DONE]\n`;
    expect((await read(events, 'x.txt')).told).toEqual([SAID]);
    const logged = { request: { messages: [user] }, response: events };
    expect((await read(logged)).told).toEqual([[ASKED, ...SAID]]);
    expect((await read({ request: { body: { messages: [user] } }, response: chunks })).told).toEqual([
      [ASKED, ...SAID],
    ]);
  });
  test('Anthropic’s events, Ollama’s lines, Gemini’s pieces, and events of the Responses API', async () => {
    const delta = (index: number, of: object): object => ({ type: 'content_block_delta', index, delta: of });
    const anthropic = [
      { type: 'message_start', message: { id: 'm', role: 'assistant', content: [] } },
      { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
      delta(0, { type: 'thinking_delta', thinking: 'the mat?' }),
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
      delta(1, { type: 'text_delta', text: 'Look.' }),
      { type: 'content_block_start', index: 2, content_block: { type: 'tool_use', id: 'c1', name: 'look', input: {} } },
      delta(2, { type: 'input_json_delta', partial_json: '{"n": 12345' }),
      delta(2, { type: 'input_json_delta', partial_json: '678901234567890}' }),
      { type: 'message_stop' },
    ];
    expect((await read(jsonl(anthropic), 'x.jsonl')).told).toEqual([SAID]);
    const ollama = ['Loo', 'k.'].map((content, at) => ({
      model: 'm',
      created_at: '2026-01-01T00:00:00Z',
      message: { role: 'assistant', content },
      done: at === 1,
    }));
    const twice = jsonl([...ollama, ...ollama]);
    expect((await read(twice, 'x.jsonl')).told).toEqual([['assistant: Look.'], ['assistant: Look.']]);
    const gemini = ['Loo', 'k.'].map((text, at) => ({
      candidates: [{ content: { role: 'model', parts: [{ text }] }, ...(at === 1 ? { finishReason: 'STOP' } : {}) }],
      responseId: 'r',
    }));
    expect((await read(gemini)).told).toEqual([['assistant: Look.']]);
    const responses = [
      { type: 'response.created', response: { id: 'r', output: [] } },
      { type: 'response.output_text.delta', delta: 'Loo' },
      { type: 'response.output_text.delta', delta: 'k.' },
    ];
    expect((await read(jsonl(responses), 'x.jsonl')).told).toEqual([['assistant: Look.']]);
  });
});

describe('logs of requests', () => {
  const request = { model: 'm', messages: [user] };
  const response = { choices: [{ message: told('no') }] };
  test.each([
    ['bodies', { request: { url: 'u', body: request }, response: { status: 200, body: response } }],
    ['bodies as text', { request: { body: JSON.stringify(request) }, response: { body: JSON.stringify(response) } }],
    ['a verifier of rollouts', { responses_create_params: { input: [user] }, response: { output: [told('no')] } }],
    [
      'HAR files',
      {
        log: {
          entries: [
            {
              request: { url: 'u', postData: { mimeType: 'j', text: JSON.stringify(request) } },
              response: { status: 200, content: { mimeType: 'j', text: JSON.stringify(response) } },
            },
          ],
        },
      },
    ],
    [
      'Bedrock',
      {
        schemaType: 'ModelInvocationLog',
        input: { inputBodyJson: { messages: [{ role: 'user', content: [{ text: user.content }] }] } },
        output: { outputBodyJson: { output: { message: { role: 'assistant', content: [{ text: 'no' }] } } } },
      },
    ],
  ])('%s', async (_, value) => {
    expect((await read(value)).told).toEqual([[ASKED, 'assistant: no']]);
  });
});

describe('parts of messages', () => {
  test.each<[string, object, string[]]>([
    ['speech', { audio: { id: 'a', data: 'QUJD', transcript: 'no' } }, ['assistant: no']],
    ['a part of speech', { content: [{ type: 'output_audio', transcript: 'no' }] }, ['assistant: no']],
    ['an object', { content: { thinking: 'hm', response: 'no' } }, ['assistant reasoning hm', 'assistant: no']],
    [
      'LiteLLM',
      { content: 'no', provider_specific_fields: { reasoning_content: 'hm' } },
      ['assistant reasoning hm', 'assistant: no'],
    ],
    [
      'a scratchpad',
      { content: '<SCRATCHPAD_REASONING>hm</SCRATCHPAD_REASONING>no' },
      ['assistant reasoning hm', 'assistant: no'],
    ],
    [
      'a fold of Open WebUI',
      { content: '<details type="reasoning" done="true">hm</details>\nno <details>more</details>' },
      ['assistant reasoning hm', 'assistant: no <details>more</details>'],
    ],
    [
      'a call with its answer',
      { content: [{ type: 'tool_call', tool_call: { id: 'c1', name: 'look', args: fn.arguments, output: 'a key' } }] },
      [CALL, 'assistant tool_result look#c1a key'],
    ],
    [
      'calls between marks',
      { content: `ok <tool_call>\n{"name": "look", "arguments": ${fn.arguments}}\n</tool_call>` },
      ['assistant: ok', CALL.replace('c1', 'call_1')],
    ],
    [
      'marks that are only text',
      { content: 'I write <tool_call>this</tool_call>.' },
      ['assistant: I write <tool_call>this</tool_call>.'],
    ],
    [
      'speech of an agent with tools',
      {
        tool_calls: [{ request_id: 'c1', tool_name: 'look', params_as_json: fn.arguments }],
        tool_results: [{ request_id: 'c1', tool_name: 'look', result_value: 'a key' }],
      },
      [CALL, 'assistant tool_result look#c1a key'],
    ],
  ])('%s', async (_, message, said) => {
    expect((await read({ messages: [user, { role: 'assistant', ...message }] })).told).toEqual([[ASKED, ...said]]);
  });
  test('Bedrock’s system prompt beside the messages is read', async () => {
    const content = [
      { reasoningContent: { reasoningText: { text: 'hm' } } },
      { toolUse: { toolUseId: 'c1', name: 'look', input: {} } },
    ];
    const result = { toolResult: { toolUseId: 'c1', content: [{ json: { a: 'key' } }], status: 'error' } };
    const messages = [
      { role: 'user', content: [{ text: user.content }] },
      { role: 'assistant', content },
      { role: 'user', content: [result] },
    ];
    expect((await read({ system: [{ text: 'be' }], messages })).told).toEqual([
      [
        'system: be',
        ASKED,
        'assistant reasoning hm',
        'assistant tool_call look#c1{}',
        'tool tool_result look#c1{ "a": "key" }',
      ],
    ]);
  });
  test('documents of Anthropic keep their text, and empty turns are no error', async () => {
    const source = { type: 'text', media_type: 'text/plain', data: 'a map' };
    const messages = [
      { role: 'user', content: [{ type: 'document', title: 'm', source }] },
      { role: 'assistant', content: null },
      { role: 'assistant', content: [{ type: 'thinking', thinking: 'hm' }] },
    ];
    const { told: said, formats } = await read({ messages });
    expect(said).toEqual([['user: [document: m] a map', 'assistant reasoning hm']]);
    expect(formats).toEqual(['anthropic']);
  });
  test('roles that mean calls and results become calls and results', async () => {
    const messages = [
      user,
      { role: 'tool_call', content: `{"name": "look", "arguments": ${fn.arguments}}` },
      { role: 'tool_response', content: 'a key' },
      { role: 'tool_call_invocation', tool_call_id: 'c1', name: 'look', arguments: fn.arguments },
      { role: 'tool_call_result', toolCallId: 'c1', message: '', result: 'a lock' },
    ];
    expect((await read({ messages })).told).toEqual([
      [ASKED, CALL.replace('c1', ''), 'tool tool_result #a key', CALL, 'tool tool_result look#c1a lock'],
    ]);
  });
  test('arguments that are not JSON stay text, and ids that are numbers match calls and results', async () => {
    const ai = {
      type: 'ai',
      content: '',
      tool_calls: [],
      invalid_tool_calls: [{ id: 'c1', name: 'look', args: '{n' }],
    };
    const lc = [{ type: 'human', content: user.content }, ai];
    expect((await read(lc)).told).toEqual([[ASKED, 'assistant tool_call look#c1{n']]);
    const calls = [7, 8].map((id) => ({ id, function: { name: `f${id}`, arguments: '{}' } }));
    const answers = [8, 7].map((id) => ({ role: 'tool', tool_call_id: id, content: `r${id}` }));
    const { told: said } = await read({ messages: [user, { role: 'assistant', tool_calls: calls }, ...answers] });
    expect(said[0]?.slice(3)).toEqual(['tool tool_result f8#8r8', 'tool tool_result f7#7r7']);
  });
});
