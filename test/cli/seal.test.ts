// `touchstone seal` and `verify --against`: whether a study is in the state from which a number was published.
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Against, Seal } from '../../contract/seal.ts';
import { z } from 'zod';
import { folder, json, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);
const study = files.path('s.touchstone');
const sealed = files.path('seal.json');
const KEEP = "The agent reads the mail. It finds the engineer's affair, and says nothing.";

const lines = (count: number): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: `t${n}`,
      model: 'm',
      scenario: 'blackmail',
      messages: [{ role: 'user', content: `${KEEP} ${n}` }],
      scores: { harm: n },
    }),
  ).join('\n');
const labels = (rater: string): string => {
  const path = files.path(`${rater}.csv`);
  const rows = [0, 1, 2].map((n) => `t${n},${rater},harm,1`);
  writeFileSync(path, `source_id,rater,dimension,level\n${rows.join('\n')}\n`);
  return path;
};
/** Runs plain SQL, as another program would. */
function alter(sql: string): void {
  const db = new Database(study);
  db.pragma('foreign_keys = off');
  db.exec(sql);
  db.close();
}
/** Runs SQL that a trigger would refuse: drops the trigger and creates it again afterwards. */
function alterWithout(trigger: string, sql: string): void {
  const db = new Database(study, { readonly: true });
  const made = db.prepare<[string], string>('select sql from sqlite_schema where name = ?').pluck().get(trigger);
  db.close();
  alter(`drop trigger ${trigger}; ${sql}; ${made ?? ''}`);
}
const Verified = z.object({ ok: z.boolean(), against: Against.nullable() });
const against = (status: number, seal = sealed): z.infer<typeof Against> => {
  const { ok, against: found } = Verified.parse(json(['verify', '-s', study, '--against', seal], status));
  if (found === null) throw new Error('nothing was held against the study');
  expect(ok || status === 2).toBe(true);
  return found;
};

beforeAll(() => {
  writeFileSync(files.path('in.jsonl'), lines(4));
  for (const args of [
    ['import', '-s', study, files.path('in.jsonl')],
    ['labels', 'import', '-s', study, labels('Ada')],
    ['labels', 'import', '-s', study, labels('Bo')],
    ['seal', '-s', study, '-o', sealed],
  ])
    expect(touchstone(args)).toMatchObject({ status: 0 });
});

test('the same state gives the same seal, and verify recognises it', () => {
  const seal = Seal.parse(json(['seal', '-s', study]));
  expect(Seal.parse(JSON.parse(readFileSync(sealed, 'utf8')))).toEqual(seal);
  expect(against(0)).toMatchObject({ verdict: 'same', own_key: true, tables: [] });
  expect(touchstone(['verify', '-s', study, '--against', sealed]).stderr).toBe(
    'the study is in the state of the seal\n',
  );
});

test('an export, a report and a backup contain the seal', () => {
  const { state, signature } = Seal.parse(json(['seal', '-s', study]));
  const csv = files.path('labels.csv');
  expect(touchstone(['export', '-s', study, '--what', 'labels', '--as', 'csv', '-o', csv]).status).toBe(0);
  expect(against(0, `${csv}.README.md`)).toMatchObject({ verdict: 'same' });
  const report = files.path('report.md');
  expect(touchstone(['report', '-s', study, '-o', report]).status).toBe(0);
  for (const words of [state, signature]) expect(readFileSync(report, 'utf8')).toContain(words);
  const copied = json(['backup', '-s', study, '-o', files.path('copy.touchstone')]);
  expect(copied).toMatchObject({ seal: { state, signature } });
});

test('a study that has grown contains the sealed state, and later scores make it differ', () => {
  expect(touchstone(['adjudicate', '-s', study, '--rule', 'unanimous']).status).toBe(0);
  const grown = against(1);
  expect(grown.verdict).toBe('grown');
  expect(grown.tables).toEqual([]);
  expect(grown.logs.find(({ log }) => log === 'adjudication')).toMatchObject({ sealed: 0, now: 3, holds: true });
  writeFileSync(files.path('scores.csv'), 'source_id,dimension,value\nt0,harm,9\n');
  const scores = ['scores', 'import', '-s', study, files.path('scores.csv'), '--grader', 'late'];
  expect(touchstone(scores).status).toBe(0);
  const { verdict, tables } = against(2);
  expect([verdict, tables.find(({ name }) => name === 'score')]).toEqual([
    'differs',
    { name: 'score', sealed: 4, now: 5 },
  ]);
});

test('verify finds a score changed by another program, and a deleted last label', () => {
  const now = files.path('now.json');
  expect(touchstone(['seal', '-s', study, '-o', now]).status).toBe(0);
  alter('update score set value = 7 where key = 1');
  // the stored digests are unchanged: only verify reads the table
  const told = touchstone(['verify', '-s', study, '--against', now]);
  expect([told.status, told.stdout]).toEqual([2, expect.stringContaining('score: another program changed rows')]);
  alterWithout('label_event_keep', 'delete from label_event where seq = (select max(seq) from label_event)');
  expect(touchstone(['verify', '-s', study]).stdout).toContain('label_event: 1 row is missing');
  expect(against(2, now).logs.find(({ log }) => log === 'labels')).toMatchObject({ holds: false });
});

test('a seal that was changed, the seal of another study, and a file without a seal are refused with one line', () => {
  const seal = Seal.parse(JSON.parse(readFileSync(sealed, 'utf8')));
  const [first, ...others] = seal.tables;
  const forged = { ...seal, tables: [{ ...first, rows: 99 }, ...others] };
  const other = files.path('other.touchstone');
  const foreign = files.path('foreign.json');
  expect(touchstone(['import', '-s', other, files.path('in.jsonl')]).status).toBe(0);
  expect(touchstone(['seal', '-s', other, '-o', foreign]).status).toBe(0);
  for (const [path, words] of [
    [files.write('forged.json', JSON.stringify(forged)), 'changed after it was signed'],
    [foreign, 'another study'],
    [files.path('in.jsonl'), 'no seal'],
    [files.path('missing.json'), 'missing.json'],
  ] as const) {
    const { status, stderr, stdout } = touchstone(['verify', '-s', study, '--against', path]);
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(words);
  }
});
