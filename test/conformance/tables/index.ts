// Programs that read tables: Parquet and CSV of every kind, with the types of the codebook, every cell, and the rates.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kit, Receiver } from '../receiver.ts';
import { Cell, exported, type HeldTable } from './exports.ts';
import { oddNames } from './odd-names.ts';
import { populationOnSpark } from './population.ts';
import { published, Rate } from './published.ts';

const Told = z.object({
  tables: z.record(
    z.string(),
    z.object({
      columns: z.array(z.string()),
      types: z.array(z.string()),
      rows: z.array(z.array(Cell)),
      refused: z.string().optional(),
    }),
  ),
  rates: z.array(Rate),
});
type ToldTable = z.infer<typeof Told>['tables'][string];

/** A program's names for the types of the codebook. */
type Types = Record<'text' | 'time' | 'number' | 'integer' | 'boolean' | 'nested', string>;

interface Reader {
  name: string;
  types: Types;
  /** Whether it distinguishes an empty cell from an empty text in CSV. */
  knowsEmpty: boolean;
  inCi: boolean;
  package: string;
  /** Further comparisons after those of tables. */
  more?: (kit: Kit) => Promise<void>;
}

const typeIn = (types: Types, codebook: string): string =>
  Object.entries(types).find(([name]) => name === codebook)?.[1] ?? codebook;

/** Rows in a fixed order, because engines read folders and partitions in any order. */
const sorted = (rows: readonly Record<string, Cell>[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

function compare(check: Kit['check'], of: string, told: ToldTable | undefined, held: HeldTable, reader: Reader): void {
  check.same(`${of}: is read`, told === undefined ? 'not told' : (told.refused ?? null), null);
  if (told === undefined || told.refused !== undefined) return;
  const csv = held.form === 'csv';
  if (!csv) {
    const types = told.columns.map((name, at) => [name, told.types[at] ?? '']);
    const wanted = Object.fromEntries([...held.types].map(([name, type]) => [name, typeIn(reader.types, type)]));
    check.same(`${of}: types`, Object.fromEntries(types), wanted);
  }
  check.same(`${of}: rows`, told.rows.length, held.rows.length);
  const names = new Set(Object.keys(held.rows[0] ?? {}));
  const empty = csv && !reader.knowsEmpty ? '' : null;
  const got = told.rows.map((row) =>
    Object.fromEntries(told.columns.flatMap((name, at) => (names.has(name) ? [[name, row[at] ?? empty]] : []))),
  );
  const wanted = held.rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? empty])),
  );
  check.same(`${of}: cells`, sorted(got), sorted(wanted));
}

/** Compares rates up to 1e-9. */
export function compareRates(check: Kit['check'], got: readonly Rate[], held: readonly Rate[]): void {
  check.same('rates: groups', got.length, held.length);
  for (const wanted of held) {
    const of = `${wanted.grader} ${wanted.dimension} ${wanted.model}`;
    const own = got.find((one) => `${one.grader} ${one.dimension} ${one.model}` === of);
    check.same(`rates: n of gold of ${of}`, own?.n_gold, wanted.n_gold);
    for (const name of ['raw', 'gold', 'corrected'] as const) {
      const value = wanted[name];
      if (value === null) check.same(`rates: ${name} of ${of}`, own?.[name], null);
      else check.near(`rates: ${name} of ${of}`, own?.[name] ?? Number.NaN, value, 1e-9);
    }
  }
}

interface Shown {
  name: string;
  study: string;
  folder: string;
  held: HeldTable[];
}

let shown: Promise<Shown[]> | null = null;
let rates: Promise<Rate[]> | null = null;

async function allExported({ studies, scratch, touchstone }: Kit): Promise<Shown[]> {
  const all = { ...studies, names: await oddNames(scratch, touchstone) };
  const made: Shown[] = [];
  for (const [name, study] of Object.entries(all)) {
    const folder = join(scratch, name);
    made.push({ name, study, folder, held: await exported(study, folder, touchstone) });
    if (name === 'sample') writeFileSync(join(folder, 'rates'), '');
  }
  return made;
}

/** The tables of every study, exported once in a run, in the folder of the first reader. */
export const exportedOnce = (kit: Kit): Promise<Shown[]> => (shown ??= allExported(kit));

/** The published rates of the sample study, computed once in a run. */
export const publishedOnce = ({ studies, touchstone }: Kit): Promise<Rate[]> =>
  (rates ??= published(studies.sample, touchstone));

const receiver = (reader: Reader): Receiver => ({
  name: reader.name,
  about: 'Parquet, partitioned Parquet and CSV of every kind, and the rates recomputed from them',
  inCi: reader.inCi,
  needs: { list: reader.name === 'spark' ? 'spark' : 'tables', package: reader.package },
  run: async (kit) => {
    for (const { name, folder, held } of await exportedOnce(kit)) {
      const told = Told.parse(await kit.tells(join('..', 'tables', `read_${reader.name}.py`), folder));
      for (const table of held) compare(kit.check, `${name} ${table.name}`, told.tables[table.name], table, reader);
      if (name === 'sample') compareRates(kit.check, told.rates, await publishedOnce(kit));
    }
    await reader.more?.(kit);
  },
});

const READERS: readonly Reader[] = [
  {
    name: 'pandas',
    package: 'pandas',
    types: {
      text: 'string',
      time: 'datetime64[ms, UTC]',
      number: 'Float64',
      integer: 'Int64',
      boolean: 'boolean',
      nested: 'string',
    },
    knowsEmpty: false,
    inCi: false,
  },
  {
    name: 'polars',
    package: 'polars',
    types: {
      text: 'String',
      time: "Datetime(time_unit='ms', time_zone='UTC')",
      number: 'Float64',
      integer: 'Int64',
      boolean: 'Boolean',
      nested: 'String',
    },
    knowsEmpty: false,
    inCi: false,
  },
  {
    name: 'pyarrow',
    package: 'pyarrow',
    types: {
      text: 'string',
      time: 'timestamp[ms, tz=UTC]',
      number: 'double',
      integer: 'int64',
      boolean: 'bool',
      nested: 'string',
    },
    knowsEmpty: true,
    inCi: true,
  },
  {
    name: 'duckdb',
    package: 'duckdb',
    types: {
      text: 'VARCHAR',
      time: 'TIMESTAMP WITH TIME ZONE',
      number: 'DOUBLE',
      integer: 'BIGINT',
      boolean: 'BOOLEAN',
      nested: 'VARCHAR',
    },
    knowsEmpty: true,
    inCi: false,
  },
  {
    name: 'spark',
    package: 'pyspark',
    types: {
      text: 'string',
      time: 'timestamp',
      number: 'double',
      integer: 'bigint',
      boolean: 'boolean',
      nested: 'string',
    },
    knowsEmpty: true,
    inCi: false,
    more: populationOnSpark,
  },
];

/** Receivers for the programs that read tables. */
export const tableReaders: readonly Receiver[] = READERS.map(receiver);
