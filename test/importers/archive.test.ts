// Inspect archives written by the tests: ids like paths, several compressions, and samples in chunks.
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { folder, given, streamed } from './support.ts';
import { zipOf, type ZipMember } from './write-zip.ts';

const files = folder();
afterAll(files.remove);
let n = 0;
const spec = { created: '2026-08-22T10:00:00+00:00', task: 'demo', model: 'm' };
const header: ZipMember = { name: 'header.json', text: JSON.stringify({ version: 2, status: 'success', eval: spec }) };
const sample = (uuid: string, more: object = {}): string =>
  JSON.stringify({
    id: uuid,
    epoch: 1,
    uuid,
    messages: [{ role: 'user', content: `I am ${uuid}` }],
    scores: {},
    ...more,
  });
const read = (...members: ZipMember[]) => given(files.write(`${n++}.eval`, zipOf([header, ...members])));

test('samples whose member names look like paths out of the archive are read', async () => {
  const names = [
    'samples/../../etc/passwd_epoch_1.json',
    'samples//root_epoch_1.json',
    'samples/a\\b_epoch_1.json',
    'samples/ü/sample.jsonx_epoch_1.json',
  ];
  const { transcripts, rejected } = await read(...names.map((name, at) => ({ name, text: sample(String(at)) })));
  expect(rejected).toEqual([]);
  expect(transcripts.map(({ source_id }) => source_id)).toEqual(['0', '1', '2', '3']);
});

test('each member may have its own compression, and the last of members with one name counts', async () => {
  const { transcripts, rejected } = await read(
    { name: 'samples/1_epoch_1.json', text: sample('old') },
    { name: 'samples/2_epoch_1.json', text: sample('b'), method: 'deflate' },
    { name: 'samples/3_epoch_1.json', text: sample('c'), method: 'unknown' },
    { name: 'samples/1_epoch_1.json', text: sample('new'), method: 'zstd' },
  );
  expect(transcripts.map(({ source_id }) => source_id)).toEqual(['b', 'new']);
  expect(rejected).toMatchObject([
    { where: 'member samples/3_epoch_1.json', reason: expect.stringContaining('method 14') },
  ]);
});

describe('samples in chunks', () => {
  const piece = (name: string, value: unknown): ZipMember => ({
    name: `samples/x/y_epoch_1/${name}`,
    text: JSON.stringify(value),
    method: 'zstd',
  });
  const shell = {
    id: 'x/y',
    epoch: 1,
    uuid: 'u',
    scores: { match: { value: 'C' } },
    message_refs: [
      [0, 1],
      [2, 3],
    ],
  };
  const said = ['attachment://1', 'dropped', 'plain'].map((content) => ({ role: 'user', content }));
  const rest = [
    piece('metadata.json', { arm: 'rules' }),
    piece('messages/2.json', said.slice(2)),
    piece('attachments/0.json', ['no', 'yes']),
  ];
  test('are assembled in order, also beside samples in one piece', async () => {
    const whole = { name: 'samples/z_epoch_1.json', text: sample('z') };
    const { transcripts, rejected } = await read(
      piece('sample.json', shell),
      ...rest,
      piece('messages/0.json', said.slice(0, 2)),
      whole,
    );
    expect(rejected).toEqual([]);
    expect(transcripts).toMatchObject([
      { source_id: 'u', facets: { arm: 'rules' }, scores: [{ value: 1 }] },
      { source_id: 'z' },
    ]);
    expect(transcripts[0]?.messages.map(({ blocks }) => blocks[0]?.text)).toEqual(['yes', 'plain']);
    expect(JSON.parse(transcripts[0]?.original ?? '')).toMatchObject({
      'sample.json': shell,
      'messages/0.json': said.slice(0, 2),
    });
  });
  test('are refused if a chunk is missing', async () => {
    expect((await read(piece('sample.json', shell), ...rest)).rejected).toMatchObject([
      { reason: 'messages/0.json is missing' },
    ]);
  });
});

test('an archive that is not a log, is read from a stream or is compressed is refused', async () => {
  expect((await given(files.write('other.eval', zipOf([{ name: 'a.txt', text: 'a' }])))).rejected).toMatchObject([
    { reason: expect.stringContaining('not an Inspect log') },
  ]);
  expect((await streamed(zipOf([header]))).rejected).toMatchObject([
    { reason: expect.stringContaining('only from a file') },
  ]);
  expect((await given(files.write('packed.gz', gzipSync(zipOf([header]))))).rejected).toMatchObject([
    { reason: expect.stringContaining('only from a file') },
  ]);
});

test('only samples that are nested too deeply are refused', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const { transcripts, rejected } = await read(
    { name: 'samples/1_epoch_1.json', text: sample('a').replace('"scores":{}', `"metadata":{"deep":${deep}}`) },
    { name: 'samples/2_epoch_1.json', text: sample('b').replace('"I am b"', deep) },
    { name: 'samples/3_epoch_1.json', text: sample('c') },
  );
  expect(transcripts.map(({ source_id }) => source_id)).toEqual(['c']);
  for (const { reason } of rejected) expect(reason).toMatch(/too deeply/);
});
