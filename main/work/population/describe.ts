// Describing a population: its files are read column by column, and only the counts by cell enter the study.
import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { Population, PopulationCell, PopulationScore, PopulationSource } from '../../../contract/population.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import {
  cellsQuery,
  inputsOf,
  Lake,
  tableOf,
  textIn,
  unitsQuery,
  type Inputs,
  type LakeRow,
} from '../../lake/index.ts';
import {
  cellChances,
  countingDraws,
  populationCells,
  populationOf,
  populationUnits,
  savePopulation,
  writing,
  type Db,
} from '../../store/index.ts';
import { Meter, type JobOptions } from '../job/index.ts';
import { cellsIn, keyOfCell, keyOfRow, MOST_CELLS, unitValuesIn, scoreKey, type UnitValues } from './cells.ts';
import { addUnitValues } from './unit-values.ts';
import { fingerprint } from './unchanged.ts';
import { requireSound } from '../frame/index.ts';

export interface DescribeOptions extends JobOptions {
  /** Files (Parquet) with cells that another engine counted, instead of the population's own files. */
  cells?: readonly string[] | undefined;
}

/** Maximum number of different values of a score without cuts. */
const MOST_VALUES = 64;
const LOOKED_AT = 100_000;

/** Opens DuckDB on these files (globs too), with access to no others. */
export async function lakeOn(db: Db, source: PopulationSource): Promise<{ lake: Lake; inputs: Inputs }> {
  const lake = await Lake.open(dirname(resolve(db.name)));
  try {
    const { units, scores } = inputsOf(source);
    const named = async (paths: readonly string[]): Promise<string[]> => lake.files(paths.map(absolute));
    const inputs = {
      units: { ...units, files: await named(units.files) },
      scores: scores === null ? null : { ...scores, files: await named(scores.files) },
    };
    await lake.confine([...inputs.units.files, ...(inputs.scores?.files ?? [])]);
    return { lake, inputs };
  } catch (error) {
    lake.close();
    throw error;
  }
}

/** Resolves a path. An address is kept, so that the error can name it. */
const absolute = (path: string): string => (path.includes('://') ? path : resolve(path));

/** Throws `bad_input` if a score without cuts has too many values for cells, judged by the first units. */
export async function requireFewValues(lake: Lake, source: PopulationSource, inputs: Inputs): Promise<void> {
  const open = source.scores.flatMap(({ cuts }, at) => (cuts === null ? [at] : []));
  if (open.length === 0) return;
  const counts = open.map((at) => `count(distinct s${at}) as n${at}`).join(', ');
  const [row] = await lake.rows(`select ${counts} from (${cellsQuery(source, inputs, 'duckdb', LOOKED_AT)})`);
  for (const at of open) {
    const { grader, dimension } = source.scores[at] ?? { grader: '', dimension: '' };
    if (Number(row?.[`n${at}`]) > MOST_VALUES)
      throw new TouchstoneError(
        'bad_input',
        `${grader}.${dimension} has more than ${MOST_VALUES} different values`,
        '--score',
        `Give the values at which cells divide, one for each level (--cut ${grader}.${dimension}=0.5)`,
      );
  }
}

async function counted(lake: Lake, source: PopulationSource, inputs: Inputs, options: JobOptions): Promise<LakeRow[]> {
  await requireFewValues(lake, source, inputs);
  const meter = new Meter(options.onProgress);
  const [size] = await lake.rows(
    cellsQuery({ ...source, facets: [], scores: [], scores_from: [] }, { ...inputs, scores: null }, 'duckdb'),
    options,
  );
  const total = Number(size?.['units'] ?? 0);
  const onPart = (part: number): void =>
    meter.update('counting units by cell', { done: Math.floor(part * total), total, bytes: 0, bytes_total: null });
  const rows = await lake.rows(`select * from (${cellsQuery(source, inputs, 'duckdb')}) limit ${MOST_CELLS + 1}`, {
    signal: options.signal,
    onPart,
  });
  const found = rows.reduce((sum, row) => sum + Number(row['units']), 0);
  if (rows.length <= MOST_CELLS && found !== total)
    throw new TouchstoneError(
      'bad_input',
      `The files with scores make ${found} units of ${total}`,
      source.scores_from.join(', '),
      'Each unit must have at most one row there',
    );
  return rows;
}

/** Opens DuckDB on Parquet that another engine wrote. `table`: the name to query. The caller closes it. */
export async function parquetLake(
  db: Db,
  paths: readonly string[],
): Promise<{ lake: Lake; files: string[]; table: string }> {
  const lake = await Lake.open(dirname(resolve(db.name)));
  try {
    const files = await lake.files(paths.map(absolute));
    await lake.confine(files);
    return { lake, files, table: tableOf({ kind: 'parquet', files }) };
  } catch (error) {
    lake.close();
    throw error;
  }
}

async function cellsFrom(db: Db, paths: readonly string[], { signal }: JobOptions): Promise<LakeRow[]> {
  const { lake, table } = await parquetLake(db, paths);
  try {
    return await lake.rows(`select * from ${table} limit ${MOST_CELLS + 1}`, { signal });
  } finally {
    lake.close();
  }
}

/** Whether the new score divides cells at least as finely as the old one: the same column, and all of its cuts. */
const refines = (score: PopulationScore, old: PopulationScore): boolean =>
  score.grader === old.grader &&
  score.dimension === old.dimension &&
  score.column === old.column &&
  (old.cuts === null ? score.cuts === null : old.cuts.every((cut) => score.cuts?.includes(cut)));

/**
 * The positions of the old facets and scores in the new source. Throws `bad_input` if one is missing, because draws
 * rest on it.
 */
function placesOf(old: PopulationSource, source: PopulationSource): { facets: number[]; scores: number[] } {
  const place = (at: number, name: string): number => {
    if (at >= 0) return at;
    const what = 'Transcripts were drawn by a cell that this description no longer has';
    throw new TouchstoneError('bad_input', what, name, 'Keep all facets, scores and cuts of the description before');
  };
  return {
    facets: old.facets.map(({ name, column }) =>
      place(
        source.facets.findIndex((one) => one.name === name && one.column === column),
        name,
      ),
    ),
    scores: old.scores.map((score) =>
      place(
        source.scores.findIndex((one) => refines(one, score)),
        `${score.grader}.${score.dimension}`,
      ),
    ),
  };
}

const changed = (where: string): TouchstoneError =>
  new TouchstoneError(
    'bad_input',
    'The population is not the one that transcripts were drawn from',
    where,
    'Name the same files; for another population make another study',
  );

type Moved = NonNullable<Parameters<typeof savePopulation>[2]>;

/**
 * Assigns the units and inclusion probabilities of earlier draws to the cells of a new description of the same
 * population.
 */
function movedTo(
  db: Db,
  source: PopulationSource,
  cells: readonly PopulationCell[],
  placed: ReadonlyMap<string, string>,
): Moved {
  const before = populationOf(db);
  const old = populationCells(db);
  const units = populationUnits(db);
  if (before === null || units.length === 0) return { units: [], chances: [] };
  const places = placesOf(before.source, source);
  const oldAt = new Map(old.map((cell) => [keyOfCell(before.source, cell), cell]));
  const missing = new Map(old.map(({ key, units: count }) => [key, count]));
  const parents = cells.map((cell) => {
    const pick = <T>(list: readonly T[], at: readonly number[]): T[] =>
      at.flatMap((index) => list.slice(index, index + 1));
    const key = keyOfOld(before.source, pick(cell.facets, places.facets), pick(cell.scores, places.scores));
    const parent = oldAt.get(key);
    if (parent === undefined) throw changed(key);
    missing.set(parent.key, (missing.get(parent.key) ?? 0) - cell.units);
    return parent.key;
  });
  const off = [...missing].find(([, count]) => count !== 0);
  if (off !== undefined) throw changed(`${Math.abs(off[1])} units differ`);
  const newAt = new Map(cells.map((cell, at) => [keyOfCell(source, cell), at]));
  return {
    units: units.map(({ transcript, id }) => {
      const place = newAt.get(placed.get(id) ?? '');
      if (place === undefined) throw changed(`unit ${id}`);
      return { transcript, id, place };
    }),
    chances: countingDraws(db).flatMap(({ key: draw }) => {
      const chances = new Map(cellChances(db, draw).map((chance) => [chance.key, chance]));
      return parents.flatMap((parent, place) => {
        const chance = chances.get(parent);
        return chance === undefined ? [] : [{ draw, place, stratum: chance.stratum, probability: chance.probability }];
      });
    }),
  };
}

const keyOfOld = (source: PopulationSource, facets: (string | null)[], scores: PopulationCell['scores']): string =>
  JSON.stringify([
    facets,
    source.scores.map((score, at) => {
      const one = scores[at];
      return one === undefined ? null : scoreKey(score, one);
    }),
  ]);

/**
 * Counts the population's units by cell with DuckDB (or reads cells that another engine counted), and stores the cells
 * in the study. Earlier draws are kept. Throws `bad_input`, `not_found`, `not_available`, `cancelled`.
 */
export async function describePopulation(
  db: Db,
  source: PopulationSource,
  options: DescribeOptions = {},
): Promise<Population> {
  requireSound(source);
  const drawn = populationUnits(db).map(({ id }) => id);
  const placed = new Map<string, string>();
  const values = new Map<string, UnitValues>();
  let rows: LakeRow[] = [];
  let files_sha256: string | null = null;
  if (options.cells === undefined) {
    const { lake, inputs } = await lakeOn(db, source);
    try {
      files_sha256 = await fingerprint(inputs);
      rows = await counted(lake, source, inputs, options);
      if (drawn.length > 0)
        for (const row of await lake.rows(unitsQuery(source, inputs, drawn), options)) {
          placed.set(textIn(row, 'touchstone_id'), keyOfRow(source, row));
          values.set(textIn(row, 'touchstone_id'), unitValuesIn(source, row));
        }
    } finally {
      lake.close();
    }
  } else {
    if (drawn.length > 0)
      throw new TouchstoneError(
        'bad_input',
        'Cells counted on another engine do not show to which of them the drawn transcripts belong',
        options.cells.join(', '),
        'Describe with all facets before the first draw, or on a machine that can read the files',
      );
    rows = await cellsFrom(db, options.cells, options);
  }
  const cells = cellsIn(source, rows);
  const query_sha256 = createHash('sha256')
    .update(cellsQuery(source, inputsOf(source), 'duckdb'))
    .digest('hex');
  return writing(db, () => {
    const before = populationOf(db);
    savePopulation(db, { source, query_sha256, files_sha256, cells }, movedTo(db, source, cells, placed));
    if (before !== null) addUnitValues(db, source, before.source, values);
    const made = populationOf(db);
    if (made === null) throw new TouchstoneError('internal', 'The population was not stored', '', 'Describe it again');
    return made;
  });
}
