// Repair copies a sound study of any form completely, and the sound parts of a damaged one.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import {
  allEvents,
  allMessages,
  closeStudy,
  goldOf,
  filteredTranscripts,
  labelsOf,
  openStudy,
  original,
  repairStudy,
  rows,
  scoresOf,
  snippets,
  studyInfo,
  verify,
  views,
  type Db,
} from '../../main/store/index.ts';
import { FORM } from '../../main/store/migrate.ts';
import { COPIED, DERIVED } from '../../main/store/repair/copy.ts';
import { schemaOf } from '../../main/store/schema.ts';
import { baseStudy, removeBase } from '../support/hostile/base.ts';
import type { JobProgress } from '../../contract/job.ts';
import { saveClean } from '../../main/work/repair/index.ts';
import { forge, past } from '../support/hostile/forge.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'studies');

let folder: string;
let study: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-repair-'));
  study = join(folder, 'study.touchstone');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(removeBase);

/** Opens the study, runs the work and closes the study. */
function on<T>(path: string, work: (db: Db) => T): T {
  const db = openStudy(path, { durability: 'normal' });
  try {
    return work(db);
  } finally {
    closeStudy(db);
  }
}

/** The content of a study, as far as the store's functions return it. */
function everything(db: Db): unknown {
  const all = filteredTranscripts(db, '', { column: 'key', descending: false }, null);
  return {
    info: studyInfo(db),
    rows: rows(db, all, null),
    snippets: snippets(db, all, 'many'),
    each: all.map((key) => [
      allMessages(db, key),
      original(db, key),
      scoresOf(db, key),
      labelsOf(db, key, 'all'),
      goldOf(db, key),
    ]),
    events: [...allEvents(db)],
    views: views(db),
  };
}
const failed = (db: Db): unknown[] => verify(db).filter(({ ok }) => !ok);
const clean = (): string => join(folder, 'clean.touchstone');

test('a sound study is copied completely, and no other file remains', async () => {
  baseStudy(study);
  const before = on(study, everything);
  const report = await repairStudy(study, clean());
  expect(report).toMatchObject({ foreign: [], left_out: [], left_out_count: 0, chained_anew: [] });
  expect(on(clean(), everything)).toEqual(before);
  expect(on(clean(), failed)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['clean.touchstone', 'study.touchstone']);
});

test.each(readdirSync(FIXTURES).filter((name) => /^form-(1|2|5|9|12)\./.test(name)))(
  '%s with a foreign view is repaired to the same study without the view',
  async (name) => {
    const bytes = gunzipSync(readFileSync(join(FIXTURES, name)));
    writeFileSync(study, bytes);
    forge(study, (db) => db.exec('create view more as select 1'));
    const report = await repairStudy(study, clean());
    expect(report).toMatchObject({ foreign: ['view more'], left_out: [] });
    const untouched = join(folder, 'untouched.touchstone');
    writeFileSync(untouched, bytes);
    const both = (db: Db): unknown => ({ ...said(db), failed: failed(db) });
    expect(on(clean(), both)).toEqual(on(untouched, both));
  },
);

/** The content of a study of an early form, without times and origins of events, which its migration makes. */
function said(db: Db): object {
  const all = filteredTranscripts(db, '', { column: 'key', descending: false }, null);
  return {
    each: all.map((key) => [allMessages(db, key), scoresOf(db, key), goldOf(db, key)]),
    labels: all.map((key) =>
      labelsOf(db, key).map(({ rater, state, label, answers }) => [rater, state, label, answers]),
    ),
  };
}

test('an event that cannot be read is left out, and the chain is rebuilt with a message', async () => {
  baseStudy(study);
  past(study, `update label_event set change = '{"kind": "explode"}' where seq = 2`);
  const report = await repairStudy(study, clean());
  expect(report).toMatchObject({ left_out_count: 1, chained_anew: ['labels'] });
  expect(report.left_out).toEqual([{ table: 'label_event', row: '2', reason: expect.stringContaining('change') }]);
  expect(on(clean(), failed)).toEqual([]);
});

test('a transcript with changed text is left out with its labels, and the others are copied', async () => {
  baseStudy(study);
  past(study, 'update page set deflated = (select deflated from page where key >> 20 = 2) where key >> 20 = 1');
  const report = await repairStudy(study, clean());
  expect(report.kept).toMatchObject({ transcripts: 5, labels: 6, gold: 3 });
  expect(report.left_out).toContainEqual({
    table: 'transcript',
    row: '1',
    reason: 'its text does not match the hash in its id',
  });
  expect(on(clean(), failed)).toEqual([]);
});

test('gold without a decision is not copied', async () => {
  baseStudy(study);
  past(study, 'update gold set level = 4', 'delete from gold where transcript = 2');
  expect((await repairStudy(study, clean())).kept.gold).toBe(4);
  expect(on(clean(), (db) => [1, 2].map((key) => goldOf(db, key).map(({ level }) => level)))).toEqual([[1], [1]]);
});

test('every table of a study is either copied or derived', () => {
  const tables = [...schemaOf(FORM).columns.keys()].filter((name) => !name.startsWith('message_text'));
  const known = [...COPIED.filter((name) => name !== 'message'), ...DERIVED];
  expect(tables.sort()).toEqual(known.sort());
});

test('an existing file is not overwritten', async () => {
  baseStudy(study);
  writeFileSync(clean(), 'mine');
  await expect(repairStudy(study, clean())).rejects.toThrow(/already exists/);
  expect(readFileSync(clean(), 'utf8')).toBe('mine');
});

test('repair reports progress, and leaves no file when it is cancelled', async () => {
  baseStudy(study);
  const told: JobProgress[] = [];
  const stopping = new AbortController();
  const onProgress = (progress: JobProgress): void => {
    told.push(progress);
    stopping.abort();
  };
  const before = readFileSync(study);
  await expect(saveClean(study, clean(), { signal: stopping.signal, onProgress })).rejects.toMatchObject({
    problem: { code: 'cancelled' },
  });
  expect(told).toMatchObject([{ stage: 'rows', total: null }]);
  expect(told[0]?.done).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual(['study.touchstone']);
  expect(readFileSync(study).equals(before)).toBe(true);
});
