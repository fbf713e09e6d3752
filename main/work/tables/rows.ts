// What the imports of tables share: rows with the transcript each means, in short transactions, and what does not fit
// with its reason.
import type { Rejected } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { tableRows, type TableRow } from '../../importers/index.ts';
import { keysByFacet, keysById, writing, type Db } from '../../store/index.ts';
import { breathe } from '../job/index.ts';

/** What an import of a table did. `conflicts`: rows that say otherwise than what is there, which stays. */
export interface TableReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Answers that the table leaves open: cells of a dimension with nothing in them. */
  unanswered: number;
  conflicts: Rejected[];
  rejected: Rejected[];
  /** What is there now, what is not known of it, and what can be done next, in sentences. */
  next: string[];
}

/** `by`: the column that names the transcript, which is a facet of the same name unless it holds ids. */
export interface TableOptions {
  by?: string | undefined;
  signal?: AbortSignal | undefined;
}

const IDS = ['transcript', 'transcript_id', 'item_id', 'id', 'uuid', 'source_id', 'sample_uuid', 'sample_id'];
const BATCH = 500;

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
  const own = keysById(db, value);
  const [key, second] = own.length > 0 || by === undefined ? own : keysByFacet(db, by, value);
  if (key === undefined) return { reason: `no transcript has ${found.column} ${value}` };
  return second === undefined ? { key } : { reason: `several transcripts have ${found.column} ${value}` };
}

/** Takes the rows of a table one after another; `take` runs inside a transaction and says why a row cannot be taken. */
export async function takeRows(
  db: Db,
  path: string,
  { by, signal }: TableOptions,
  report: TableReport,
  take: (row: TableRow, key: number) => string | null,
): Promise<void> {
  let batch: TableRow[] = [];
  const reject = (where: string, reason: string): void => void report.rejected.push({ path, where, reason });
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    writing(db, () => {
      for (const row of rows) {
        const found = transcriptOf(db, row, by);
        const reason = 'reason' in found ? found.reason : take(row, found.key);
        if (reason !== null) reject(row.where, reason);
      }
    });
    await breathe(signal);
  };
  for await (const row of tableRows(path)) {
    if ('kind' in row) reject(row.where, row.reason);
    else if (batch.push(row) >= BATCH) await flush();
  }
  await flush();
}

export const emptyReport = (): TableReport => ({
  added: 0,
  updated: 0,
  unchanged: 0,
  unanswered: 0,
  conflicts: [],
  rejected: [],
  next: [],
});
