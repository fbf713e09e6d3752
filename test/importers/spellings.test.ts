// Conversations with unusual names of fields or in unusual wrappers are read like the same conversation in plain form.
import { describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { streamed } from './support.ts';

const [U, A] = ['Where is the key?', 'Under the mat.'];
const user = { role: 'user', content: U };
const said = { role: 'assistant', content: A };
const chat = [user, said];

const turns = ({ messages }: NormalTranscript): string[] =>
  messages.map(({ role, name, blocks }) => `${name ?? role}: ${blocks.map(({ text }) => text).join('|')}`);
const plain = [`user: ${U}`, `assistant: ${A}`];
const read = async (value: unknown, name = 'x.json') => {
  const { transcripts, rejected } = await streamed(
    typeof value === 'string' ? value : JSON.stringify(value),
    4096,
    name,
  );
  expect(rejected).toEqual([]);
  return transcripts;
};

describe('one conversation', () => {
  test.each([
    [
      'names in capitals',
      {
        Messages: [
          { Role: 'User', Content: U },
          { Role: 'Assistant', Content: A },
        ],
      },
    ],
    [
      'all in capitals',
      {
        MESSAGES: [
          { ROLE: 'USER', CONTENT: U },
          { ROLE: 'ASSISTANT', CONTENT: A },
        ],
      },
    ],
    [
      'sender and text',
      {
        messages: [
          { sender: 'user', text: U },
          { sender: 'bot', text: A },
        ],
      },
    ],
    [
      'author and content',
      {
        messages: [
          { author: 'user', content: U },
          { author: 'assistant', content: A },
        ],
      },
    ],
    ['an author that is an object', { messages: chat.map(({ role, content }) => ({ author: { role }, content })) }],
    [
      'from and content',
      {
        messages: [
          { from: 'human', content: U },
          { from: 'gpt', content: A },
        ],
      },
    ],
    [
      'from and value',
      {
        messages: [
          { from: 'human', value: U },
          { from: 'gpt', value: A },
        ],
      },
    ],
    [
      'speaker and utterance',
      {
        dialogue: [
          { speaker: 'User', utterance: U },
          { speaker: 'Agent', utterance: A },
        ],
      },
    ],
    [
      'role and text',
      {
        messages: [
          { role: 'user', text: U },
          { role: 'assistant', text: A },
        ],
      },
    ],
    [
      'a bare list of sender and text',
      [
        { sender: 'user', text: U },
        { sender: 'bot', text: A },
      ],
    ],
    [
      'a bare list in capitals',
      [
        { Role: 'User', Content: U },
        { Role: 'Assistant', Content: A },
      ],
    ],
    ['history', { history: chat }],
    ['trajectory', { trajectory: chat }],
    ['an object in an object', { data: { messages: chat } }],
    ['three objects deep', { result: { output: { conversation: { messages: chat } } } }],
    ['messages by numbers', { messages: { 0: user, 1: said } }],
    [
      'messages by numbers, in another order',
      '{"messages":{"10":{"role":"assistant","content":"Under the mat."},"9":{"role":"user","content":"Where is the key?"}}}',
    ],
    ['input and output', { input: U, output: A }],
    ['messages as input, one as output', { input: [user], output: said }],
    ['question and answer', { question: U, answer: A }],
    ['request and response as text', { request: U, response: A }],
    ['a completion that is a list of messages as JSON text', { prompt: U, completion: JSON.stringify([said]) }],
  ])('%s', async (_, value) => {
    expect((await read(value)).map(turns)).toEqual([plain]);
  });
  test.each([
    ['of OpenAI', { messages: [user] }, { choices: [{ message: said }] }],
    [
      'of Gemini',
      { contents: [{ role: 'user', parts: [{ text: U }] }] },
      { candidates: [{ content: { role: 'model', parts: [{ text: A }] } }] },
    ],
    [
      'of Anthropic',
      { max_tokens: 9, messages: [user] },
      { type: 'message', role: 'assistant', content: [{ type: 'text', text: A }] },
    ],
  ])('a request and its response %s, as objects and as JSON text', async (_, request, response) => {
    expect((await read({ request, response })).map(turns)).toEqual([plain]);
    expect((await read({ request: JSON.stringify(request), response: JSON.stringify(response) })).map(turns)).toEqual([
      plain,
    ]);
  });
  test('fields beside the conversation, in the inner and outer object, become facets and scores', async () => {
    const [found] = await read({
      Model: 'm',
      arm: 'x',
      data: { messages: chat, scenario: 's', is_correct: true },
      score: 2,
    });
    expect(found?.facets).toEqual({ Model: 'm', arm: 'x', scenario: 's' });
    expect(found?.scores.map(({ dimension, value }) => [dimension, value])).toEqual([
      ['score', 2],
      ['is_correct', 1],
    ]);
  });
  test('numbers in the inner and outer object keep their digits', async () => {
    const text = '{"id": 1234567890123456789, "step": 1.0, "data": {"messages": [], "seed": 2.50}}';
    const [found] = await read(text.replace('[]', JSON.stringify(chat)));
    expect(found?.source_id).toBe('1234567890123456789');
    expect(found?.original).toContain('"seed": 2.50');
    expect(found?.facets).toEqual({ step: 1, seed: 2.5 });
  });
  test('calls, results and reasoning keep their kind', async () => {
    const call = { Id: 'c', Type: 'function', Function: { Name: 'f', Arguments: '{"Path": 1234567890123456789}' } };
    const [found] = await read({
      Messages: [
        { Role: 'User', Content: U },
        { Role: 'Assistant', Content: null, Reasoning_Content: 'secret', Tool_Calls: [call] },
        { Role: 'Tool', Tool_Call_Id: 'c', Content: 'R' },
      ],
    });
    expect(found?.messages.map(({ blocks }) => blocks.map(({ type, text }) => [type, text]))).toEqual([
      [['text', U]],
      [
        ['reasoning', 'secret'],
        ['tool_call', '{\n  "Path": 1234567890123456789\n}'],
      ],
      [['tool_result', 'R']],
    ]);
  });
});

describe('several conversations', () => {
  test.each(['samples', 'items', 'rows', 'data', 'results', 'conversations'])(
    'an object with a list of rows under `%s`',
    async (name) => {
      const found = await read({
        [name]: [
          { id: 'a', messages: chat, score: 1 },
          { id: 'b', messages: chat },
        ],
        total: 2,
      });
      expect(found.map(turns)).toEqual([plain, plain]);
      expect(found.map(({ source_id }) => source_id)).toEqual(['a', 'b']);
      expect(found[0]?.original).toBe(JSON.stringify({ id: 'a', messages: chat, score: 1 }));
    },
  );
  test('an object of named rows is read, with the names as ids', async () => {
    const found = await read({ run1: { messages: chat }, run2: { messages: chat } });
    expect(found.map(({ source_id }) => source_id)).toEqual(['run1', 'run2']);
    expect(found.map(turns)).toEqual([plain, plain]);
  });
  test('a row of such a list that is not a conversation is refused, and the others are read', async () => {
    const { transcripts, rejected } = await streamed(JSON.stringify({ items: [{ messages: chat }, { x: 1 }] }));
    expect(transcripts.map(turns)).toEqual([plain]);
    expect(rejected).toMatchObject([{ where: 'items 2', reason: 'no known format: an object with x' }]);
  });
});

test('an object without any conversation is refused with its own fields named', async () => {
  const { transcripts, rejected } = await streamed(
    JSON.stringify({ data: { rows: [{ x: 1 }] }, from: 'Ada', text: 'hello' }),
  );
  expect(transcripts).toEqual([]);
  expect(rejected).toMatchObject([{ reason: 'no known format: an object with data, from, text' }]);
});

test('smolagents: steps without the task are read', async () => {
  const step = {
    step_number: 1,
    tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: 'x' } }],
    observations: 'R',
  };
  const { found } = await streamed(JSON.stringify([{ task: U }, step, { output: A }]), 4096);
  expect(found.map(({ format }) => format)).toEqual(['smolagents']);
  expect(found[0]?.transcript.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant']);
});

describe('conversations under other names', () => {
  test.each([
    ['pairs of texts', { id: 'x', history: [[U, A]] }],
    ['turns with what each said', { id: 'x', conversation: [{ human: U, assistant: A }] }],
    ['a thread', { id: 'x', thread: chat }],
    ['a list of messages in camel case', { id: 'x', messageList: chat }],
    [
      'messages of a type',
      {
        id: 'x',
        turns: [
          { type: 'user', message: U },
          { type: 'assistant', message: A },
        ],
      },
    ],
    [
      'words under `msg`',
      {
        id: 'x',
        messages: [
          { role: 'user', msg: U },
          { role: 'assistant', msg: A },
        ],
      },
    ],
    ['a prompt and a completion in capitals', { id: 'x', Prompt: U, Completion: A }],
    ['`human` and `gpt`', { id: 'x', human: U, gpt: A }],
    ['`question` and `model_response`', { id: 'x', question: U, model_response: A }],
  ])('%s', async (_what, row) => {
    const transcripts = await read(row);
    expect(transcripts.map((each) => [each.source_id, ...turns(each)])).toEqual([['x', ...plain]]);
  });

  test.each([
    ['toolCalls', [{ id: 'c', toolName: 'look', args: { n: 1 } }]],
    ['tool_call', { name: 'look', arguments: { n: 1 } }],
    ['tool_use', { name: 'look', input: { n: 1 } }],
    ['tool_calls', [{ function_name: 'look', parameters: { n: 1 } }]],
    ['tool_calls', [{ tool: 'look', tool_input: { n: 1 } }]],
  ])('a call in `%s` is read', async (name, call) => {
    const [one] = await read({ messages: [user, { role: 'assistant', content: A, [name]: call }] });
    const block = one?.messages[1]?.blocks[1];
    expect(block).toMatchObject({ type: 'tool_call', name: 'look', text: '{\n  "n": 1\n}' });
  });

  test('a speaker called thinking becomes the model, and its text reasoning', async () => {
    const [one] = await read({ messages: [user, { role: 'thinking', content: 'SECRET' }, said] });
    expect(one?.messages[1]).toMatchObject({ role: 'assistant', blocks: [{ type: 'reasoning', text: 'SECRET' }] });
  });

  test.each([
    ['a', [1, 0]],
    ['Model B', [0, 1]],
    ['response_a', [1, 0]],
    ['larch', [0, 1]],
    ['Tie', [0.5, 0.5]],
    ['skipped', [null, null]],
  ])('the winner %s gives the scores of both answers', async (winner, values) => {
    const row = { prompt: U, response_a: A, response_b: 'No.', model_a: 'oak', model_b: 'larch', winner };
    const transcripts = await read(row);
    expect(transcripts.map(({ scores }) => scores.map(({ value }) => value))).toEqual(values.map((each) => [each]));
  });

  test('two answers in separate fields become two transcripts of one pair', async () => {
    const transcripts = await read({ instruction: U, output_1: A, output_2: 'No.', generator_1: 'oak' });
    expect(transcripts.map((each) => [each.facets['choice'], ...turns(each)])).toEqual([
      ['1', ...plain],
      ['2', plain[0], 'assistant: No.'],
    ]);
  });
});

describe('an answer beside a conversation that ends with the question', () => {
  test.each([
    ['text', { messages: [user], response: A }],
    ['a message', { messages: [user], completion: said }],
    ['choices', { messages: [user], choices: [{ message: said }] }],
    ['an answer beside what is right', { messages: [user], answer: 'gold', model_output: A }],
    ['a conversation by another name', { conversation: [user], reply: A }],
    ['what went in and what came out', { input: { messages: [user] }, output: said }],
    ['inputs and outputs', { inputs: { messages: [user] }, outputs: { choices: [{ message: said }] } }],
    ['text that came out', { input: { messages: [user] }, output: A }],
  ])('%s', async (_what, row) => {
    const transcripts = await read({ id: 'x', passed: true, ...row });
    expect(transcripts.map((each) => [each.source_id, ...turns(each)])).toEqual([['x', ...plain]]);
    expect(transcripts[0]?.scores).toMatchObject([{ dimension: 'passed', value: 1 }]);
    expect(JSON.stringify(transcripts[0]?.facets)).not.toContain(A);
  });

  test('a right answer, and fields beside a finished conversation, are not messages of the model', async () => {
    const rows = [
      { messages: [user], answer: A, target: A },
      { messages: chat, output: 'later' },
    ];
    const [asked, done] = await read(rows.map((each) => JSON.stringify(each)).join('\n'), 'x.jsonl');
    expect([asked, done].map((each) => each?.messages.length)).toEqual([1, 2]);
  });

  test('a list of names and values is not a conversation', async () => {
    const items = [
      { name: 'model', value: 'oak' },
      { name: 'temperature', value: '1' },
    ];
    for (const list of [items, [{ user: 'ada', model: 'oak', tool: 'search' }], [['colour', 'red']]]) {
      const { transcripts } = await streamed(JSON.stringify({ id: 'x', items: list }), 4096, 'x.json');
      expect(transcripts).toEqual([]);
    }
  });
});
