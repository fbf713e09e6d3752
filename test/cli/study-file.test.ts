// The examples of docs/study-file.md run as written if their tools are installed, and print the study's values.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { folder, json } from './touchstone.ts';

const files = folder();
const document = readFileSync('docs/study-file.md', 'utf8');
const Counts = z.array(z.object({ line: z.string() }));
let counts: string[] = [];

beforeAll(() => {
  const study = files.path('my.touchstone');
  copyFileSync('resources/sample-study/sample.touchstone', study);
  const query =
    "select dimension || ',' || coalesce(level, '') || ',' || count(*) as line from v_gold group by dimension, level";
  counts = Counts.parse(json(['sql', '-s', study, query])).map(({ line }) => line);
  expect(counts.length).toBeGreaterThan(10);
});
afterAll(() => files.remove());

const example = (language: string, containing: string): string =>
  [...document.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))]
    .map(([, code = '']) => code)
    .find((code) => code.includes(containing)) ?? expect.fail(`no example in ${language}`);

const run = (program: string, args: readonly string[], input = ''): ReturnType<typeof spawnSync> =>
  spawnSync(program, args, { cwd: files.path(''), input, encoding: 'utf8' });
const has = (program: string, args: readonly string[]): boolean => run(program, args).status === 0;

/** The sorted lines that a program printed, one for each level; 1.0 is read as 1. */
function told({ status, stdout, stderr }: ReturnType<typeof spawnSync>): string[] {
  expect({ status, stderr: status === 0 ? '' : String(stderr) }).toEqual({ status: 0, stderr: '' });
  const lines = String(stdout)
    .split(/\r?\n/)
    .filter((line) => line !== '');
  return lines.map((line) => line.replace(/\.0,/, ',')).sort();
}

const PYTHON =
  ['python3', 'python'].find((name) =>
    has(name, ['-c', 'import sqlite3; assert sqlite3.sqlite_version_info >= (3, 38)']),
  ) ?? null;
const withModules = (...names: string[]): boolean =>
  PYTHON !== null && has(PYTHON, ['-c', `import ${names.join(', ')}`]);

test('Python’s standard library reads every view', (context) => {
  if (PYTHON === null) return context.skip('no Python with SQLite 3.38');
  const code = `
import sqlite3
study = sqlite3.connect("file:my.touchstone?mode=ro", uri=True)
for (name,) in study.execute("select name from sqlite_schema where type = 'view'").fetchall():
    study.execute(f"select * from {name}").fetchall()
for row in study.execute("select dimension, level, count(*) from v_gold group by 1, 2"):
    print(*("" if one is None else one for one in row), sep=",")
`;
  return expect(told(run(PYTHON, ['-c', code]))).toEqual(counts.toSorted());
});

test('the example in Python with pandas prints the study’s counts', (context) => {
  if (PYTHON === null || !withModules('pandas')) return context.skip('no pandas');
  return expect(told(run(PYTHON, ['-c', example('python', 'pandas')]))).toEqual(counts.toSorted());
});

test('the example in R prints the study’s counts', (context) => {
  if (!has('Rscript', ['-e', 'library(DBI); library(RSQLite)'])) return context.skip('no R with RSQLite');
  return expect(told(run('Rscript', ['-e', example('r', 'RSQLite')]))).toEqual(counts.toSorted());
});

// DuckDB downloads its SQLite extension on first use; tests use no network, so the extension must be installed already
test('the example in DuckDB prints the study’s counts', (context) => {
  if (PYTHON === null || !has(PYTHON, ['-c', 'import duckdb; duckdb.sql("load sqlite")']))
    return context.skip('no DuckDB with its extension for SQLite');
  const code = `
import duckdb
study = duckdb.connect()
study.execute("set enable_progress_bar = false")
for row in study.execute("""${example('sql', 'attach').replace('install sqlite;\n', '')}""").fetchall():
    print(*("" if one is None else one for one in row), sep=",")
`;
  return expect(told(run(PYTHON, ['-c', code]))).toEqual(counts.toSorted());
});
