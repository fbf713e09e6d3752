// Every published rate of the sample study can be computed from its exported files alone.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { RateRow } from '../../contract/rates.ts';
import { closeStudy, openStudy, type Db } from '../../main/store/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { folder, json } from '../cli/touchstone.ts';

const files = folder();
const study = files.path('sample.touchstone');
const KINDS = ['transcripts', 'scores', 'gold'] as const;
const GROUPS = ['', 'model', 'scenario', 'arm', 'checkpoint', 'environment'];
let db: DuckDBConnection;
let sample: Db;

const Read = z.array(z.object({ grader: z.string(), dimension: z.string() }));
const Recomputed = z.object({
  group: z.string(),
  n: z.number(),
  n_gold: z.number(),
  raw: z.number().nullable(),
  gold: z.number().nullable(),
  corrected: z.number().nullable(),
});

/** Each grader with each dimension that it is mapped to, and gold of each dimension without a grader. */
let published: { grader: string; dimension: string }[] = [];

beforeAll(async () => {
  copyFileSync('resources/sample-study/sample.touchstone', study);
  for (const what of KINDS)
    json(['export', '-s', study, '--what', what, '--as', 'csv', '-o', files.path(`${what}.csv`)]);
  published = [
    ...Read.parse(json(['mapping', 'list', '-s', study])),
    ...['harm', 'blackmail', 'reasoning_quality', 'eval_awareness', 'admirable'].map((dimension) => ({
      grader: '',
      dimension,
    })),
  ];
  sample = openStudy(study);
  db = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => {
  db.closeSync();
  closeStudy(sample);
  files.remove();
});

const ratesFor = (grader: string, dimension: string, by: string): RateRow[] => {
  const wish = {
    dimension,
    grader: grader === '' ? null : grader,
    filter: '',
    at: null,
    without_aware: false,
    level: 0.95,
  };
  const { rows, overall } = ratesOf(sample, { ...wish, by: by === '' ? [] : [by] });
  return by === '' ? [overall] : rows;
};

const close = (found: number | null, wanted: number | null): void =>
  wanted === null ? expect(found).toBeNull() : expect(found).toBeCloseTo(wanted, 9);

describe.skipIf(spawnSync('python3', ['--version']).status !== 0)('Python’s standard library', () => {
  test.each(GROUPS)('computes every rate by "%s"', (by) => {
    let compared = 0;
    for (const { grader, dimension } of published) {
      const script = resolve('test/work/recompute_rates.py');
      const args = [
        script,
        '--dimension',
        dimension,
        ...(grader === '' ? [] : ['--grader', grader]),
        ...(by === '' ? [] : ['--by', by]),
      ];
      const { stdout, stderr } = spawnSync('python3', args, { cwd: dirname(study), encoding: 'utf8' });
      expect(stderr).toBe('');
      const found = stdout
        .trimEnd()
        .split('\n')
        .map((line) => Recomputed.parse(JSON.parse(line)));
      const wanted = ratesFor(grader, dimension, by);
      expect(found).toHaveLength(wanted.length);
      for (const { group, n, n_gold, raw, gold, corrected } of wanted) {
        const value = by === '' ? '' : String(group[0] ?? '');
        const own = found.find((one) => one.group === value);
        expect(own).toMatchObject({ n, n_gold });
        if (grader !== '') close(own?.raw ?? null, raw.estimate);
        close(own?.gold ?? null, gold.estimate);
        close(own?.corrected ?? null, corrected.estimate);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(10);
  });
});

test('DuckDB computes the rates of every grader by model', async () => {
  const at = (name: string): string => `'${files.path(name).replaceAll('\\', '/')}'`;
  const query = readFileSync('test/work/recompute_rates.sql', 'utf8')
    .replace("'gold.csv'", at('gold.csv'))
    .replace("'scores.csv'", at('scores.csv'));
  const found = z
    .array(
      z.object({
        dimension: z.string(),
        grader: z.string(),
        model: z.string(),
        raw: z.number(),
        corrected: z.number().nullable(),
      }),
    )
    .parse((await db.runAndReadAll(query)).getRowObjectsJson());
  const wanted = published
    .filter(({ grader }) => grader !== '')
    .flatMap(({ grader, dimension }) =>
      ratesFor(grader, dimension, 'model').map((rate) => ({ grader, dimension, ...rate })),
    );
  expect(found).toHaveLength(wanted.length);
  for (const { grader, dimension, group, raw, corrected } of wanted) {
    const own = found.find((one) => one.grader === grader && one.dimension === dimension && one.model === group[0]);
    close(own?.raw ?? null, raw.estimate);
    close(own?.corrected ?? null, corrected.estimate);
  }
});
