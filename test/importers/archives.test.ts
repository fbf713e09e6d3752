// Archives are read like folders: zip, tar and tar.gz, with unusual names, archives inside of archives, bombs and
// damage.
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { fixture, folder, given, streamed } from './support.ts';
import { tarOf } from './write-tar.ts';
import { zipOf } from './write-zip.ts';

const files = folder();
afterAll(files.remove);
let n = 0;
const row = (id: string): string => JSON.stringify({ id, messages: [{ role: 'user', content: `I am ${id}` }] });
const zip = (...members: Parameters<typeof zipOf>[0]): string => files.write(`${n++}.zip`, zipOf(members));
const tar = (...members: Parameters<typeof tarOf>[0]): string => files.write(`${n++}.tar`, tarOf(members));
const ids = async (path: string): Promise<[string, string][]> =>
  (await given(path)).found.map(({ where, transcript }) => [where, transcript.source_id]);

const ODD = ['../../etc/passwd', '/root/a.jsonl', 'C:\\a.jsonl', 'a/ü 😀.jsonl', `${'long/'.repeat(40)}a.jsonl`];

describe('files are read with their names', () => {
  test('from a zip archive, in order of names and without hidden ones', async () => {
    const path = zip(
      { name: 'b/two.jsonl', text: `${row('2')}\n${row('3')}\n`, method: 'deflate' },
      { name: 'a.json', text: row('1'), method: 'zstd' },
      { name: 'b/', text: '' },
      { name: '.hidden/x.json', text: row('h') },
      { name: '__MACOSX/a.json', text: 'x' },
    );
    expect(await ids(path)).toEqual([
      ['a.json', '1'],
      ['b/two.jsonl: line 1', '2'],
      ['b/two.jsonl: line 2', '3'],
    ]);
  });
  test('from a tar archive, compressed or not, from a file or a stream', async () => {
    const bytes = tarOf([
      { name: 'a.json', text: row('1') },
      { name: 'b/two.jsonl', text: `${row('2')}\n${row('3')}\n` },
    ]);
    for (const packed of [bytes, gzipSync(bytes)]) {
      expect((await ids(files.write(`${n++}.tgz`, packed))).map(([, id]) => id)).toEqual(['1', '2', '3']);
      expect((await streamed(packed, 100)).transcripts).toHaveLength(3);
    }
  });
  test('also if the names lead out of the archive, and nothing is written to disk', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('touchstone-archive-'));
    for (const make of [zip, tar]) {
      const found = await ids(make(...ODD.map((name, at) => ({ name, text: row(String(at)) }))));
      expect(found.map(([, id]) => id).sort()).toEqual(['0', '1', '2', '3', '4']);
      expect(new Set(found.map(([where]) => where.replace(/: line 1$/, '')))).toEqual(new Set(ODD));
    }
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('touchstone-archive-'))).toEqual(before);
  });
  test('links, folders and devices of a tar archive are skipped', async () => {
    const path = tar(
      { name: 'l', text: '', type: '2' },
      { name: 'h', text: '', type: '1' },
      { name: 'd/', text: '', type: '5' },
      { name: 'a.json', text: row('1') },
    );
    expect(await ids(path)).toEqual([['a.json', '1']]);
  });
  test('also from Inspect logs and archives inside of the archive, up to a limit of nesting', async () => {
    const log = readFileSync(fixture('inspect.eval'));
    const inner = zipOf([{ name: 'log.eval', text: log }]);
    const path = zip({ name: 'in.zip', text: inner }, { name: 'x.eval', text: log });
    const { found, rejected } = await given(path);
    expect(rejected).toEqual([]);
    expect(found.map(({ format }) => format)).toEqual(Array(6).fill('inspect'));
    expect(found[0]?.where).toMatch(/^in\.zip: log\.eval: /);
    let nested = zipOf([{ name: 'a.json', text: row('1') }]);
    for (let depth = 0; depth < 4; depth++) nested = zipOf([{ name: 'n.zip', text: nested }]);
    const deep = await given(files.write('deep.zip', nested));
    expect(deep.transcripts).toEqual([]);
    expect(deep.rejected).toMatchObject([{ reason: expect.stringContaining('archives in archives') }]);
  });
  test('in a forced format', async () => {
    const { found } = await given(zip({ name: 'a.json', text: row('1') }), { format: 'anthropic' });
    expect(found.map(({ format }) => format)).toEqual(['anthropic']);
  });
});

describe('one unreadable file does not stop the others', () => {
  test('a file that is not a transcript and a broken one are refused, and the others are read', async () => {
    const { transcripts, rejected } = await given(
      zip(
        { name: 'a.txt', text: 'notes' },
        { name: 'b.json', text: row('1') },
        { name: 'c.json', text: '{"messages"' },
      ),
    );
    expect(transcripts).toHaveLength(1);
    expect(rejected.map(({ where }) => where)).toEqual(['a.txt', 'c.json: line 1']);
  });
  test('an archive that is empty, cut off or damaged is refused with the reason, and the files before the damage are read', async () => {
    const whole = tarOf([
      { name: 'a.json', text: row('1') },
      { name: 'b.json', text: 'x'.repeat(5000) },
    ]);
    const damaged = Buffer.concat([tarOf([{ name: 'a.json', text: row('1') }], false), Buffer.alloc(512, 7)]);
    for (const [bytes, reason] of [
      [whole.subarray(0, 2000), /cut off/],
      [damaged, /damaged/],
    ] as const) {
      const { transcripts, rejected } = await given(files.write(`${n++}.tar`, bytes));
      expect(transcripts).toHaveLength(1);
      expect(rejected.at(-1)).toMatchObject({ reason: expect.stringMatching(reason) });
    }
    expect((await given(zip({ name: 'd/', text: '' }))).rejected).toMatchObject([
      { reason: expect.stringContaining('without files') },
    ]);
  });
  test('an archive of an unsupported kind is refused by name', async () => {
    for (const [bytes, reason] of [
      ['BZh91AY', /bzip2/],
      [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), /xz/],
    ] as const)
      expect((await given(files.write(`${n++}.bin`, bytes))).rejected).toMatchObject([
        { reason: expect.stringMatching(reason) },
      ]);
  });
});

test('bombs are refused by their ratio of compression while they are unpacked', async () => {
  const text = `{"id": 1, "messages": [{"role": "user", "content": "${' '.repeat(80e6)}"}]}`;
  const path = zip({ name: 'bomb.json', text, method: 'deflate' }, { name: 'z.json', text: row('1') });
  const { found, rejected } = await given(path);
  expect(found.map(({ transcript }) => transcript.source_id)).toEqual(['1']);
  expect(rejected).toMatchObject([{ where: 'bomb.json', reason: expect.stringContaining('refused') }]);
  const packed = gzipSync(tarOf([{ name: 'bomb.json', text }]));
  expect((await given(files.write('bomb.tar.gz', packed))).rejected).toMatchObject([
    { where: expect.stringMatching(/^bomb\.json/), reason: expect.stringContaining('refused') },
  ]);
});
