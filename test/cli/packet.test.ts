// `touchstone packet`: packets are made, opened, labelled, sent back and merged, and every refusal has exit status 2.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStudy, makeQueue, openStudy } from '../../main/store/index.ts';
import { chat, folder, json, ownProcess, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const [ada, bo] = [files.path('ada.tspacket'), files.path('bo.tspacket')];
beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ['a', 'b', 'c'].map((name) =>
    JSON.stringify({ ...chat(`words of ${name}`), id: `run-${name}`, scenario: 'blackmail' }),
  );
  json(['import', '-s', study, files.write('in.jsonl', lines.join('\n'))]);
  const db = openStudy(study);
  const entries = [1, 2, 3].map((key) => ({ key, probability: 1 }));
  makeQueue(db, { name: 'all', blind: true, design: 'all', overlap: 2, seed: 1 }, entries);
  closeStudy(db);
});
afterAll(files.remove);

const make = (rater: string, path: string): string[] => [
  'packet',
  'make',
  '-s',
  study,
  '--queue',
  'all',
  '--rater',
  rater,
  '-o',
  path,
];
const merge = (...packets: string[]): string[] => ['packet', 'merge', '-s', study, ...packets];

/**
 * Plays the rater's machine: opens the packet, labels these transcripts with this level of harm, and returns the path
 * of the packet that is sent back.
 */
function labelled(packet: string, rater: string, levels: Record<string, number>): string {
  const own = `${packet}.touchstone`;
  json(['packet', 'open', packet, '-o', own]);
  const table = Object.entries(levels).map(([id, level]) => `${id},${rater},harm,${level}\n`);
  json([
    'labels',
    'import',
    '-s',
    own,
    files.write('labels.csv', `transcript,rater,dimension,level\n${table.join('')}`),
  ]);
  json(['packet', 'return', '-s', own, '-o', `${packet}.back`]);
  return `${packet}.back`;
}

test('labels of two returned packets are merged once, in any order', () => {
  expect(json(make('Ada', ada))).toMatchObject({ file: ada, transcripts: 3, labels: 0, conflicts: [] });
  expect(json(make('Bo', bo))).toMatchObject({ transcripts: 3 });
  const back = [labelled(ada, 'Ada', { 'run-a': 1, 'run-b': 2 }), labelled(bo, 'Bo', { 'run-a': 3 })];
  expect(json(merge(...back))).toMatchObject({ transcripts: 2, labels: 3, conflicts: [], rejected: [] });
  expect(json(merge(...back.toReversed()))).toMatchObject({ transcripts: 0, labels: 0 });
  expect(json(['backup', '-s', study, '--list'])).toMatchObject([{ before: 'merge' }, { before: 'merge' }]);
  const listed = rows(['labels', 'list', '-s', study]).filter((row) => row['dimension'] === 'harm');
  expect(listed.map((row) => [row['source_id'], row['rater_name'], row['level']]).sort()).toEqual([
    ['run-a', 'Ada', 1],
    ['run-a', 'Bo', 3],
    ['run-b', 'Ada', 2],
  ]);
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

test('the numbers of labels and transcripts are printed on stderr', () => {
  const { status, stdout, stderr } = touchstone(merge(`${ada}.back`));
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('0 labels of 0 transcripts by Ada');
});

test('a conflict is listed, and the exit status is 0 because nothing was rejected', () => {
  const again = files.path('again.tspacket');
  copyFileSync(ada, again);
  const { status, stderr } = touchstone(merge(labelled(again, 'Ada', { 'run-a': 4 })));
  expect(status).toBe(0);
  expect(stderr).toContain('others differ on harm');
});

test('a passphrase is read from a file or the environment, and must have 8 characters', () => {
  const [path, own] = [files.path('sealed.tspacket'), files.path('sealed.touchstone')];
  const file = files.write('passphrase.txt', 'four words or more\r\nand a second line\n');
  json([...make('Ada', path), '--passphrase-file', file]);
  const open = (...more: string[]): string[] => ['packet', 'open', path, '-o', own, ...more];
  for (const [words, env] of [
    ['is encrypted', {}],
    ['does not open', { TOUCHSTONE_PASSPHRASE: 'four words or less' }],
  ] as const) {
    const { status, stderr } = ownProcess(open(), { env });
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  }
  expect(ownProcess(open('--json'), { env: { TOUCHSTONE_PASSPHRASE: 'four words or more' } }).status).toBe(0);
  const { status, stderr } = touchstone([
    ...make('Ada', path),
    '--passphrase-file',
    files.write('short.txt', 'short\n'),
  ]);
  expect(status).toBe(2);
  expect(stderr).toContain('8 characters');
});

describe('refused packets', () => {
  const broken = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const path = files.path(name);
    writeFileSync(path, change(readFileSync(`${ada}.back`)));
    return path;
  };
  const flipped = (at: (bytes: Buffer) => number) => (bytes: Buffer) => {
    bytes[at(bytes)] = (bytes[at(bytes)] ?? 0) ^ 1;
    return bytes;
  };
  test.each([
    [
      'tampered',
      () =>
        broken(
          't1',
          flipped((bytes) => bytes.length - 3),
        ),
      'changed after it was signed',
    ],
    ['cut', () => broken('t2', (bytes) => bytes.subarray(0, -10)), 'cut off'],
    [
      'newer',
      () => broken('t3', (bytes) => Buffer.from(bytes.toString('latin1').replace('packet 1', 'packet 9'), 'latin1')),
      'newer Touchstone',
    ],
    ['no packet', () => files.write('t4', 'hello'), 'not a Touchstone packet'],
    ['work', () => ada, 'a work packet without labels'],
  ])('%s: the packet is refused with exit status 2, and no label changes', (_, path, words) => {
    const before = rows(['labels', 'list', '-s', study]);
    const { status, stderr } = touchstone(merge(path()));
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(rows(['labels', 'list', '-s', study])).toEqual(before);
  });
  test('one of two packets is rejected and the other merged, with exit status 1', () => {
    expect(json(merge(files.path('t4'), `${bo}.back`), 1)).toMatchObject({
      merged: [{ rater: 'Bo' }],
      rejected: [{ path: files.path('t4') }],
    });
  });
  test.each([
    [
      'a queue that is not there',
      () => ['packet', 'make', '-s', study, '--queue', 'none', '--rater', 'R', '-o', files.path('x')],
      'no such queue',
    ],
    ['a third rater of two', () => make('Cy', files.path('x')), 'seats'],
    ['a file that is there and no packet', () => make('Ada', study), 'is not a packet'],
    [
      'a study that came in no packet',
      () => ['packet', 'return', '-s', study, '-o', files.path('x')],
      'was not made from a packet',
    ],
    ['a file that is there', () => ['packet', 'open', ada, '-o', study], 'already'],
    ['a packet that was sent back', () => ['packet', 'open', `${ada}.back`, '-o', files.path('x')], 'sent back'],
  ])('%s is refused with one line', (_, args, words) => {
    const { status, stderr } = touchstone(args());
    expect(status).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  });
});
