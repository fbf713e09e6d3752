// Exported files: JSONL and CSV that other programs read, and files that are written completely or not at all.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { csv, jsonl, writeFolder, writeWhole, type Column } from '../../main/exporters/index.ts';
import { parseCsv } from './parse-csv.ts';

interface Row {
  name: string | null;
  value: number | null;
  sure: boolean | null;
  list: string[];
}
const columns: Column<Row>[] = [
  { name: 'name', type: 'text', of: (r) => r.name },
  { name: 'value', type: 'number', of: (r) => r.value },
  { name: 'sure', type: 'boolean', of: (r) => r.sure },
  { name: 'list', type: 'nested', of: (r) => r.list },
];
const row = (part: Partial<Row>): Row => ({ name: 'n', value: 1, sure: true, list: [], ...part });
const csvOf = (rows: Row[]): string => `${String(csv(columns).begin())}${String(csv(columns).batch(rows))}`;
const cellOf = (part: Partial<Row>, column: number): string => parseCsv(csvOf([row(part)]))[1]?.[column] ?? 'no cell';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-exporters-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('csv', () => {
  test('has a header, CRLF line ends and one line for each row', () => {
    expect(csvOf([row({}), row({ value: 2.5, sure: false })])).toBe(
      'name,value,sure,list\r\nn,1,true,[]\r\nn,2.5,false,[]\r\n',
    );
  });
  test('is only the header if there are no rows', () => expect(csvOf([])).toBe('name,value,sure,list\r\n'));
  test('a missing value is an empty cell, and an empty text is quoted', () => {
    expect(csvOf([row({ name: null, value: null, sure: null }), row({ name: '' })])).toContain(
      '\r\n,,,[]\r\n"",1,true,[]\r\n',
    );
  });
  test('NaN and infinities are empty cells', () => {
    expect(cellOf({ value: Number.NaN }, 1)).toBe('');
    expect(cellOf({ value: Number.NEGATIVE_INFINITY }, 1)).toBe('');
  });
  test.each(['=1+1', '+cmd', '-x', '@SUM(A1)', '\t=1', '\r=1'])('%j cannot run as a formula', (text) => {
    expect(cellOf({ name: text }, 0)).toBe(`'${text}`);
  });
  test.each(['-0.5', '+3', '1e-7', '2026-01-01', 'a=b'])('%j is unchanged', (text) =>
    expect(cellOf({ name: text }, 0)).toBe(text),
  );
  test('a column name cannot run as a formula', () => {
    expect(csv([{ name: '=1+1', type: 'text', of: () => null }]).begin()).toBe("'=1+1\r\n");
  });
  test('negative numbers are unchanged', () => expect(cellOf({ value: -3 }, 1)).toBe('-3'));
  test('a CSV reader reads back any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        const read = parseCsv(csvOf(texts.map((name) => row({ name }))));
        expect(read.slice(1).map((cells) => cells[0]?.replace(/^'/, ''))).toEqual(
          texts.map((text) => text.replace(/^'/, '')),
        );
      }),
    );
  });
});

describe('jsonl', () => {
  test('every row has every column, and a missing value is null', () => {
    const text = String(
      jsonl(columns).batch([row({}), row({ name: null, value: Number.NaN, sure: null, list: ['a'] })]),
    );
    expect(
      text
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { name: 'n', value: 1, sure: true, list: [] },
      { name: null, value: null, sure: null, list: ['a'] },
    ]);
  });
  test('line separators inside texts do not end a line', () => {
    expect(
      String(jsonl(columns).batch([row({ name: 'a\nb\u2028c' })]))
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
  });
});

describe('writing a file', () => {
  async function* chunks(...texts: string[]): AsyncIterable<string> {
    yield* texts;
  }
  async function* failing(): AsyncIterable<string> {
    yield 'half';
    throw new Error('stopped');
  }
  test('reports the bytes and the hash of the file', async () => {
    const path = join(folder, 'whole.txt');
    const written = await writeWhole(path, chunks('ä', '', 'b'));
    expect(readFileSync(path, 'utf8')).toBe('äb');
    expect(written).toEqual({ bytes: 3, sha256: createHash('sha256').update('äb').digest('hex') });
  });
  test.skipIf(process.platform === 'win32')('replaces neither a pipe nor a device', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(writeWhole(pipe, chunks('a'))).rejects.toThrow('a device or a pipe');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    symlinkSync('/dev/null', join(folder, 'null'));
    await expect(writeWhole(join(folder, 'null'), chunks('a'))).rejects.toThrow('a device or a pipe');
  });
  test('keeps the old file and leaves no other if it fails', async () => {
    const path = join(folder, 'old.txt');
    writeFileSync(path, 'old');
    await expect(writeWhole(path, failing())).rejects.toThrow('stopped');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('writing a folder', () => {
  async function* text(words: string): AsyncIterable<string> {
    yield words;
  }
  async function* failing(): AsyncIterable<string> {
    yield 'half';
    throw new Error('stopped');
  }
  const sheet = (): string => 'sheet';
  const listed = (path: string): string[] => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  test('contains the parts, their hashes and the data sheet', async () => {
    const path = join(folder, 'parts');
    const parts = [
      { name: 'a=1/part-0.txt', chunks: text('one') },
      { name: 'b.txt', chunks: text('two') },
    ];
    const { sha256 } = await writeFolder(path, parts, sheet);
    expect(listed(path)).toEqual(['_README.md', '_SHA256SUMS', 'a=1', join('a=1', 'part-0.txt'), 'b.txt']);
    const sums = readFileSync(join(path, '_SHA256SUMS'), 'utf8');
    expect(sums).toContain(`${createHash('sha256').update('two').digest('hex')}  b.txt\n`);
    expect(sha256).toBe(createHash('sha256').update(sums).digest('hex'));
  });
  test('replaces an earlier export completely or not at all', async () => {
    const path = join(folder, 'again');
    await writeFolder(path, [{ name: 'old.txt', chunks: text('old') }], sheet);
    await expect(writeFolder(path, [{ name: 'new.txt', chunks: failing() }], sheet)).rejects.toThrow('stopped');
    expect(listed(path)).toContain('old.txt');
    await writeFolder(path, [{ name: 'new.txt', chunks: text('new') }], sheet);
    expect(listed(path)).toEqual(['_README.md', '_SHA256SUMS', 'new.txt']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  test('never replaces an export beside which others put files', async () => {
    const path = join(folder, 'shared');
    const parts = [{ name: 'a=1/part-0.txt', chunks: text('one') }];
    await writeFolder(path, parts, sheet);
    writeFileSync(join(path, 'a=1', 'notes.md'), 'mine');
    await expect(writeFolder(path, [], sheet)).rejects.toThrow(/did not write would be lost.*notes\.md/);
    expect(listed(path)).toContain(join('a=1', 'notes.md'));
    rmSync(join(path, 'a=1', 'notes.md'));
    writeFileSync(join(path, '.DS_Store'), '');
    await writeFolder(path, [], sheet);
    expect(listed(path)).toEqual(['_README.md', '_SHA256SUMS']);
  });
  test('never replaces a folder that is not an export', async () => {
    const path = join(folder, 'holidays');
    mkdirSync(path);
    writeFileSync(join(path, 'photo.jpg'), '');
    await expect(writeFolder(path, [], sheet)).rejects.toThrow('is not an export');
    expect(listed(path)).toEqual(['photo.jpg']);
  });
});
