// Every single change that plain SQL can make to a study, derived from its schema: a value changed in each column, a
// row deleted from and added to each table, rows cut off the end of each log.
import type { Db } from '../../main/store/index.ts';

export interface Change {
  name: string;
  table: string;
  column: string | null;
  /** Makes the change, with values of an existing row as parameters. */
  make: (db: Db) => void;
}

interface Column {
  name: string;
  type: string;
  pk: number;
}
type Row = Record<string, unknown>;

const LOGS = ['label_event', 'adjudication', 'audit'];

const quoted = (name: string): string => `"${name}"`;

/** Another value of the same type. */
function other(value: unknown, { type, name }: Column): unknown {
  if (value instanceof Uint8Array) return value.map((byte, at) => (at === value.length >> 1 ? byte ^ 4 : byte));
  if (typeof value === 'number') return type === 'REAL' ? value / 2 + 0.001 : value + 1000;
  if (typeof value === 'string') return name === 'state' ? 'skipped' : `${value} `;
  return type === 'TEXT' || type === 'ANY' ? 'x' : 1;
}

/** Tables of a study with their columns, without those of the search index and of SQLite itself. */
export function tablesOf(db: Db): Map<string, Column[]> {
  const names = db
    .prepare<[], string>(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite%' order by name",
    )
    .pluck()
    .all();
  return new Map(
    names.map((name) => [name, db.prepare<[string], Column>('select * from pragma_table_info(?)').all(name)]),
  );
}

/** The columns of the table's primary key. */
const keyOf = (columns: readonly Column[]): string[] => columns.filter(({ pk }) => pk > 0).map(({ name }) => name);

function firstRow(db: Db, table: string): Row {
  const row = db.prepare<[], Row>(`select * from ${quoted(table)} limit 1`).get();
  if (row === undefined) throw new Error(`The study of the test has no row in ${table}`);
  return row;
}

function changesOf(db: Db, table: string, columns: readonly Column[]): Change[] {
  const key = keyOf(columns);
  const where = key.map((name) => `${quoted(name)} is ?`).join(' and ');
  const first = firstRow(db, table);
  const own = key.map((name) => first[name]);
  const altered = columns.map((column): Change => ({
    name: `${table}.${column.name} altered`,
    table,
    column: column.name,
    make: (to) =>
      void to
        .prepare(`update ${quoted(table)} set ${quoted(column.name)} = ? where ${where}`)
        .run(other(first[column.name], column), ...own),
  }));
  const added = columns.map((column) => other(first[column.name], column));
  return [
    ...altered,
    {
      name: `a row of ${table} deleted`,
      table,
      column: null,
      make: (to) => void to.prepare(`delete from ${quoted(table)} where ${where}`).run(...own),
    },
    {
      name: `a row of ${table} added`,
      table,
      column: null,
      make: (to) =>
        void to.prepare(`insert into ${quoted(table)} values (${columns.map(() => '?').join(', ')})`).run(...added),
    },
  ];
}

const cut = (table: string, rows: string): Change => ({
  name: `the end of ${table} cut off: ${rows}`,
  table,
  column: null,
  make: (to) =>
    void to
      .prepare(`delete from ${table} where seq in (select seq from ${table} order by seq desc limit ${rows})`)
      .run(),
});

/** All changes to the tables that are not in `without`, and the cuts of the logs. */
export const changesTo = (db: Db, without: readonly string[]): Change[] => [
  ...[...tablesOf(db)].flatMap(([table, columns]) => (without.includes(table) ? [] : changesOf(db, table, columns))),
  ...LOGS.flatMap((table) => ['1', '2', '1000'].map((rows) => cut(table, rows))),
];
