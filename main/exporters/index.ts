// The exporters' table of contents: columns per kind of export, encoders per file format, and the writing of files.
import type { ExportAs } from '../../contract/calls/imports.ts';
import type { Column, Encoder } from './columns.ts';
import { csv } from './csv.ts';
import { jsonl } from './jsonl.ts';

export type { Column, Encoder } from './columns.ts';
export { dataSheet } from './data-sheet.ts';
export { writeWhole, type Written } from './file.ts';
export { goldColumns, type GoldRow } from './gold.ts';
export { labelColumns, type LabelRow } from './labels.ts';
export type { Subject } from './long.ts';
export { scoreColumns, type ScoreRow } from './scores.ts';
export { transcriptDocument, transcriptTable, type TranscriptRow } from './transcripts.ts';

/** The encoder that writes these columns in this file format. */
export function encoder<R>(as: ExportAs, columns: readonly Column<R>[]): Encoder<R> {
  return as === 'csv' ? csv(columns) : jsonl(columns);
}

/** What `touchstone formats` says about the formats that are written. */
export const writtenFormats = [
  { name: 'jsonl', reads: false, writes: true, detects: '', description: 'JSON Lines: one object a row, stable types per column' },
  {
    name: 'csv',
    reads: false,
    writes: true,
    detects: '',
    description: 'CSV by RFC 4180: UTF-8, header row, an empty cell for what is missing',
  },
];
