// Saving a figure and its table: numbers in full, empty cells for missing values, and no cell that a spreadsheet would
// run.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { saveFigure } from '../../main/work/figures/index.ts';
import { folder } from '../cli/touchstone.ts';
import { parseCsv } from '../exporters/parse-csv.ts';

const files = folder();
afterAll(files.remove);

test('a table is written completely, with formulas in cells and header made harmless', async () => {
  const path = files.path('table.csv');
  const rows = [
    ['=cmd|run', 0.1 + 0.2, -0.5],
    ['a "quoted", name', null, Number.NaN],
    ['-2', 1e-9, 3],
  ];
  await saveFigure(path, { as: 'csv', table: { head: ['@facet', 'rate', 'difference'], rows } });
  expect(parseCsv(readFileSync(path, 'utf8'))).toEqual([
    ["'@facet", 'rate', 'difference'],
    ["'=cmd|run", '0.30000000000000004', '-0.5'],
    ['a "quoted", name', '', ''],
    ['-2', '1e-9', '3'],
  ]);
});

test('an image is written byte for byte, and a failed write leaves no file', async () => {
  const path = files.path('figure.png');
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 256);
  await saveFigure(path, { as: 'png', bytes });
  expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
  const before = readdirSync(dirname(path));
  await expect(saveFigure(files.path('no such folder/figure.svg'), { as: 'svg', text: '<svg/>' })).rejects.toThrow(
    'The folder to write into does not exist',
  );
  expect(readdirSync(dirname(path))).toEqual(before);
});

test('a cancelled job leaves the file unchanged', async () => {
  const path = files.path('kept.csv');
  writeFileSync(path, 'before');
  const cancel = new AbortController();
  const rows = Array.from({ length: 10_000 }, (_, at) => ['row', at]);
  const told: number[] = [];
  const saving = saveFigure(
    path,
    { as: 'csv', table: { head: ['what', 'n'], rows } },
    {
      signal: cancel.signal,
      onProgress: ({ done }) => {
        told.push(done);
        cancel.abort();
      },
    },
  );
  await expect(saving).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  expect(told.length).toBe(1);
  expect(readFileSync(path, 'utf8')).toBe('before');
});
