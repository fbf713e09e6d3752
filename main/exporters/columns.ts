// What a column of an export is: a name, one type for the whole file, and how to read it from a row; and what turns rows into a file.
import type { Json } from '../../contract/transcript.ts';

/**
 * `text` and `time` are strings, `integer` is a whole number, `nested` a value of one fixed shape (lists of records with the same keys):
 * JSONL writes it as it is, CSV and Parquet as JSON text. Every column keeps its type in every row; null is "missing".
 */
export type Column<R> =
  | { name: string; type: 'text' | 'time'; of: (row: R) => string | null }
  | { name: string; type: 'number' | 'integer'; of: (row: R) => number | null }
  | { name: string; type: 'boolean'; of: (row: R) => boolean | null }
  | { name: string; type: 'nested'; of: (row: R) => Json };

/** A piece of a file. */
export type Chunk = string | Uint8Array;

/** Turns batches of rows into one file: `begin` first, then each batch as it comes, then `end`. It counts, so every file has its own. */
export interface Encoder<R> {
  begin: () => Chunk;
  batch: (rows: readonly R[]) => Chunk;
  end: () => Chunk;
}

/** A number that a file may hold; NaN and the infinities are missing values, never text. */
export const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
