// What the imports of tables share: rows with the transcript each means, in short transactions, and what does not fit
// with its reason.
import { statSync } from 'node:fs';
import type { Rejected } from '../../../contract/import.ts';
import type { Refusal } from '../../../contract/tables.ts';
import type { Json } from '../../../contract/transcript.ts';
import { tableRows, type TableRow } from '../../importers/index.ts';
import { transcriptsByFacet, transcriptsById, undone, writing, type Db } from '../../store/index.ts';
import { breathe, keepBefore, Meter, type JobOptions } from '../job/index.ts';
import type { NextStep } from './next.ts';

/** What an import of a table did. `conflicts`: rows that say otherwise than what is there, which stays. */
export interface TableReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Answers that the table leaves open: cells of a dimension with nothing in them. */
  unanswered: number;
  conflicts: Rejected[];
  rejected: Rejected[];
  /** What is there now, what is not known of it, and what can be done next. */
  next: NextStep[];
  /** Of how many rows these figures are, where the table was only tried and has more; null: of all. */
  looked: number | null;
}

/** `by`: the column that names the transcript, which is a facet of the same name unless it holds ids. */
export interface TableOptions extends JobOptions {
  by?: string | undefined;
  /** Only tries it: says what the import would do, and keeps nothing. */
  look?: boolean | undefined;
}

export const IDS = ['transcript', 'transcript_id', 'item_id', 'id', 'uuid', 'source_id', 'sample_uuid', 'sample_id'];
const BATCH = 500;
/** So many rows are tried at most, since they are held in memory. */
const MOST_LOOKED = 100_000;

/** A cell as text; '' where it is empty. */
export const cellText = (cell: Json | undefined): string =>
  cell === undefined || cell === null
    ? ''
    : typeof cell === 'string'
      ? cell.trim()
      : typeof cell === 'object'
        ? JSON.stringify(cell)
        : String(cell);

/** The first of these columns that the row has something in. */
export const firstCell = (cells: TableRow['cells'], names: readonly string[]): string =>
  names.map((name) => cellText(cells[name])).find((text) => text !== '') ?? '';

/** The column by which rows are joined, or why there is none. */
export function idColumn(cells: TableRow['cells'], by: string | undefined): { column: string } | { reason: string } {
  const wanted = by === undefined ? IDS : [by];
  const column = wanted.find((name) => name in cells);
  if (column !== undefined) return { column };
  return {
    reason:
      by === undefined
        ? `no column names the transcript (one of ${IDS.join(', ')}, or another with --by)`
        : `there is no column ${by}`,
  };
}

/** The transcript that a row means, or why it means none. */
export function transcriptOf(
  db: Db,
  { cells }: TableRow,
  by: string | undefined,
): { key: number } | { reason: string } {
  const found = idColumn(cells, by);
  if ('reason' in found) return found;
  const value = cellText(cells[found.column]);
  if (value === '') return { reason: `${found.column} is empty` };
  const own = transcriptsById(db, value);
  const [key, second] = own.length > 0 || by === undefined ? own : transcriptsByFacet(db, by, value);
  if (key === undefined) return { reason: `no transcript has ${found.column} ${value}` };
  return second === undefined ? { key } : { reason: `several transcripts have ${found.column} ${value}` };
}

interface Taking {
  row: TableRow;
  key: number;
}

type Reject = (where: string, reason: string) => void;

/** The rows with the transcript that each means; what cannot be read, or means none, is rejected. */
async function* found(db: Db, path: string, by: string | undefined, reject: Reject): AsyncGenerator<Taking> {
  for await (const row of tableRows(path)) {
    if ('kind' in row) {
      reject(row.where, row.reason);
      continue;
    }
    const transcript = transcriptOf(db, row, by);
    if ('reason' in transcript) reject(row.where, transcript.reason);
    else yield { row, key: transcript.key };
  }
}

/**
 * The first rows with those of one transcript together, in batches that part no transcript: taken back one by one, they
 * tell what the whole table would do, since what a row does depends on nothing but its transcript.
 */
async function lookedAt(rows: AsyncIterable<Taking>): Promise<{ batches: Taking[][]; looked: number | null }> {
  const of = new Map<number, Taking[]>();
  let count = 0;
  for await (const taking of rows) {
    if (count === MOST_LOOKED) return { batches: together(of), looked: count };
    count += 1;
    const before = of.get(taking.key);
    if (before === undefined) of.set(taking.key, [taking]);
    else before.push(taking);
  }
  return { batches: together(of), looked: null };
}

function together(of: ReadonlyMap<number, Taking[]>): Taking[][] {
  const batches: Taking[][] = [[]];
  for (const rows of of.values()) {
    if ((batches.at(-1)?.length ?? 0) >= BATCH) batches.push([]);
    batches.at(-1)?.push(...rows);
  }
  return batches;
}

/** Takes the rows of a table one after another; `take` runs inside a transaction and says why a row cannot be taken. */
export async function takeRows(
  db: Db,
  path: string,
  options: TableOptions,
  report: TableReport,
  take: (row: TableRow, key: number) => string | null,
): Promise<void> {
  const { by, look, signal, onProgress } = options;
  const reject: Reject = (where, reason) => void report.rejected.push({ path, where, reason });
  const meter = new Meter(onProgress);
  let done = 0;
  const flush = async (batch: readonly Taking[]): Promise<void> => {
    (look === true ? undone : writing)(db, () => {
      for (const { row, key } of batch) {
        const reason = take(row, key);
        if (reason !== null) reject(row.where, reason);
      }
    });
    done += batch.length;
    meter.update('rows', { done, total: null, bytes: 0, bytes_total: null });
    await breathe(signal);
  };
  const rows = found(db, path, by, reject);
  if (look === true) {
    const { batches, looked } = await lookedAt(rows);
    report.looked = looked;
    for (const batch of batches) await flush(batch);
    return;
  }
  await keepBefore(db, 'import', options, statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  let batch: Taking[] = [];
  for await (const taking of rows)
    if (batch.push(taking) >= BATCH) {
      await flush(batch);
      batch = [];
    }
  await flush(batch);
}

/** What was refused, by reason: a table that lacks a column lacks it in every row. */
export function byReason(refused: readonly Rejected[]): Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { reason, where } of refused) {
    const before = found.get(reason);
    found.set(reason, { reason, rows: (before?.rows ?? 0) + 1, first: before?.first ?? where, last: where });
  }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows);
}

export const emptyReport = (): TableReport => ({
  added: 0,
  updated: 0,
  unchanged: 0,
  unanswered: 0,
  conflicts: [],
  rejected: [],
  next: [],
  looked: null,
});
