// Sessions of the coding agents Kimi, Droid, VS Code, Antigravity and Amp.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { walk } from '../../main/importers/index.ts';
import { folder, given } from './support.ts';

const files = folder();
afterAll(files.remove);

const jsonl = (lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const told = ({ messages }: NormalTranscript): string[] =>
  messages.flatMap(({ role, name, branch, blocks }) =>
    blocks.map((block) =>
      [
        role,
        name,
        branch,
        block.type === 'text' ? '' : block.type,
        'name' in block ? `${block.call_id}/${block.name}` : '',
        'is_error' in block && block.is_error ? 'ERROR' : '',
        block.text,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );

/** The transcripts of a file; fails unless all have this format and no field is unknown. */
async function read(name: string, content: string, format: string): Promise<NormalTranscript[]> {
  const { found, rejected } = await given(files.write(name, content));
  expect(rejected).toEqual([]);
  for (const item of found) expect([item.format, [...item.unknown.keys()], item.choice]).toEqual([format, [], null]);
  return found.map(({ transcript }) => transcript);
}

/** The files that are found in the folder of a file, relative to it. */
async function walked(name: string): Promise<string[]> {
  const all: string[] = [];
  const root = dirname(files.path(name));
  mkdirSync(root, { recursive: true });
  for await (const each of walk([root])) if ('path' in each) all.push(each.path.slice(root.length + 1));
  return all;
}

const BIG = '{"n":1234567890123456789}';

describe('Kimi', () => {
  test('a journal of Kimi Code: turns, thoughts, calls with exact numbers, and text that the program added', async () => {
    const loop = (event: object): object => ({ type: 'context.append_loop_event', event, time: 1785612812825 });
    const said = (text: string, origin: object): object => ({
      type: 'context.append_message',
      message: { role: 'user', content: [{ type: 'text', text }], toolCalls: [], origin },
      time: 1785612812820,
    });
    const call = { type: 'tool.call', uuid: 'u', turnId: '0', step: 1, toolCallId: 'c', name: 'Bash', args: 0 };
    const lines = [
      { type: 'metadata', protocol_version: '1.4', created_at: 1785612803281 },
      { type: 'config.update', profileName: 'agent', systemPrompt: 'You are Kimi.', time: 1785612803281 },
      { type: 'config.update', modelAlias: 'moonshot-ai/kimi-k2', thinkingEffort: 'on', time: 1785612803282 },
      { type: 'turn.prompt', input: [{ type: 'text', text: 'Look.' }], origin: { kind: 'user' }, time: 1785612812819 },
      said('Look.', { kind: 'user' }),
      said('<system-reminder>todo</system-reminder>', { kind: 'injection', variant: 'todo_list_reminder' }),
      loop({ type: 'step.begin', uuid: 'u', turnId: '0', step: 1 }),
      loop({ type: 'content.part', uuid: 'u', part: { type: 'think', think: 'SECRET' } }),
      loop(call),
      loop({
        type: 'tool.result',
        parentUuid: 'u',
        toolCallId: 'c',
        result: { output: 'no', isError: true, note: 'n' },
      }),
      loop({ type: 'content.part', uuid: 'u', part: { type: 'text', text: 'Gone.' } }),
      { type: 'context.apply_compaction', summary: 'short', contextSummary: 'long', compactedCount: 2, time: 1 },
    ];
    const text = jsonl(lines).replace('"args":0', `"args":${BIG}`);
    files.write('kimi/s1/state.json', JSON.stringify({ title: 'Looking', workDir: '/w' }));
    const [one] = await read('kimi/s1/agents/main/wire.jsonl', text, 'kimi');
    expect(one).toMatchObject({
      source_id: 's1',
      title: 'Looking',
      facets: { model: 'moonshot-ai/kimi-k2', cwd: '/w' },
    });
    expect(one === undefined ? [] : told(one)).toEqual([
      'system · You are Kimi.',
      'user · Look.',
      'system · todo_list_reminder · <system-reminder>todo</system-reminder>',
      'assistant · reasoning · SECRET',
      'assistant · tool_call · c/Bash · {\n  "n": 1234567890123456789\n}',
      'tool · tool_result · c/Bash · ERROR · no\nn',
      'assistant · Gone.',
      'system · compaction · [compacted] long',
    ]);
    const [sub] = await read('kimi/s1/agents/agent-0/wire.jsonl', text, 'kimi');
    expect(sub).toMatchObject({ source_id: 's1/agent-0', facets: { parent: 's1' } });
    expect(await walked('kimi/s1/x')).toEqual(['agents/agent-0/wire.jsonl', 'agents/main/wire.jsonl']);
  });

  test('Kimi CLI: in a journal pieces are joined and a subagent becomes a transcript, and checkpoints of a context are left out', async () => {
    const record = (type: string, payload: object): object => ({ timestamp: 1760000000.5, message: { type, payload } });
    const call = { type: 'function', id: 'c', function: { name: 'Task', arguments: '{"n":' }, extras: null };
    const event = { type: 'ContentPart', payload: { type: 'text', text: 'from below' } };
    const lines = [
      { type: 'metadata', protocol_version: '1.3' },
      record('TurnBegin', { user_input: 'Look.' }),
      record('StepBegin', { n: 1 }),
      record('ContentPart', { type: 'think', think: 'SECRET', encrypted: null }),
      record('ContentPart', { type: 'text', text: 'I look.' }),
      record('ToolCall', call),
      record('ToolCallPart', { arguments_part: '1234567890123456789}' }),
      record('SubagentEvent', { parent_tool_call_id: 'c', event }),
      record('ToolResult', { tool_call_id: 'c', return_value: { is_error: false, output: 'a key', message: '' } }),
    ];
    const [one, sub] = await read('kimi/s2/wire.jsonl', jsonl(lines), 'kimi');
    expect(one === undefined ? [] : told(one)).toEqual([
      'user · Look.',
      'assistant · reasoning · SECRET',
      'assistant · I look.',
      'assistant · tool_call · c/Task · {\n  "n": 1234567890123456789\n}',
      'tool · tool_result · c/Task · a key',
    ]);
    expect(sub === undefined ? [] : [sub.source_id, ...told(sub)]).toEqual(['s2/c', 'assistant · from below']);
    const context = [
      { role: '_system_prompt', content: 'You are Kimi.' },
      { role: '_checkpoint', id: 0 },
      { role: 'user', content: 'Look.' },
      {
        role: 'assistant',
        content: [
          { type: 'think', think: 'SECRET' },
          { type: 'text', text: 'Gone.' },
        ],
      },
      { role: '_usage', token_count: 12 },
    ];
    const [seen] = await read('kimi/s3/context.jsonl', jsonl(context), 'kimi');
    expect(seen === undefined ? [] : told(seen)).toEqual([
      'system · You are Kimi.',
      'user · Look.',
      'assistant · reasoning · SECRET',
      'assistant · Gone.',
    ]);
    files.write('kimi/s2/context.jsonl', jsonl(context));
    expect(await walked('kimi/s2/x')).toEqual(['wire.jsonl']);
  });
});

describe('Droid', () => {
  test('a session: reminders are separate from the user’s text, and abandoned turns become branches', async () => {
    const line = (id: string, parentId: string, role: string, content: object[]): object => ({
      type: 'message',
      id,
      parentId,
      timestamp: '2026-01-01T00:00:00Z',
      message: { role, content },
    });
    const lines = [
      { type: 'session_start', id: 's', title: 'Look', sessionTitle: 'Looking', cwd: '/w', owner: 'me', version: 2 },
      line('1', 's', 'user', [{ type: 'text', text: '<system-reminder>\nbrief\n</system-reminder>\n\nLook.' }]),
      line('2', '1', 'assistant', [{ type: 'text', text: 'No.' }]),
      line('3', '1', 'assistant', [
        { type: 'thinking', thinking: 'SECRET', signature: 'x' },
        { type: 'tool_use', id: 'c', name: 'Execute', input: { command: 'ls' } },
      ]),
      line('4', '3', 'user', [{ type: 'tool_result', tool_use_id: 'c', content: 'a key', is_error: false }]),
      { type: 'compaction_state', id: '5', parentId: '4', timestamp: '2026-01-01T00:00:01Z', summaryText: 'short' },
      line('6', '5', 'assistant', [{ type: 'text', text: 'There.' }]),
    ];
    files.write('droid/s.settings.json', '{"model":"m"}');
    const [one] = await read('droid/s.jsonl', jsonl(lines), 'droid');
    expect(one).toMatchObject({ source_id: 's', title: 'Looking' });
    expect(one === undefined ? [] : told(one)).toEqual([
      'system · reminder · <system-reminder>\nbrief\n</system-reminder>',
      'user · Look.',
      'assistant · branch 1 · No.',
      'assistant · reasoning · SECRET',
      'assistant · tool_call · c/Execute · {\n  "command": "ls"\n}',
      'tool · tool_result · c/Execute · a key',
      'system · [compacted] short',
      'assistant · There.',
    ]);
    expect(await walked('droid/x')).toEqual(['s.jsonl']);
  });

  test('the output of `droid exec`: the last line, which repeats the answer, is not a message', async () => {
    const at = { session_id: 's', timestamp: 1767812640310 };
    const lines = [
      { type: 'system', subtype: 'init', cwd: '/w', tools: ['Execute'], model: 'm', ...at },
      { type: 'message', role: 'user', id: '1', text: 'Look.', ...at },
      { type: 'tool_call', id: 'c', messageId: '2', toolId: 'Execute', toolName: 'Execute', parameters: {}, ...at },
      { type: 'tool_result', id: 'c', messageId: '3', toolId: 'Execute', isError: true, value: 'no', ...at },
      { type: 'message', role: 'assistant', id: '4', text: 'Gone.', ...at },
      { type: 'completion', finalText: 'Gone.', numTurns: 1, durationMs: 5, ...at },
    ];
    const [one] = await read('droid.jsonl', jsonl(lines), 'droid');
    expect(one === undefined ? [] : [one.source_id, ...told(one)]).toEqual([
      's',
      'user · Look.',
      'assistant · tool_call · c/Execute · {}',
      'tool · tool_result · c/Execute · ERROR · no',
      'assistant · Gone.',
    ]);
  });
});

describe('VS Code', () => {
  const request = {
    requestId: 'r',
    timestamp: 1759400001000,
    message: { text: 'Run it.', parts: [] },
    modelId: 'copilot/m',
    response: [
      { kind: 'thinking', value: 'SECRET' },
      { value: 'I look at ' },
      { kind: 'inlineReference', inlineReference: { fsPath: '/w/a.ts' } },
      { value: '.' },
      { kind: 'toolInvocationSerialized', toolCallId: 'c__vscode-1', toolId: 'copilot_read', isComplete: true },
      {
        kind: 'toolInvocationSerialized',
        toolCallId: 'd',
        toolId: 'run',
        isComplete: true,
        toolSpecificData: { kind: 'terminal', commandLine: { original: 'ls' }, terminalCommandState: { exitCode: 1 } },
        resultDetails: { input: 'ls', output: [{ type: 'embed', value: 'no' }] },
      },
    ],
    result: {
      errorDetails: { message: 'cut' },
      metadata: {
        toolCallRounds: [{ toolCalls: [{ id: 'c', name: 'read', arguments: BIG }] }],
        toolCallResults: { c: { content: [{ value: { node: { children: [{ text: 'line' }] } } }] } },
      },
    },
  };
  const expected = [
    'user · Run it.',
    'assistant · reasoning · SECRET',
    'assistant · I look at `a.ts`.',
    'assistant · tool_call · c/read · {\n  "n": 1234567890123456789\n}',
    'tool · tool_result · c/read · line',
    'assistant · tool_call · d/run · ls',
    'tool · tool_result · d/run · ERROR · no',
    'system · error · [cut]',
  ];

  test('a session as one object is read', async () => {
    const session = { version: 3, responderUsername: 'GitHub Copilot', sessionId: 's', requests: [request] };
    const [one] = await read('chat.json', JSON.stringify(session), 'vscode-chat');
    expect(one).toMatchObject({ source_id: 's', facets: { model: 'copilot/m' } });
    expect(one === undefined ? [] : told(one)).toEqual(expected);
  });

  test('a log of changes is replayed, and replaced parts are left out', async () => {
    const { response, ...opened } = request;
    const log = [
      { kind: 0, v: { version: 3, sessionId: 's', creationDate: 1, requests: [] } },
      { kind: 2, k: ['requests'], v: [{ ...opened, response: [{ value: 'dropped' }] }] },
      { kind: 2, k: ['requests', 0, 'response'], v: response, i: 0 },
      { kind: 1, k: ['customTitle'], v: 'Title' },
      { kind: 3, k: ['creationDate'] },
    ];
    const [one] = await read('chat.jsonl', jsonl(log), 'vscode-chat');
    expect(one).toMatchObject({ source_id: 's', title: 'Title' });
    expect(one === undefined ? [] : told(one)).toEqual(expected);
  });
});

test('Antigravity: text that the program adds to a request is separate, and steps of tools become results', async () => {
  const step = (source: string, type: string, more: object): object => ({
    step_index: 0,
    source,
    type,
    status: 'DONE',
    created_at: '2026-06-26T21:16:16Z',
    ...more,
  });
  const lines = [
    step('USER_EXPLICIT', 'USER_INPUT', { content: '<USER_REQUEST>\nLook.\n</USER_REQUEST>\n<SETTING>x</SETTING>' }),
    step('SYSTEM', 'CONVERSATION_HISTORY', {}),
    step('MODEL', 'PLANNER_RESPONSE', { thinking: 'SECRET', tool_calls: [{ name: 'list_dir', args: { p: '"/w"' } }] }),
    step('MODEL', 'LIST_DIRECTORY', { content: 'a.txt' }),
    step('SYSTEM', 'CHECKPOINT', { content: 'resumed' }),
    step('MODEL', 'PLANNER_RESPONSE', { content: 'There.', truncated_fields: ['content'] }),
  ];
  const [one] = await read('transcript.jsonl', jsonl(lines), 'antigravity');
  expect(one === undefined ? [] : told(one)).toEqual([
    'user · Look.',
    'system · added · <SETTING>x</SETTING>',
    'assistant · reasoning · SECRET',
    String.raw`assistant · tool_call · /list_dir · ${'{\n  "p": "\\"/w\\""\n}'}`,
    'tool · tool_result · /list_directory · a.txt',
    'system · checkpoint · resumed',
    'assistant · There.',
  ]);
});

test('Amp: the results of tools are read with their status', async () => {
  const run = (toolUseID: string, its: object): object => ({ type: 'tool_result', toolUseID, run: its });
  const use = (id: string): object => ({ type: 'tool_use', complete: true, id, name: 'Bash', input: { cmd: 'ls' } });
  const thread = {
    v: 1,
    id: 'T-1',
    created: 1704067200000,
    title: 'Look',
    messages: [
      { role: 'user', messageId: 0, content: [{ type: 'text', text: 'Look.' }], meta: { sentAt: 1704067200001 } },
      {
        role: 'assistant',
        content: [{ type: 'thinking', thinking: 'SECRET' }, use('a'), use('b')],
        usage: { model: 'm' },
      },
      {
        role: 'user',
        content: [
          run('a', { status: 'done', result: { output: 'a key', exitCode: 0 } }),
          run('b', { status: 'error', error: { message: 'denied' } }),
        ],
      },
    ],
    env: { initial: { trees: [{ uri: 'file:///w' }] } },
  };
  const [one] = await read('T-1.json', JSON.stringify(thread), 'amp');
  expect(one).toMatchObject({ source_id: 'T-1', title: 'Look', facets: { model: 'm', cwd: 'file:///w' } });
  expect(one === undefined ? [] : told(one)).toEqual([
    'user · Look.',
    'assistant · reasoning · SECRET',
    'assistant · tool_call · a/Bash · {\n  "cmd": "ls"\n}',
    'assistant · tool_call · b/Bash · {\n  "cmd": "ls"\n}',
    'tool · tool_result · a/Bash · a key',
    'tool · tool_result · b/Bash · ERROR · denied',
  ]);
});
