// A study that is renamed, replaced or removed while it is open: no saved data is lost, and nothing is written to the
// file in its place.
import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  backup,
  closeStudy,
  keptBackups,
  openStudy,
  standingOf,
  studyInfo,
  surroundings,
  verify,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let db: Db;
let path: string;
/** The path of a backup with one transcript; the study has two. */
let saved: string;
beforeEach(async () => {
  study = freshStudy();
  ({ db, path } = study);
  saved = `${path}.saved`;
  put(db, transcript('first'));
  await backup(db, saved);
  put(db, transcript('second'));
});
afterEach(() => study.remove());

function content(file: string): { count: number; notes: string[] } {
  const notes: string[] = [];
  const one = openStudy(file, { durability: 'normal', onNote: (note) => notes.push(note) });
  try {
    expect(verify(one).filter(({ ok }) => !ok)).toEqual([]);
    return { count: studyInfo(one).transcripts, notes };
  } finally {
    closeStudy(one);
  }
}

const add = (): unknown => put(db, transcript('third'));

test('the study is still at its path, whichever program writes to it', () => {
  const other = openStudy(path);
  for (let n = 0; n < 3; n += 1) {
    put(other, transcript(`other ${n}`));
    other.pragma('wal_checkpoint(restart)');
    put(db, transcript(`own ${n}`));
    expect([standingOf(db), standingOf(other)]).toEqual(['here', 'here']);
  }
  closeStudy(other);
  closeStudy(db);
  expect(content(path)).toEqual({ count: 8, notes: [] });
});

test('a renamed study accepts no more writes, and its file has everything under the new name', () => {
  const moved = `${path}.moved`;
  renameSync(path, moved);
  expect(standingOf(db)).toBe('gone');
  expect(add).toThrow(/no longer where it was opened/);
  closeStudy(db);
  expect(content(moved)).toEqual({ count: 2, notes: [] });
});

test('a study whose folder is moved or whose drive is removed accepts no more writes, and its file has everything', () => {
  const folder = join(dirname(path), 'drive');
  mkdirSync(folder);
  const inside = join(folder, 's.touchstone');
  copyFileSync(saved, inside);
  const one = openStudy(inside);
  put(one, transcript('on the drive'));
  renameSync(folder, `${folder}-away`);
  expect(standingOf(one)).toBe('gone');
  expect(() => writing(one, () => undefined)).toThrow(/its drive was removed/);
  closeStudy(one);
  renameSync(`${folder}-away`, folder);
  expect(content(inside)).toEqual({ count: 2, notes: [] });
});

test('if another file replaces the study, as synchronising programs do, the new file is unchanged and the study is kept as a backup', () => {
  copyFileSync(saved, `${path}.incoming`);
  renameSync(`${path}.incoming`, path);
  expect(standingOf(db)).toBe('replaced');
  expect(add).toThrow(/Another file replaced the study/);
  closeStudy(db);
  expect(content(path)).toMatchObject({ count: 1 });
  const [kept] = keptBackups(path);
  expect(kept?.before).toBe('replacement');
  expect(content(kept?.file ?? '')).toEqual({ count: 2, notes: [] });
});

test('if a file is copied over the study, the copy is unchanged', () => {
  put(db, transcript('third'));
  db.pragma('wal_checkpoint(restart)');
  put(db, transcript('fourth'));
  copyFileSync(saved, path);
  const before = readFileSync(path);
  expect(standingOf(db)).toBe('overwritten');
  expect(add).toThrow(/Another file replaced the study/);
  closeStudy(db);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(content(path)).toMatchObject({ count: 1 });
});

test('if the log is deleted while the study is open, no more is written, and everything saved is in the study', () => {
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`);
  expect(standingOf(db)).toBe('unlogged');
  expect(add).toThrow(/\(-wal\) was removed or replaced/);
  closeStudy(db);
  expect(content(path)).toEqual({ count: 2, notes: [] });
  expect(keptBackups(path)).toEqual([]);
});

test('if a synchronising program replaces the log, no data of the other log is read', () => {
  const other = `${path}.other`;
  copyFileSync(saved, other);
  const one = openStudy(other);
  put(one, transcript('of another machine'));
  copyFileSync(`${other}-wal`, `${path}.incoming`);
  closeStudy(one);
  renameSync(`${path}.incoming`, `${path}-wal`);
  expect(add).toThrow(/\(-wal\) was removed or replaced/);
  closeStudy(db);
  expect(content(path)).toEqual({ count: 2, notes: [] });
  // the other log is stored beside a backup, because somebody may have saved data in it
  const file = keptBackups(path)[0]?.file ?? '';
  expect(readdirSync(dirname(file))).toEqual([basename(file), `${basename(file)}-wal`]);
});

test('the last state of a study that is deleted while it is open is kept as a backup', () => {
  rmSync(path);
  expect(add).toThrow(/no longer where it was opened/);
  closeStudy(db);
  expect(keptBackups(path)).toMatchObject([{ before: 'replacement' }]);
  expect(content(keptBackups(path)[0]?.file ?? '')).toEqual({ count: 2, notes: [] });
});

test('the copy of a synchronising program is a separate file, not a backup, and is reported', () => {
  const conflicted = join(dirname(path), `${basename(path, '.touchstone')} (conflicted copy).touchstone`);
  copyFileSync(saved, conflicted);
  expect(content(conflicted).count).toBe(1);
  expect(keptBackups(path)).toEqual([]);
  expect(standingOf(db)).toBe('here');
  expect(surroundings(path)).toEqual([expect.stringContaining('(conflicted copy).touchstone is the other version')]);
  expect(surroundings(conflicted)).toEqual([]);
});

test.each([
  ['s (conflicted copy 2026-11-30).touchstone', 'any'],
  ["s (Ada's conflicted copy 2026-11-30).touchstone", 'any'],
  ['s (conflicted copy Ada 2026-11-30 101500).touchstone', 'any'],
  ['s.sync-conflict-20261130-101500-ABCDEFG.touchstone', 'any'],
  ['s-DESKTOP-4T2K1.touchstone', 'OneDrive'],
  ['s-LAPTOP.touchstone', 'OneDrive'],
  ['s (1).touchstone', 'OneDrive'],
  ['s-2026.touchstone', 'never'],
  ['s-pilot.touchstone', 'never'],
  ['s2.touchstone', 'never'],
  ['other-LAPTOP.touchstone', 'never'],
])('beside s.touchstone, %s is reported as the other version in these folders: %s', (name, where) => {
  for (const parent of ['plain', 'OneDrive']) {
    const folder = join(dirname(path), parent);
    mkdirSync(folder, { recursive: true });
    copyFileSync(saved, join(folder, name));
    const notes = surroundings(join(folder, 's.touchstone')).filter((note) => note.includes('is the other version'));
    const isTold = where === 'any' || where === parent;
    expect(notes).toEqual(isTold ? [expect.stringContaining(`${name} is the other version`)] : []);
  }
});

test('a second name of the file (a hard link) is reported', () => {
  expect(surroundings(path)).toEqual([]);
  linkSync(path, `${path}.second`);
  expect(surroundings(path)).toEqual([expect.stringContaining('a second name (a hard link)')]);
  rmSync(`${path}.second`);
  expect(surroundings(path)).toEqual([]);
});

test('a synchronised folder is reported, also if a link leads there', () => {
  const folder = join(dirname(path), 'OneDrive - Lab', 'studies');
  mkdirSync(folder, { recursive: true });
  copyFileSync(saved, join(folder, 's.touchstone'));
  symlinkSync(folder, join(dirname(path), 'linked'));
  expect(surroundings(join(dirname(path), 'linked', 's.touchstone'))).toHaveLength(1);
  expect(surroundings(join(folder, 's.touchstone'))).toEqual([
    expect.stringMatching(/^The study lies in OneDrive - Lab, which is synchronised: open it on one machine at a time/),
  ]);
});
