// Runs a query that a person wrote, on a connection that can only read.
import { TouchstoneError } from '../../contract/errors.ts';
import { BUSY_MS, connect } from './connection.ts';

/** A value of SQLite: whole numbers are exact, whatever their size. */
export type SqlValue = null | bigint | number | string | Uint8Array;

/** The result of a query: the names of its columns, and its rows, one at a time. */
export interface QueryResult {
  columns: string[];
  rows: IterableIterator<SqlValue[]>;
}

/** Statements that only read; `pragma` is not included, because many pragmas change settings. */
const READS = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(?:select|with|values|explain)\b/i;

const refused = (what: string, where: string, todo: string): TouchstoneError =>
  new TouchstoneError('bad_input', what, where, todo);

/** Messages of SQLite and its driver about a query that they cannot run. */
function inWords(error: unknown): unknown {
  if (error instanceof TouchstoneError || !(error instanceof Error)) return error;
  const { message } = error;
  if (message.includes('more than one statement'))
    return refused('Only one statement can be run', '', 'Run `touchstone sql` once for each');
  const code = 'code' in error ? error.code : '';
  if (code !== 'SQLITE_ERROR' && code !== 'SQLITE_READONLY') return error;
  return refused('SQLite cannot run the query', message, 'The views and their columns: docs/study-file.md');
}

/**
 * Runs one statement that reads the study at `path`, and passes the result to `work`, which must read the rows before
 * it returns. The study must be of today's form. Throws `bad_input` for a statement that writes or cannot be run, and
 * errors of the file.
 */
export function query<T>(path: string, sql: string, work: (result: QueryResult) => T): T {
  if (!READS.test(sql))
    throw refused(
      'The statement is not a query',
      sql.trim().slice(0, 60),
      'Begin with select, with, values or explain; instead of a pragma: select * from pragma_table_info(…)',
    );
  const db = connect(path, { fileMustExist: true, readonly: true, timeout: BUSY_MS });
  try {
    db.pragma('trusted_schema = off');
    db.pragma('query_only = on');
    const made = db.prepare<[], SqlValue[]>(sql);
    if (!made.readonly || !made.reader)
      throw refused(
        'The statement would write',
        sql.trim().slice(0, 60),
        '`touchstone sql` only reads; begin with select',
      );
    made.raw().safeIntegers();
    const rows = made.iterate();
    try {
      return work({ columns: made.columns().map(({ name }) => name), rows });
    } finally {
      // a query that was not read to its end would prevent the connection from being closed
      rows.return?.();
    }
  } catch (error) {
    throw inWords(error);
  } finally {
    db.close();
  }
}
