// The framework of `npm run conformance`: differences are found and reported, and requirements are pinned with hashes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runExport } from '../../main/work/export/index.ts';
import { folder } from '../cli/touchstone.ts';
import { freshStudy, put, transcript } from '../support/study.ts';
import { collected, difference } from './check.ts';
import { isOfNetwork } from './environment.ts';
import { tableLines } from './table.ts';

test('a difference is reported with its place and both values', () => {
  expect(difference({ a: [1, { b: 'x' }] }, { a: [1, { b: 'x' }] })).toBeNull();
  expect(difference({ a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] })).toBe('at /a/1/b it has "x", the study holds "y"');
  expect(difference([1], [1, 2])).toBe('at /1 it has undefined, the study holds 2');
  expect(difference({}, [])).toBe('it has {}, the study holds []');
  expect(difference({ a: undefined }, {})).toBe('it has {}, the study holds {}');
});

test('the table counts the comparisons, and failures are listed above it', () => {
  const { checks, all } = collected();
  checks.same('one', 1, 1);
  checks.same('two', 1, 2);
  checks.near('three', 1, 1 + 1e-12, 1e-9);
  checks.near('four', Number.NaN, 1, 1e-9);
  checks.skip('five', 'there is no six');
  expect(
    tableLines([
      { name: 'duck', version: '1.2', checks: all, reason: null },
      { name: 'r', version: '', checks: [], reason: 'Rscript is not there' },
    ]),
  ).toEqual([
    'duck: FAILED two: it has 1, the study holds 2',
    'duck: FAILED four: it has NaN, the study 1',
    'duck: skipped five: there is no six',
    'receiver  version  checked  passed  failed  skipped',
    'duck      1.2            4       2       2        1',
    'r                  not reached: skipped, since Rscript is not there',
  ]);
});

test('an interrupted download is a network failure; a wrong hash or a missing version is not', () => {
  const said = [
    "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='x', port=443): Read timed out.",
    "WARNING: Retrying after connection broken by 'NewConnectionError(...)'\nERROR: No matching distribution for a",
    'ERROR: HTTP error 503 while getting x\nERROR: 503 Server Error: Service Unavailable for url: x',
    'error: incomplete-download',
  ];
  expect(said.map(isOfNetwork)).toEqual([true, true, true, true]);
  const ours = [
    'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. (after a ReadTimeoutError)',
    'ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==.',
    'ERROR: Could not find a version that satisfies the requirement a==9',
    'error: metadata-generation-failed',
  ];
  expect(ours.map(isOfNetwork)).toEqual([false, false, false, false]);
});

test('every requirement is pinned with hashes, and no registry is named', () => {
  const folder = join('test', 'conformance', 'requirements');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).not.toMatch(/https?:|--(?:index|extra-index|find-links)/);
    for (const one of text.split(/\n(?![ #])/).filter((line) => /^\w/.test(line)))
      expect(one).toMatch(/^[\w.\-[\]]+==[^ ]+ (?:; [^\\]+)?\\\n +--hash=sha256:/);
  }
});

test('the data sheet of CSV names the options with which programs read every cell', async () => {
  const [files, study] = [folder(), freshStudy()];
  try {
    put(study.db, transcript('one'));
    await runExport(study.db, { what: 'transcripts', as: 'csv', filter: '' }, files.path('a.csv'));
    const sheet = readFileSync(files.path('a.csv.README.md'), 'utf8');
    const options: Record<string, readonly string[]> = {
      'tables/read_spark.py': ['multiLine', 'lineSep', 'nullValue', 'maxCharsPerColumn', 'charToEscapeQuoteEscaping'],
      'tables/read_duckdb.py': ['all_varchar', 'allow_quoted_nulls'],
      'tables/read_polars.py': ['infer_schema'],
      'tables/read_pandas.py': ['dtype', 'keep_default_na'],
      'r/read.R': ['colClasses', 'na.strings', 'skipNul'],
    };
    for (const [reader, names] of Object.entries(options)) {
      const script = readFileSync(join(import.meta.dirname, reader), 'utf8');
      for (const name of names)
        expect([reader, script.includes(name), sheet.includes(name)]).toEqual([reader, true, true]);
    }
  } finally {
    study.remove();
    files.remove();
  }
});
