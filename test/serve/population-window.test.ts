// The window's calls for a population: chosen files are examined, tried, described and drawn from, and results of
// another engine are imported.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { z } from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CALLS, type CallName, type Input, type Output } from '../../contract/calls.ts';
import { facetNames, graders, rows, filteredTranscripts } from '../../main/store/index.ts';
import { answer } from '../../main/serve/dispatch.ts';
import { jobsTable, type JobsState } from '../../main/serve/jobs-table.ts';
import { RunningJobs } from '../../main/serve/running.ts';
import { storeTable } from '../../main/serve/store-table.ts';
import { lakeUnits, writeLake } from '../support/lake.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

vi.mock('../../main/work/import/reader?nodeWorker', () => ({
  default: () => {
    throw new Error('no call here imports files');
  },
}));

const ALL: { [N in CallName]: { output: z.ZodType<Output<N>> } } = { ...CALLS.store, ...CALLS.jobs, ...CALLS.app };
const files = { token: 'lake', scores: null };
const columns = {
  id: 'id',
  facets: [
    { name: 'model', column: 'model' },
    { name: 'step', column: 'step' },
  ],
  scores: [{ grader: 'judge', dimension: 'harm', column: 'judge', cuts: null }],
};
const wish = { queue: 'q', n: 30, design: { kind: 'random' as const }, seed: 3, overlap: null, blind: true };
const job = 'j';

let folder = '';
let study: TestStudy;
const tokens: JobsState['tokens'] = new Map();
const give = (token: string, paths: readonly string[]): unknown => tokens.set(token, { paths, use: 'read' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-window-'));
  // a folder name with characters that have a meaning in a glob
  const lake = join(folder, 'runs [1]');
  mkdirSync(lake);
  await writeLake(lake, lakeUnits(300));
  give('jsonl', [join(lake, 'units.jsonl')]);
  give(
    'parts',
    [0, 1, 2].map((part) => join(lake, `part-${part}.parquet`)),
  );
  give('mixed', [lake]);
  const only = join(folder, 'only [1]', 'deep');
  mkdirSync(only, { recursive: true });
  await writeLake(only, lakeUnits(300));
  rmSync(join(only, 'units.jsonl'));
  writeFileSync(join(only, '_SUCCESS.csv'), '');
  give('lake', [join(folder, 'only [1]')]);
  writeFileSync(
    join(folder, 'scores.csv'),
    `id,weigher\n${lakeUnits(300)
      .map(({ id }, n) => `${id},${n % 4}\n`)
      .join('')}`,
  );
  give('scores', [join(folder, 'scores.csv')]);
  writeFileSync(join(folder, 'bad.parquet'), 'not parquet');
  give('bad', [join(folder, 'bad.parquet')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  study = freshStudy();
});
afterEach(() => study.remove());

async function ask<N extends CallName>(
  name: N,
  input: Input<N>,
  jobs = new RunningJobs(() => undefined),
): Promise<Output<N>> {
  const handlers = {
    ...storeTable(() => study.db),
    ...jobsTable(() => study.db, { tokens, jobs }),
  };
  const reply = await answer(
    { id: 1, name, input },
    { calls: { ...CALLS.store, ...CALLS.jobs }, handlers, changed: () => undefined },
  );
  if (reply === null || 'problem' in reply) throw new Error(JSON.stringify(reply));
  return ALL[name].output.parse(reply.value);
}

test('examining a folder of partitions gives the number of files and units, and the types of columns', async () => {
  const head = await ask('population.look', { job, ...files });
  expect(head).toMatchObject({ kind: 'parquet', files: 3, units: 300, scores: null });
  expect(head.suggested).toMatchObject({
    id: 'id',
    facets: [{ name: 'model' }, { name: 'scenario' }, { name: 'step' }],
  });
  expect(head.columns.find(({ name }) => name === 'messages')).toMatchObject({ type: 'nested' });
});

test('columns of a CSV file of scores beside the units have types, and text stays text', async () => {
  const head = await ask('population.look', { job, token: 'parts', scores: 'scores' });
  expect(head.scores).toMatchObject([
    { name: 'id', type: 'text' },
    { name: 'weigher', type: 'number', values: 4 },
  ]);
  const beside = { ...columns, scores: [{ grader: 'weigher', dimension: 'harm', column: 'weigher', cuts: null }] };
  const made = await ask('population.describe', {
    job,
    from: { by: 'files', token: 'parts', scores: 'scores', columns: beside },
  });
  expect(made).toMatchObject({ units: 300, drawn: 0 });
});

test('files that cannot be read or counted are refused, and no population is described', async () => {
  await expect(ask('population.look', { job, token: 'bad', scores: null })).rejects.toThrow('cannot be read');
  await expect(ask('population.look', { job, token: 'mixed', scores: null })).rejects.toThrow('several kinds');
  await expect(ask('population.try', { job, ...files, columns: { ...columns, id: 'none' } })).rejects.toThrow('none');
  expect(await ask('population.show', {})).toBeNull();
});

test('a population is described, previewed and drawn, and each column has one use', async () => {
  const tried = await ask('population.try', { job, ...files, columns });
  expect(tried).toMatchObject({ looked: null, units: 300 });
  await ask('population.describe', { job, from: { by: 'files', ...files, columns } });
  expect((await ask('population.cells', {})).cells).toBe(tried.cells);
  const preview = await ask('population.preview', {
    filter: 'model:"Larch 2"',
    rater: null,
    n: 10,
    design: wish.design,
  });
  expect(preview.n).toBe(10);
  expect(preview.population).toBe(lakeUnits(300).filter(({ model }) => model === 'Larch 2').length);
  const mixed = await ask('population.preview', {
    filter: '',
    rater: null,
    n: 30,
    design: {
      kind: 'audit_mix',
      random_share: 0.2,
      rest: { kind: 'stratified', by: ['model'], allocation: 'equal', score: null },
    },
  });
  expect(mixed.strata.map(({ key }) => key)).toContain('audit: all');
  const report = await ask('population.draw', { job, from: { by: 'files', ...files }, wish });
  expect(report).toMatchObject({ n: 30, population: 300, seed: 3 });
  expect(await ask('population.show', {})).toMatchObject({ units: 300, drawn: 30 });
  // the column `judge` is only the judge's score of harm, not a facet
  expect(graders(study.db)).toEqual([{ grader: 'judge', dimension: 'harm' }]);
  expect(facetNames(study.db)).not.toContain('judge');
  const all = filteredTranscripts(study.db, '', { column: 'key', descending: false }, null);
  expect(rows(study.db, all, null)).toHaveLength(30);
});

test('a cancelled description or draw leaves nothing and can be repeated', async () => {
  const description = { job, from: { by: 'files' as const, ...files, columns } };
  const jobs = new RunningJobs(() => undefined);
  const describing = ask('population.describe', description, jobs);
  await ask('jobs.cancel', { job }, jobs);
  await expect(describing).rejects.toThrow('"code":"cancelled"');
  expect(await ask('population.show', {})).toBeNull();
  await ask('population.describe', {
    ...description,
    from: { ...description.from, columns: { ...columns, facets: [] } },
  });
  // the population is described again, now with the facets
  await ask('population.describe', description);

  const drawing = new RunningJobs((said) => {
    if (said.event === 'progress' && said.progress.stage === 'reading the drawn') drawing.cancel(job);
  });
  const draw = { job, from: { by: 'files' as const, ...files }, wish };
  await expect(ask('population.draw', draw, drawing)).rejects.toThrow('"code":"cancelled"');
  expect(await ask('population.show', {})).toMatchObject({ units: 300, drawn: 0, source: { facets: columns.facets } });
  expect(filteredTranscripts(study.db, '', { column: 'key', descending: false }, null)).toEqual([]);
  expect(await ask('population.draw', draw)).toMatchObject({ n: 30 });
});

test('cells and candidates that another engine computed with the printed queries are imported', async () => {
  const source = { ...columns, from: ['s3://lake/*.parquet'], scores_from: [] };
  const run = async (sql: string, to: string): Promise<void> => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const there = join(folder, 'only [[]1]', 'deep', '*.parquet');
    await connection.run(`copy (${sql.replaceAll('s3://lake/*.parquet', there)}) to '${join(folder, to)}'`);
    connection.closeSync();
    give(to, [join(folder, to)]);
  };
  const { sql } = await ask('population.sql', { step: 'cells', dialect: 'duckdb', source });
  await run(sql, 'cells.parquet');
  const made = await ask('population.describe', { job, from: { by: 'cells', token: 'cells.parquet', source } });
  expect(made).toMatchObject({ units: 300, source: { from: ['s3://lake/*.parquet'] } });
  const draw = await ask('population.sql', { step: 'draw', dialect: 'duckdb', n: 30, design: wish.design, seed: 3 });
  await run(draw.sql, 'drawn.parquet');
  const report = await ask('population.draw', { job, from: { by: 'drawn', token: 'drawn.parquet' }, wish });
  expect(report.n).toBe(30);
  expect((await ask('population.sql', { step: 'cells', dialect: 'spark', source })).sql).toContain('parquet.`s3://');
});
