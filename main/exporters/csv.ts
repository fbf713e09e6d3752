// Rows as CSV by RFC 4180: UTF-8, CRLF, '.' decimals, ISO times, an empty cell for what is missing (an empty text
// is one in quotes), formulas made harmless.
import { stringify } from 'csv-stringify/sync';
import { finite, type Column, type Encoder } from './columns.ts';

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A sign that begins a formula, narrow or wide, also behind what is not shown: spaces, breaks, zero-width characters.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n]/u;

/**
 * A text that a spreadsheet cannot take for a formula: what begins with = + - @ (or a tab or break) gets an apostrophe
 * in front, as spreadsheets write it themselves. Plain numbers such as -0.5 stay as they are.
 */
export function guarded(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function cell<R>(column: Column<R>, row: R): string | null {
  switch (column.type) {
    case 'text':
    case 'time': {
      const text = column.of(row);
      return text === null ? null : guarded(text);
    }
    case 'number':
    case 'integer': {
      const value = finite(column.of(row));
      return value === null ? null : String(value);
    }
    case 'boolean': {
      const value = column.of(row);
      return value === null ? null : value ? 'true' : 'false';
    }
    case 'nested': {
      const value = column.of(row);
      return value === null ? null : JSON.stringify(value);
    }
  }
}

// a lone \r or \n is quoted as well: to most readers it ends the row, and what follows would begin a cell; an empty
// text is quoted, since readers such as Spark, pyarrow and PostgreSQL then know it from a missing one
const encode = (records: (string | null)[][]): string =>
  stringify(records, { record_delimiter: '\r\n', quoted_match: [/[\r\n]/, /^$/] });

/** An encoder for CSV with a header row; facets name columns, so the header is guarded as well. */
export function csv<R>(columns: readonly Column<R>[]): Encoder<R> {
  return {
    begin: () => encode([columns.map((column) => guarded(column.name))]),
    batch: (rows) => (rows.length === 0 ? '' : encode(rows.map((row) => columns.map((column) => cell(column, row))))),
    end: () => '',
  };
}
