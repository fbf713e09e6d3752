// Parquet files: rows of messages are transcripts, damaged files and tables of something else are refused with a
// reason.
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

test('each row with messages becomes a transcript, and its other columns facets and scores', async () => {
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

test('a damaged file is refused with a reason', async () => {
  const whole = table(50);
  for (const bytes of [
    whole.subarray(0, whole.length - 5),
    Buffer.concat([whole.subarray(0, 200), Buffer.alloc(400, 7), whole.subarray(600)]),
  ]) {
    const { rejected } = await given(files.write('cut.parquet', bytes));
    expect(rejected.map(({ reason }) => reason).join()).toMatch(/Parquet|JSON|form/);
  }
});

test('decimals keep all digits', async () => {
  const decimal = (type: 'INT32' | 'INT64', name: string, scale: number) =>
    ({ name, type, converted_type: 'DECIMAL', scale, precision: 18, repetition_type: 'REQUIRED' }) as const;
  const bytes = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 4 },
      { name: 'messages', type: 'BYTE_ARRAY', converted_type: 'JSON', repetition_type: 'REQUIRED' },
      decimal('INT32', 'score', 2),
      decimal('INT64', 'price', 3),
      decimal('INT64', 'big', 0),
    ],
    columnData: [
      { name: 'messages', data: [messages('a'), messages('b')] },
      { name: 'score', data: [70n, -5n] },
      { name: 'price', data: [1001n, 9_007_199_254_740_993n] },
      { name: 'big', data: [1n, 9_007_199_254_740_993n] },
    ],
  });
  const { transcripts } = await given(files.write('decimals.parquet', Buffer.from(bytes)));
  expect(transcripts.map(({ facets, scores }) => [facets, scores[0]?.value, scores[0]?.label])).toEqual([
    [{ price: 1.001, big: 1 }, 0.7, '0.70'],
    [{ price: '9007199254740.993', big: '9007199254740993' }, -0.05, '-0.05'],
  ]);
});

test('a stream is refused, because Parquet needs a file', async () => {
  const { rejected } = await streamed(table(3), 1000);
  expect(rejected).toMatchObject([{ reason: expect.stringContaining('only from a file') }]);
});
