// Parquet files: rows of messages are transcripts, damaged files and tables of something else are refused with a reason.
import { afterAll, expect, test } from 'vitest';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);

const messages = (words: string) => [
  { role: 'user', content: words },
  { role: 'assistant', content: 'Yes.' },
];
const table = (count: number): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: Array.from({ length: count }, (_, n) => `row-${n}`), type: 'STRING' },
        { name: 'messages', data: Array.from({ length: count }, (_, n) => messages(`Number ${n}?`)), type: 'JSON' },
        { name: 'step', data: Array.from({ length: count }, (_, n) => BigInt(n)), type: 'INT64' },
        { name: 'score', data: Array.from({ length: count }, (_, n) => n / 10), type: 'DOUBLE' },
      ],
      rowGroupSize: 300,
    }),
  );

test('each row with messages is a transcript, its other columns facets and scores', async () => {
  const { found, rejected } = await given(files.write('rows.parquet', table(700)));
  expect(rejected).toEqual([]);
  expect(found).toHaveLength(700);
  expect(found[699]).toMatchObject({
    format: 'openai',
    where: 'row 700',
    transcript: {
      source_id: 'row-699',
      facets: { step: 699 },
      scores: [{ grader: 'score', value: 69.9 }],
      messages: [{ role: 'user', blocks: [{ text: 'Number 699?' }] }, { role: 'assistant' }],
    },
  });
});

test('a damaged file is refused, what stood before the damage goes in', async () => {
  const whole = table(50);
  for (const bytes of [
    whole.subarray(0, whole.length - 5),
    Buffer.concat([whole.subarray(0, 200), Buffer.alloc(400, 7), whole.subarray(600)]),
  ]) {
    const { rejected } = await given(files.write('cut.parquet', bytes));
    expect(rejected.map(({ reason }) => reason).join()).toMatch(/Parquet|JSON|form/);
  }
});

test('a stream cannot be sought in', async () => {
  const { rejected } = await streamed(table(3), 1000);
  expect(rejected).toMatchObject([{ reason: expect.stringContaining('file of its own') }]);
});
