// Forges studies as somebody with SQLite could: with its defences off, and without the triggers that protect the logs.
import { constants, deflateRawSync } from 'node:zlib';
import { connect } from '../../../main/store/connection.ts';
import type { Db } from '../../../main/store/index.ts';

/** Opens the file without any defence, runs `work` on it, and leaves a single file without a log. */
export function forge(path: string, work: (db: Db) => void): void {
  const db = connect(path, { fileMustExist: false, timeout: 0 });
  try {
    db.unsafeMode(true);
    db.pragma('foreign_keys = off');
    db.pragma('ignore_check_constraints = on');
    db.pragma('journal_mode = delete');
    db.pragma('writable_schema = on');
    work(db);
  } finally {
    db.close();
  }
}

/** Runs SQL on the study without its triggers, and adds the triggers again. */
export function past(path: string, ...statements: readonly string[]): void {
  forge(path, (db) => {
    const triggers = db
      .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
      .all();
    for (const { name } of triggers) db.exec(`drop trigger ${name}`);
    for (const one of statements) db.exec(one);
    for (const { sql } of triggers) db.exec(sql);
  });
}

/** Replaces text in the SQL of a schema object, which is possible only by editing the schema table. */
export const schemaSaid = (path: string, name: string, from: string, to: string): void =>
  forge(path, (db) => {
    const { changes } = db
      .prepare('update sqlite_schema set sql = replace(sql, ?, ?) where name = ? and instr(sql, ?) > 0')
      .run(from, to, name, from);
    if (changes !== 1) throw new Error(`the schema of ${name} does not say ${from}`);
  });

/**
 * Compressed data of `megabytes` megabytes of spaces between two texts, about a thousandth of that size; the
 * uncompressed data is never in memory as a whole.
 */
export function bomb(megabytes: number, before = '', after = ''): Buffer {
  const spaces = deflateRawSync(Buffer.alloc(1 << 20, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.from(after));
  const start = deflateRawSync(Buffer.from(before), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([
    Buffer.of(0x78, 0x01),
    start,
    ...Array.from({ length: megabytes }, () => spaces),
    end,
    Buffer.alloc(4),
  ]);
}

/** Runs the statement with this blob as its parameter. */
export const blob = (path: string, sql: string, bytes: Uint8Array): void =>
  forge(path, (db) => void db.prepare(sql).run(bytes));

/** Stores values that the strict types and the checks of a table forbid. */
export function untyped(path: string, table: string, sql: string): void {
  let strict = '';
  forge(path, (db) => {
    strict = db.prepare<[string], string>('select sql from sqlite_schema where name = ?').pluck().get(table) ?? '';
    const loose = strict.replace(/\) strict(, )?/, ') ');
    db.prepare('update sqlite_schema set sql = ? where name = ?').run(loose, table);
  });
  past(path, sql);
  forge(path, (db) => db.prepare('update sqlite_schema set sql = ? where name = ?').run(strict, table));
}
