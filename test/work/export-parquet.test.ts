// DuckDB reads from exported Parquet, in one file and partitioned, the same rows and numbers as JSONL has.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportChoice } from '../../contract/export.ts';
import { tablePlan } from '../../main/work/export/files.ts';
import { runExport } from '../../main/work/export/index.ts';
import { instant } from '../../main/exporters/parquet.ts';
import { folder } from '../importers/support.ts';
import { sayGold, sayLabels, sayScores } from '../support/said.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

const files = folder();
const study = freshStudy();
let duck: DuckDBConnection;

beforeAll(async () => {
  const models = ['gpt 4/o', 'm%20x', 'ünï', '..'];
  const made = Array.from({ length: 24 }, (_, n) =>
    transcript(`words ${n}`, {
      created_at: n % 3 === 0 ? null : `2026-03-0${(n % 9) + 1}T10:00:00+02:00`,
      facets: {
        model: models[n % models.length] ?? '',
        ...(n % 5 !== 0 && { scenario: n % 2 === 0 ? 'blackmail' : 'a b' }),
        epoch: n,
      },
    }),
  );
  put(study.db, ...made);
  sayLabels(study.db, 4);
  sayScores(study.db, 4);
  sayGold(study.db, 4);
  duck = await DuckDBConnection.create();
});
afterAll(() => {
  duck.closeSync();
  study.remove();
  files.remove();
});

const Rows = z.array(z.record(z.string(), z.unknown()));
const asked = async (sql: string): Promise<z.infer<typeof Rows>> =>
  Rows.parse((await duck.runAndReadAll(sql)).getRowObjectsJson());
const from = (path: string): string => `read_parquet('${path.replaceAll("'", "''")}')`;
const inParts = (path: string): string =>
  `read_parquet('${path}/**/*.parquet', hive_partitioning = true, hive_types_autocast = false)`;

async function written(choice: ExportChoice, name: string): Promise<string> {
  await runExport(study.db, choice, files.path(name));
  return files.path(name);
}

/** The rows of the JSONL export, with nested values as JSON text, as in Parquet. */
async function lines(what: 'gold' | 'labels' | 'scores' | 'transcripts'): Promise<Record<string, unknown>[]> {
  const text = readFileSync(await written({ what, as: 'jsonl', filter: '' }, `${what}.jsonl`), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const row = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
        ]),
      );
    });
}

const TIMES = new Set(['created_at', 'decided_at', 'labelled_at', 'scored_at']);
/** The row with whole numbers as text and times as milliseconds, because DuckDB prints both differently. */
const comparable = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [name, value];
      const text = String(value);
      return [name, TIMES.has(name) ? instant(text.replace(/\+00$/, 'Z'))?.getTime() : text];
    }),
  );

test.each(['gold', 'labels', 'scores', 'transcripts'] as const)('%s: the rows equal those of JSONL', async (what) => {
  const path = await written({ what, as: 'parquet', filter: '' }, `${what}.parquet`);
  const rows = await asked(`select * from ${from(path)}`);
  expect(rows.map(comparable)).toEqual((await lines(what)).map(comparable));
});

test('columns have the right types', async () => {
  const types = await asked(
    `describe select * from ${from(await written({ what: 'labels', as: 'parquet', filter: '' }, 'types.parquet'))}`,
  );
  const typeOf = (name: string): unknown => types.find((row) => row['column_name'] === name)?.['column_type'];
  expect(typeOf('dimension')).toBe('VARCHAR');
  expect(typeOf('level')).toBe('BIGINT');
  expect(typeOf('inclusion_probability')).toBe('DOUBLE');
  expect(typeOf('rubric_version')).toBe('BIGINT');
  expect(typeOf('cannot_judge')).toBe('BOOLEAN');
  expect(typeOf('labelled_at')).toBe('TIMESTAMP WITH TIME ZONE');
  expect(typeOf('evidence')).toBe('VARCHAR');
});

test('the partitioned export has the same rows, with values in the names of folders', async () => {
  const path = await written({ what: 'scores', as: 'parquet-partitioned', filter: '' }, 'parts');
  const order = 'order by transcript_id, grader, score_dimension, dimension';
  const columns = 'transcript_id, grader, score_dimension, dimension, scenario, model, score, score_state';
  const whole = await asked(
    `select ${columns} from ${from(await written({ what: 'scores', as: 'parquet', filter: '' }, 'whole.parquet'))} ${order}`,
  );
  expect(await asked(`select ${columns} from ${inParts(path)} ${order}`)).toEqual(whole);
  expect(readdirSync(path).filter((name) => name.startsWith('scenario='))).toHaveLength(3);
  expect(readFileSync(join(path, '_SHA256SUMS'), 'utf8').trimEnd().split('\n')).toHaveLength(
    new Set(whole.map(({ scenario, model }) => `${String(scenario)} ${String(model)}`)).size,
  );
  expect(readFileSync(join(path, '_README.md'), 'utf8')).toContain('part-0.parquet');
});

test('a large export is partitioned, except into a pipe', () => {
  const transcripts = Array.from({ length: 50_000 }, (_, key) => key);
  const planned = (count: number, piped: boolean): boolean =>
    tablePlan(
      { db: study.db, looked: count, program: '', piped },
      'parquet',
      { transcripts: transcripts.slice(0, count), rowsOf: () => [] },
      [],
    ).folder;
  expect([planned(49_999, false), planned(50_000, false), planned(50_000, true)]).toEqual([false, true, false]);
});

test('an export without rows is still a table', async () => {
  const path = await written({ what: 'gold', as: 'parquet', filter: 'model:nobody' }, 'none.parquet');
  expect(await asked(`select count(*) as n from ${from(path)}`)).toEqual([{ n: '0' }]);
});

test('a time without a zone is UTC on every machine, and other text is not a time', () => {
  expect(instant('2026-01-01T00:00:00')?.toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(instant('2026-01-01 10:00')?.toISOString()).toBe('2026-01-01T10:00:00.000Z');
  expect(instant('2026-01-01T00:00:00+0200')?.toISOString()).toBe('2025-12-31T22:00:00.000Z');
  expect(instant('2026-13-45')).toBeNull();
});
