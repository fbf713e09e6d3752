// Sessions in several files, or with turns that were taken back: they are linked and marked, and no message is counted
// twice or lost.
import { symlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { walk } from '../../main/importers/index.ts';
import { folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

const jsonl = (lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const told = ({ messages }: NormalTranscript): string[] =>
  messages.flatMap(({ role, name, branch, blocks }) =>
    blocks.map(({ type, text }) => [role, name, branch, type === 'text' ? '' : type, text].filter(Boolean).join(' · ')),
  );

describe('Gemini CLI, one line for each event', () => {
  const header = { sessionId: 'g', projectHash: 'p', startTime: '2026-05-01T10:00:00Z', kind: 'main' };
  const turn = (id: string, type: string, text: string, more: object = {}): object => ({
    id,
    type,
    content: [{ text }],
    ...more,
  });
  test('the last version of a turn counts, at the place of the first', async () => {
    const lines = [header, turn('1', 'user', 'q'), turn('2', 'gemini', 'par'), turn('3', 'user', 'r')];
    const { transcripts } = await given(
      files.write('last/session.jsonl', jsonl([...lines, turn('2', 'gemini', 'part'), { $set: { summary: 'S' } }])),
    );
    expect(transcripts.map(told)).toEqual([['user · q', 'assistant · part', 'user · r']]);
    expect(transcripts[0]).toMatchObject({ source_id: 'g', title: 'S', created_at: '2026-05-01T10:00:00Z' });
  });
  test('turns taken back by a rewind or by a new list become a branch', async () => {
    const lines = [
      header,
      turn('1', 'user', 'q'),
      turn('2', 'gemini', 'wrong'),
      { $rewindTo: '2' },
      turn('3', 'gemini', 'less wrong'),
      { $set: { messages: [turn('1', 'user', 'q'), turn('4', 'gemini', 'right')] } },
    ];
    const { found } = await given(files.write('back/session.jsonl', jsonl(lines)));
    expect(found.map(({ transcript }) => told(transcript))).toEqual([
      ['user · q', 'assistant · branch 1 · wrong', 'assistant · branch 2 · less wrong', 'assistant · right'],
    ]);
    expect([...(found[0]?.unknown ?? [])]).toEqual([]);
  });
  test('a subagent has the session of its folder as its parent', async () => {
    const path = files.write(
      'chats/g/sub.jsonl',
      jsonl([{ ...header, sessionId: 's', kind: 'subagent' }, turn('1', 'user', 'q')]),
    );
    expect((await given(path)).transcripts).toMatchObject([{ source_id: 'g/s', facets: { parent: 'g' } }]);
  });
});

const line = (uuid: string, parentUuid: string | null, type: string, content: unknown, more: object = {}): object => ({
  uuid,
  parentUuid,
  type,
  sessionId: 'A',
  timestamp: '2026-05-01T10:00:00Z',
  message: { role: type, content },
  ...more,
});

describe('Claude Code', () => {
  const first = [line('1', null, 'user', 'q'), line('2', '1', 'assistant', 'a')];
  test('in a session that continues another in the background, the repeated messages are marked', async () => {
    const background = { sessionId: 'B', sessionKind: 'bg' };
    const lines = [...first, line('3', '2', 'user', 'more')].map((each) => ({ ...each, ...background }));
    files.write('bg/A.jsonl', jsonl(first));
    const { transcripts } = await given(files.write('bg/B.jsonl', jsonl(lines)));
    expect(transcripts.map(told)).toEqual([
      ['user · replayed from A · q', 'assistant · replayed from A · a', 'user · more'],
    ]);
    expect(transcripts).toMatchObject([{ facets: { parent: 'A' }, metadata: { continues: 'A' } }]);
    const alone = await given(files.write('bg-alone/B.jsonl', jsonl(lines)));
    expect(alone.transcripts.map(told)).toEqual([['user · q', 'assistant · a', 'user · more']]);
  });
  const saved = (path: string): string =>
    `<persisted-output>\nOutput too large. Full output saved to: ${path}\n\nPreview:\nL\n`;
  const answer = (path: string): object[] => [
    ...first,
    line('3', '2', 'user', [{ type: 'tool_result', tool_use_id: 't', content: saved(path) }]),
  ];
  test('a long tool result is read from the file with the same name in the session’s own folder', async () => {
    files.write('long/A/tool-results/t.txt', 'LINE 1\nLINE 2');
    files.write('long/secret.txt', 'SECRET');
    for (const path of ['/elsewhere/A/tool-results/t.txt', 'C:\\x\\tool-results\\t.txt']) {
      const { transcripts } = await given(files.write('long/A.jsonl', jsonl(answer(path))));
      expect(transcripts.map(told)[0]?.[2]).toContain('[from tool-results/t.txt]\nLINE 1\nLINE 2');
    }
    for (const path of ['../../secret.txt', 'gone.txt', '..']) {
      const { transcripts } = await given(files.write('long/A.jsonl', jsonl(answer(path))));
      expect(transcripts.map(told)[0]?.[2]).toContain('Preview');
      expect(JSON.stringify(transcripts)).not.toContain('SECRET');
    }
  });
  test('iFlow: a result wrapped like Gemini’s is read, and the title is the name of the first call', async () => {
    const content = {
      callId: 't',
      responseParts: { functionResponse: { name: 'look', response: { output: 'a key' } } },
    };
    const call = line('1', null, 'assistant', [{ type: 'tool_use', id: 't', name: 'look', input: { at: 'mat' } }]);
    const wrapped = line('2', '1', 'user', [{ type: 'tool_result', tool_use_id: 't', content }]);
    const { transcripts } = await given(files.write('wrapped/A.jsonl', jsonl([call, wrapped])));
    expect(transcripts.map(told)[0]?.at(-1)).toBe('tool · tool_result · a key');
    expect(transcripts).toMatchObject([{ title: 'look' }]);
  });
  test('a link that leads out of the folder is not followed', async () => {
    const outside = files.write('outside.txt', 'SECRET');
    files.write('linked/A/tool-results/other.txt', 'x');
    symlinkSync(outside, files.path('linked/A/tool-results/t.txt'));
    const { transcripts } = await given(files.write('linked/A.jsonl', jsonl(answer('t.txt'))));
    expect(JSON.stringify(transcripts)).not.toContain('SECRET');
  });
});

test('ATIF: subagents at any depth become transcripts that name their parent, and share its session', async () => {
  const trajectory = (id: string, message: string, more: object = {}): object => ({
    schema_version: 'ATIF-v1.7',
    session_id: 'S',
    trajectory_id: id,
    steps: [{ step_id: 1, source: 'agent', message }],
    ...more,
  });
  const deep = trajectory('c', 'deep');
  const inner = trajectory('b', 'inner', { subagent_trajectories: [deep] });
  const { transcripts } = await given(
    files.write('t.json', JSON.stringify(trajectory('a', 'main', { subagent_trajectories: [inner] }))),
  );
  expect(transcripts.map(({ source_id, facets }) => [source_id, facets['parent'], facets['session']])).toEqual([
    ['a', undefined, 'S'],
    ['a/b', 'a', 'S'],
    ['a/b/c', 'a/b', 'S'],
  ]);
});

test('Inspect .json: the last run of a sample that was run again counts', async () => {
  const sample = (id: unknown, epoch: number, content: string): object => ({
    id,
    epoch,
    messages: [{ role: 'assistant', content }],
  });
  const samples = [
    sample('a', 1, 'first'),
    sample('a', 2, 'x'),
    sample(1, 1, 'y'),
    sample('a', 1, 'second'),
    sample('1', 1, 'z'),
  ];
  const log = { version: 2, status: 'success', eval: { task: 't', model: 'm' }, samples };
  const { transcripts } = await given(files.write('again.json', JSON.stringify(log)));
  expect(transcripts.map((each) => told(each)[0])).toEqual(
    ['x', 'y', 'second', 'z'].map((text) => `assistant · ${text}`),
  );
});

describe('output that programs print, one line for each event', () => {
  test('codex exec --json: each item is read once, in its completed state', async () => {
    const item = (type: string, item: object): object => ({ type, item });
    const lines = [
      { type: 'thread.started', thread_id: 'T' },
      item('item.started', { id: '1', type: 'command_execution', command: 'ls', aggregated_output: '' }),
      item('item.completed', { id: '0', type: 'reasoning', text: 'hm' }),
      item('item.completed', {
        id: '1',
        type: 'command_execution',
        command: 'ls',
        aggregated_output: 'a',
        exit_code: 1,
      }),
      item('item.completed', {
        id: '2',
        type: 'mcp_tool_call',
        server: 's',
        tool: 't',
        arguments: { x: 1 },
        error: { message: 'no' },
      }),
      item('item.completed', { id: '3', type: 'agent_message', text: 'Hi' }),
      { type: 'turn.failed', error: { message: 'quota' } },
    ];
    const { found } = await given(files.write('exec.jsonl', jsonl(lines)));
    expect(found.map(({ format, transcript }) => [format, transcript.source_id])).toEqual([['codex-exec', 'T']]);
    const blocks = found.flatMap(({ transcript }) => transcript.messages.flatMap((message) => message.blocks));
    expect(blocks.map(({ type, text }) => [type, text.replaceAll(/\s/g, '')])).toEqual([
      ['tool_call', '{"command":"ls"}'],
      ['tool_result', 'a'],
      ['reasoning', 'hm'],
      ['tool_call', '{"x":1}'],
      ['tool_result', '{"message":"no"}'],
      ['text', 'Hi'],
      ['text', '[turnfailed]{"message":"quota"}'],
    ]);
    expect(blocks[1]).toMatchObject({ is_error: true });
  });
  test('Codex: item_completed is read only if there are no API items', async () => {
    const event = (item: object): object => ({ type: 'event_msg', payload: { type: 'item_completed', item } });
    const meta = { type: 'session_meta', payload: { id: 'X' } };
    const said = event({ type: 'AgentMessage', content: [{ type: 'Text', text: 'Hi' }] });
    const api = { type: 'response_item', payload: { type: 'message', role: 'assistant', content: 'Hi' } };
    for (const lines of [
      [meta, said],
      [meta, api],
      [meta, said, api],
    ])
      expect((await given(files.write('r.jsonl', jsonl(lines)))).transcripts.map(told)).toEqual([['assistant · Hi']]);
  });
  test('claude stream-json: subagents become transcripts of their own, and replies in pieces become one message', async () => {
    const said = (id: string, text: string, parent: string | null): object => ({
      type: 'assistant',
      session_id: 'C',
      parent_tool_use_id: parent,
      message: { id, role: 'assistant', content: [{ type: 'text', text }] },
    });
    const lines = [
      { type: 'system', subtype: 'init', session_id: 'C', model: 'm' },
      said('1', 'a', null),
      said('1', 'b', null),
      said('2', 'sub', 'tu'),
      { type: 'result', subtype: 'success', session_id: 'C', result: 'b' },
    ];
    const { transcripts } = await given(files.write('stream.jsonl', jsonl(lines)));
    expect(transcripts.map((each) => [each.source_id, ...told(each)])).toEqual([
      ['C', 'assistant · a', 'assistant · b'],
      ['C/tu', 'assistant · sub'],
    ]);
    expect(transcripts[0]?.messages).toHaveLength(1);
  });
});

test('side files are skipped in a folder', async () => {
  const names: string[] = [];
  for await (const each of walk([dirname(files.path('long/A.jsonl'))]))
    if ('path' in each) names.push(basename(each.path));
  expect(names).toEqual(['A.jsonl', 'secret.txt']);
});

test('a call that consecutive lines repeat is imported once, and no message becomes empty', async () => {
  const use = (id: string): object => ({ type: 'tool_use', id, name: 'look', input: { id } });
  const line = (n: number, role: string, content: unknown): string =>
    JSON.stringify({
      sessionId: 's',
      uuid: `u${n}`,
      parentUuid: n === 1 ? null : `u${n - 1}`,
      type: role,
      timestamp: '2026-01-01T00:00:00Z',
      message: { role, content, id: `response-${n}` },
    });
  const answer = (id: string): object => ({ type: 'tool_result', tool_use_id: id, content: 'a key' });
  const { transcripts } = await streamed(
    [
      line(1, 'user', 'Where is the key?'),
      line(2, 'assistant', [{ type: 'text', text: 'I look.' }, use('a')]),
      line(3, 'assistant', [use('a'), use('b')]),
      line(4, 'assistant', [use('b')]),
      line(5, 'user', [answer('a')]),
      line(6, 'user', [answer('b')]),
      line(7, 'assistant', [use('b'), { type: 'text', text: 'Under the mat.' }]),
    ].join('\n'),
    1000,
  );
  expect(
    transcripts[0]?.messages.map(({ blocks }) =>
      blocks.map((block) => ('call_id' in block ? block.call_id : '')).join(),
    ),
  ).toEqual(['', '', 'a', 'b', 'a', 'b', '']);
});
