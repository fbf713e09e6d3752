// The connection to a study file, and the three ways in which SQL is run on it.
import type Database from 'better-sqlite3';

/** An open study file. */
export type Db = Database.Database;

/**
 * A statement that is prepared once a connection, on first use. `Row` is what its columns give; the tests of each room
 * check it against a real file.
 */
export function statement<Row = unknown>(text: string): (db: Db) => Database.Statement<unknown[], Row> {
  const prepared = new WeakMap<Db, Database.Statement<unknown[], Row>>();
  return (db) => {
    const known = prepared.get(db);
    if (known !== undefined) return known;
    const made = db.prepare<unknown[], Row>(text);
    prepared.set(db, made);
    return made;
  };
}

const changes = statement<number>('select total_changes()');

/** Another text each time that the file was written to, by this connection or another. */
export const writtenTo = (db: Db): string =>
  `${String(db.pragma('data_version', { simple: true }))} ${changes(db).pluck().get() ?? 0}`;

/** Runs `work` in one transaction that takes the write lock at once, so that waiting for another writer works. */
export function writing<T>(db: Db, work: () => T): T {
  return db.transaction(work).immediate();
}

/** Tries `work` in such a transaction and takes back what it wrote: for what something would do. */
export function undone<T>(db: Db, work: () => T): T {
  db.exec('begin immediate');
  try {
    return work();
  } finally {
    if (db.inTransaction) db.exec('rollback');
  }
}

/**
 * As `writing`, and on the disk when it returns, also where durability is normal; as a part of another transaction, when
 * that is.
 */
export function durably<T>(db: Db, work: () => T): T {
  if (db.inTransaction) return writing(db, work);
  const before: unknown = db.pragma('synchronous', { simple: true });
  db.pragma('synchronous = full');
  try {
    return writing(db, work);
  } finally {
    db.pragma(`synchronous = ${Number(before)}`);
  }
}

/** Runs `work` on one snapshot of the study. */
export function onSnapshot<T>(db: Db, work: () => T): T {
  return db.inTransaction ? work() : db.transaction(work).deferred();
}
