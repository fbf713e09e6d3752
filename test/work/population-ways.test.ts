// Further ways to describe and draw from a population: cuts, separate files of scores, printed queries, a new
// description, refusals, and cancelling.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PopulationSource } from '../../contract/population.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import type { Design } from '../../contract/queue.ts';
import type { RatesWish } from '../../contract/rates.ts';
import {
  facetColumn,
  idColumn,
  populationCells,
  populationOf,
  populationUnits,
  makeQueue,
  queues,
  scoreColumn,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { gather } from '../../main/work/calibration/gather.ts';
import { runExport } from '../../main/work/export/index.ts';
import { cellsSql, describePopulation, drawPopulation, drawSql } from '../../main/work/population/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { decideUnits, differing, lakeSource, lakeUnits, writeLake } from '../support/lake.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

const UNITS = lakeUnits(400);
const byId = new Map(UNITS.map((unit) => [unit.id, unit]));
const judge = { grader: 'judge', dimension: 'harm' };
const FLAGGED: Design = { kind: 'flagged', score: judge, threshold: 3 };
const cut = (cuts: number[]): Partial<PopulationSource> => ({ scores: [{ ...judge, column: 'judge', cuts }] });

let folder = '';
let from = '';
let duck: DuckDBConnection;
let study: TestStudy;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-lake-'));
  from = await writeLake(folder, UNITS);
  duck = await DuckDBConnection.create();
});
afterAll(() => {
  duck.closeSync();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  study = freshStudy();
});
afterEach(() => study.remove());

const path = (name: string): string => join(folder, name);
const made = (sql: string, name: string): Promise<unknown> => duck.run(`copy (${sql}) to '${path(name)}'`);
const draw = (db: Db, queue: string, more: { n?: number; design?: Design; from?: string } = {}) =>
  drawPopulation(
    db,
    { queue, n: more.n ?? 60, design: more.design ?? FLAGGED, seed: 5, overlap: null, blind: true },
    { files: { from: [more.from ?? from], scores_from: populationOf(db)?.source.scores_from ?? [] } },
  );
const drawnIds = (db: Db): string[] =>
  populationUnits(db)
    .map(({ id }) => id)
    .toSorted();
const transcripts = (db: Db): number => idColumn(db).size;

const decide = (db: Db): void => decideUnits(db, UNITS);

const rates = (db: Db, more: Partial<RatesWish> = {}) =>
  ratesOf(db, {
    dimension: 'harm',
    grader: 'judge',
    by: [],
    filter: '',
    at: 3,
    level: 0.95,
    without_aware: false,
    ...more,
  });
const rows = (db: Db, more: Partial<RatesWish> = {}) =>
  rates(db, more).rows.map(({ group, raw, gold, corrected }) => [
    group,
    ...[raw, gold, corrected].flatMap(({ estimate, low, high }) => [estimate, low, high]),
  ]);

const refused = async (given: () => unknown): Promise<string> => {
  try {
    await given();
  } catch (error) {
    return error instanceof TouchstoneError ? `${error.problem.code}: ${error.message}` : String(error);
  }
  return 'it was not refused';
};

test('a drawn unit whose score has cuts stores the score itself, so it has a verdict', async () => {
  await describePopulation(study.db, lakeSource([from], cut([0, 1, 2, 3, 4])));
  await draw(study.db, 'first');
  const scores = scoreColumn(study.db, judge);
  const wrong = populationUnits(study.db).filter(
    ({ transcript, id }) => scores.get(transcript)?.value !== byId.get(id)?.judge,
  );
  expect(wrong).toEqual([]);
  decide(study.db);
  const whole = freshStudy();
  try {
    await describePopulation(whole.db, lakeSource([from]));
    await draw(whole.db, 'first');
    decide(whole.db);
    expect(differing(rows(study.db, { by: ['model'] }), rows(whole.db, { by: ['model'] }))).toBeNull();
  } finally {
    whole.remove();
  }
});

test('a new description after a draw adds facets, scores and cuts, also to drawn units', async () => {
  const whole = freshStudy();
  try {
    const few = lakeSource([from], { facets: [{ name: 'kind', column: 'scenario' }], ...cut([3]) });
    const scores = [
      { ...judge, column: 'judge', cuts: [0, 1, 2, 3, 4] },
      { grader: 'other', dimension: 'harm', column: 'other', cuts: null },
    ];
    const all = lakeSource([from], { facets: [...few.facets, { name: 'phase', column: 'step' }], scores });
    await describePopulation(study.db, few);
    await describePopulation(whole.db, all);
    for (const { db } of [study, whole]) {
      await draw(db, 'first');
      decide(db);
    }
    expect(await refused(() => rates(study.db, { by: ['phase'] }))).toContain('--facets kind=scenario,phase');
    await describePopulation(study.db, all);
    expect(drawnIds(study.db)).toEqual(drawnIds(whole.db));
    for (const more of [{ by: ['phase'] }, { filter: 'phase>=2000' }, { grader: 'other' }])
      expect(differing(rows(study.db, more), rows(whole.db, more))).toBeNull();
    const phases = facetColumn(study.db, 'phase');
    expect(
      populationUnits(study.db).filter(({ transcript, id }) => phases.get(transcript) !== byId.get(id)?.step),
    ).toEqual([]);
    expect(verify(study.db).filter(({ ok }) => !ok)).toEqual([]);
    expect(await refused(() => describePopulation(study.db, few))).toContain('Keep all facets, scores and cuts');
  } finally {
    whole.remove();
  }
});

test('the printed queries run unchanged, and their results give the same cells, draw and rates', async () => {
  const elsewhere = freshStudy();
  try {
    const source = lakeSource([from]);
    await made(cellsSql(source, 'duckdb'), 'cells.parquet');
    await describePopulation(elsewhere.db, source, { cells: [path('cells.parquet')] });
    await describePopulation(study.db, source);
    expect(populationCells(elsewhere.db)).toEqual(populationCells(study.db));
    expect(populationOf(elsewhere.db)?.query_sha256).toBe(populationOf(study.db)?.query_sha256);
    const mix: Design = { kind: 'audit_mix', random_share: 0.3, rest: FLAGGED };
    await made(drawSql(elsewhere.db, { design: mix, n: 60, seed: 5 }, 'duckdb'), 'drawn.parquet');
    const wish = { queue: 'first', n: 60, design: mix, overlap: null, blind: true };
    expect(
      await refused(() => drawPopulation(elsewhere.db, { ...wish, seed: 6 }, { drawn: [path('drawn.parquet')] })),
    ).toContain('The candidates belong to another draw');
    await drawPopulation(elsewhere.db, { ...wish, seed: 5 }, { drawn: [path('drawn.parquet')] });
    await draw(study.db, 'first', { design: mix });
    for (const { db } of [elsewhere, study]) decide(db);
    expect(drawnIds(elsewhere.db)).toEqual(drawnIds(study.db));
    expect([...idColumn(elsewhere.db).values()].toSorted()).toEqual([...idColumn(study.db).values()].toSorted());
    expect(differing(rows(elsewhere.db, { by: ['model'] }), rows(study.db, { by: ['model'] }))).toBeNull();
  } finally {
    elsewhere.remove();
  }
});

test('scores in separate files are joined by id', async () => {
  await made(`select id, judge, other from '${from}'`, 'scores.parquet');
  await made(`select * exclude (judge, other) from '${from}'`, 'bare.parquet');
  const source = lakeSource([path('bare.parquet')], { scores_from: [path('scores.parquet')] });
  await describePopulation(study.db, source);
  await draw(study.db, 'first', { from: path('bare.parquet') });
  const whole = freshStudy();
  try {
    await describePopulation(whole.db, lakeSource([from]));
    await draw(whole.db, 'first');
    for (const { db } of [study, whole]) decide(db);
    expect(populationCells(study.db)).toEqual(populationCells(whole.db));
    expect(drawnIds(study.db)).toEqual(drawnIds(whole.db));
    expect(differing(rows(study.db), rows(whole.db))).toBeNull();
    await made(`select id, judge, other from '${from}' union all select 'unit/7', 0, 0`, 'twice.parquet');
    const twice = { ...source, scores_from: [path('twice.parquet')] };
    expect(await refused(() => describePopulation(whole.db, twice))).toContain('at most one row');
  } finally {
    whole.remove();
  }
});

test('nothing is imported if a drawn row is not a transcript, and a later draw is complete', async () => {
  const lines = UNITS.map(({ id, ...unit }, at) =>
    JSON.stringify({ id, ...unit, ...(at % 3 === 0 ? {} : { messages: [{ role: 'user', content: `Task ${id}` }] }) }),
  );
  writeFileSync(path('some.jsonl'), `${lines.join('\n')}\n`);
  await describePopulation(study.db, lakeSource([from]));
  const said = await refused(() => draw(study.db, 'first', { from: path('some.jsonl') }));
  expect(said).toMatch(/^bad_input: \d+ of 60 drawn units cannot be read as transcripts; nothing was imported/);
  expect([transcripts(study.db), populationUnits(study.db).length, queues(study.db, '').length]).toEqual([0, 0, 0]);
  await draw(study.db, 'first');
  expect([transcripts(study.db), populationUnits(study.db).length]).toEqual([60, 60]);
});

test('nothing is imported if the name of the queue is taken, also by a deleted queue or with other spaces', async () => {
  await describePopulation(study.db, lakeSource([from]));
  makeQueue(study.db, { name: 'first', blind: true, design: 'random' }, []);
  expect(await refused(() => draw(study.db, ' first'))).toBe(
    'bad_input: A queue with that name already exists · first · Choose another name',
  );
  study.db.exec("update queue set deleted_at = '2026-01-01T00:00:00.000Z'");
  expect(await refused(() => draw(study.db, 'first '))).toMatch(/^bad_input: A queue with that name was deleted/);
  expect(await refused(() => draw(study.db, ' '))).toMatch(/^bad_input: The queue has no name/);
  expect([transcripts(study.db), populationUnits(study.db).length]).toEqual([0, 0]);
  expect(await draw(study.db, ' second ')).toMatchObject({ queue: 'second', n: 60 });
  expect(queues(study.db, '').map(({ name }) => name)).toEqual(['second']);
});

test('a cancelled description or draw leaves nothing behind', async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await refused(() => describePopulation(study.db, lakeSource([from]), { signal: stop.signal }))).toMatch(
    /^cancelled/,
  );
  expect(populationOf(study.db)).toBeNull();
  await describePopulation(study.db, lakeSource([from]));
  const midway = new AbortController();
  const wish = { queue: 'first', n: 60, design: FLAGGED, seed: 5, overlap: null, blind: true };
  const broken = (): Promise<unknown> =>
    drawPopulation(
      study.db,
      wish,
      { files: { from: [from], scores_from: [] } },
      {
        signal: midway.signal,
        onProgress: ({ stage }) => {
          if (stage === 'reading the drawn') midway.abort();
        },
      },
    );
  expect(await refused(broken)).toMatch(/^cancelled/);
  expect([transcripts(study.db), queues(study.db, '').length]).toEqual([0, 0]);
  expect(readdirSync(dirname(study.path)).filter((name) => name.startsWith('.touchstone'))).toEqual([]);
});

test('a call that needs other cells is refused with the option that adds them', async () => {
  const flagged = (score: typeof judge, threshold: number): Design => ({ kind: 'flagged', score, threshold });
  const drawing = (design: Design): Promise<string> => refused(() => draw(study.db, 'q', { design }));
  await describePopulation(study.db, lakeSource([from], cut([1, 3])));
  expect(await refused(() => rates(study.db))).toContain(
    '--cut judge.harm=0 --cut judge.harm=1 --cut judge.harm=2 --cut judge.harm=3 --cut judge.harm=4',
  );
  expect(await drawing(flagged(judge, 2))).toContain('--cut judge.harm=1 --cut judge.harm=2 --cut judge.harm=3');
  expect(await drawing(flagged({ ...judge, grader: 'other' }, 3))).toContain('--score other.harm=COLUMN');
  await describePopulation(study.db, lakeSource([from], cut([0, 1, 2, 3, 4])));
  const more = (name: string): string => `--facets model,scenario,step,${name}`;
  expect(await refused(() => rates(study.db, { by: ['epoch'] }))).toContain(more('epoch'));
  expect(await refused(() => rates(study.db, { filter: 'tokens>5' }))).toContain(more('tokens'));
  expect(await refused(() => rates(study.db, { filter: 'word' }))).toContain('The population has no cells by word');
  expect(await refused(() => gather(study.db, { ...judge, filter: 'epoch:3', at: 3, clusters: null }))).toContain(
    more('epoch'),
  );
});

test('negative zero has no separate cell, and units with both zeros are drawn together', async () => {
  await made(
    `select * replace (if(step = 0, if(id < 'unit/2', -0.0::double, 0.0::double), step) as step) from '${from}'`,
    'zero.parquet',
  );
  await describePopulation(study.db, lakeSource([path('zero.parquet')]));
  const steps = new Set(populationCells(study.db).map(({ facets }) => facets[2]));
  expect([...steps].filter((step) => step !== null && Number(step) === 0)).toEqual(['0.0']);
  const zeros = UNITS.filter(({ step }) => step === 0).length;
  const cells = populationCells(study.db).filter(({ facets }) => Number(facets[2]) === 0);
  expect(cells.reduce((sum, { units }) => sum + units, 0)).toBe(zeros);
  await draw(study.db, 'first', { from: path('zero.parquet'), design: { kind: 'random' } });
  expect(new Set(facetColumn(study.db, 'step').values()).has('-0.0')).toBe(false);
});

test('a score with too many values is refused with a suggestion of cuts, and files elsewhere are not read', async () => {
  await made(`select * replace (hash(id) / 2.0e19 as judge) from '${from}'`, 'fine.parquet');
  expect(await refused(() => describePopulation(study.db, lakeSource([path('fine.parquet')])))).toContain(
    '--cut judge.harm=0.5',
  );
  const away = 'https://example.invalid/a.parquet';
  expect(await refused(() => describePopulation(study.db, lakeSource([away])))).toContain('Only files of this machine');
});

test('the query in README gives the rate from gold from the exported files', async () => {
  await describePopulation(study.db, lakeSource([from]));
  await draw(study.db, 'first', { design: { kind: 'stratified', by: ['model'], allocation: 'equal', score: null } });
  decide(study.db);
  const out = path('gold');
  await runExport(study.db, { what: 'gold', as: 'parquet-partitioned', filter: '' }, out);
  const [, query = ''] = /`(select sum\(event::int [^`]+)`/.exec(readFileSync('README.md', 'utf8')) ?? [];
  await duck.run(`create view gold as from read_parquet('${out}/**/*.parquet', hive_partitioning = true)`);
  const [[found] = []] = (await duck.runAndReadAll(query)).getRowsJson();
  expect(differing(Number(found), rates(study.db, { grader: null }).rows[0]?.gold.estimate)).toBeNull();
  const strata = (await duck.runAndReadAll('select distinct stratum from gold order by 1')).getRowsJson();
  expect(strata.flat()).toEqual([...new Set(UNITS.map(({ model }) => model))].toSorted());
});
