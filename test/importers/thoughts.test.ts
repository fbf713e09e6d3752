// Hidden reasoning is imported as reasoning by every importer, and is not visible in the first pass of two-pass
// labelling.
import { afterAll, describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { skeletonMessages, skeletonOf } from '../../contract/skeleton.ts';
import { formats } from '../../main/importers/index.ts';
import { spoken } from '../../main/importers/normal/thoughts.ts';
import { NO_FOLDS } from '../../renderer/transcript/folds.ts';
import { rowsOf } from '../../renderer/transcript/rows.ts';
import { FIXTURES } from './fixtures.ts';
import { fixture, folder, given } from './support.ts';

const SECRET = 'SECRET';
const files = folder();
afterAll(files.remove);

const user = { role: 'user', content: 'q' };
/** An assistant message for each place where producers put reasoning. */
const HIDDEN: object[] = [
  { content: 'A', reasoning: SECRET },
  { content: 'A', reasoning: { content: SECRET } },
  { content: 'A', reasoning_content: SECRET },
  { content: 'A', reasoning_text: SECRET },
  { content: 'A', thinking: SECRET },
  { content: 'A', thinking_blocks: [{ type: 'thinking', thinking: SECRET, signature: 's' }] },
  {
    content: 'A',
    reasoning_details: [
      { type: 'reasoning.text', text: SECRET },
      { type: 'reasoning.summary', summary: SECRET },
    ],
  },
  { content: SECRET, channel: 'analysis' },
  { content: [{ type: 'text', text: SECRET }], channel: 'analysis' },
  ...[
    { type: 'reasoning', text: SECRET },
    { type: 'reasoning', reasoning: SECRET },
    { type: 'reasoning', summary: [{ type: 'summary_text', text: SECRET }] },
    { type: 'thinking', thinking: SECRET },
    { type: 'thinking', thinking: [{ type: 'text', text: SECRET }] },
    { type: 'thought', content: SECRET },
    { text: SECRET, thought: true },
    { reasoningContent: { reasoningText: { text: SECRET, signature: 's' } } },
  ].map((part) => ({ content: [part, { type: 'text', text: 'A' }] })),
  ...[
    `<think>${SECRET}</think>A`,
    `pre <think>${SECRET}</think> A`,
    `${SECRET}</think>A`,
    `<thinking>${SECRET}</thinking>A`,
    `<reasoning>${SECRET}</reasoning>A`,
    `A <think>${SECRET}`,
    `<Think>${SECRET}</Think>A`,
    `<THINKING>${SECRET}</THINKING>A`,
    `<think time=3>${SECRET}</think>A`,
    `[THINK]${SECRET}[/THINK]A`,
    `◁think▷${SECRET}◁/think▷A`,
    `<|channel|>analysis<|message|>${SECRET}<|end|><|start|>assistant<|channel|>final<|message|>A`,
  ].map((content) => ({ content })),
].map((message) => ({ role: 'assistant', ...message }));
const said = [user, ...HIDDEN];

const line = (type: string, uuid: string, content: unknown): object => ({
  type,
  uuid,
  sessionId: 's',
  timestamp: '2026-05-01T10:00:00Z',
  message: { role: type, content },
});
const parts = HIDDEN.flatMap((each) =>
  'content' in each && Array.isArray(each.content) && !('channel' in each) ? [each.content] : [],
);
const item = (payload: object): object => ({ type: 'response_item', timestamp: '2026-05-01T10:00:00Z', payload });
const ITEMS = [
  { type: 'message', role: 'user', content: 'q' },
  { type: 'reasoning', content: [{ type: 'reasoning_text', text: SECRET }] },
  { type: 'reasoning', summary: [{ type: 'summary_text', text: SECRET }], encrypted_content: 'x' },
  { type: 'message', role: 'assistant', channel: 'analysis', content: [{ type: 'output_text', text: SECRET }] },
  ...parts.map((content) => ({ type: 'message', role: 'assistant', content })),
];
const sdk = (kind: string, more: object): object => ({
  kind,
  id: kind,
  source: 'agent',
  timestamp: '2026-05-01T10:00:00Z',
  ...more,
});

/** An input of each format, a list of lines or one value, in which reasoning contains SECRET. */
const INPUTS: Record<string, [name: string, content: object | object[]]> = {
  'agentic-misalignment': [
    'response.json',
    {
      raw_response: `<SCRATCHPAD_REASONING>${SECRET}</SCRATCHPAD_REASONING>A <think>${SECRET}</think> B`,
      reasoning_content: SECRET,
      metadata: { model: 'm', condition: 'c' },
    },
  ],
  anthropic: ['a.json', { system: [{ type: 'text', text: 's' }], reasoning: SECRET, messages: said }],
  'api-exchange': ['x.json', { request: { messages: said }, response: { choices: [{ message: HIDDEN[0] }] } }],
  atif: [
    't.json',
    {
      schema_version: 'ATIF-v1.6',
      steps: [
        { source: 'user', message: 'q' },
        { source: 'agent', message: 'A', reasoning_content: SECRET },
        ...HIDDEN.flatMap((each) =>
          'content' in each && !('channel' in each) && Object.keys(each).length === 2
            ? [{ source: 'agent', message: each.content }]
            : [],
        ),
      ],
    },
  ],
  'claude-code': [
    's.jsonl',
    [line('user', 'u', 'q'), ...parts.map((content, n) => line('assistant', `a${n}`, content))],
  ],
  codex: ['r.jsonl', [{ type: 'session_meta', payload: { id: 'x' } }, ...ITEMS.map(item)]],
  docent: ['d.json', { transcripts: [{ messages: said }] }],
  'gemini-cli': [
    'g.json',
    {
      sessionId: 's',
      projectHash: 'p',
      messages: [
        { type: 'user', content: 'q' },
        { type: 'gemini', content: 'A', thoughts: [{ subject: SECRET, description: SECRET }] },
        { type: 'gemini', content: [{ text: SECRET, thought: true }, { text: 'A' }] },
        { type: 'gemini', content: `${SECRET}</think>A` },
      ],
    },
  ],
  inspect: [
    'log.json',
    { version: 2, status: 'success', eval: { task: 't', model: 'm' }, samples: [{ id: 1, epoch: 1, messages: said }] },
  ],
  openai: [
    'o.json',
    { id: 'o', thinking: SECRET, metadata: { reasoning: SECRET }, messages: [...said, { role: 'tool', content: 'r' }] },
  ],
  'openai-responses': ['i.json', { input: ITEMS }],
  openhands: [
    'h.json',
    {
      instance_id: 'i',
      history: [
        { source: 'user', action: 'message', args: { content: 'q' } },
        { source: 'agent', action: 'message', args: { content: `${SECRET}</think>A` } },
        { source: 'agent', action: 'run', args: { command: 'ls', thought: `<think>${SECRET}</think>A` } },
      ],
    },
  ],
  'openhands-events': [
    'e.json',
    [
      { id: 0, source: 'user', action: 'message', args: { content: 'q' } },
      { id: 1, source: 'agent', action: 'message', args: { content: `<think>${SECRET}</think>A` } },
    ],
  ],
  'openhands-sdk': [
    'k.jsonl',
    [
      sdk('MessageEvent', {
        llm_message: {
          role: 'assistant',
          reasoning_content: SECRET,
          content: [{ type: 'text', text: `<think>${SECRET}</think>A` }],
        },
      }),
      sdk('MessageEvent', {
        llm_message: {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: SECRET },
            { type: 'text', text: 'A' },
          ],
        },
      }),
      sdk('ActionEvent', {
        thought: [{ type: 'text', text: `${SECRET}</think>A` }],
        thinking_blocks: [{ type: 'thinking', thinking: SECRET }],
        action: { a: 1 },
      }),
    ],
  ],
  petri: ['p.json', { metadata: { transcript_id: 't' }, target_messages: said, events: [] }],
  sharegpt: [
    'c.json',
    {
      conversations: [
        { from: 'human', value: 'q' },
        { from: 'gpt', value: `${SECRET}</think>A` },
        { from: 'gpt', value: 'A', reasoning: SECRET },
        { from: 'GPT', value: `<think>${SECRET}</think>A` },
      ],
    },
  ],
  'swe-agent': ['w.json', { history: said.map((each) => ({ ...each, agent: 'main' })) }],
  'tau-bench': ['u.json', { task_id: 1, reward: 1, traj: said }],
};

/** Everything that the first pass shows of a transcript: its blocks, title, facets and metadata. */
function firstPass({ messages, title, facets, metadata }: NormalTranscript): string {
  const rows = rowsOf(skeletonMessages(skeletonOf(messages)), { ...NO_FOLDS, masked: true });
  const pieces = rows.flatMap((row) => (row.kind === 'piece' ? [messages[row.message]?.blocks[row.block]?.text] : []));
  return JSON.stringify([pieces, title, facets, metadata]);
}

describe('reasoning is imported only as reasoning', () => {
  // an exported transcript is left out, because its blocks already have their kinds
  test.each(formats.map(({ name }) => name).filter((name) => name !== 'touchstone'))('%s', async (format) => {
    const own = FIXTURES.find(([name]) => name === format && INPUTS[format] === undefined);
    const [name, content] = INPUTS[format] ?? ['', {}];
    const text = Array.isArray(content)
      ? content.map((each) => JSON.stringify(each)).join('\n')
      : JSON.stringify(content);
    const path = own === undefined ? files.write(`${format}/${name}`, text) : fixture(own[1]);
    const { found, rejected } = await given(path);
    expect(rejected.filter(({ where }) => where !== 'prompts')).toEqual([]);
    expect(new Set(found.map((each) => each.format))).toEqual(new Set([format]));
    for (const { transcript } of found) expect(firstPass(transcript)).not.toContain(SECRET);
    const told = found.map(({ transcript }) => JSON.stringify(transcript.messages));
    if (own === undefined) for (const each of told) expect(each).toContain(SECRET);
    else expect(told.join('\n')).toContain(SECRET);
  });
});

test('a mark that a text only mentions hides nothing', () => {
  for (const words of ['Use the `<think>` mark and `</think>`.', 'It says "<think>" first.', 'a < think > b']) {
    expect(spoken(words)).toEqual([{ type: 'text', text: words }]);
  }
});
