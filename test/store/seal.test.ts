// `verify` finds every single change with plain SQL to data that a published number depends on.
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinRater, undone, verify, writing, type Db } from '../../main/store/index.ts';
import { debtsOf, sealAnew } from '../../main/store/seals.ts';
import { changesTo, tablesOf } from '../support/changes.ts';
import { fullStudy } from '../support/full-study.ts';
import type { TestStudy } from '../support/study.ts';

/** Tables that no number depends on, each with the reason. */
const TABLES: Readonly<Record<string, string>> = {
  draft: 'what is being typed; it is recorded elsewhere when it counts',
  mark: 'random bytes by which a study knows its own write-ahead log',
  dispute_stale: 'transcripts whose disputes are derived again; empty while nothing waits',
};
/** The messages of verify for tables that it checks by other means than their digest. */
const OTHERWISE: Readonly<Record<string, RegExp>> = {
  dispute: /^(disputes|foreign keys): /,
  page: /^(transcripts|search index): /,
  seal: /^seal: adjudication/,
};
/** Columns that no number depends on, in other tables. */
const COLUMNS: Readonly<Record<string, string>> = {
  'dispute.key': 'a number in this file that nothing refers to',
};

let study: TestStudy;
let plain: Db;
beforeAll(() => {
  study = fullStudy();
  const binding = process.env['TOUCHSTONE_SQLITE_BINDING'];
  plain = new Database(study.path, binding === undefined ? {} : { nativeBinding: binding });
  plain.pragma('foreign_keys = off');
  plain.pragma('ignore_check_constraints = on');
  for (const name of plain.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all())
    plain.exec(`drop trigger ${name}`);
});
afterAll(() => {
  plain.close();
  study.remove();
});

/** The messages of verify after the change, which is rolled back. */
function after(make: (db: Db) => void): string[] {
  plain.exec('begin');
  try {
    make(plain);
    return verify(plain).flatMap(({ ok, name, detail }) => (ok ? [] : [`${name}: ${detail}`]));
  } finally {
    plain.exec('rollback');
  }
}

test('a study that no other program changed passes', () => expect(after(() => undefined)).toEqual([]));

test('every change to evidence is found, and its table is named', () => {
  const changes = changesTo(plain, Object.keys(TABLES)).filter(
    ({ table, column }) => !(`${table}.${column ?? ''}` in COLUMNS),
  );
  expect(changes.length).toBeGreaterThan(174);
  const untold = changes.flatMap(({ name, table, make }) => {
    const said = after(make);
    const named = OTHERWISE[table] ?? new RegExp(`^seal: (.*; )?${table}: `);
    return said.some((line) => named.test(line)) ? [] : [`${name}: ${said.join(' | ') || 'nothing'}`];
  });
  expect(untold).toEqual([]);
});

test('the study of this test has a row in every table with evidence', () => {
  const count = (table: string): number =>
    plain.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
  const empty = [...tablesOf(plain).keys()].filter((table) => count(table) === 0 && !(table in TABLES));
  expect(empty).toEqual([]);
});

const broken = (): string[] => verify(study.db).flatMap(({ ok, detail }) => (ok ? [] : [detail]));

test('a rollback, or a write that fails halfway, does not change the digests', () => {
  undone(study.db, () => joinRater(study.db, { id: 'r3', name: 'Cy' }));
  const failing = (): void =>
    writing(study.db, () => {
      joinRater(study.db, { id: 'r4', name: 'Di' });
      throw new Error('halfway');
    });
  expect(failing).toThrow('halfway');
  writing(study.db, () => {
    joinRater(study.db, { id: 'r5', name: 'Ed' });
    expect(failing).toThrow('halfway');
  });
  expect(broken()).toEqual([]);
});

test('replaced rows, and rows deleted with a transcript, are removed from the digests', () => {
  undone(study.db, () => {
    study.db.exec("insert or replace into setting (name, value) values ('target', '\"transcripts\"')");
    study.db.exec('pragma defer_foreign_keys = on');
    for (const table of ['queue_item', 'frame', 'label', 'answer', 'gold'])
      study.db.exec(`delete from ${table} where transcript = 4`);
    study.db.exec('delete from transcript where key = 4');
    // the transcript's pages remain, which verify reports separately; every digest is right
    expect(verify(study.db).find(({ name }) => name === 'seal')).toMatchObject({ ok: true });
  });
});

test('a migration computes the digests of its tables anew, and an earlier change is still found', () => {
  undone(study.db, () => {
    study.db.exec('drop trigger temp.seal_update_score; update score set value = 4 where key = 2');
    const told = broken();
    expect(told).toEqual([expect.stringContaining('score: another program changed rows')]);
    const debts = debtsOf(study.db);
    study.db.exec("alter table rater add column team text default 'a'");
    expect(broken()).not.toEqual(told);
    sealAnew(study.db, debts);
    expect(broken()).toEqual(told);
  });
});
