// The population that a study samples: described, drawn from, and its queries for other engines.
import type { Dialect, PopulationSource } from '../../../contract/population.ts';
import type { Design } from '../../../contract/queue.ts';
import { cellsQuery, drawQuery, inputsOf } from '../../lake/index.ts';
import { populationCells, type Db } from '../../store/index.ts';
import { planDraw } from './plan.ts';
import { requirePopulation } from './draw.ts';

export { describePopulation } from './describe.ts';
export { drawPopulation, requirePopulation } from './draw.ts';
export { requireSound } from '../frame/index.ts';

/** The query whose result `population describe --cells` takes in. */
export const cellsSql = (source: PopulationSource, dialect: Dialect): string =>
  cellsQuery(source, inputsOf(source), dialect);

/** The query whose result `population draw --drawn` takes in. Throws `bad_input` as `planDraw` does. */
export function drawSql(db: Db, wish: { design: Design; n: number; seed: number }, dialect: Dialect): string {
  const { source } = requirePopulation(db);
  const { query } = planDraw(db, { source, cells: populationCells(db) }, { ...wish, seed: String(wish.seed) });
  return drawQuery(source, inputsOf(source), query, { dialect, whole: true });
}
