// One population in two studies: one is described and drawn from by DuckDB, the other by the printed queries on Spark.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  closeStudy,
  idColumn,
  openStudy,
  populationCells,
  populationUnits,
  type Db,
} from '../../../main/store/index.ts';
import { ratesOf } from '../../../main/work/rates/index.ts';
import { decideUnits, differing, lakeUnits, writeLake } from '../../support/lake.ts';
import type { Kit } from '../receiver.ts';

const UNITS = lakeUnits(5000);
const DRAWS: Record<string, string> = {
  first: '--n 90 --seed 5 --design stratified --by model',
  second: '--n 60 --seed 6 --design flagged --grader judge --event harm>=3 --random 20',
};
const CELLS = '--facets model,scenario,step --score judge.harm=judge --score other.harm=other';
/** A cut at each level, so that the mapping equals the score. */
const CUTS = [0, 1, 2, 3, 4].map((level) => `--cut other.harm=${level}`).join(' ');

async function on<T>(study: string, ask: (db: Db) => T): Promise<T> {
  const db = openStudy(study, { durability: 'normal' });
  try {
    return ask(db);
  } finally {
    closeStudy(db);
  }
}

/** The units that a study drew, and the rates once all of them have gold. */
function whole(db: Db) {
  const ids = idColumn(db);
  decideUnits(db, UNITS);
  const wish = { dimension: 'harm', filter: '', level: 0.95, without_aware: false, by: ['model'] };
  return {
    units: populationUnits(db)
      .map(({ id, transcript }) => `${id} ${ids.get(transcript)}`)
      .toSorted(),
    rates: [
      ratesOf(db, { ...wish, grader: 'judge', at: 3 }).rows,
      ratesOf(db, { ...wish, grader: 'other', at: 4 }).rows,
    ],
  };
}

/** Compares the cells, drawn units and rates of both studies, which must be equal. */
export async function populationOnSpark({ scratch, check, touchstone, tells }: Kit): Promise<void> {
  const lake = join(scratch, 'lake');
  mkdirSync(lake);
  const from = await writeLake(lake, UNITS);
  const [here, there] = [join(scratch, 'here.touchstone'), join(scratch, 'there.touchstone')];
  const source = ['--from', from, ...`${CELLS} ${CUTS}`.split(' ')];
  for (const study of [here, there]) await touchstone('new', '-s', study);
  await touchstone('population', 'describe', '-s', here, ...source);
  const sql = (name: string, ...args: string[]): Promise<string> =>
    touchstone('population', 'sql', '--dialect', 'spark', ...args, '-o', join(scratch, `${name}.sql`));
  await sql('cells', '--step', 'cells', ...source);
  for (const [queue, design] of Object.entries(DRAWS))
    await sql(queue, '--step', 'draw', '--study', here, ...design.split(' '));
  const names = ['cells', ...Object.keys(DRAWS)];
  const steps = names.flatMap((name) => [join(scratch, `${name}.sql`), join(scratch, `by-spark-${name}`)]);
  await tells(join('..', 'tables', 'spark_population.py'), ...steps);
  const made = (name: string): string => join(scratch, `by-spark-${name}`, '*.parquet');
  await touchstone('population', 'describe', '-s', there, ...source, '--cells', made('cells'));
  for (const [queue, design] of Object.entries(DRAWS)) {
    await touchstone('population', 'draw', '-s', here, '--from', from, '--queue', queue, ...design.split(' '));
    await touchstone('population', 'draw', '-s', there, '--drawn', made(queue), '--queue', queue, ...design.split(' '));
  }
  const cells = await on(here, populationCells);
  check.same(
    'population: units in cells',
    cells.reduce((sum, { units }) => sum + units, 0),
    UNITS.length,
  );
  check.same('population: where cells differ', differing(await on(there, populationCells), cells), null);
  const [bySpark, byDuckDb] = [await on(there, whole), await on(here, whole)];
  check.same('population: drawn units', bySpark.units, byDuckDb.units);
  check.same('population: where rates differ by more than 1e-12', differing(bySpark.rates, byDuckDb.rates), null);
}
