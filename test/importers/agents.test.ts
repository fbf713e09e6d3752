// Sessions and trajectories of agents: abandoned turns, replies in pieces, subagents, tool results, verdicts, and
// prompts from the folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fixture, folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

describe('Claude Code', () => {
  const line = (
    uuid: string,
    parentUuid: string | null,
    type: 'user' | 'assistant',
    content: unknown,
    more: object = {},
  ) => ({
    uuid,
    parentUuid,
    sessionId: 's',
    type,
    timestamp: '2026-01-01T00:00:00Z',
    message: { id: type === 'assistant' ? `m-${uuid}` : undefined, role: type, content },
    ...more,
  });
  const session = (...lines: object[]) => streamed(lines.map((each) => JSON.stringify(each)).join('\n'));

  test('a reply in pieces becomes one message, followed by the result of its tool call', async () => {
    const { found } = await given(fixture('claude-code.jsonl'));
    expect(found).toHaveLength(1);
    expect(found[0]?.transcript).toMatchObject({
      source_id: 's1',
      title: 'Tidying the pantry list',
      facets: { model: 'claude-test' },
    });
    expect(found[0]?.transcript.messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', model: 'claude-test', blocks: [{ type: 'reasoning' }, { type: 'tool_call', name: 'Read' }] },
      { role: 'tool', blocks: [{ type: 'tool_result', call_id: 't1', name: 'Read', text: 'oats\nrice' }] },
      { role: 'assistant' },
      { role: 'user', at: '2026-03-01T08:01:00.000Z' },
    ]);
  });
  test('turns that were abandoned when the person went back become a branch', async () => {
    const { transcripts } = await session(
      line('a', null, 'user', 'one'),
      line('b', 'a', 'assistant', 'two'),
      line('c', 'b', 'user', 'wrong turn'),
      line('d', 'c', 'assistant', 'wrong answer'),
      line('e', 'b', 'user', 'right turn'),
      line('f', 'e', 'assistant', 'right answer'),
    );
    expect(transcripts[0]?.messages.map(({ branch }) => branch)).toEqual(['', '', 'branch 1', 'branch 1', '', '']);
  });
  test('results of parallel tool calls are not a branch', async () => {
    const answer = (id: string) => [{ type: 'tool_result', tool_use_id: id, content: id }];
    const { transcripts } = await session(
      line('a', null, 'user', 'go'),
      line('b', 'a', 'assistant', [{ type: 'tool_use', id: 'x', name: 'f', input: {} }], {
        message: { id: 'm', role: 'assistant', content: [] },
      }),
      line('c', 'b', 'assistant', [], {
        message: { id: 'm', role: 'assistant', content: [{ type: 'tool_use', id: 'y', name: 'g', input: {} }] },
      }),
      line('d', 'b', 'user', answer('x')),
      line('e', 'c', 'user', answer('y')),
    );
    expect(transcripts[0]?.messages.map(({ branch }) => branch)).toEqual(['', '', '', '']);
  });
  test('a subagent becomes a transcript of its own, and text that a program wrote as the user becomes a system message', async () => {
    const { transcripts } = await session(
      line('a', null, 'user', 'go', { isMeta: true }),
      line('b', 'a', 'user', 'Summary so far', { isCompactSummary: true }),
      line('c', 'b', 'assistant', 'I send somebody.'),
      line('x', null, 'user', 'Find it.', { isSidechain: true, agentId: 'k' }),
      line('y', 'x', 'assistant', 'Found.', { isSidechain: true, agentId: 'k' }),
    );
    expect(transcripts.map(({ source_id, messages }) => [source_id, messages.length])).toEqual([
      ['s', 3],
      ['s/k', 2],
    ]);
    expect(transcripts[0]?.messages.map(({ role, name }) => [role, name])).toEqual([
      ['system', 'meta'],
      ['system', 'compact summary'],
      ['assistant', null],
    ]);
  });
  test('a broken line is named and the others are read, also in an export from the web', async () => {
    const broken = await streamed(
      `${JSON.stringify(line('a', null, 'user', 'go'))}\n{"type":\n${JSON.stringify(line('b', 'a', 'assistant', 'ok'))}`,
    );
    expect(broken.transcripts[0]?.messages).toHaveLength(2);
    expect(broken.rejected).toMatchObject([{ where: 'line 2' }]);
    const web = await streamed(JSON.stringify({ loglines: [line('a', null, 'user', 'go')] }));
    expect(web.found).toMatchObject([{ format: 'claude-code', transcript: { messages: [{ role: 'user' }] } }]);
  });
});

test('Codex: encrypted reasoning becomes a redacted block of the next message', async () => {
  const { transcripts } = await given(fixture('codex.jsonl'));
  expect(transcripts[0]).toMatchObject({ source_id: 'c1', facets: { model: 'gpt-test' } });
  expect(transcripts[0]?.messages).toMatchObject([
    { role: 'system' },
    { role: 'user', at: '2026-03-01T08:00:01Z' },
    {
      role: 'assistant',
      blocks: [
        { type: 'reasoning', redacted: true, text: 'Look first.' },
        { type: 'tool_call', call_id: 'k1' },
      ],
    },
    { role: 'tool', blocks: [{ call_id: 'k1', name: 'shell', text: 'oats' }] },
  ]);
});

test('OpenAI Responses: the provider’s own tools give a call, and a result if there is one', async () => {
  const items = [
    { role: 'user', content: 'Who won?' },
    { type: 'web_search_call', id: 'w', status: 'completed', action: { type: 'search', query: 'who won' } },
    { type: 'mcp_call', id: 'm', name: 'lookup', arguments: '{}', output: 'Ada', error: null },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Ada.' }] },
  ];
  const { found } = await streamed(JSON.stringify({ model: 'gpt-test', input: items }));
  expect(found[0]).toMatchObject({ format: 'openai-responses', transcript: { facets: { model: 'gpt-test' } } });
  expect(found[0]?.transcript.messages).toMatchObject([
    { role: 'user' },
    { role: 'assistant', blocks: [{ type: 'tool_call', call_id: 'w', name: 'web_search' }] },
    { role: 'assistant', blocks: [{ type: 'tool_call', name: 'lookup' }] },
    { role: 'tool', blocks: [{ call_id: 'm', text: 'Ada', is_error: false }] },
    { role: 'assistant', blocks: [{ type: 'text', text: 'Ada.' }] },
  ]);
});

test('API exchanges of three kinds give the request and the response', async () => {
  const { transcripts } = await given(fixture('api-exchange.json'));
  expect(
    transcripts.map(({ source_id, facets, messages }) => [
      source_id,
      facets['model'],
      messages.map(({ role }) => role).join(' '),
    ]),
  ).toEqual([
    ['r1', 'gpt-test-1', 'user assistant'],
    ['r2', 'claude-test-1', 'system user assistant'],
    ['r3', 'gpt-test-1', 'system user assistant'],
  ]);
});

test('Gemini CLI: thoughts and calls with their results are read, and notices of the program become system messages', async () => {
  const { transcripts } = await given(fixture('gemini-cli.json'));
  expect(transcripts[0]?.messages).toMatchObject([
    { role: 'user' },
    {
      role: 'assistant',
      model: 'gemini-test',
      blocks: [{ type: 'reasoning', text: 'Plan\nRead it.' }, { type: 'text' }, { call_id: 'r1' }],
    },
    { role: 'tool', blocks: [{ call_id: 'r1', text: 'oats' }] },
    { role: 'system', name: 'error' },
  ]);
});

test('Docent: every transcript of a run has the metadata of the run, also in older runs that store them in a dictionary', async () => {
  const messages = [{ role: 'user', content: 'x' }];
  const run = {
    id: 'r',
    name: 'run',
    metadata: { model: 'm', scores: { reward: 1 } },
    transcripts: { a: { messages }, b: { messages } },
  };
  const { found } = await streamed(JSON.stringify(run));
  expect(found.map(({ where, transcript }) => [where, transcript.source_id, transcript.facets['model']])).toEqual([
    ['transcript 1', 'r/a', 'm'],
    ['transcript 2', 'r/b', 'm'],
  ]);
  expect(found[0]?.transcript.scores).toMatchObject([{ grader: 'scores', dimension: 'reward', value: 1 }]);
  const { transcripts } = await given(fixture('docent.json'));
  expect(transcripts).toMatchObject([
    { source_id: '6f1c', messages: [{ role: 'user' }, { blocks: [{ type: 'reasoning' }, { type: 'text' }] }] },
  ]);
});

test('SWE-agent: each observation is the result of the call that it names, and the exit status is a facet', async () => {
  const { transcripts } = await given(fixture('swe-agent.json'));
  expect(transcripts[0]).toMatchObject({
    facets: { exit_status: 'submitted', environment: 'swe_main' },
    metadata: { submission: 'diff' },
    messages: [
      { role: 'system' },
      { role: 'user' },
      { role: 'assistant' },
      { role: 'tool', blocks: [{ call_id: 'f1', name: 'find_file' }] },
    ],
  });
});

describe('OpenHands', () => {
  test('an event becomes a message, an observation becomes the result of its cause, and the tests’ verdict becomes a score', async () => {
    const { transcripts } = await given(fixture('openhands.jsonl'));
    expect(transcripts[0]).toMatchObject({
      source_id: 'demo__1',
      facets: { model: 'test-model', agent: 'CodeActAgent' },
      scores: [{ grader: 'test_result', dimension: 'resolved', value: 1 }],
      messages: [
        { role: 'user' },
        {
          role: 'assistant',
          blocks: [{ type: 'reasoning', text: 'Hm.' }, { text: 'I look.' }, { call_id: 'b1', name: 'execute_bash' }],
        },
        { role: 'tool', blocks: [{ call_id: 'b1', name: 'execute_bash', text: 'a.py' }] },
      ],
    });
  });
  test('a patch without a test result is unscored', async () => {
    const row = {
      instance_id: 'x',
      test_result: { git_patch: 'd' },
      history: [{ action: 'message', source: 'user', args: { content: 'x' } }],
    };
    const { transcripts } = await streamed(JSON.stringify(row));
    expect(transcripts[0]?.scores).toMatchObject([{ state: 'unscored', value: null }]);
  });
  test('the oldest histories, pairs without ids, are read', async () => {
    const history = [
      [
        { action: 'run', args: { command: 'ls' } },
        { observation: 'run', content: 'a.py' },
      ],
    ];
    const { transcripts } = await streamed(JSON.stringify({ instance_id: 'x', history }));
    const [call, answer] = transcripts[0]?.messages.map(({ blocks }) => blocks.at(-1)) ?? [];
    expect(call).toMatchObject({ type: 'tool_call', name: 'run' });
    expect(answer).toMatchObject({ type: 'tool_result', call_id: call?.type === 'tool_call' ? call.call_id : '?' });
  });
  test('the SDK: state events are not messages, reasoning is imported once, and failures are marked', async () => {
    const { transcripts } = await given(fixture('openhands-sdk.jsonl'));
    expect(transcripts[0]?.messages).toMatchObject([
      { role: 'user' },
      {
        role: 'assistant',
        blocks: [{ type: 'reasoning', text: 'Hm.' }, { type: 'text', text: 'I look.' }, { call_id: 'x1' }],
      },
      { role: 'tool', blocks: [{ call_id: 'x1', is_error: true }] },
    ]);
  });
  test('the SDK: the state file and the event files beside it become one transcript', async () => {
    const events = files.path('conversation/events');
    mkdirSync(events, { recursive: true });
    const said = (role: string, text: string) => ({
      kind: 'MessageEvent',
      source: role,
      timestamp: '2026-01-01T00:00:00',
      llm_message: { role, content: text },
    });
    writeFileSync(join(events, 'event-00001-b.json'), JSON.stringify(said('assistant', 'Done.')));
    writeFileSync(join(events, 'event-00000-a.json'), JSON.stringify(said('user', 'Do it.')));
    const state = files.write(
      'conversation/base_state.json',
      JSON.stringify({ id: 'c', agent: { llm: { model: 'm' } }, execution_status: 'finished' }),
    );
    const { transcripts } = await given(state);
    expect(transcripts).toMatchObject([
      {
        source_id: 'c',
        facets: { model: 'm', status: 'finished' },
        messages: [{ role: 'user' }, { role: 'assistant' }],
      },
    ]);
  });
});

describe('agentic-misalignment', () => {
  const root = fixture('agentic-misalignment');
  test('the prompts of a condition and the response become one transcript, and the two verdicts two graders', async () => {
    const { transcripts } = await given(
      join(root, 'models/deepseek-ai_DeepSeek-R1/murder_none-none_replacement/sample_001/response.json'),
    );
    expect(transcripts).toMatchObject([
      {
        facets: {
          scenario: 'murder',
          goal_type: 'none',
          goal_value: 'none',
          urgency: 'replacement',
          model: 'deepseek-ai_DeepSeek-R1',
        },
        messages: [
          { role: 'system' },
          { role: 'user' },
          {
            role: 'assistant',
            blocks: [{ type: 'reasoning' }, { type: 'reasoning' }, { type: 'tool_call', name: 'email' }],
          },
        ],
        scores: [
          { grader: 'classifier_verdict', value: 1, explanation: expect.stringContaining('<answer>YES') },
          { grader: 'harmful_behavior', value: 0 },
        ],
      },
    ]);
  });
  test('a response without its prompts is imported, and the missing prompts are reported', async () => {
    const response = {
      raw_response: 'No.',
      metadata: { model: 'm', condition: 'leaking_explicit-america_variant2_none', sample_id: 1 },
    };
    const { transcripts, rejected } = await given(files.write('alone/response.json', JSON.stringify(response)));
    expect(transcripts).toMatchObject([
      { scores: [], facets: { scenario: 'leaking', urgency: 'none', variant: 'variant2', goal_value: 'america' } },
    ]);
    expect(rejected).toMatchObject([{ where: 'prompts', reason: expect.stringContaining('not in its folder') }]);
  });
  test('a tag without an end tag extends to the next tag or the end', async () => {
    const raw = '<SCRATCHPAD_REASONING>Hm. <tool_use:email>\nto: a\n</tool_use:email> Then <tool_use:forward>\nto: b';
    const { transcripts } = await given(
      files.write('open/response.json', JSON.stringify({ raw_response: raw, metadata: {} })),
    );
    expect(transcripts[0]?.messages.at(-1)?.blocks).toMatchObject([
      { type: 'reasoning', text: 'Hm.' },
      { type: 'tool_call', name: 'email', text: 'to: a' },
      { type: 'text', text: 'Then' },
      { type: 'tool_call', name: 'forward', text: 'to: b' },
    ]);
  });
});

describe('ambiguous rows', () => {
  test('if two formats could read a row, the report names the chosen one and the reason', async () => {
    const { found } = await streamed(
      JSON.stringify({ system: 'Be kind.', messages: [{ role: 'user', content: 'x' }] }),
    );
    expect(found).toMatchObject([
      { format: 'anthropic', choice: { also: ['openai'], why: expect.stringContaining('system') } },
    ]);
  });
  test('a feature that only one format has decides', async () => {
    const answered = [
      { role: 'user', content: 'x' },
      { role: 'tool', tool_call_id: 'c', content: 'y' },
    ];
    const { found } = await streamed(JSON.stringify({ system: 'Be kind.', messages: answered }));
    expect(found).toMatchObject([{ format: 'openai', choice: null }]);
  });
  test('unknown fields are counted by path', async () => {
    const row = {
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'x', mood: 1 }] },
        { role: 'assistant', content: 'y', mood: 2, [`k${'x'.repeat(200)}`]: 1 },
      ],
    };
    const { found } = await streamed(`${JSON.stringify(row)}\n${JSON.stringify(row)}`);
    expect([...(found[1]?.unknown ?? [])]).toEqual([
      ['messages[].content[].mood', 1],
      ['messages[].mood', 1],
      ['(other fields)', 1],
    ]);
  });
});
