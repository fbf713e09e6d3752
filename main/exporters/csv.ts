// Rows as CSV by RFC 4180: UTF-8, CRLF, '.' decimals, ISO times, an empty cell for what is missing, formulas made
// harmless.
import { stringify } from 'csv-stringify/sync';
import { finite, type Column, type Encoder } from './columns.ts';

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A text that a spreadsheet cannot take for a formula: what begins with = + - @ (or a tab or return before one) gets an
 * apostrophe in front, as spreadsheets write it themselves. Plain numbers such as -0.5 stay as they are.
 */
export function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
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

const encode = (records: (string | null)[][]): string => stringify(records, { record_delimiter: '\r\n' });

/** An encoder for CSV with a header row; facets name columns, so the header is guarded as well. */
export function csv<R>(columns: readonly Column<R>[]): Encoder<R> {
  return {
    begin: () => encode([columns.map((column) => guarded(column.name))]),
    batch: (rows) => (rows.length === 0 ? '' : encode(rows.map((row) => columns.map((column) => cell(column, row))))),
    end: () => '',
  };
}
