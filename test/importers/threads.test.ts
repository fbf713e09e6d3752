// Inputs made from public bug reports, and what each must give: from the shared files if they exist, and from small
// inputs below.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import { walk } from '../../main/importers/index.ts';
import { folder, given, type Given } from './support.ts';

const PLACES = [process.env['TOUCHSTONE_SAMPLES'], '../shared/samples', '../../shared/samples'].filter(
  (path) => path !== undefined,
);
const root = PLACES.map((path) => resolve(path, 'written/threads')).find((path) => existsSync(path));

const files = folder();
afterAll(files.remove);

/** Everything that a file or a folder gives. */
async function all(path: string): Promise<Given> {
  const sum: Given = { found: [], transcripts: [], rejected: [] };
  for await (const each of walk([path])) {
    if (!('path' in each)) throw new Error(`${each.rejected}: ${each.reason}`);
    const one = await given(each.path);
    sum.found.push(...one.found);
    sum.transcripts.push(...one.transcripts);
    sum.rejected.push(...one.rejected);
  }
  return sum;
}

/** A line for each block: role, name, branch after a bar, kind and text. */
const told = ({ messages }: NormalTranscript): string[] =>
  messages.flatMap(({ role, name, branch, blocks }) =>
    blocks.map(({ type, text }) => {
      const kind = type === 'text' ? '' : ` ${type}`;
      return `${role}${name === null ? '' : ` (${name})`}${branch === '' ? '' : ` | ${branch}`}${kind}: ${text.replaceAll(/\s+/g, ' ').slice(0, 60)}`;
    }),
  );

const shared = describe.skipIf(root === undefined);
const of = (folderName: string): Promise<Given> => all(join(root ?? '', folderName));

shared('the shared inputs (skipped where they are absent)', () => {
  test('01, 01b: Gemini CLI lines, subagents, and turns that were taken back', async () => {
    const { transcripts } = await of('01');
    expect(transcripts.map(({ source_id, messages }) => [source_id, messages.length])).toEqual([
      ['aaaa-1/sub1', 2],
      ['aaaa-1', 5],
    ]);
    expect((await of('01b')).transcripts.map(told)).toEqual([
      ['user: List files', 'assistant | branch 1: wrong way', 'assistant: rewound answer'],
    ]);
  });
  test('03: a session in the background is linked, and the messages of the other session are marked', async () => {
    const [first, background] = (await of('03')).transcripts;
    expect(first?.source_id).toBe('S3');
    expect(background?.metadata).toMatchObject({ continues: 'S3' });
    expect(background?.messages.map(({ name }) => name)).toEqual(['replayed from S3', 'replayed from S3', null, null]);
  });
  test('23: compressed files and archives are read, and unsupported ones refused', async () => {
    const { transcripts, rejected } = await of('23');
    expect(rejected.map(({ reason }) => reason.split(',')[0])).toEqual(['a bzip2 file', 'an xz file']);
    expect(new Set(transcripts.map(({ source_id }) => source_id))).toEqual(new Set(['z0', 'z1', 'z2']));
  });
  test('24: ATIF subagents have a parent, and continuations share a session', async () => {
    const { transcripts } = await of('24');
    expect(transcripts.map(({ source_id, facets }) => [source_id, facets['session'], facets['parent']])).toEqual([
      ['main-1-cont', 'S24', undefined],
      ['main-1', 'S24', undefined],
      ['main-1/sub-1', 'S24', 'main-1'],
    ]);
    expect(JSON.stringify(transcripts)).toContain('sub answer WITH MISDEEDS');
  });
  test('B1, B2, B4: the default outputs of coding agents are read', async () => {
    expect((await of('B1')).transcripts.map(told)).toEqual([['user: Hello', 'assistant: Hi!']]);
    expect((await of('B2')).transcripts.map(told)).toEqual([
      [
        'assistant reasoning: thinking',
        'assistant tool_call: { "command": "ls" }',
        'tool tool_result: a',
        'assistant: Hi',
      ],
    ]);
    expect((await of('B4')).transcripts.map(told)).toEqual([
      ['user: Hello', 'assistant: Hi'],
      ['assistant: SUBAGENT SAYS'],
    ]);
  });
  test('02: a queued command becomes a turn at its place', async () => {
    const { transcripts } = await of('02');
    expect(transcripts.map(told)[0]?.slice(-2)).toEqual(['user: stop', 'assistant: Stopping now']);
  });
  test('04, C6: side files of a session are skipped', async () => {
    expect((await of('04')).rejected).toEqual([]);
    expect(JSON.stringify((await of('04')).transcripts[0]?.messages)).toMatch(/toolu_1\.txt.*SECRET LINE 2/);
    const { transcripts, rejected } = await of('C6');
    expect(rejected).toEqual([]);
    expect(transcripts.map(({ source_id }) => source_id)).toEqual(['S5a/x', 'S5a']);
  });
  test('06, 08: a line with an unknown parent is read, and a torn line is rejected', async () => {
    expect((await of('06')).transcripts.map(told)).toEqual([
      ['user: Start', 'assistant: A', 'user: After gap', 'assistant: B'],
    ]);
    const { transcripts, rejected } = await of('08');
    expect(transcripts.map(told)).toEqual([['system: You are Codex', 'user: Hello', 'assistant: Hi there']]);
    expect(rejected).toMatchObject([{ where: 'line 3', reason: expect.stringContaining('not valid JSON') }]);
  });
  test('07, 07b: a cleared session, and two sessions in one file, are read', async () => {
    const [cleared] = (await of('07')).transcripts;
    expect(cleared === undefined ? [] : told(cleared)).toContainEqual(
      expect.stringMatching(/^system \(command\): .*\/clear/),
    );
    expect(cleared?.messages.filter(({ role }) => role === 'user')).toHaveLength(2);
    expect((await of('07b')).transcripts.map(({ source_id, messages }) => [source_id, messages.length])).toEqual([
      ['S7x', 2],
      ['S7y', 2],
    ]);
  });
  test('09, 09f, 10: a compaction, a fork and instructions are read', async () => {
    expect((await of('09')).transcripts.map(told)[0]?.slice(-3)).toEqual([
      'system: [compacted] SUMMARY: we did X',
      'user: Now continue',
      'assistant: Continuing',
    ]);
    const [fork] = (await of('09f')).transcripts;
    expect(fork?.metadata).toMatchObject({ forked_from: 'cx-P' });
    expect(fork?.messages.map(({ name }) => name)).toEqual(['replayed from cx-P', 'replayed from cx-P', null, null]);
    const [resumed] = (await of('10')).transcripts;
    expect(resumed?.title).toBe('Real question');
    expect(resumed?.messages.filter(({ role }) => role === 'user')).toHaveLength(2);
  });
  test('12, 13, 13b, 14, 15, 17: Inspect logs give the expected number of transcripts', async () => {
    for (const [name, count] of Object.entries({ '12': 2, '13': 3, '13b': 3, '14': 2, '15': 1, '17': 1 })) {
      expect((await of(name)).transcripts, name).toHaveLength(count);
    }
    expect((await of('15')).rejected).toMatchObject([{ reason: expect.stringContaining('no message') }]);
  });
  test('18: ids beyond 2^63 keep their digits', async () => {
    const samples = (await of('18')).transcripts.map(({ source_id }) => source_id);
    expect(samples).toContain('E18/9223372036854775809/1');
    expect(samples).toContain('E18/9223372036854775810/1');
    expect(samples.filter((id) => id.includes('rq'))).toHaveLength(1);
  });
  test('21, D11: arguments keep their digits and spelling', async () => {
    const text = JSON.stringify((await of('21')).transcripts);
    for (const words of ['12345678901234567890', 'NaN', '{\\"q\\": broken', 'SELECT * FROM t'])
      expect(text).toContain(words);
    expect((await of('D11')).transcripts.map(told)[0]?.[1]).toContain(
      '"user_id": 1234567890123456789, "ratio": 1.0, "e": 1e400',
    );
  });
  test('22: reasoning of every kind becomes reasoning', async () => {
    const { transcripts } = await of('22');
    for (const { source_id, messages } of transcripts) {
      const types = messages[1]?.blocks.map(({ type }) => type);
      expect(types, source_id).toContain('reasoning');
      expect(messages[1]?.blocks.findLast(({ type }) => type === 'text')?.text, source_id).toBe('A');
    }
    expect(transcripts).toHaveLength(12);
  });
  test('A1, A2, A3: growing snapshots, an exact repeat, and a history written twice give each message once', async () => {
    expect((await of('A1')).transcripts.map(told)[0]?.[1]).toBe('assistant: Paris is the capital.');
    expect((await of('A2')).transcripts.map(told)).toEqual([['user: Capital?', 'assistant: Paris.']]);
    expect((await of('A3')).transcripts.map(told)).toEqual([
      ['user: Q1', 'assistant: A1', 'user: Q2', 'assistant: A2'],
    ]);
  });
  test('A6: lines that are neither the model’s nor a person’s become system messages', async () => {
    expect((await of('A6')).transcripts.map(told)).toEqual([
      [
        'user: Go',
        'system (API error): API Error: 529 overloaded',
        'system (interruption): [Request interrupted by user]',
        'system (reminder): <system-reminder>be careful</system-reminder>',
        'system (task notification): x',
      ],
    ]);
  });
  test('C1, C2, C3, C5: logs with repeated samples, cut off, or with an error', async () => {
    for (const name of ['C1', 'C2'])
      expect(new Set((await of(name)).transcripts.map(({ source_id }) => source_id)).size).toBe(1);
    expect((await of('C3')).transcripts).toHaveLength(1);
    expect((await of('C5')).rejected).toMatchObject([{ where: expect.stringContaining('sample 2') }]);
  });
  test('D1, D2, D3, D8, D10: inputs in other spellings and encodings are read', async () => {
    for (const name of ['D1', 'D2', 'D3', 'D8', 'D10']) {
      const { transcripts, rejected } = await of(name);
      expect(rejected, name).toEqual([]);
      expect(transcripts.length, name).toBeGreaterThan(0);
      expect(JSON.stringify(transcripts), name).not.toContain('\ufffd');
    }
  });
  test('D4, D6, D7: text that is not UTF-8 is refused, and good rows after other lines are read', async () => {
    expect((await of('D4')).rejected).toMatchObject([{ reason: expect.stringMatching(/not UTF-8.*E9/) }]);
    expect((await of('D6')).transcripts).toHaveLength(1);
    const { transcripts, rejected } = await of('D7');
    expect(transcripts).toHaveLength(1);
    expect(rejected).toHaveLength(51);
  });
  test('E1: turns that were taken back become a branch', async () => {
    expect((await of('E1')).transcripts.map(told)).toEqual([
      [
        'user: Go',
        'assistant: first answer',
        'user | branch 1: REWOUND AWAY',
        'assistant | branch 1: REWOUND ANSWER',
        'user: KEPT',
        'assistant: KEPT ANSWER',
      ],
    ]);
  });
});

const row = (content: string): string => JSON.stringify({ messages: [{ role: 'user', content }] });

describe('a transcript without any block is refused, and the reason names the unknown fields', () => {
  test.each([
    ['segments', { messages: [{ role: 'user', segments: [{ type: 'text', text: 'lost' }] }] }, /segments/],
    [
      'a bare list of them',
      [{ role: 'user', segments: [{ text: 'lost' }] }],
      /messages\[\]\.segments|messages\.segments/,
    ],
    ['phrase', { messages: [{ role: 'user', phrase: 'lost' }] }, /phrase/],
    ['told', { messages: [{ role: 'user', told: 'lost' }] }, /told/],
    ['nothing', { messages: [{ role: 'user', content: '' }] }, /none of its 1 messages/],
  ])('%s', async (name, content, reason) => {
    const { transcripts, rejected } = await given(files.write(`${name}.json`, JSON.stringify(content)));
    expect(transcripts).toEqual([]);
    expect(rejected).toMatchObject([{ reason: expect.stringMatching(reason) }]);
  });
  test('unknown fields are counted in a bare list and in rows', async () => {
    const messages = [
      { role: 'user', content: 'q', mood: 'glad' },
      { role: 'assistant', content: 'a', mood: 'calm' },
    ];
    for (const [name, content] of Object.entries({ list: messages, row: { messages } })) {
      const { found } = await given(files.write(`mood-${name}.json`, JSON.stringify(content)));
      expect([...(found[0]?.unknown ?? [])].map(([path, count]) => [path.replaceAll('[]', ''), count])).toEqual([
        ['messages.mood', 2],
      ]);
    }
  });
});

describe('encodings', () => {
  const wide = Buffer.from(row('é😀'), 'utf16le');
  test('UTF-16 is read with and without a byte order mark', async () => {
    for (const bytes of [wide, Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), Buffer.from(wide).swap16()]) {
      expect((await given(files.write('wide.json', bytes))).transcripts.map(told)).toEqual([['user: é😀']]);
    }
  });
  test('UTF-32 is refused, and the reason names it', async () => {
    const bytes = Buffer.concat(
      ['\ufeff', '{', '}'].map((each) => Buffer.from([...Buffer.from(each, 'utf16le'), 0, 0])),
    );
    const { rejected } = await given(files.write('widest.json', bytes));
    expect(rejected).toMatchObject([{ reason: expect.stringContaining('UTF-32') }]);
  });
  test('UTF-16 that is cut within a character is refused', async () => {
    const { transcripts, rejected } = await given(files.write('cut.json', wide.subarray(0, -1)));
    expect(transcripts).toEqual([]);
    expect(rejected).toMatchObject([{ reason: expect.stringContaining('UTF-16') }]);
  });
  test('a line that is not UTF-8 is reported with its byte, and the others are imported', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${row('a')}\n`),
      Buffer.from(row('café'), 'latin1'),
      Buffer.from(`\n${row('ü')}\n`),
    ]);
    const { transcripts, rejected } = await given(files.write('mixed.jsonl', bytes));
    expect(transcripts.map(told)).toEqual([['user: a'], ['user: ü']]);
    expect(rejected).toMatchObject([{ where: 'line 2', reason: expect.stringMatching(/byte E9 at \d+/) }]);
  });
});

test('a session with a line that is torn within a character keeps the other lines', async () => {
  const line = (uuid: string, content: string): string =>
    JSON.stringify({
      type: 'user',
      uuid,
      sessionId: 's',
      timestamp: '2026-05-01T10:00:00Z',
      message: { role: 'user', content },
    });
  const torn = Buffer.from(line('b', 'é')).subarray(0, -4);
  const bytes = Buffer.concat([
    Buffer.from(`${line('a', 'ä')}\n`),
    torn,
    Buffer.from([0xc3]),
    Buffer.from(`\n${line('c', 'ü')}\n`),
  ]);
  const { transcripts, rejected } = await given(files.write('torn.jsonl', bytes));
  expect(transcripts.map(told)).toEqual([['user: ä', 'user: ü']]);
  expect(transcripts[0]?.original).not.toContain('\ufffd');
  expect(rejected).toMatchObject([{ where: 'line 2', reason: expect.stringContaining('not UTF-8') }]);
});

test('rows are read after other output, after many unknown values, and as values over several lines', async () => {
  const greeting = await given(files.write('log.jsonl', `INFO starting\n${row('a')}\n${row('b')}\n`));
  expect(greeting.transcripts.map(told)).toEqual([['user: a'], ['user: b']]);
  expect(greeting.rejected).toMatchObject([{ where: 'line 1' }]);
  const junk = await given(files.write('junk.jsonl', `${'{"meta": 1}\n'.repeat(80)}${row('a')}\n`));
  expect(junk.transcripts).toHaveLength(1);
  expect(junk.rejected.at(-1)).toMatchObject({ where: '30 more values before the first that can be read' });
  const pretty = [row('a'), row('b')].map((text) => JSON.stringify(JSON.parse(text), null, 2)).join('\n');
  expect((await given(files.write('pretty.json', pretty))).found.map(({ where }) => where)).toEqual([
    'value 1',
    'value 2',
  ]);
});

test('roles are recognised in any case, and under other names', async () => {
  const roles = ['System', 'developer', 'Human', 'Assistant', 'AGENT', 'bot', 'model', 'ipython', 'tool_result'];
  const messages = roles.map((role) => ({ role, content: 'x' }));
  const { transcripts } = await given(files.write('roles.json', JSON.stringify({ messages })));
  expect(transcripts[0]?.messages.map(({ role, name }) => [role, name])).toEqual(
    ['system', 'system', 'user', 'assistant', 'assistant', 'assistant', 'assistant', 'tool', 'tool'].map((role) => [
      role,
      null,
    ]),
  );
});
