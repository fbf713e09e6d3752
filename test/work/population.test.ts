// A study that samples a population draws the same units as a study with all of them, and publishes the same rates.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Design } from '../../contract/queue.ts';
import type { RatesWish } from '../../contract/rates.ts';
import {
  adjudicate,
  idColumn,
  populationUnits,
  queueTranscripts,
  setFacet,
  verify,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { gather } from '../../main/work/calibration/gather.ts';
import { describePopulation, drawPopulation } from '../../main/work/population/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { sample } from '../../main/work/sample/index.ts';
import { goldDecision } from '../support/labels.ts';
import { differing, goldOf, lakeSource, lakeUnits, putUnits, writeLake, type LakeUnit } from '../support/lake.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

/** A study with all units, and a study that samples them. */
interface Pair {
  whole: TestStudy;
  sampled: TestStudy;
  from: string;
  remove: () => void;
}

const folder = mkdtempSync(join(tmpdir(), 'touchstone-lake-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** The files by number of units, so that each number is written once. */
const lakes = new Map<number, Promise<string>>();
function lakeOf(units: readonly LakeUnit[]): Promise<string> {
  const before = lakes.get(units.length);
  if (before !== undefined) return before;
  mkdirSync(join(folder, `${units.length}`));
  const made = writeLake(join(folder, `${units.length}`), units);
  lakes.set(units.length, made);
  return made;
}

async function pairOf(units: readonly LakeUnit[]): Promise<Pair> {
  const from = await lakeOf(units);
  const [whole, sampled] = [freshStudy(), freshStudy()];
  putUnits(whole.db, units);
  await describePopulation(sampled.db, lakeSource([from]));
  const remove = (): void => {
    whole.remove();
    sampled.remove();
  };
  return { whole, sampled, from, remove };
}

const UNITS = lakeUnits(20_000);
const byId = new Map(UNITS.map((unit) => [unit.id, unit]));

const judge = { grader: 'judge', dimension: 'harm' };
const other = { grader: 'other', dimension: 'harm' };
const DESIGNS: [string, Design, number][] = [
  ['random', { kind: 'random' }, 150],
  ['stratified', { kind: 'stratified', by: ['model', 'scenario'], allocation: 'proportional', score: null }, 157],
  ['equal', { kind: 'stratified', by: ['step'], allocation: 'equal', score: null }, 90],
  ['neyman', { kind: 'stratified', by: ['model'], allocation: 'neyman', score: judge }, 120],
  ['flagged', { kind: 'flagged', score: judge, threshold: 3 }, 200],
  ['flagged by either', { kind: 'flagged', score: judge, threshold: 3, or: [{ score: other, threshold: 4 }] }, 80],
  ['uncertainty', { kind: 'uncertainty', score: judge, threshold: 3 }, 120],
  ['disagreement', { kind: 'disagreement', scores: [judge, other] }, 120],
  [
    'mix with a random part',
    { kind: 'audit_mix', random_share: 0.25, rest: { kind: 'flagged', score: judge, threshold: 3 } },
    160,
  ],
];

/** The ids of the drawn units of a queue, in the order of the queue. */
function drawnIn(db: Db, queue: string): string[] {
  const units = new Map(populationUnits(db).map(({ transcript, id }) => [transcript, id]));
  const ids = idColumn(db);
  return db
    .prepare<[string], number>('select transcript from queue_item where queue = ? order by position')
    .pluck()
    .all(queue)
    .map((key) => units.get(key) ?? ids.get(key) ?? '');
}

/** Draws in both studies; reports, units and their order must be equal. */
async function drawBoth({ whole, sampled, from }: Pair, queue: string, design: Design, n: number): Promise<void> {
  const wish = { queue, n, design, seed: 11, overlap: null, blind: true };
  const inside = sample(whole.db, {
    ...wish,
    filter: '',
    rater: null,
    top_up: false,
    hidden: { repeats: 0, checks: 0 },
  });
  const outside = await drawPopulation(sampled.db, wish, { files: { from: [from], scores_from: [] } });
  expect(differing(outside, inside)).toBeNull();
  expect(drawnIn(sampled.db, queue)).toEqual(drawnIn(whole.db, queue));
}

/** Decides gold for the drawn units of the queue, except every seventh. */
function decide(db: Db, queue: string): void {
  const units = new Map(populationUnits(db).map(({ transcript, id }) => [transcript, id]));
  const ids = idColumn(db);
  const decisions = queueTranscripts(db, queue).flatMap((key) => {
    const own = ids.get(key) ?? '';
    const unit = byId.get(units.get(key) ?? own);
    return unit === undefined || Number(unit.id.slice(5)) % 7 === 0 ? [] : [goldDecision(own, 'harm', goldOf(unit))];
  });
  writing(db, () => adjudicate(db, decisions));
}

const rates = (db: Db, more: Partial<RatesWish> = {}) =>
  // a study with all units is its own population, which the report says
  ({
    ...ratesOf(db, {
      dimension: 'harm',
      grader: 'judge',
      by: [],
      filter: '',
      at: 3,
      level: 0.95,
      without_aware: false,
      ...more,
    }),
    population: null,
  });

const FILTERS = ['', 'scenario:research_sabotage step>=1000'];

/** Everything published from both studies must be equal. */
function sameNumbers(
  { whole, sampled }: Pair,
  groups = [[], ['model'], ['scenario', 'step']],
  filters = FILTERS,
): void {
  for (const target of ['model', 'transcripts'] as const)
    for (const by of groups)
      for (const filter of filters)
        expect(
          differing(rates(sampled.db, { by, filter, target }), rates(whole.db, { by, filter, target, clusters: null })),
        ).toBeNull();
  const calibrated = (db: Db) => {
    const { kind, notes, units, left_out } = gather(db, { ...judge, filter: '', at: 3, clusters: null });
    const rows = units.map(({ gold, score, probability }) => [gold, score, probability ?? 0]);
    const byGold = rows.toSorted(
      (a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0),
    );
    return { kind, notes, left_out, rows: byGold };
  };
  expect(differing(calibrated(sampled.db), calibrated(whole.db))).toBeNull();
  expect(verify(sampled.db).filter(({ ok }) => !ok)).toEqual([]);
}

test('20,000 units: two draws take the same units in the same order in both studies, and give the same rates', async () => {
  const pair = await pairOf(UNITS);
  try {
    for (const [name, design, n] of DESIGNS.filter(([one]) => ['stratified', 'mix with a random part'].includes(one)))
      await drawBoth(pair, name, design, n);
    for (const { db } of [pair.whole, pair.sampled]) decide(db, 'mix with a random part');
    const [inside, outside] = [
      rates(pair.whole.db, { by: ['model'], clusters: null }),
      rates(pair.sampled.db, { by: ['model'] }),
    ];
    expect(differing(outside, inside)).toBeNull();
    expect(readdirSync(join(pair.sampled.path, '..')).filter((file) => file.startsWith('.touchstone'))).toEqual([]);
  } finally {
    pair.remove();
  }
});

test.each(DESIGNS)('%s: rates are the same before and after gold', async (name, design, n) => {
  const pair = await pairOf(UNITS.slice(0, 300));
  try {
    sameNumbers(pair, [['model']], ['']);
    await drawBoth(pair, name, design, n);
    for (const { db } of [pair.whole, pair.sampled]) decide(db, name);
    sameNumbers(pair);
  } finally {
    pair.remove();
  }
});

test('a facet changed after the draw changes only that unit, as in a study with all units', async () => {
  const pair = await pairOf(UNITS.slice(0, 300));
  const design: Design = { kind: 'stratified', by: ['scenario'], allocation: 'equal', score: null };
  try {
    await drawBoth(pair, 'before', design, 60);
    const [one = '', other = ''] = drawnIn(pair.sampled.db, 'before');
    for (const { db } of [pair.whole, pair.sampled]) {
      const units = new Map(populationUnits(db).map(({ transcript, id }) => [id, transcript]));
      const ids = new Map([...idColumn(db)].map(([key, id]) => [id, key]));
      const keyOf = (id: string): number => units.get(id) ?? ids.get(id) ?? 0;
      expect(setFacet(db, [keyOf(one)], 'scenario', 'looked at again')).toBe(1);
      expect(setFacet(db, [keyOf(other)], 'step', 7000)).toBe(1);
      decide(db, 'before');
    }
    sameNumbers(pair, [['scenario'], ['step']], ['', 'step>=1000', 'scenario:"looked at again"']);
    // the files are unchanged, so a new description keeps the unit in its cell
    await describePopulation(pair.sampled.db, lakeSource([pair.from]));
    sameNumbers(pair, [['scenario']], ['']);
  } finally {
    pair.remove();
  }
});
