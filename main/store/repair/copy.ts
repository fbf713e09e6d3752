// Copies a damaged study row by row into a clean one: each row is checked, and must satisfy the types, checks and
// references of the clean study; other rows are left out and listed.
import type { LeftOutRow } from '../../../contract/repair.ts';
import type { Db } from '../connection.ts';
import { inflated, mostOf } from '../inflate.ts';
import { columnsOf, schemaOf } from '../schema.ts';
import { objection, type Row } from './checks.ts';
import type { Source } from './source.ts';
import { soundTranscript, writeText } from './texts.ts';

/** Tables that are copied, in the order of their references. */
export const COPIED = [
  'study',
  'rubric',
  'rater',
  'import',
  'transcript',
  'facet',
  'original',
  'source',
  'message',
  'score',
  'score_earlier',
  'queue',
  'draw',
  'frame',
  'population',
  'population_cell',
  'population_unit',
  'frame_cell',
  'seat',
  'queue_item',
  'queue_score',
  'label_event',
  'adjudication',
  'audit',
  'mapping',
  'setting',
  'view',
  'figure_view',
  'draft',
  'packet_key',
  'packet',
] as const;

/** Tables that are derived from the others: they are derived again, never copied. */
export const DERIVED = [
  'page',
  'skeleton',
  'label',
  'answer',
  'gold',
  'citation',
  'dispute',
  'dispute_basis',
  'dispute_stale',
  'seal',
  'mark',
] as const;

/** From this form on, transcripts have pages. */
const PAGES = 2;
const MOST_NAMED = 1000;
/** A row has at least a few bytes: a table that yields more bytes than the file contains repeats some of them. */
const LEAST_ROW = 4;

/** Counts and lists what is left out. */
export class Leavings {
  readonly named: LeftOutRow[] = [];
  count = 0;

  add(table: string, row: string, reason: string): void {
    this.count++;
    if (this.named.length < MOST_NAMED) this.named.push({ table, row, reason });
  }
}

interface Table {
  name: string;
  columns: readonly string[];
  /** The columns that name a row. */
  keys: readonly string[];
}

const primary = 'select name from pragma_table_xinfo(?) where pk > 0 order by pk';

function tableOf(from: Source, to: Db, name: string): Table | null {
  const wanted = schemaOf(from.form).columns.get(name);
  const have = new Set(columnsOf(from.db, name));
  if (wanted === undefined || have.size === 0) return null;
  const keys = to.prepare<[string], string>(primary).pluck().all(name);
  return { name, columns: wanted.filter((column) => have.has(column)), keys };
}

const MOST_CHARACTERS = 80;

const named = ({ keys }: Table, row: Row): string =>
  keys
    .map((key) => String(row[key] ?? ''))
    .join(' ')
    .slice(0, MOST_CHARACTERS);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const lengthOf = (row: Row): number =>
  Object.values(row).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 0),
    LEAST_ROW,
  );

/** The rows that can be read; if a page is broken, the rows after it are reported as left out. */
function* rowsOf(from: Source, table: Table, left: Leavings): Generator<Row> {
  let last = '';
  let most = from.bytes;
  try {
    const columns = table.columns.map((column) => `"${column}"`).join(', ');
    const all = from.db.prepare<[], Row>(`select ${columns} from "${table.name}" not indexed`).safeIntegers();
    for (const row of all.iterate()) {
      last = named(table, row);
      most -= lengthOf(row);
      if (most < 0) throw new Error('its pages form a loop');
      yield row;
    }
  } catch (error) {
    left.add(table.name, last === '' ? 'all rows' : `rows after ${last}`, reasonOf(error));
  }
}

/** One step is this many rows, or one transcript. */
const STEP = 500;

/**
 * Copies all tables; the clean study has the form of the source, and is empty. Call it inside a transaction. Each step
 * reports how many rows were read; the total is unknown, because a damaged table may never end.
 */
export function* copyRows(from: Source, to: Db, left: Leavings): Generator<number> {
  let done = 0;
  for (const name of COPIED) {
    const table = tableOf(from, to, name);
    if (table !== null)
      for (const text of copyTable(from, to, table, left)) {
        done += 1;
        if (text || done % STEP === 0) yield done;
      }
    else if (schemaOf(from.form).columns.has(name)) left.add(name, 'all rows', 'there is no such table in the file');
  }
}

/** Copies a table row by row; reports for each row whether it had text. */
function* copyTable(from: Source, to: Db, table: Table, left: Leavings): Generator<boolean> {
  const { name, columns } = table;
  const insert = to.prepare<[Row]>(
    `insert into "${name}" (${columns.map((one) => `"${one}"`).join(', ')}) values (${columns.map((one) => `@${one}`).join(', ')})`,
  );
  for (const row of rowsOf(from, table, left)) {
    const reason = objection(name, row) ?? taken(from, to, table, row, (sound) => void insert.run(sound));
    if (reason !== null) left.add(name, named(table, row), reason);
    yield name === 'transcript';
  }
}

/** Inserts the row; returns the reason if it cannot be inserted, or null. */
function taken(from: Source, to: Db, { name }: Table, row: Row, insert: (row: Row) => void): string | null {
  try {
    if (name === 'transcript' && from.form >= PAGES) {
      const sound = soundTranscript(from.db, row);
      if (typeof sound === 'string') return sound;
      insert(sound.row);
      writeText(to, Number(row['key']), sound.messages);
    } else if (name === 'source' && 'original' in row) insert({ ...row, original: keptOriginal(to, row) });
    else {
      if (name === 'original') requireOriginal(to, row);
      insert(row);
    }
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Throws if the bytes of an original, or of a part of one, are not a stored text. */
function requireOriginal(to: Db, { transcript, deflated }: Row): void {
  if (deflated instanceof Uint8Array) inflated(deflated, mostOf(to, Number(transcript)), '');
}

/** The original of a source, or null if it was left out. */
function keptOriginal(to: Db, { original }: Row): Row[string] {
  const there = to.prepare('select 1 from original where key = ?').get(original) !== undefined;
  return there ? (original ?? null) : null;
}
