// Text beside a conversation or in unusual places of it: system prompts, earlier turns, reasoning, chat templates, and
// the agent's name.
import { describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { given, folder, streamed } from './support.ts';
import { afterAll } from 'vitest';

const user = { role: 'user', content: 'Where is the key?' };
const told = { role: 'assistant', content: 'Under the mat.' };
const files = folder();
afterAll(files.remove);

const lines = ({ messages }: NormalTranscript): string[] =>
  messages.flatMap(({ role, name, branch, blocks }) =>
    blocks.map(({ type, text }) => {
      const kind = type === 'text' ? '' : ` ${type}`;
      return `${branch === '' ? '' : `${branch} `}${role}${name === null ? '' : ` ${name}`}${kind}: ${text.replaceAll(/\s+/g, ' ')}`;
    }),
  );
const ASKED = 'user: Where is the key?';
const SAID = 'assistant: Under the mat.';

const read = async (value: unknown, name = 'x.json') => {
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  const { transcripts, rejected } = await streamed(words, 4096, name);
  expect(rejected).toEqual([]);
  return { transcripts, said: transcripts.map(lines) };
};

describe('a row', () => {
  test.each<[string, object, string[]]>([
    ['system_prompt and messages', { system_prompt: 'Be brief.', messages: [user, told] }, ['system: Be brief.']],
    [
      'system_message and ShareGPT',
      {
        system_message: 'Be brief.',
        conversations: [
          { from: 'human', value: user.content },
          { from: 'gpt', value: told.content },
        ],
      },
      ['system: Be brief.'],
    ],
    ['system and a conversation', { system: 'Be brief.', conversation: [user, told] }, ['system: Be brief.']],
    [
      'system_prompt and a prompt',
      { system_prompt: 'Be brief.', prompt: user.content, response: told.content },
      ['system: Be brief.'],
    ],
    ['what is right beside what was said', { question: user.content, answer: 'wrong', model_answer: told.content }, []],
    ['a prediction', { question: user.content, answer: 'wrong', pred: told.content }, []],
    ['turns of a prompt and a response', { turns: [{ prompt: user.content, response: told.content }] }, []],
  ])('%s', async (_, row, before) => {
    expect((await read(row)).said).toEqual([[...before, ASKED, SAID]]);
  });
  test('reasoning beside the answer is imported, unless it may be a judge’s', async () => {
    const row = { prompt: user.content, reasoning: 'hm', response: told.content };
    expect((await read(row)).said).toEqual([[ASKED, 'assistant reasoning: hm', SAID]]);
    expect((await read({ ...row, score: 1 })).said).toEqual([[ASKED, SAID]]);
  });
  test('earlier turns of Alpaca, and the context of Dolly’s instructions, are read', async () => {
    const alpaca = { instruction: user.content, input: '', output: told.content, history: [['Hi', 'Hello']] };
    expect((await read(alpaca)).said).toEqual([['user: Hi', 'assistant: Hello', ASKED, SAID]]);
    const dolly = { instruction: user.content, context: 'A house.', response: told.content };
    expect((await read(dolly)).said).toEqual([[`${ASKED} A house.`, SAID]]);
  });
  test('pairs of OpenAI, and several rejected answers, become transcripts', async () => {
    const pair = {
      input: { messages: [user] },
      preferred_output: [told],
      non_preferred_output: [{ ...told, content: 'No.' }],
    };
    expect((await read(pair)).said).toEqual([
      [ASKED, SAID],
      [ASKED, 'assistant: No.'],
    ]);
    const several = { id: 1, prompt: user.content, chosen: [told.content], rejected: ['No.', 'No.', 'No.'] };
    const { transcripts } = await read(several);
    expect(transcripts.map(({ source_id: id }) => id)).toEqual([
      '1/chosen',
      '1/rejected/1',
      '1/rejected/2',
      '1/rejected/3',
    ]);
  });
});

describe('the markers of chat templates', () => {
  const [s, u, a] = ['Be brief.', user.content, told.content];
  test.each([
    [
      'ChatML',
      `<|im_start|>system\n${s}<|im_end|>\n<|im_start|>user\n${u}<|im_end|>\n<|im_start|>assistant\n`,
      `${a}<|im_end|>`,
    ],
    [
      'Llama',
      `<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n${s}<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n${u}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n`,
      `${a}<|eot_id|>`,
    ],
    ['Zephyr', `<|system|>\n${s}</s>\n<|user|>\n${u}</s>\n<|assistant|>\n`, `${a}</s>`],
    ['DeepSeek', `<｜begin▁of▁sentence｜>${s}<｜User｜>${u}<｜Assistant｜>`, `${a}<｜end▁of▁sentence｜>`],
    ['none but the roles', `system\n${s}\nuser\n${u}\nassistant\n`, a],
  ])('%s', async (_, prompt, response) => {
    expect((await read({ prompt, response })).said).toEqual([[`system: ${s}`, ASKED, SAID]]);
    // here the prompt ends with the mark that begins the reasoning
    const thinks = { input: `${prompt}<think>\n`, output: `hm\n</think>\n\n${response}`, score: 1 };
    expect((await read(thinks)).said).toEqual([[`system: ${s}`, ASKED, 'assistant reasoning: hm', SAID]]);
  });
  test('a text that only mentions a role stays text', async () => {
    const prompt = 'user\nWhat does this line mean?';
    expect((await read({ prompt, response: 'A role.' })).said).toEqual([
      ['user: user What does this line mean?', 'assistant: A role.'],
    ]);
  });
});

describe('speakers', () => {
  test('agents of Magentic-One are assistants, also beside one that is called Assistant', async () => {
    const messages = [
      user,
      { role: 'Orchestrator (thought)', content: 'hm' },
      { role: 'Orchestrator (-> WebSurfer)', content: 'Look.' },
      { role: 'WebSurfer', content: 'I see it.' },
      { role: 'Assistant', content: told.content },
    ];
    const spoken = [
      ASKED,
      'assistant Orchestrator (thought) reasoning: hm',
      'assistant Orchestrator (-> WebSurfer): Look.',
      'assistant WebSurfer: I see it.',
      SAID,
    ];
    expect((await read({ messages })).said).toEqual([spoken]);
    const failed = { history: messages, mistake_agent: 'WebSurfer', mistake_step: '3' };
    expect((await read(failed)).said).toEqual([spoken]);
  });
  test('attackers are users and their targets assistants, and thoughts of ShareGPT are reasoning', async () => {
    const messages = [
      { role: 'attacker', content: user.content },
      { role: 'target', content: told.content },
    ];
    expect((await read({ messages })).said).toEqual([
      ['user attacker: Where is the key?', 'assistant target: Under the mat.'],
    ]);
    const conversations = [
      { from: 'human', value: user.content },
      { from: 'thought', value: 'hm' },
    ];
    expect((await read({ conversations })).said).toEqual([[ASKED, 'assistant thought reasoning: hm']]);
  });
  test('events of Google’s ADK become messages of their agents', async () => {
    const turn = (author: string, role: string, ...parts: object[]): object => ({ author, content: { role, parts } });
    const events = [
      turn('user', 'user', { text: user.content }),
      { author: 'finder', actions: { stateDelta: { n: 1 } } },
      { ...turn('finder', 'model', { text: 'Under' }), partial: true },
      turn('finder', 'model', { text: 'hm', thought: true }, { functionCall: { id: 'c', name: 'look', args: {} } }),
      turn('finder', 'user', { functionResponse: { id: 'c', name: 'look', response: { a: 'key' } } }),
      turn('finder', 'model', { text: told.content }),
    ];
    expect((await read({ id: 's', appName: 'a', events })).said).toEqual([
      [
        ASKED,
        'assistant finder reasoning: hm',
        'assistant finder tool_call: {}',
        'tool finder tool_result: { "a": "key" }',
        'assistant finder: Under the mat.',
      ],
    ]);
  });
  test('a result of Cline belongs to the last call of its kind', async () => {
    const say = (ts: number, kind: string, text: string): object => ({ ts, type: 'say', say: kind, text });
    const task = [
      say(1, 'text', user.content),
      say(2, 'command', 'ls'),
      say(3, 'tool', '{}'),
      { ts: 4, type: 'ask', ask: 'command_output', text: '' },
      say(5, 'command_output', 'a key'),
    ];
    const { transcripts } = await read(task);
    expect(transcripts[0]?.messages.at(-1)?.blocks).toMatchObject([
      { type: 'tool_result', call_id: '2', text: 'a key' },
    ]);
    expect(transcripts[0]?.messages).toHaveLength(4);
  });
});

test('an attack in several turns is read from promptfoo’s history of it', async () => {
  const metadata = {
    redteamHistory: [
      { prompt: 'Hi', output: 'Hello' },
      { prompt: user.content, output: told.content },
    ],
  };
  const row = {
    prompt: { raw: 'x' },
    vars: {},
    provider: 'm',
    response: { output: told.content, metadata },
    gradingResult: { pass: true },
  };
  expect((await read({ results: { results: [row] } })).said).toEqual([['user: Hi', 'assistant: Hello', ASKED, SAID]]);
});

test('a failed response gives its error, and text outside of the items is read if there are none', async () => {
  const failed = { object: 'response', input: user.content, output: [], error: { message: 'too long' } };
  expect((await read(failed)).said).toEqual([[ASKED, 'system error: [too long]']]);
  const text = { object: 'response', input: user.content, output: [], output_text: told.content };
  expect((await read(text)).said).toEqual([[ASKED, SAID]]);
});

test('verdicts under any of these names become scores, and labels of people become labels', async () => {
  const scores = {
    task_success: true,
    attack_success: 1,
    jailbroken: true,
    refused: false,
    outcome: 'fail',
    exact_match: 1,
  };
  const more = { 'pass@1': 0, judge_reasoning: 'It lies.', llm_judge: 'bad', rank: 2, suspicion: 3 };
  const labels = { human_score: 4, annotator_label: 'x', gold_label: 'y' };
  const facets = { num_correct: 2, jailbreak: 'dan', safe: 'yes', judge_model: 'j', scenario: 's' };
  const row = { messages: [user, told], ...scores, ...more, ...labels, ...facets };
  const { found } = await given(files.write('v.jsonl', `${JSON.stringify(row)}\n`));
  expect(found[0]?.transcript.scores.map(({ dimension }) => dimension).sort()).toEqual(
    Object.keys({ ...scores, ...more }).sort(),
  );
  expect(Object.keys(found[0]?.transcript.facets ?? {}).sort()).toEqual([
    'jailbreak',
    'num_correct',
    'safe',
    'scenario',
  ]);
  expect(found[0]?.uses.filter(([, use]) => use === 'label').map(([name]) => name)).toEqual(Object.keys(labels));
});
