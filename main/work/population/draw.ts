// Draws from the population: the engine returns the units with the smallest random numbers, and those that the design
// takes are imported.
import { randomInt, randomUUID } from 'node:crypto';
import type { Population, PopulationSource } from '../../../contract/population.ts';
import { LARGEST_SEED, type Design, type SampleReport } from '../../../contract/queue.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { combine } from '../../../statistics/sampling/audit-mix.ts';
import { pick, type Candidate } from '../../../statistics/sampling/cells.ts';
import type { Draw } from '../../../statistics/sampling/draw.ts';
import { drawQuery, quotedName, textIn, type Lake, wholeQuery, type LakeRow } from '../../lake/index.ts';
import {
  addDraw,
  addPopulationUnits,
  addToFrame,
  analyse,
  cellChances,
  countingDraws,
  makeQueue,
  newQueueName,
  populationCells,
  populationOf,
  populationUnits,
  writing,
  type Cell,
  type Db,
  type FrameEntry,
} from '../../store/index.ts';
import { freshenDisputes } from '../disputes/index.ts';
import { Meter, type JobOptions } from '../job/index.ts';
import { designText } from '../sample/index.ts';
import { keyOfCell, keyOfRow, unitValuesIn, unitIn, type UnitValues } from './cells.ts';
import { lakeOn, parquetLake } from './describe.ts';
import { planDraw, type Plan } from './plan.ts';
import { takeTranscripts } from './transcripts.ts';
import { requireUnchanged } from './unchanged.ts';

export interface PopulationDrawWish {
  queue: string;
  n: number;
  design: Design;
  /** Null: a seed is chosen, and reported. */
  seed: number | null;
  overlap: number | null;
  blind: boolean;
  /** The format of the rows; omitted: it is detected. */
  format?: string | undefined;
}

/** Where to read the units: the files of the description, named again, or candidates from another engine. */
export type DrawFrom = { files: Pick<PopulationSource, 'from' | 'scores_from'> } | { drawn: readonly string[] };

/** The population of the study. Throws `bad_input` if there is none. */
export function requirePopulation(db: Db): Population {
  const found = populationOf(db);
  if (found !== null) return found;
  const todo = 'Describe one: File › Describe a population, or `touchstone population describe`';
  throw new TouchstoneError('bad_input', 'This study has no population', db.name, todo);
}

interface Unit {
  id: string;
  numbers: number[];
  cell: number;
  values: UnitValues;
}

/**
 * Parses the candidates, with the index of each one's cell. Throws `bad_input` for a repeated id or an unknown cell.
 */
function unitsIn(source: PopulationSource, cells: readonly Cell[], rows: readonly LakeRow[], parts: number): Unit[] {
  const places = new Map(cells.map((cell, at) => [keyOfCell(source, cell), at]));
  const seen = new Set<string>();
  return rows.map((row) => {
    const { id, numbers } = unitIn(row, parts);
    const cell = places.get(keyOfRow(source, row));
    if (cell === undefined)
      throw new TouchstoneError(
        'bad_input',
        'A unit belongs to no cell: the population has changed since it was described',
        `unit ${id}`,
        'Describe it again',
      );
    if (seen.has(id))
      throw new TouchstoneError('bad_input', 'Two units have the same id', id, 'Choose another column with --id');
    seen.add(id);
    return { id, numbers, cell, values: unitValuesIn(source, row) };
  });
}

/** The candidates that the design takes. Throws `bad_input` if candidates are missing. */
function taken({ parts }: Plan, units: readonly Unit[]): Draw {
  const draws = parts.map(({ name, plan, below }, index) => {
    const candidates = units.flatMap(({ id, numbers, cell }): Candidate[] => {
      const u = numbers[index] ?? 1;
      return u < (below[cell] ?? 0) ? [{ id, u, cell }] : [];
    });
    const draw = pick(plan, candidates);
    if (draw === null)
      throw new TouchstoneError(
        'bad_input',
        'There are fewer units than the cells count: the population has changed since it was described',
        name,
        'Describe it again, or print the query again with the same options',
      );
    // in a mix, each part needs the inclusion probabilities of units that only the other part took
    const frame = units.map(({ id, cell }) => ({ id, probability: plan.cells[cell]?.probability ?? 0 }));
    return { name, draw: { ...draw, frame } };
  });
  const [only] = draws;
  return draws.length === 1 && only !== undefined ? only.draw : combine(draws);
}

/** Access to the candidates, and to the whole rows of chosen units. */
interface Reading {
  candidates: () => Promise<LakeRow[]>;
  whole: (ids: readonly string[]) => AsyncIterable<[id: string, row: string]>;
  /** For temporary files. */
  folder: string;
  close: () => void;
}

async function readingFiles(
  db: Db,
  population: Population,
  cells: readonly Cell[],
  { query }: Plan,
  options: JobOptions,
): Promise<Reading> {
  const { source, units: total } = population;
  const { lake, inputs } = await lakeOn(db, source);
  const meter = new Meter(options.onProgress);
  const onPart = (part: number): void =>
    meter.update('drawing', { done: Math.floor(part * total), total, bytes: 0, bytes_total: null });
  const sql = drawQuery(source, inputs, query, { dialect: 'duckdb', whole: false });
  return {
    candidates: async () => {
      await requireUnchanged({ lake, inputs }, population, cells, options);
      return lake.rows(sql, { signal: options.signal, onPart });
    },
    whole: (ids) => lake.texts(wholeQuery(source, inputs.units, ids), options.signal),
    folder: lake.folder,
    close: () => lake.close(),
  };
}

async function columnsOf(lake: Lake, table: string): Promise<string[]> {
  try {
    return (await lake.rows(`describe select * from ${table}`)).map((row) => textIn(row, 'column_name'));
  } catch (error) {
    lake.close();
    throw error;
  }
}

/** The columns that the query adds to those of the unit. */
const OWN = /^(touchstone_[fsuv]\d+|touchstone_id|touchstone_draw|k\d+|below\d+)$/;

async function readingDrawn(
  db: Db,
  source: PopulationSource,
  { query }: Plan,
  paths: readonly string[],
  options: JobOptions,
): Promise<Reading> {
  const { lake, files, table } = await parquetLake(db, paths);
  const columns = await columnsOf(lake, table);
  const own = columns.filter((name) => OWN.test(name)).map(quotedName);
  return {
    candidates: async () => {
      const sql = `select ${own.join(', ')} from ${table}`;
      const rows = own.length === 0 ? [{}] : await lake.rows(sql, { signal: options.signal });
      if (rows.some((row) => textIn(row, 'touchstone_draw') !== query.token))
        throw new TouchstoneError(
          'bad_input',
          'The candidates belong to another draw, or to another description',
          paths.join(', '),
          'Print the query again with the same design, number and seed, and run it',
        );
      return rows;
    },
    whole: (ids) => lake.texts(wholeQuery(source, { kind: 'parquet', files }, ids, own), options.signal),
    folder: lake.folder,
    close: () => lake.close(),
  };
}

interface Found {
  draw: Draw;
  units: Unit[];
  transcripts: ReadonlyMap<string, number>;
}

/** Reads the candidates, and imports those that the design takes. */
async function read(
  db: Db,
  population: Population,
  plan: Plan,
  wish: PopulationDrawWish,
  from: DrawFrom,
  options: JobOptions,
): Promise<Found> {
  const cells = populationCells(db);
  const source = 'files' in from ? { ...population.source, ...from.files } : population.source;
  const reading =
    'files' in from
      ? await readingFiles(db, { ...population, source }, cells, plan, options)
      : await readingDrawn(db, source, plan, from.drawn, options);
  try {
    const units = unitsIn(source, cells, await reading.candidates(), plan.parts.length);
    const draw = taken(plan, units);
    const known = new Map(populationUnits(db).map(({ id, transcript }) => [id, transcript]));
    const fresh = draw.drawn.flatMap(({ id }) => (known.has(id) ? [] : [id]));
    const meter = new Meter(options.onProgress);
    const tell =
      (what: string) =>
      (done: number): void =>
        meter.update(what, { done, total: fresh.length, bytes: 0, bytes_total: null });
    const made = await takeTranscripts(
      db,
      source,
      { rows: reading.whole(fresh), wanted: fresh, values: new Map(units.map(({ id, values }) => [id, values])) },
      {
        ...options,
        format: wish.format,
        folder: reading.folder,
        onRead: tell('reading the drawn'),
        onTaken: tell('importing the drawn'),
      },
    );
    return { draw, units, transcripts: new Map([...known, ...made]) };
  } finally {
    reading.close();
  }
}

/**
 * Records the draw: its queue, its frame by transcript and by cell, and the new units in the frames of earlier draws.
 */
function record(
  db: Db,
  plan: Plan,
  wish: PopulationDrawWish & { seed: number; population: number },
  found: Found,
): void {
  const { draw, units, transcripts } = found;
  const cells = populationCells(db);
  const before = populationUnits(db);
  const earlier = countingDraws(db);
  const known = new Set(before.map(({ transcript }) => transcript));
  const cellAt = new Map(units.map((unit) => [unit.id, cells[unit.cell]?.key ?? 0]));
  const keyOf = (id: string): number => transcripts.get(id) ?? 0;
  const fresh = draw.drawn.flatMap(({ id }) =>
    known.has(keyOf(id)) ? [] : [{ transcript: keyOf(id), id, cell: cellAt.get(id) ?? 0 }],
  );
  addPopulationUnits(db, fresh);
  const chance = new Map(plan.chances.map((one) => [one.key, one]));
  const entryIn = (
    chances: ReadonlyMap<number, Omit<FrameEntry, 'key'>>,
    of: readonly { transcript: number; cell: number }[],
  ) =>
    of.flatMap(({ transcript, cell }): FrameEntry[] => {
      const one = chances.get(cell);
      return one === undefined ? [] : [{ key: transcript, stratum: one.stratum, probability: one.probability }];
    });
  for (const { key } of earlier) {
    const chances = new Map(cellChances(db, key).map((one) => [one.key, one]));
    if (chances.size > 0) addToFrame(db, key, entryIn(chances, fresh));
  }
  const { queue, design, seed, overlap, blind, population } = wish;
  makeQueue(db, { name: queue, blind, design: designText(design, draw.drawn.length, population), overlap, seed }, []);
  const about = { id: randomUUID(), queue, design, seed, population, sampled: draw.drawn.length, enlarges: null };
  addDraw(
    db,
    { ...about, strata: draw.strata, drawn_at: new Date().toISOString() },
    entryIn(chance, [...before, ...fresh]),
    draw.drawn.map(({ id }) => keyOf(id)),
    plan.chances,
  );
}

/**
 * Draws `n` units of the population into a new queue. With the same seed, `sample` in a study of the same units draws
 * the same ones. Throws `bad_input`, `not_found`, `not_available`, `cancelled`; then nothing is drawn.
 */
export async function drawPopulation(
  db: Db,
  wish: PopulationDrawWish,
  from: DrawFrom,
  options: JobOptions = {},
): Promise<SampleReport> {
  const population = requirePopulation(db);
  // before anything is imported for it
  const queue = newQueueName(db, wish.queue);
  const seed = wish.seed ?? randomInt(LARGEST_SEED);
  const cells = populationCells(db);
  const plan = planDraw(db, { source: population.source, cells }, { ...wish, seed: String(seed) });
  const found = await read(db, population, plan, wish, from, options);
  writing(db, () => record(db, plan, { ...wish, queue, seed, population: population.units }, found));
  analyse(db);
  await freshenDisputes(db);
  const { drawn, strata, notes } = found.draw;
  return { queue, n: drawn.length, added: drawn.length, population: population.units, strata, seed, notes };
}
