// Examples for graders: siblings are in one group, and examples for a transcript contain neither it nor its siblings.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { adjudicate, transcriptFacts } from '../../main/store/index.ts';
import { runExport } from '../../main/work/export/index.ts';
import { folder } from '../importers/support.ts';
import { goldDecision } from '../support/labels.ts';
import { allTranscripts } from '../support/said.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

const files = folder();
const study = freshStudy();
const Row = z.looseObject({
  transcript_id: z.string(),
  title: z.string(),
  group: z.enum(['train', 'dev', 'test']),
  siblings: z.string(),
  dimension: z.string(),
  level: z.number(),
  evidence: z.array(z.looseObject({ message_number: z.number(), quote: z.string() })),
  excerpt: z.array(z.looseObject({ text: z.string(), cut: z.boolean() })),
});

async function examples(judged: string | null = null): Promise<z.infer<typeof Row>[]> {
  const path = files.path('examples.jsonl');
  await runExport(study.db, { what: 'few-shot', as: 'jsonl', filter: '', judged }, path);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Row.parse(JSON.parse(line)));
}

const idOf = (title: string): string =>
  allTranscripts(study.db)
    .map((key) => transcriptFacts(study.db, key))
    .find((one) => one?.title === title)?.id ?? '';
const WORDS = 'the words that decide';
const LONG = `${'before '.repeat(200)}${WORDS}${' behind'.repeat(200)}`;

beforeAll(() => {
  // forty scenarios, each with three models, whose texts differ only in a day
  const met = Array.from({ length: 40 }, (_, scenario) =>
    ['a', 'b', 'c'].map((model, n) =>
      transcript(`scenario ${'x'.repeat(scenario)} of day ${n}`, { title: `${scenario} ${model}`, facets: { model } }),
    ),
  ).flat();
  // one sample of an Inspect log in two epochs, whose first messages differ because an auditor never writes the same
  // twice
  const audited = ['one', 'another'].map((words, epoch) =>
    transcript(words, { title: words, facets: { task: 'audit', sample: 7, epoch } }),
  );
  put(study.db, ...met, ...audited, transcript(LONG, { title: 'long' }));
  const start = LONG.indexOf(WORDS);
  const span = { dimension: 'harm', message: 0, block: 0, start, end: start + WORDS.length, quote: WORDS };
  const evidence = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'].map((id) => ({
    id,
    ...span,
  }));
  adjudicate(
    study.db,
    allTranscripts(study.db).flatMap((key) => {
      const { id = '', title = '' } = transcriptFacts(study.db, key) ?? {};
      return [goldDecision(id, 'harm', 2, title === 'long' ? { evidence } : {}), goldDecision(id, 'admirable', null)];
    }),
  );
});
afterAll(() => {
  study.remove();
  files.remove();
});

test('there is one row for each level that was decided, and none for a unit beyond judging', async () => {
  const rows = await examples();
  expect(rows).toHaveLength(allTranscripts(study.db).length);
  expect(new Set(rows.map(({ dimension }) => dimension))).toEqual(new Set(['harm']));
});

test('with the format of an API each example is a request with the rubric, the excerpt and the level', async () => {
  const rows = await examples();
  const told: [string, string[]][] = [];
  for (const as of ['openai', 'anthropic'] as const) {
    const path = files.path(`${as}.jsonl`);
    await runExport(study.db, { what: 'few-shot', as, filter: '', judged: null }, path);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(rows.length);
    const { request, ...row } = z
      .looseObject({ request: z.looseObject({ messages: z.array(z.looseObject({ role: z.string() })) }) })
      .parse(JSON.parse(lines.find((line) => line.includes(WORDS)) ?? ''));
    expect(row).toEqual(rows.find(({ title }) => title === 'long'));
    expect(JSON.stringify(request.messages.find(({ role }) => role === 'user'))).toContain(WORDS);
    const answer = JSON.stringify({ reasons: [], level: 2 });
    const last = request.messages.at(-1);
    expect(last).toEqual({ role: 'assistant', content: as === 'openai' ? answer : [{ type: 'text', text: answer }] });
    told.push([as, request.messages.map(({ role }) => role)]);
    expect(readFileSync(`${path}.README.md`, 'utf8')).toContain('| request | nested |');
  }
  expect(told).toEqual([
    ['openai', ['system', 'user', 'assistant']],
    ['anthropic', ['user', 'assistant']],
  ]);
});

test('siblings are in one group, and every group has examples', async () => {
  const rows = await examples();
  const groups = new Map<string, Set<string>>();
  for (const { siblings, group } of rows) groups.set(siblings, (groups.get(siblings) ?? new Set()).add(group));
  expect([...groups.values()].every((own) => own.size === 1)).toBe(true);
  expect(groups.size).toBe(42);
  expect(new Set(rows.map(({ group }) => group))).toEqual(new Set(['train', 'dev', 'test']));
  const of = (title: string): string | undefined => rows.find((row) => row.title === title)?.siblings;
  expect(of('5 a')).toBe(of('5 c'));
  expect(of('one')).toBe(of('another'));
});

test('groups do not change when other transcripts are left out', async () => {
  const before = new Map((await examples()).map(({ transcript_id, group }) => [transcript_id, group]));
  for (const { transcript_id, group } of await examples(idOf('3 a'))) expect(group).toBe(before.get(transcript_id));
});

test('the transcript to judge and its siblings are not among the examples', async () => {
  const titles = (await examples(idOf('5 b'))).map(({ title }) => title);
  expect(titles.filter((title) => title.startsWith('5 '))).toEqual([]);
  expect(titles).toHaveLength(allTranscripts(study.db).length - 3);
  expect((await examples(idOf('one'))).map(({ title }) => title)).not.toContain('another');
  await expect(examples('ffffffffffff')).rejects.toThrow('no such transcript');
});

test('an example shows the decisive passage once, with the text around it', async () => {
  const long = (await examples()).find(({ title }) => title === 'long');
  expect(long?.evidence).toMatchObject([{ message_number: 1, quote: WORDS }]);
  expect(long?.excerpt).toHaveLength(1);
  expect(long?.excerpt[0]?.text).toContain(WORDS);
  expect(long?.excerpt[0]).toMatchObject({ cut: true });
  const short = (await examples()).find(({ title }) => title === '1 a');
  expect(short?.excerpt).toMatchObject([{ role: 'assistant', text: 'I have read it.', cut: false }]);
});
