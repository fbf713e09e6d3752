// Shared by the imports of tables: finds the transcript of each row, imports rows in short transactions, and reports
// rejected rows with the reason.
import { statSync } from 'node:fs';
import type { Rejected } from '../../../contract/import.ts';
import type { Refusal } from '../../../contract/tables.ts';
import type { Json } from '../../../contract/transcript.ts';
import { tableRows, type TableRow } from '../../importers/index.ts';
import { transcriptsByFacet, transcriptsById, undone, writing, type Db } from '../../store/index.ts';
import { breathe, keepBefore, Meter, type JobOptions } from '../job/index.ts';
import type { NextStep } from './next.ts';

/** The result of importing a table. `conflicts`: rows that contradict existing data, which is kept. */
export interface TableReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Answers that the table leaves open: empty cells of a dimension. */
  unanswered: number;
  conflicts: Rejected[];
  rejected: Rejected[];
  /** The labels or scores now in the study, unknown facts, and next steps. */
  next: NextStep[];
  /** The number of rows that these figures cover, if a preview covered only the first rows; null: all rows. */
  looked: number | null;
}

/** `by`: the column that names the transcript: by id, or by the value of the facet of that name. */
export interface TableOptions extends JobOptions {
  by?: string | undefined;
  /** Previews the import: reports what it would do, and rolls it back. */
  look?: boolean | undefined;
}

export const IDS = ['transcript', 'transcript_id', 'item_id', 'id', 'uuid', 'source_id', 'sample_uuid', 'sample_id'];
const BATCH = 500;
/** Maximum number of rows in a preview, which holds them in memory. */
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

/** The text of the first of these columns that is not empty. */
export const firstCell = (cells: TableRow['cells'], names: readonly string[]): string =>
  names.map((name) => cellText(cells[name])).find((text) => text !== '') ?? '';

/** The column that names the transcript, or the reason why there is none. */
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

/** The transcript of a row, or the reason why there is none. */
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

/** The rows with the transcript of each. Rows that cannot be read or name no transcript are rejected. */
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
 * The first rows in batches that keep the rows of one transcript together. The effect of a row depends only on its
 * transcript, so batches that are rolled back one by one show what the whole import would do.
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
    for (const row of rows) batches.at(-1)?.push(row);
  }
  return batches;
}

/**
 * Imports the rows of a table in order. `take` runs inside a transaction and returns the reason if it rejects the row.
 */
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

/** Rejected rows grouped by reason, since a missing column is reported for every row. */
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
