// `touchstone import`: imported transcripts are counted, rejected inputs are named, and nothing is imported twice.
import { existsSync, mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chat, folder, json, ownProcess, rows, touchstone } from './touchstone.ts';

const Shown = z.object({
  scores: z.array(z.object({ grader: z.string(), value: z.number().nullable() })),
  metadata: z.unknown(),
});

const files = folder();
afterAll(files.remove);
const lines = (...words: string[]): string => words.map((word) => `${JSON.stringify(chat(word))}\n`).join('');
let study = '';
let n = 0;
beforeEach(() => {
  study = files.path(`${n++}.touchstone`);
  expect(touchstone(['new', '-s', study]).status).toBe(0);
});
const importing = (...args: string[]): string[] => ['import', '-s', study, ...args];

describe('imported files', () => {
  test('are counted: transcripts, messages, formats, bytes', () => {
    const text = lines('alpha', 'beta');
    expect(json(importing(files.write('two.jsonl', text)))).toMatchObject({
      transcripts: { added: 2, unchanged: 0, updated: 0 },
      messages: 6,
      rejected: [],
      formats: { openai: 2 },
      bytes: Buffer.byteLength(text),
      cancelled: false,
    });
  });
  test('a folder is imported with its subfolders', () => {
    mkdirSync(files.path('folder/inner'), { recursive: true });
    files.write('folder/a.jsonl', lines('one'));
    files.write('folder/inner/b.json', JSON.stringify(chat('two')));
    expect(json(importing(files.path('folder')))).toMatchObject({ transcripts: { added: 2 } });
  });
  test('`-` reads stdin', () => {
    const ended = ownProcess([...importing('-'), '--json'], { input: lines('from stdin') });
    expect(ended).toMatchObject({ status: 0 });
    expect(JSON.parse(ended.stdout)).toMatchObject({ transcripts: { added: 1 } });
  });
  test('--set adds a facet to every transcript, and stores numbers as numbers', () => {
    json(importing(files.write('set.jsonl', lines('x', 'y')), '--set', 'arm=rules', '--set', 'checkpoint=2000'));
    expect(rows(['list', '-s', study])).toMatchObject([
      { facets: { arm: 'rules', checkpoint: 2000 } },
      { facets: { arm: 'rules', checkpoint: 2000 } },
    ]);
  });
  test('--score, --facet, --label and --ignore choose the kind of a field, and the report lists the kinds', () => {
    const row = { ...chat('x'), passed: true, mark: 2, human_label: 'bad', tier: 'a', seen_by: 'me' };
    const chosen = ['--score', 'mark', '--facet', 'passed', '--ignore', 'tier', '--label', 'seen_by'];
    const file = files.write('uses.jsonl', JSON.stringify(row));
    const { stderr } = touchstone(importing(file, ...chosen));
    expect(stderr).toContain('taken as scores: mark (1)');
    expect(stderr).toContain('taken as facets: passed (1)');
    expect(stderr).toMatch(/labels of people, .*: human_label \(1\), seen_by \(1\)/);
    expect(rows(['list', '-s', study])).toMatchObject([{ facets: { passed: 'true' } }]);
    expect(rows(['list', '-s', study])[0]?.['facets']).toEqual({ passed: 'true' });
    const both = touchstone(importing(file, '--score', 'mark', '--facet', 'mark'));
    expect(both).toMatchObject({ status: 2, stderr: expect.stringContaining('both score and facet') });
  });
  test('importing again changes the kind of fields of existing transcripts, and keeps scores from other files', () => {
    const row = { ...chat('x'), passed: true, tier: 2, metadata: { topic: 'keys', scores: { harm: 3 } } };
    const file = files.write('again.jsonl', JSON.stringify(row));
    const other = files.write('other.jsonl', JSON.stringify({ ...chat('x'), scores: { harm: 5 } }));
    const beside = z.object({ beside: z.array(z.object({ name: z.string(), use: z.string(), example: z.string() })) });
    expect(beside.parse(json(importing(file))).beside).toEqual([
      { name: 'passed', use: 'score', example: 'true' },
      { name: 'scores', use: 'score', example: '{ harm }' },
      { name: 'tier', use: 'facet', example: '2' },
      { name: 'topic', use: 'facet', example: 'keys' },
    ]);
    const held = (): unknown => {
      const [{ id = '', facets } = {}] = rows(['list', '-s', study]);
      const shown = Shown.parse(json(['show', '-s', study, String(id)]));
      return { facets, scores: shown.scores.map(({ grader, value }) => [grader, value]), metadata: shown.metadata };
    };
    const chosen = ['--score', 'tier', '--facet', 'passed', '--ignore', 'topic', '--ignore', 'scores'];
    expect(json(importing(file, ...chosen))).toMatchObject({
      transcripts: { added: 0, updated: 1 },
      beside: [
        { name: 'passed', use: 'facet' },
        { name: 'scores', use: 'ignore' },
        { name: 'tier', use: 'score' },
        { name: 'topic', use: 'ignore' },
      ],
    });
    expect(held()).toEqual({ facets: { passed: 'true' }, scores: [['tier', 2]], metadata: {} });
    json(importing(other));
    json(importing(file, '--score', 'passed', '--facet', 'tier', '--facet', 'topic', '--ignore', 'scores'));
    expect(held()).toMatchObject({
      facets: { tier: 2, topic: 'keys' },
      scores: [
        ['passed', 1],
        ['scores', 5],
      ],
    });
  });
  test('without --json the report is printed on stderr, and stdout is empty', () => {
    const { stdout, stderr } = touchstone(importing(files.write('said.jsonl', lines('x'))));
    expect(stdout).toBe('');
    expect(stderr).toContain('1 transcript added');
  });
});

test('a search index that grew much is merged into one segment, and one that grew little is not', () => {
  const pieces = (): unknown => {
    const db = new Database(study, { readonly: true });
    const count = db.prepare('select count(distinct segid) from message_text_idx').pluck().get();
    db.close();
    return count;
  };
  const names = ['a', 'b', 'c'].map((name) => files.write(`piece-${name}.jsonl`, lines(`${name} one`, `${name} two`)));
  json(importing(...names));
  expect(pieces()).toBe(1);
  json(importing(files.write('piece-d.jsonl', lines('d'))));
  expect(pieces()).toBe(2);
});

describe('an import into a study that does not exist', () => {
  const fresh = (): string => files.path(`fresh-${n++}.touchstone`);
  test('makes the study, and prints a message', () => {
    const made = fresh();
    const ended = touchstone(['import', '-s', made, files.write('first.jsonl', lines('a', 'b'))]);
    expect(ended).toMatchObject({ status: 0, stdout: '' });
    expect(ended.stderr).toContain(`made ${made} with the rubric`);
    expect(rows(['list', '-s', made])).toHaveLength(2);
    expect(json(['rubric', 'show', '-s', made])).toEqual(json(['rubric', 'show', '-s', study]));
  });
  test('with --json prints the message on stderr, and one document on stdout', () => {
    const made = fresh();
    const ended = touchstone(['import', '-s', made, files.write('first.jsonl', lines('a')), '--json']);
    expect(JSON.parse(ended.stdout)).toMatchObject({ transcripts: { added: 1 } });
    expect(ended.stderr).toContain(`made ${made}`);
  });
  test('leaves no study behind if nothing was imported', () => {
    const made = fresh();
    const ended = touchstone(['import', '-s', made, files.path('nowhere.json')]);
    expect(ended.status).toBe(2);
    expect(ended.stderr).not.toContain('made');
    expect(existsSync(made)).toBe(false);
  });
  test('is refused with one line and exit status 2 if the folder does not exist', () => {
    const ended = touchstone([
      'import',
      '-s',
      files.path('no-folder/x.touchstone'),
      files.write('first.jsonl', lines('a')),
    ]);
    expect(ended.status).toBe(2);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('importing twice', () => {
  test('adds nothing', () => {
    const path = files.write('twice.jsonl', lines('a', 'b'));
    json(importing(path));
    const before = rows(['list', '-s', study]);
    expect(json(importing(path))).toMatchObject({ transcripts: { added: 0, unchanged: 2, updated: 0 } });
    expect(rows(['list', '-s', study])).toEqual(before);
  });
  test('the same transcripts in another file are recognised', () => {
    json(importing(files.write('one.jsonl', lines('a', 'b'))));
    expect(json(importing(files.write('other.jsonl', lines('b', 'c'))))).toMatchObject({
      transcripts: { added: 1, unchanged: 1 },
    });
  });
  test('a file that is named twice in one command is imported once', () => {
    const path = files.write('same.jsonl', lines('a'));
    expect(json(importing(path, path))).toMatchObject({ transcripts: { added: 1 } });
  });
});

describe('rejected inputs are listed with the reason, the others are imported, and the exit status is 1', () => {
  const bad: [string, string | Buffer][] = [
    ['empty.json', ''],
    ['broken.json', '{"messages": [{"role": "user", "con'],
    ['unknown.json', '{"weather": "fine"}'],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['truncated.eval', Buffer.from('PK\u0003\u0004 and then nothing')],
  ];
  test.each(bad)('%s', (name, content) => {
    const good = files.write('good.jsonl', lines('good'));
    const ended = touchstone([...importing(good, files.write(name, content)), '--json']);
    expect(ended.status).toBe(1);
    const report: unknown = JSON.parse(ended.stdout);
    expect(report).toMatchObject({
      transcripts: { added: 1 },
      rejected: [{ path: expect.stringContaining(name), reason: expect.stringMatching(/\w{3}/) }],
    });
    expect(ended.stderr).toContain(name);
    expect(touchstone(['verify', '-s', study]).status).toBe(0);
  });
  test('a truncated last line of a JSONL file is named, and the lines before it are imported', () => {
    const ended = touchstone([...importing(files.write('cut.jsonl', `${lines('a', 'b')}{"messages": [`)), '--json']);
    expect(ended.status).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      transcripts: { added: 2 },
      rejected: [{ where: expect.stringContaining('3') }],
    });
  });
  test('a file that does not exist is named', () => {
    const { status, stderr } = touchstone(importing(files.write('here.jsonl', lines('a')), files.path('nowhere.json')));
    expect(status).toBe(1);
    expect(stderr).toContain('nowhere.json');
  });
  test('the exit status is 2 if nothing was imported', () =>
    expect(touchstone(importing(files.path('nowhere.json'))).status).toBe(2));
});

describe('rows without ids', () => {
  test('equal rows are imported as separate transcripts, and a second import of the file adds none', () => {
    const file = files.write('equal.jsonl', lines('no', 'no', 'no', 'yes'));
    expect(json(importing(file))).toMatchObject({ transcripts: { added: 4, unchanged: 0 } });
    expect(json(importing(file))).toMatchObject({ transcripts: { added: 0, unchanged: 4 } });
    expect(rows(['list', '-s', study])).toHaveLength(4);
  });
});

test('side files of a session are skipped and not rejected', () => {
  const line = {
    type: 'user',
    uuid: 'u',
    sessionId: 's',
    timestamp: '2026-05-01T10:00:00Z',
    message: { role: 'user', content: 'q' },
  };
  for (const name of ['s', 's/subagents', 's/tool-results', 'memory'])
    mkdirSync(files.path(`sessions/${name}`), { recursive: true });
  files.write('sessions/s.jsonl', JSON.stringify(line));
  files.write('sessions/s/tool-results/t.txt', 'long');
  files.write('sessions/s/subagents/agent-a.meta.json', '{}');
  files.write(
    'sessions/s/subagents/agent-a.jsonl',
    JSON.stringify({ ...line, uuid: 'v', agentId: 'a', isSidechain: true }),
  );
  files.write('sessions/memory/MEMORY.md', '# x');
  files.write('sessions/sessions-index.json', '{}');
  expect(json(importing(files.path('sessions')))).toMatchObject({ transcripts: { added: 2 }, rejected: [] });
});

describe('--format', () => {
  test('forces a format', () =>
    expect(json(importing(files.write('f.jsonl', lines('a')), '--format', 'openai'))).toMatchObject({
      transcripts: { added: 1 },
    }));
  test('an unknown format is refused with the list of known ones', () => {
    const { status, stderr } = touchstone(importing(files.path('x'), '--format', 'nonsense'));
    expect(status).toBe(2);
    expect(stderr).toContain('openai');
  });
});
