// What a column of an export is: a name, one type for the whole file, and how to read it from a row.
import type { Json } from '../../contract/transcript.ts';

/**
 * `text` and `time` are strings, `nested` is a value of one fixed shape (lists of records with the same keys): JSONL writes it
 * as it is, CSV as JSON text. Every column keeps its type in every row; null is "missing".
 */
export type Column<R> =
  | { name: string; type: 'text' | 'time'; of: (row: R) => string | null }
  | { name: string; type: 'number'; of: (row: R) => number | null }
  | { name: string; type: 'boolean'; of: (row: R) => boolean | null }
  | { name: string; type: 'nested'; of: (row: R) => Json };

/** Turns batches of rows into the text of a file: `begin` first, then each batch as it comes. */
export interface Encoder<R> {
  begin: () => string;
  batch: (rows: readonly R[]) => string;
}

/** A number that a file may hold; NaN and the infinities are missing values, never text. */
export const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
