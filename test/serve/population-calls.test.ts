// The window's calls give the same answers on a study that samples a population as on a study with all its units.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CALLS } from '../../contract/calls.ts';
import { GraderScale } from '../../contract/calibration.ts';
import type { Design } from '../../contract/queue.ts';
import { adjudicate, queueTranscripts, idColumn, writing, type Db } from '../../main/store/index.ts';
import { answer } from '../../main/serve/dispatch.ts';
import { RunningJobs } from '../../main/serve/running.ts';
import { jobsTable } from '../../main/serve/jobs-table.ts';
import { storeTable } from '../../main/serve/store-table.ts';
import { describePopulation, drawPopulation } from '../../main/work/population/index.ts';
import { sample } from '../../main/work/sample/index.ts';
import { goldDecision } from '../support/labels.ts';
import { decideUnits, differing, goldOf, lakeSource, lakeUnits, putUnits, writeLake } from '../support/lake.ts';
import { freshStudy } from '../support/study.ts';

vi.mock('../../statistics/bootstrap.ts', async (original) =>
  (await import('../support/few-replicates.ts')).fewReplicates(original),
);
vi.mock('../../main/work/calibration/in-thread.ts', async () =>
  (await import('../support/few-replicates.ts')).inThisThread(),
);
vi.mock('../../main/work/import/reader?nodeWorker', () => ({
  default: () => {
    throw new Error('no call here reads files');
  },
}));

const UNITS = lakeUnits(400);
const byId = new Map(UNITS.map((unit) => [unit.id, unit]));
const [whole, sampled] = [freshStudy(), freshStudy()];
let [folder, from] = ['', ''];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-lake-'));
  from = await writeLake(folder, UNITS);
  const design: Design = { kind: 'stratified', by: ['model'], allocation: 'equal', score: null };
  const wish = { queue: 'q', n: 120, design, seed: 3, overlap: null, blind: true };
  putUnits(whole.db, UNITS);
  sample(whole.db, { ...wish, filter: '', rater: null, top_up: false, hidden: { repeats: 0, checks: 0 } });
  await describePopulation(sampled.db, lakeSource([from]));
  await drawPopulation(sampled.db, wish, { files: { from: [from], scores_from: [] } });
  decideUnits(sampled.db, UNITS);
  const ids = idColumn(whole.db);
  const decisions = queueTranscripts(whole.db, 'q').flatMap((key) => {
    const unit = byId.get(ids.get(key) ?? '');
    return unit === undefined ? [] : [goldDecision(unit.id, 'harm', goldOf(unit))];
  });
  writing(whole.db, () => adjudicate(whole.db, decisions));
});
afterAll(() => {
  for (const study of [whole, sampled]) study.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(db: Db, name: string, input: unknown): Promise<unknown> {
  const handlers = {
    ...storeTable(() => db),
    ...jobsTable(() => db, { tokens: new Map(), jobs: new RunningJobs(() => undefined) }),
  };
  const calls = { ...CALLS.store, ...CALLS.jobs };
  const reply = await answer({ id: 1, name, input }, { calls, handlers, changed: () => undefined });
  if (reply === null) throw new Error(`${name} was not asked`);
  return 'problem' in reply ? { problem: reply.problem } : reply.value;
}

const wish = { grader: 'judge', dimension: 'harm', filter: '', at: 3, clusters: null };
const rates = {
  dimension: 'harm',
  grader: 'judge',
  by: ['model'],
  filter: '',
  at: 3,
  level: 0.95,
  without_aware: false,
  clusters: null,
};
const CALLED: [string, object][] = [
  ['findings.rates', rates],
  ['findings.rates', { ...rates, grader: null }],
  ['findings.difference', { ...rates, first: ['Larch 2'], second: ['Ünïcode 1.0'] }],
  ['findings.latent', rates],
  ['calibrate.figures', wish],
  ['calibrate.at', { ...wish, threshold: 3 }],
  ['calibrate.chosen', { ...wish, optimise: { by: 'youden' } }],
  ['calibrate.residuals', { ...wish, by: 'model' }],
  ['calibrate.versus', { ...wish, threshold: 3, versus: 'other' }],
  ['calibrate.graders', { dimension: 'harm', filter: '', at: 3, clusters: null, graders: ['judge', 'other'] }],
  ['calibrate.questions', { ...wish, threshold: 3, by: 'model', versus: 'other', margin: 0.1, epsilon: 0.1 }],
];

/** Fields that depend on folds and resamples of gold, and so on the order in which transcripts were imported. */
const BY_ORDER = new Set(['low', 'high', 'notes', 'held_out', 'brier', 'ece', 'calibration_slope', 'reliability']);
/** The answer without the size of the population, which differs by design. */
const without = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? { ...value, population: null } : value;
const settled = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner: unknown) => (BY_ORDER.has(name) ? undefined : inner)));

test.each(CALLED)('%s %#', async (name, input) => {
  const answered = async (db: Db): Promise<unknown> => {
    const value = await ask(db, name, input);
    return name.startsWith('calibrate.') ? settled(value) : value;
  };
  const [inside, outside] = [await answered(whole.db), await answered(sampled.db)];
  expect(outside).not.toHaveProperty('problem');
  if (name === 'findings.rates') expect([inside, outside]).toMatchObject([{ population: null }, { population: 400 }]);
  expect(differing(without(outside), without(inside))).toBeNull();
});

test('the scale of a grader counts the whole population, even before a draw', async () => {
  const scale = async (db: Db): Promise<unknown> => {
    const value = GraderScale.parse(await ask(db, 'calibrate.scale', { grader: 'judge', dimension: 'harm' }));
    return value.scores.find(({ dimension }) => dimension === 'harm');
  };
  const undrawn = freshStudy();
  try {
    await describePopulation(undrawn.db, lakeSource([from]));
    for (const { db } of [sampled, undrawn]) expect(await scale(db)).toEqual(await scale(whole.db));
  } finally {
    undrawn.remove();
  }
});

test('a draw from the drawn units is refused, as is its preview', async () => {
  const drawing = { filter: '', rater: null, n: 4, design: { kind: 'random' } };
  const more = { queue: 'second', seed: null, overlap: null, blind: true, top_up: false };
  for (const [name, input] of [
    ['sample.preview', drawing],
    ['sample.draw', { job: 'j', ...drawing, ...more, hidden: { repeats: 0, checks: 0 } }],
  ] as const)
    expect(await ask(sampled.db, name, input)).toMatchObject({
      problem: { code: 'bad_input', todo: expect.stringContaining('population draw') },
    });
});
