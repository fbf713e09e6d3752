// Inputs that are empty, broken, foreign or hostile are refused with a reason, never with an exception, and valid rows
// beside them are imported.
import { mkdirSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { identify, readFile, walk, type Walked } from '../../main/importers/index.ts';
import { fixture, folder, given, streamed } from './support.ts';

const files = folder();
afterAll(files.remove);
const row = JSON.stringify({ messages: [{ role: 'user', content: 'hello' }] });

describe('a file that cannot be read is refused with its reason', () => {
  const bad: [string, string | Buffer, RegExp][] = [
    ['empty.json', '', /empty/],
    ['spaces.json', ' \n\n', /empty/],
    ['cut.json', '{"messages": [{"role": "user", "con', /not valid JSON/],
    ['cut-list.json', '[{"role": "user"', /not valid JSON/],
    ['unknown.json', '{"weather": "fine"}', /weather/],
    ['number.json', '[1, 2]', /no known format/],
    ['none.json', '[]', /no known format/],
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), /picture/],
    ['binary.dat', Buffer.from([1, 0, 2, 0]), /binary/],
    ['notes.txt', 'notes', /not JSON/],
    ['table.parquet', 'PAR1....', /Parquet/],
    ['cut.eval', 'PK\u0003\u0004 and then nothing', /cut off/],
    ['deep.json', `{"messages":[{"role":"user","content":${'['.repeat(200_000)}`, /./],
    ['roles.json', '{"messages": [{"role": "user", "content": "x"}, 3]}', /role/],
  ];
  test.each(bad)('%s', async (name, content, reason) => {
    const { transcripts, rejected } = await given(files.write(name, content));
    expect(transcripts).toEqual([]);
    expect(rejected).toMatchObject([{ reason: expect.stringMatching(reason) }]);
  });
  test('a file that does not exist is an error', async () => {
    await expect(given(files.path('nowhere.json'))).rejects.toMatchObject({
      problem: { code: 'rejected_file', where: files.path('nowhere.json') },
    });
  });
});

describe('valid parts are imported', () => {
  test('before and after a bad line, which is named', async () => {
    const { transcripts, rejected } = await streamed(`${row}\n\nnonsense\n{"weather": 1}\n${row}\n{"messages": [`);
    expect(transcripts).toHaveLength(2);
    expect(rejected.map(({ where }) => where)).toEqual(['line 3', 'line 4', 'line 6']);
  });
  test('before the end of a list that is cut off', async () => {
    const { transcripts, rejected } = await streamed(`[${row}, ${row}, {"mess`);
    expect(transcripts).toHaveLength(2);
    expect(rejected).toMatchObject([{ where: 'the end of the list', reason: 'the file is cut off' }]);
  });
  test('before the end of compressed data that is cut off', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `{"id": ${n}, ${row.slice(1)}\n`).join('');
    const packed = gzipSync(lines);
    const { transcripts, rejected } = await streamed(packed.subarray(0, packed.length - 20), 1000);
    expect(transcripts.length).toBeGreaterThan(1000);
    expect(rejected.at(-1)).toMatchObject({ reason: 'the compressed data is damaged or cut off' });
  });
});

test('a file without any known row is refused once, not once for each line', async () => {
  const { rejected } = await streamed('{"weather": 1}\n'.repeat(1000));
  expect(rejected).toHaveLength(1);
});

test('random bytes never cause an exception', async () => {
  const start = fc.constantFrom(
    '',
    '{',
    '[',
    '[{"role":"user"',
    `${row}\n`,
    '{"messages":',
    '{"version":2,"status":"x","eval":{}',
    'PK\u0003\u0004',
    '\u001f\u008b',
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 40 }), async (head, tail) => {
      const { transcripts, rejected } = await streamed(Buffer.concat([Buffer.from(head, 'latin1'), tail]));
      expect(transcripts.length + rejected.length).toBeGreaterThan(0);
    }),
  );
});

describe('the choice of a format', () => {
  test('formats are detected by content', async () => {
    expect(await identify(fixture('petri.json'))).toEqual({ format: 'petri' });
    expect(await identify(fixture('crashed.eval'))).toEqual({ format: 'inspect' });
    expect(await identify(files.write('x.json', '{}'))).toMatchObject({ reason: expect.any(String) });
  });
  test('a forced format reads what it can', async () => {
    expect((await given(fixture('anthropic.jsonl'), { format: 'openai' })).found).toMatchObject([{ format: 'openai' }]);
    expect((await given(fixture('openai.jsonl'), { format: 'petri' })).rejected).toHaveLength(1);
    expect((await given(fixture('openai.jsonl'), { format: 'inspect' })).rejected).toHaveLength(1);
    expect((await given(fixture('crashed.eval'), { format: 'openai' })).rejected).toHaveLength(1);
    await expect(given(fixture('openai.jsonl'), { format: 'nonsense' })).rejects.toMatchObject({
      problem: { code: 'bad_input' },
    });
  });
});

test('an import can be cancelled', async () => {
  const stop = new AbortController();
  const path = files.write('long.jsonl', `${row}\n`.repeat(100_000));
  const items = readFile(path, { signal: stop.signal });
  await items.next();
  stop.abort();
  await items.return(undefined);
  await expect(given(path, { signal: stop.signal })).rejects.toThrow(/abort/i);
});

describe('walk', () => {
  const walked = async (...paths: string[]): Promise<Walked[]> => {
    const all: Walked[] = [];
    for await (const each of walk(paths)) all.push(each);
    return all;
  };
  test('reads folders in order of names, skips hidden files and the lists of Inspect and Scout, and does not follow links out of the folder', async () => {
    for (const name of [
      'w/b.json',
      'w/a/2.json',
      'w/a/10.json',
      'w/.hidden/x',
      'w/.eval-set-id',
      'w/.buffer/y',
      'w/logs.json',
      'w/a/listing.json',
      'w/eval-set.json',
      'w/_index/_manifest_20261130T073824_hk8DgoKq.idx',
      'out/z.json',
    ]) {
      files.write(name, row);
    }
    symlinkSync(files.path('out'), files.path('w/link'));
    symlinkSync(files.path('w'), files.path('w/round'));
    symlinkSync(files.path('w/b.json'), files.path('w/c.json'));
    const paths = ['w/a/10.json', 'w/a/2.json', 'w/b.json', 'w/c.json'].map((name) => ({ path: files.path(name) }));
    const out = { rejected: files.path('w/link'), reason: expect.stringContaining('out of the folder') };
    expect(await walked(files.path('w'))).toEqual([...paths, out]);
  });
  test('a file is read, and a path that does not exist is refused', async () => {
    expect(await walked(files.path('w/b.json'), files.path('nowhere'))).toMatchObject([
      { path: files.path('w/b.json') },
      { rejected: files.path('nowhere') },
    ]);
  });
  test('an empty folder gives nothing', async () => {
    mkdirSync(files.path('nothing'));
    expect(await walked(files.path('nothing'))).toEqual([]);
  });
});
