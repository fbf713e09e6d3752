// Conversations in CSV: each row is read like a JSON row, and tables of labels and scores are not read as
// conversations.
import { afterAll, expect, test } from 'vitest';
import { tableHead } from '../../main/importers/index.ts';
import { folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

const ARENA =
  'id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie\n' +
  '7,m1,m2,"[""q1"",""q2""]","[""a1"",""<think>SECRET</think>a2""]","[""b1"",null]",1,0,0\n' +
  '8,m1,m2,"[""q""]","[""a2""\n]","[""b""]",0,0,1\n';

test('battles of the LMSYS competition: a row becomes two transcripts, turn by turn, with the winner as score', async () => {
  const { found, rejected } = await streamed(ARENA, 9, 'train.csv');
  expect(rejected).toEqual([]);
  expect(found.map(({ format, where, transcript }) => [format, where, transcript.source_id])).toEqual([
    ['arena', 'line 2, transcript 1', '7/a'],
    ['arena', 'line 2, transcript 2', '7/b'],
    ['arena', 'line 4, transcript 1', '8/a'],
    ['arena', 'line 4, transcript 2', '8/b'],
  ]);
  const told = found.map(({ transcript }) =>
    transcript.messages.map(
      ({ role, blocks }) => `${role} ${blocks.map(({ type, text }) => `${type} ${text}`).join('|')}`,
    ),
  );
  expect(told[0]).toEqual(['user text q1', 'assistant text a1', 'user text q2', 'assistant reasoning SECRET|text a2']);
  expect(told[1]).toEqual(['user text q1', 'assistant text b1', 'user text q2']);
  expect(told[2]).toEqual(['user text q', 'assistant text a2']);
  expect(found.map(({ transcript }) => transcript.scores.map(({ value }) => value))).toEqual([[1], [0], [0.5], [0.5]]);
});

test('a prompt and its answer become a transcript; numbers keep their digits, and text that looks like a number stays text', async () => {
  const text =
    'id,prompt,response,step,seed,score\n007,What is 6*7?,42,1000,1234567890123456789,2.50\n008,Again?,,1,2,\n';
  const { transcripts, rejected } = await streamed(text, 9, 'rows.csv');
  expect(transcripts[0]).toMatchObject({ source_id: '007', facets: { step: 1000, seed: '1234567890123456789' } });
  expect(transcripts[0]?.messages.map(({ blocks }) => blocks[0]?.text)).toEqual(['What is 6*7?', '42']);
  expect(transcripts[0]?.scores).toMatchObject([{ value: 2.5, label: '2.50' }]);
  expect(rejected).toMatchObject([
    { where: 'line 3', reason: 'no known format: an object with id, prompt, response, step, seed, score' },
  ]);
});

test('a table of labels stays a table even with columns of a conversation, and other text is refused', async () => {
  const labels = files.write('labels.csv', 'id,question,answer,rater,level\n1,q,a,Ada,2\n');
  const battles = files.write('battles.csv', ARENA);
  expect((await tableHead(labels, 5))?.length).toBe(1);
  expect(await tableHead(battles, 5)).toBe(null);
  const rated = files.write(
    'rated.jsonl',
    `${JSON.stringify({ messages: [{ role: 'user', content: 'q' }], rater: 'Ada' })}\n`,
  );
  expect(await tableHead(rated, 5)).toBe(null);
  const { transcripts, rejected } = await given(labels);
  expect(transcripts).toEqual([]);
  expect(rejected).toMatchObject([{ reason: expect.stringContaining('scores import') }]);
  for (const text of ['a,b\n1,2\n', 'no table at all', '"open'])
    expect((await given(files.write('other.csv', text))).rejected).toMatchObject([
      { reason: expect.stringContaining('text that is not JSON') },
    ]);
});

test.each([
  ['at its beginning', 3, 0],
  ['in its middle', 400, 300],
])('a table with invalid UTF-8 %s is rejected there, and earlier rows are imported', async (_, rows, least) => {
  const before = Array.from({ length: rows }, (_row, n) => `${n},${'What? '.repeat(150)},${n}\n`).join('');
  const broken = Buffer.concat([Buffer.from(`id,prompt,response\n${before}x,`), Buffer.of(0xe2, 0x28, 0x0a)]);
  const { transcripts, rejected } = await streamed(broken, 50_000, 'broken.csv');
  expect(transcripts.length).toBeGreaterThanOrEqual(least);
  expect(rejected).toMatchObject([{ reason: expect.stringMatching(/not UTF-8 text|no JSON/) }]);
});

test('text that is not UTF-8 is refused for this reason, not as an unknown format', async () => {
  const latin = Buffer.from('prompt,response\nq,d\xe9j\xe0 vu\n', 'latin1');
  const { rejected } = await given(files.write('latin.csv', latin));
  expect(rejected).toMatchObject([{ reason: expect.stringContaining('not UTF-8') }]);
});
