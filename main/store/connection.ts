// The connection to a study file, and the functions that run SQL on it.
import Database from 'better-sqlite3';

/** An open study file. */
export type Db = Database.Database;

/** Milliseconds that a statement waits for a file that another program has locked. */
export const BUSY_MS = 5000;

/**
 * Connects to a file. better-sqlite3 finds its own binary in an installed app; on a runtime that cannot load it
 * (runtime.md), the start script names another.
 */
export function connect(path: string, options: { fileMustExist: boolean; timeout: number; readonly?: boolean }): Db {
  const binding = process.env['TOUCHSTONE_SQLITE_BINDING'];
  return new Database(path, { ...options, ...(binding === undefined ? {} : { nativeBinding: binding }) });
}

/** A single statement that writes is a transaction like any other. */
function asTransaction<Row>(db: Db, made: Database.Statement<unknown[], Row>): Database.Statement<unknown[], Row> {
  if (made.readonly) return made;
  const run = made.run.bind(made);
  made.run = (...values) => (db.inTransaction ? run(...values) : writing(db, () => run(...values)));
  return made;
}

/**
 * A statement that is prepared once per connection, on first use. `Row` is the type of its columns; the tests of each
 * room check it against a real file.
 */
export function statement<Row = unknown>(text: string): (db: Db) => Database.Statement<unknown[], Row> {
  const prepared = new WeakMap<Db, Database.Statement<unknown[], Row>>();
  return (db) => {
    const known = prepared.get(db);
    if (known !== undefined) return known;
    const made = asTransaction(db, db.prepare<unknown[], Row>(text));
    prepared.set(db, made);
    return made;
  };
}

const changes = statement<number>('select total_changes()');

/** A text that changes whenever another connection writes to the file. */
export const writtenByOthers = (db: Db): string => String(db.pragma('data_version', { simple: true }));

/** How often a transaction of the connection was rolled back: SQLite still counts its changes. */
const rollbacks = new WeakMap<Db, number>();
const rolledBack = (db: Db): unknown => rollbacks.set(db, (rollbacks.get(db) ?? 0) + 1);

/** A text that changes whenever the content of the file does, by this connection or another, also by a rollback. */
export const writtenTo = (db: Db): string =>
  `${writtenByOthers(db)} ${changes(db).pluck().get() ?? 0} ${rollbacks.get(db) ?? 0}`;

const checks = new WeakMap<Db, () => void>();

/** Makes every transaction that writes call this first; it throws if the study must not be written to. */
export const checkBeforeWriting = (db: Db, check: () => void): void => void checks.set(db, check);

const renew = statement('update mark set before = now, now = randomblob(16)');

/**
 * Renews the mark by which the study recognises its own log (helper-files.ts), within every transaction that writes.
 */
export const renewMark = (db: Db): void => void renew(db).run();

/**
 * Runs `work` in one transaction that takes the write lock at once, so that it can wait for another writer; inside
 * another transaction it is a part of that one.
 */
export function writing<T>(db: Db, work: () => T): T {
  const marked = (): T => {
    const before = changes(db).pluck().get();
    const made = work();
    if (changes(db).pluck().get() !== before) renewMark(db);
    return made;
  };
  if (!db.inTransaction) checks.get(db)?.();
  try {
    return db.inTransaction ? db.transaction(work)() : db.transaction(marked).immediate();
  } catch (error) {
    rolledBack(db);
    throw error;
  }
}

/** Updates the statistics of the indexes, by which SQLite plans queries. */
export const analyse = (db: Db): void =>
  writing(db, () => {
    db.exec('analyze');
    // not counted as a change
    renewMark(db);
  });

/** Runs `work` in such a transaction and rolls it back: to find out what it would do. */
export function undone<T>(db: Db, work: () => T): T {
  db.exec('begin immediate');
  try {
    return work();
  } finally {
    if (db.inTransaction) db.exec('rollback');
    rolledBack(db);
  }
}

/**
 * Like `writing`, and on disk when it returns, even with normal durability; inside another transaction it is a part of
 * that one.
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
