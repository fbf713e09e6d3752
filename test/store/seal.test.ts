// `verify` notices every single change that plain SQL makes to what a published number rests on.
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify, type Db } from '../../main/store/index.ts';
import { changesTo, tablesOf } from '../support/changes.ts';
import { fullStudy } from '../support/full-study.ts';
import type { TestStudy } from '../support/study.ts';

/** Tables without evidence, each with its reason. */
const TABLES: Readonly<Record<string, string>> = {
  draft: 'what is being typed; it is recorded elsewhere when it counts',
  dispute_stale: 'transcripts whose disputes are derived again; empty while nothing waits',
};
/** How verify names tables that it looks at otherwise than by their digest. */
const OTHERWISE: Readonly<Record<string, RegExp>> = {
  dispute: /^(disputes|foreign keys): /,
  page: /^(transcripts|search index): /,
  seal: /^seal: adjudication/,
};
/** Columns without evidence in tables that have some. */
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

/** What verify says of the study after the change, which is taken back. */
function after(make: (db: Db) => void): string[] {
  plain.exec('begin');
  try {
    make(plain);
    return verify(plain).flatMap(({ ok, name, detail }) => (ok ? [] : [`${name}: ${detail}`]));
  } finally {
    plain.exec('rollback');
  }
}

test('a study as it was written passes', () => expect(after(() => undefined)).toEqual([]));

test('every change that touches evidence is noticed, and its table is named', () => {
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

test('every table has a row to change, but for those that carry no evidence', () => {
  const count = (table: string): number =>
    plain.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
  const empty = [...tablesOf(plain).keys()].filter((table) => count(table) === 0 && !(table in TABLES));
  expect(empty).toEqual([]);
});
