// Lines and fields that today's programs write beyond their documented formats: they neither remove nor change a
// message.
import { afterAll, describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { fixture, folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

const jsonl = (lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const told = ({ messages }: NormalTranscript): string[] =>
  messages.flatMap(({ role, name, branch, blocks }) =>
    blocks.map(({ type, text }) => [role, name, branch, type === 'text' ? '' : type, text].filter(Boolean).join(' · ')),
  );

describe('Claude Code', () => {
  test('a session with `session_id` in one line is read to its end', async () => {
    const line = (uuid: string, parentUuid: string | null, type: string, content: unknown, more = {}): object => ({
      uuid,
      parentUuid,
      sessionId: 's',
      type,
      message: { role: type, content },
      ...more,
    });
    const lines = [
      line('1', null, 'user', 'Where is the key?'),
      line('2', '1', 'assistant', [{ type: 'text', text: 'Under the mat.' }]),
      line('3', '2', 'user', 'Sure?', { session_id: 's' }),
      line('4', '3', 'assistant', [{ type: 'text', text: 'Yes.' }]),
    ];
    const { found } = await given(files.write('both.jsonl', jsonl(lines)));
    expect(found.map(({ format, transcript }) => [format, ...told(transcript)])).toEqual([
      ['claude-code', 'user · Where is the key?', 'assistant · Under the mat.', 'user · Sure?', 'assistant · Yes.'],
    ]);
  });
});

describe('Cursor', () => {
  test('lines about the end of a turn are not messages', async () => {
    const line = (role: string, text: string): object => ({ role, message: { content: [{ type: 'text', text }] } });
    const lines = [line('user', 'q'), line('assistant', 'a'), { type: 'turn_ended', status: 'success' }];
    const { found } = await given(files.write('ended.jsonl', jsonl(lines)));
    expect(found.map(({ format, transcript }) => [format, ...told(transcript)])).toEqual([
      ['cursor', 'user · q', 'assistant · a'],
    ]);
  });
});

describe('AutoGen', () => {
  test('the messages given to a model: calls and their results, thoughts, and agents with their names', async () => {
    const messages = [
      { type: 'SystemMessage', content: 'Be brief.' },
      { type: 'UserMessage', source: 'User', content: 'Where is the key?' },
      {
        type: 'AssistantMessage',
        source: 'Triage',
        thought: 'look there',
        content: [{ id: 'c', name: 'look', arguments: '{"n": 1234567890123456789}' }],
      },
      {
        type: 'FunctionExecutionResultMessage',
        content: [{ call_id: 'c', name: 'look', content: 'a key', is_error: false }],
      },
      { type: 'AssistantMessage', source: 'Repairs', thought: null, content: 'Under the mat.' },
    ];
    const { transcripts } = await given(files.write('history.json', JSON.stringify({ messages })));
    expect(transcripts.map(told)).toEqual([
      [
        'system · Be brief.',
        'user · Where is the key?',
        'assistant · Triage · reasoning · look there',
        'assistant · Triage · tool_call · {\n  "n": 1234567890123456789\n}',
        'tool · tool_result · a key',
        'assistant · Repairs · Under the mat.',
      ],
    ]);
  });
});

describe('Gemini CLI', () => {
  const header = { sessionId: 'g', projectHash: 'p', startTime: '2026-05-01T10:00:00Z' };
  test('a turn of the model in parts becomes an assistant message', async () => {
    const messages = [
      { id: '1', type: 'user', content: 'q' },
      { id: '2', type: 'model', parts: [{ text: 'hm', thought: true }, { text: 'a' }] },
    ];
    const { transcripts } = await given(files.write('parts.json', JSON.stringify({ ...header, messages })));
    expect(transcripts.map(told)).toEqual([['user · q', 'assistant · reasoning · hm', 'assistant · a']]);
  });
  test('the output of a tool is read without the shell’s wrapper', async () => {
    const result = (response: object): object[] => [{ functionResponse: { id: 'c', name: 'look', response } }];
    const call = (id: string, response: object): object => ({ id, name: 'look', args: {}, result: result(response) });
    const toolCalls = [call('1', { output: 'a\nkey' }), call('2', { output: 'a', exit: 1 })];
    const messages = [{ id: '1', type: 'gemini', content: '', toolCalls }];
    const { transcripts } = await given(files.write('tools.json', JSON.stringify({ ...header, messages })));
    expect(transcripts.flatMap(told).filter((each) => each.startsWith('tool'))).toEqual([
      'tool · tool_result · a\nkey',
      expect.stringContaining('"exit": 1'),
    ]);
  });
});

describe('Copilot CLI', () => {
  test('the system prompt and notices of the program become system messages', async () => {
    const event = (type: string, content: string): object => ({
      type,
      data: { content },
      id: content,
      timestamp: null,
    });
    const lines = [
      event('system.message', 'Be brief.'),
      event('user.message', 'q'),
      event('system.notification', 'An agent has ended.'),
      event('assistant.message', 'a'),
    ];
    const { transcripts } = await given(files.write('events.jsonl', jsonl(lines)));
    expect(transcripts.map(told)).toEqual([
      ['system · Be brief.', 'user · q', 'system · notification · An agent has ended.', 'assistant · a'],
    ]);
  });
});

describe('aider', () => {
  test('a code fence that the model left open ends before the next turn', async () => {
    const text = [
      '# aider chat started at 2026-05-01 10:00:00',
      '',
      '#### first  ',
      '',
      'See:',
      '```',
      '#### a heading in the code',
      '> a quote in the code',
      '',
      '> ^C again to exit  ',
      '',
      '#### second  ',
      '',
      'Done.',
    ].join('\n');
    const { transcripts } = await given(files.write('.aider.chat.history.md', text));
    expect(transcripts.map(told)).toEqual([
      [
        'user · first',
        'assistant · See:\n```\n#### a heading in the code\n> a quote in the code',
        'system · ^C again to exit',
        'user · second',
        'assistant · Done.',
      ],
    ]);
  });
});

describe('Codex', () => {
  test('another agent has its name, encrypted reasoning is redacted, and snapshots of files are not messages', async () => {
    const item = (payload: object): object => ({ type: 'response_item', timestamp: '2026-05-01T10:00:00Z', payload });
    const say = (text: string): object => ({ type: 'output_text', text });
    const lines = [
      { type: 'session_meta', timestamp: '2026-05-01T10:00:00Z', payload: { id: 'x' } },
      item({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'q' }] }),
      item({ type: 'ghost_snapshot', ghost_commit: { id: 'c', parent: 'p' } }),
      item({ type: 'function_call', call_id: 'c', name: 'look', arguments: '{}' }),
      item({ type: 'function_call_output', call_id: 'c', output: { type: 'input_text', text: 'a key' } }),
      item({
        type: 'agent_message',
        author: 'finder',
        recipient: 'main',
        content: [
          { type: 'input_text', text: 'It is there.' },
          { type: 'encrypted_content', encrypted_content: 'SEALED' },
        ],
      }),
      item({ type: 'message', role: 'assistant', content: [say('Under the mat.')] }),
    ];
    const { transcripts } = await given(files.write('agents.jsonl', jsonl(lines)));
    expect(transcripts.map(told)).toEqual([
      [
        'user · q',
        'assistant · tool_call · {}',
        'tool · tool_result · a key',
        'assistant · finder · It is there.',
        'assistant · finder · reasoning',
        'assistant · Under the mat.',
      ],
    ]);
  });
});

describe('Qwen Code', () => {
  test('turns that were taken back become a branch, and text that hooks add to a turn becomes a system message', async () => {
    const line = (
      uuid: string,
      parentUuid: string | null,
      type: string,
      parts: object[] | null,
      more = {},
    ): object => ({
      uuid,
      parentUuid,
      sessionId: 's',
      timestamp: '2026-05-01T10:00:00Z',
      type,
      ...(parts === null ? {} : { message: { role: type === 'assistant' ? 'model' : 'user', parts } }),
      ...more,
    });
    const lines = [
      line('1', null, 'user', [
        { text: 'q' },
        { text: '<qwen:user-prompt-submit-context>\nhook\n</qwen:user-prompt-submit-context>' },
      ]),
      line('2', '1', 'assistant', [{ text: 'wrong' }]),
      line('3', '1', 'system', null, { subtype: 'rewind', systemPayload: { targetUuid: '1' } }),
      line('4', '3', 'assistant', [{ text: 'hm', thought: true }]),
      line('4', '3', 'assistant', [{ text: 'right' }], { model: 'm/qwen' }),
      line('5', '4', 'system', null, { subtype: 'custom_title', systemPayload: { customTitle: 'T' } }),
    ];
    const { found } = await given(files.write('qwen.jsonl', jsonl(lines)));
    expect(found.map(({ transcript }) => told(transcript))).toEqual([
      [
        'system · context · <qwen:user-prompt-submit-context>\nhook\n</qwen:user-prompt-submit-context>',
        'user · q',
        'assistant · taken back · wrong',
        'assistant · reasoning · hm',
        'assistant · right',
      ],
    ]);
    expect(found[0]?.transcript).toMatchObject({ source_id: 's', title: 'T', facets: { model: 'm/qwen' } });
  });
});

test('pydantic-ai: texts with metadata, files, speech, failed tools and notes of the program are read', async () => {
  const png = { data: 'aGk=', media_type: 'image/png', kind: 'binary', identifier: 'i' };
  const history = [
    {
      kind: 'request',
      parts: [
        { part_kind: 'instruction', content: 'Be brief.' },
        { part_kind: 'user-prompt', content: [{ kind: 'text-content', content: 'Draw.' }, { kind: 'cache-point' }] },
      ],
    },
    {
      kind: 'response',
      parts: [
        { part_kind: 'file', content: png },
        { part_kind: 'speech', speaker: 'assistant', transcript: 'There.' },
      ],
    },
    {
      kind: 'request',
      parts: [
        { part_kind: 'tool-return', tool_name: 'f', tool_call_id: 'c', content: 'no', outcome: 'denied' },
        { part_kind: 'tool-return', tool_name: 'f', tool_call_id: 'd', content: ['seen', png] },
        { part_kind: 'compaction', content: 'short' },
      ],
    },
  ];
  const { found } = await streamed(JSON.stringify(history));
  expect(found.flatMap(({ unknown }) => [...unknown.keys()])).toEqual([]);
  expect(found.map(({ transcript }) => told(transcript))).toEqual([
    [
      'system · Be brief.',
      'user · Draw.',
      'assistant · image',
      'assistant · There.',
      'tool · tool_result · no',
      'tool · tool_result · seen',
      'tool · image',
      'system · compaction · [compacted] short',
    ],
  ]);
  expect(found[0]?.transcript.messages[3]?.blocks[0]).toMatchObject({ is_error: true });
});

test('Bedrock’s batches: the model’s answer is part of the conversation', async () => {
  const modelInput = { max_tokens: 5, messages: [{ role: 'user', content: [{ type: 'text', text: 'q' }] }] };
  const message = { role: 'assistant', content: [{ text: 'a' }] };
  const rows = [
    { recordId: '1', modelInput, modelOutput: { type: 'message', ...message, content: [{ type: 'text', text: 'a' }] } },
    { recordId: '2', modelInput, modelOutput: { output: { message }, stopReason: 'end_turn' } },
  ];
  const { transcripts } = await streamed(jsonl(rows));
  expect(transcripts.map((each) => [each.source_id, ...told(each)])).toEqual([
    ['1', 'user · q', 'assistant · a'],
    ['2', 'user · q', 'assistant · a'],
  ]);
});

test('Bedrock: calls, results and reasoning are read from Bedrock’s own fields', async () => {
  const messages = [
    { role: 'user', content: [{ text: 'q' }, { cachePoint: { type: 'default' } }] },
    {
      role: 'assistant',
      content: [
        { reasoningContent: { reasoningText: { text: 'SECRET', signature: 's' } } },
        { text: 'a' },
        { toolUse: { toolUseId: 't', name: 'f', input: { n: 1 } } },
      ],
    },
    {
      role: 'user',
      content: [{ toolResult: { toolUseId: 't', content: [{ text: 'r' }, { json: { n: 2 } }], status: 'error' } }],
    },
  ];
  const { found } = await streamed(JSON.stringify({ messages }));
  expect(found.flatMap(({ unknown }) => [...unknown.keys()])).toEqual([]);
  expect(found.map(({ transcript }) => told(transcript))).toEqual([
    [
      'user · q',
      'assistant · reasoning · SECRET',
      'assistant · a',
      'assistant · tool_call · {\n  "n": 1\n}',
      'tool · tool_result · r\n{\n  "n": 2\n}',
    ],
  ]);
  const [, , answer] = found[0]?.transcript.messages ?? [];
  expect(answer?.blocks).toMatchObject([{ call_id: 't', name: 'f', is_error: true }]);
});

test('OpenCode: text that the program adds to a user’s message becomes a system message', async () => {
  const info = { id: 'm', role: 'user', time: { created: 1 } };
  const parts = [
    { type: 'text', text: 'Read @a.md' },
    { type: 'text', text: 'Called the Read tool', synthetic: true },
    { type: 'text', text: '# a', synthetic: true },
    { type: 'text', text: 'please' },
  ];
  const { transcripts } = await streamed(JSON.stringify({ info: { id: 's' }, messages: [{ info, parts }] }));
  expect(transcripts.map(told)).toEqual([
    ['user · Read @a.md', 'system · synthetic · Called the Read tool', 'system · synthetic · # a', 'user · please'],
  ]);
});

describe('the storage of OpenCode', () => {
  test('the messages of a session are sorted by time, not by file name', async () => {
    const write = (name: string, value: object): string => files.write(`storage/${name}.json`, JSON.stringify(value));
    const about = { projectID: 'p', directory: '/w', title: 'T', time: { created: 1 } };
    const path = write('session/p/s', { id: 's', ...about });
    write('message/s/a', { id: 'a', role: 'assistant', time: { created: 3 } });
    write('message/s/b', { id: 'b', role: 'user', time: { created: 2 } });
    write('part/a/1', { type: 'text', text: 'answer' });
    write('part/b/1', { type: 'text', text: 'question' });
    expect((await given(path)).transcripts.map(told)).toEqual([['user · question', 'assistant · answer']]);
    const away = write('session/p/away', { id: '../s', ...about });
    expect((await given(away)).rejected).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('other files') }),
    ]);
  });
  test('a session file without its message files is refused, and the reason names the folder to import', async () => {
    const { rejected } = await streamed(
      JSON.stringify({ id: 's', projectID: 'p', directory: '/w', time: { created: 1 } }),
    );
    expect(rejected.map(({ reason }) => reason)).toEqual([
      'an OpenCode session whose messages are in other files: import the folder `storage` itself',
    ]);
  });
  test('the original of a session is the text of all its files', async () => {
    const { transcripts } = await given(fixture('opencode-storage/session/global/ses_1.json'));
    expect(transcripts[0]?.original.match(/"id": "(?:ses|msg|prt)_\d"/g)).toHaveLength(7);
  });
});
