// The log under labels, gold and audit: an append-only table in which each row is chained to the previous one by its
// hash.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TouchstoneError } from '../../contract/errors.ts';
import type { DecideOrReopen } from '../../contract/log.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

/** A row of the table: its content, its number, and its hash, computed from the previous hash and the content. */
export type LogRow<Says> = Says & { seq: number; hash: string };

/** One of the logs of a study. `Says`: the columns of a row except its number and its hash. */
export interface Log<Says> {
  knows: (db: Db, id: string) => boolean;
  /**
   * Appends the row that `says` makes from its number, unless this id is known; returns the number, or null if it is
   * known.
   */
  append: (db: Db, id: string, says: (seq: number) => Says) => number | null;
  /** Every row, in the order in which this file received it. */
  rows: (db: Db) => IterableIterator<LogRow<Says>>;
  /** The first row that does not fit the chain, or null if the chain is intact. */
  broken: (db: Db) => { seq: number } | null;
  /** Chains all rows again, for a repaired study that lacks some rows. Call it inside `writing`. */
  rechain: (db: Db) => void;
}

const keeperOf = (db: Db) => db.prepare<[string], string>('select sql from sqlite_schema where name = ?').pluck();

/** The hash before the first row of a log. */
const GENESIS = '0'.repeat(64);

/** A change, removal or insertion of a row in the middle of a log breaks every later hash. */
const link = (before: string, hashed: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([before, ...hashed]))
    .digest('hex');

/**
 * The log in a table with these columns. `hashed` returns what the hash of a row covers, by default its columns in this
 * order; both are part of every study file, so they never change.
 */
export function logIn<Says extends { id: string }>(
  table: 'label_event' | 'adjudication' | 'audit',
  columns: readonly (keyof Says & string)[],
  hashed: (db: Db) => (row: Says & { seq: number }) => unknown[] = () => (row) => columns.map((column) => row[column]),
): Log<Says> {
  const known = statement(`select 1 from ${table} where id = ?`);
  const last = statement<{ seq: number; hash: string }>(`select seq, hash from ${table} order by seq desc limit 1`);
  const all = statement<LogRow<Says>>(`select * from ${table} order by seq`);
  const insert = statement(`
    insert into ${table} (seq, ${columns.join(', ')}, hash) values (@seq, ${columns.map((column) => `@${column}`).join(', ')}, @hash)`);

  const knows = (db: Db, id: string): boolean => known(db).get(id) !== undefined;
  return {
    knows,
    append(db, id, says) {
      if (knows(db, id)) return null;
      const before = last(db).get() ?? { seq: 0, hash: GENESIS };
      const seq = before.seq + 1;
      const row = { ...says(seq), seq };
      insert(db).run({ ...row, hash: link(before.hash, hashed(db)(row)) });
      return seq;
    },
    rows: (db) => all(db).iterate(),
    broken(db) {
      const covered = hashed(db);
      let before = GENESIS;
      for (const row of all(db).iterate()) {
        if (link(before, covered(row)) !== row.hash) return { seq: row.seq };
        before = row.hash;
      }
      return null;
    },
    rechain(db) {
      const keeper = keeperOf(db).get(`${table}_fixed`) ?? '';
      db.exec(`drop trigger ${table}_fixed`);
      const set = db.prepare(`update ${table} set hash = ? where seq = ?`);
      const covered = hashed(db);
      let before = GENESIS;
      for (const row of all(db).all()) {
        before = link(before, covered(row));
        set.run(before, row.seq);
      }
      db.exec(keeper);
    },
  };
}

const keyOf = statement<{ key: number }>('select key from transcript where id = ?');

/** The key of the transcript of an entry. Throws `not_found` if the study has none with this id. */
export function keyOfTranscript(db: Db, id: string): number {
  const key = keyOf(db).get(id)?.key;
  if (key !== undefined) return key;
  throw new TouchstoneError('not_found', 'There is no such transcript', id, 'Look it up in the Library');
}

const reasonOf = documentReader('a reason', z.object({ reason: z.string() }));

/** The document of a row: a decision, or the reason for reopening. */
export const changeDocument = (change: DecideOrReopen<unknown>): string =>
  JSON.stringify(change.kind === 'decide' ? change.decision : { reason: change.reason });

/**
 * The decision of a row, from its kind and its document; `decisionOf` reads its kind of decision, `where` names the
 * row. Throws `damaged`.
 */
export const changeFrom = <Decision>(
  kind: 'decide' | 'reopen',
  document: string,
  decisionOf: (document: string, where: string) => Decision,
  where: string,
): DecideOrReopen<Decision> =>
  kind === 'decide' ? { kind, decision: decisionOf(document, where) } : { kind, ...reasonOf(document, where) };
