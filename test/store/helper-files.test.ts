// Logs and journals beside a study that do not belong to it: real files in the states that a crash or a copy leaves.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  backup,
  closeStudy,
  createStudy,
  keptBackups,
  openStudy,
  restoreStudy,
  studyInfo,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { connect } from '../../main/store/connection.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { put, transcript } from '../support/study.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-helpers-'));
  path = join(folder, 's.touchstone');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HELPERS = ['-wal', '-shm'];
const transcripts = (db: Db): number => studyInfo(db).transcripts;
let made = 0;

function add(db: Db, count: number): void {
  put(db, ...Array.from({ length: count }, () => transcript(`words ${(made += 1)} ${'more '.repeat(50)}`)));
}

/** Makes a closed study with this number of transcripts. */
function study(count: number): void {
  const db = createStudy(path, { name: 'S', rubric: defaultRubric() }, { durability: 'normal' });
  add(db, count);
  closeStudy(db);
}

/** Leaves the three files of the study as kill -9 would: as they were while the study was open, after this work. */
function killedAfter(work: (db: Db) => void): void {
  const db = openStudy(path, { durability: 'normal' });
  work(db);
  for (const end of ['', ...HELPERS]) copyFileSync(`${path}${end}`, `${path}.killed${end}`);
  closeStudy(db);
  for (const end of ['', ...HELPERS]) copyFileSync(`${path}.killed${end}`, `${path}${end}`);
}

/** Opens, verifies and closes the study; returns the number of transcripts, the messages, and what `verify` found. */
function opened(): { count: number; notes: string[]; unsound: string[] } {
  const notes: string[] = [];
  const db = openStudy(path, { durability: 'full', onNote: (note) => notes.push(note) });
  const unsound = verify(db).flatMap(({ ok, name, detail }) => (ok ? [] : [`${name}: ${detail}`]));
  const count = transcripts(db);
  closeStudy(db);
  return { count, notes, unsound };
}

const asideIn = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.includes('.set-aside-'))
    .sort();

test('after kill -9 the log belongs to the study: no data is lost, and no message is shown', () => {
  study(20);
  killedAfter((db) => add(db, 40));
  expect(opened()).toEqual({ count: 60, notes: [], unsound: [] });
});

test('the log belongs to the study also after a partial or full checkpoint, and after a restart of the log', () => {
  study(20);
  killedAfter((db) => {
    add(db, 20);
    db.pragma('wal_checkpoint(passive)');
  });
  expect(opened()).toEqual({ count: 40, notes: [], unsound: [] });
  killedAfter((db) => {
    add(db, 20);
    db.pragma('wal_checkpoint(restart)');
    add(db, 1);
  });
  expect(opened()).toEqual({ count: 61, notes: [], unsound: [] });
  killedAfter((db) => {
    add(db, 20);
    const reader = openStudy(path);
    reader.exec('begin');
    expect(transcripts(reader)).toBe(81);
    add(db, 20);
    // the reader keeps later pages from being checkpointed
    db.pragma('wal_checkpoint(passive)');
    reader.close();
  });
  expect(opened()).toEqual({ count: 101, notes: [], unsound: [] });
});

test('the log of a newer study is set aside when a backup is put in the study’s place', async () => {
  study(200);
  const db = openStudy(path);
  await backup(db, join(folder, 'b.touchstone'));
  closeStudy(db);
  killedAfter((one) => add(one, 400));
  copyFileSync(join(folder, 'b.touchstone'), path);
  const { notes, ...rest } = opened();
  expect(rest).toEqual({ count: 200, unsound: [] });
  expect(notes).toEqual([expect.stringMatching(/-wal belongs to another state .* it is now .*\.set-aside-1-wal$/)]);
  expect(asideIn()).toEqual(['s.touchstone.set-aside-1-shm', 's.touchstone.set-aside-1-wal']);
  expect(opened()).toEqual({ count: 200, notes: [], unsound: [] });
});

test('the log is set aside when a copy from before its restart is put in the study’s place', () => {
  study(20);
  copyFileSync(path, join(folder, 'copy.touchstone'));
  killedAfter((db) => {
    add(db, 40);
    db.pragma('wal_checkpoint(restart)');
    add(db, 5);
  });
  copyFileSync(join(folder, 'copy.touchstone'), path);
  expect(opened()).toMatchObject({ count: 20, unsound: [], notes: [expect.stringContaining('set-aside-1')] });
});

test('the log is set aside when another copy with its own changes is put in the study’s place', () => {
  study(20);
  const other = join(folder, 'other.touchstone');
  copyFileSync(path, other);
  const db = openStudy(other);
  add(db, 3);
  closeStudy(db);
  killedAfter((one) => add(one, 3));
  copyFileSync(other, path);
  expect(opened()).toMatchObject({ count: 23, unsound: [], notes: [expect.stringContaining('set-aside-1')] });
});

test('a copy from before any checkpoint of the log has the changes of the log', () => {
  study(20);
  copyFileSync(path, join(folder, 'copy.touchstone'));
  killedAfter((db) => add(db, 4));
  copyFileSync(join(folder, 'copy.touchstone'), path);
  expect(opened()).toMatchObject({ count: 24, unsound: [] });
});

test('the log of a study that is opened through a link is beside the file itself', async () => {
  study(20);
  const [link, real] = [join(folder, 'link.touchstone'), path];
  const db = openStudy(path);
  await backup(db, join(folder, 'b.touchstone'));
  closeStudy(db);
  killedAfter((one) => add(one, 40));
  symlinkSync(real, link);
  path = link;
  expect(opened()).toEqual({ count: 60, notes: [], unsound: [] });
  path = real;
  killedAfter((one) => add(one, 40));
  copyFileSync(join(folder, 'b.touchstone'), real);
  path = link;
  expect(opened()).toMatchObject({ count: 20, unsound: [], notes: [expect.stringContaining('set-aside-1')] });
  const { kept } = restoreStudy(link, join(folder, 'b.touchstone'));
  expect(readlinkSync(link)).toBe(real);
  expect(keptBackups(link)).toMatchObject([{ file: kept }]);
  expect(keptBackups(real)).toMatchObject([{ file: kept }]);
});

/**
 * The journal that another program leaves if it switches the study to a rollback journal and dies while it changes many
 * pages.
 */
function journalOf(file: string): Buffer {
  const db = connect(file, { fileMustExist: true, timeout: 0 });
  db.pragma('journal_mode = delete');
  db.pragma('cache_size = 1');
  db.exec("begin; update transcript set title = title || 'more'; update page set key = key + (1 << 40)");
  const journal = readFileSync(`${file}-journal`);
  db.exec('rollback');
  db.close();
  return journal;
}

test('the journal of another program is set aside beside a backup that is put in place by hand or by restoring', async () => {
  study(20);
  const saved = join(folder, 'b.touchstone');
  const db = openStudy(path);
  await backup(db, saved);
  add(db, 400);
  closeStudy(db);
  const journal = journalOf(path);
  expect(journal.length).toBeGreaterThan(20_000);
  copyFileSync(saved, path);
  writeFileSync(`${path}-journal`, journal);
  const { notes, ...rest } = opened();
  expect(rest).toEqual({ count: 20, unsound: [] });
  expect(notes).toEqual([expect.stringMatching(/-journal belongs to another state .* it is now .*-1-journal$/)]);
  expect(asideIn()).toEqual(['s.touchstone.set-aside-1-journal']);
  // a journal beside a study that cannot be opened, and one beside the backup itself
  for (const file of [path, saved]) writeFileSync(`${file}-journal`, journal);
  writeFileSync(path, readFileSync(saved).fill(7, 4000, 60_000));
  restoreStudy(path, saved);
  expect(opened()).toEqual({ count: 20, notes: [], unsound: [] });
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('a file that was replaced while a program has it open is refused, and both files are unchanged', () => {
  study(20);
  copyFileSync(path, join(folder, 'copy.touchstone'));
  const db = openStudy(path);
  add(db, 5);
  db.pragma('wal_checkpoint(restart)');
  add(db, 5);
  copyFileSync(join(folder, 'copy.touchstone'), path);
  const log = readFileSync(`${path}-wal`);
  expect(() => openStudy(path)).toThrow(/replaced by another file while a program had it open/);
  expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  expect(asideIn()).toEqual([]);
  expect(existsSync(`${path}-wal`)).toBe(true);
  db.close();
});
