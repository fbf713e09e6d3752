// Automatic backups, and restoring a study from a backup, with real files.
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  backup,
  closeStudy,
  keepBackup,
  keptBackups,
  openStudy,
  restoreStudy,
  sealedState,
  stateOfBackup,
  studyInfo,
  verify,
} from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let path: string;
/** The path of a backup of the study with one transcript. */
let saved: string;
beforeEach(async () => {
  study = freshStudy();
  ({ path } = study);
  saved = `${path}.saved`;
  put(study.db, transcript('first'));
  await backup(study.db, saved);
  put(study.db, transcript('second'));
});
afterEach(() => study.remove());

function countIn(file: string): number {
  const db = openStudy(file);
  try {
    expect(verify(db).filter(({ ok }) => !ok)).toEqual([]);
    return studyInfo(db).transcripts;
  } finally {
    closeStudy(db);
  }
}

test('the last three backups of each kind are kept, and each is a complete study that verifies', async () => {
  for (let n = 0; n < 5; n += 1) expect(await keepBackup(study.db, 'merge')).toBe(null);
  expect(await keepBackup(study.db, 'import', 30e6)).toBe(null);
  expect(await keepBackup(study.db, 'import', 1000)).toBe(null);
  const kept = keptBackups(path);
  expect(kept.map(({ before }) => before).sort()).toEqual(['import', 'merge', 'merge', 'merge']);
  expect(kept.map(({ at }) => at)).toEqual(
    kept
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  for (const { file } of kept) expect(countIn(file)).toBe(2);
  expect(readdirSync(dirname(kept[0]?.file ?? '')).filter((name) => name.includes('.part'))).toEqual([]);
});

test('no backup is made of an empty study', async () => {
  const empty = freshStudy();
  expect(await keepBackup(empty.db, 'merge')).toBe(null);
  expect(keptBackups(empty.path)).toEqual([]);
  empty.remove();
});

test('restoring makes the study equal to the backup, and keeps the replaced study as a backup', () => {
  closeStudy(study.db);
  const before = readFileSync(saved);
  const { kept } = restoreStudy(path, saved);
  expect(countIn(path)).toBe(1);
  expect(countIn(kept ?? '')).toBe(2);
  expect(keptBackups(path)).toMatchObject([{ before: 'restore', file: kept }]);
  expect(readFileSync(saved).equals(before)).toBe(true);
  // the kept study can be restored too
  restoreStudy(path, kept ?? '');
  expect(countIn(path)).toBe(2);
});

test('changes that a crash left in the log are in the backup of the replaced study', () => {
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${path}.crashed${end}`);
  closeStudy(study.db);
  for (const end of ['', '-wal']) copyFileSync(`${path}.crashed${end}`, `${path}${end}`);
  const { kept } = restoreStudy(path, saved);
  expect(countIn(path)).toBe(1);
  expect(countIn(kept ?? '')).toBe(2);
});

test('a damaged or missing study can be restored, and its damaged file is kept unchanged', () => {
  closeStudy(study.db);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(60_000, 7), 0, 60_000, 0);
  closeSync(file);
  const damaged = readFileSync(path);
  const { kept } = restoreStudy(path, saved);
  expect(countIn(path)).toBe(1);
  expect(readFileSync(kept ?? '').equals(damaged)).toBe(true);
  const elsewhere = `${path}.gone`;
  expect(restoreStudy(elsewhere, saved)).toEqual({ kept: null });
  expect(countIn(elsewhere)).toBe(1);
});

test('an invalid restore is refused, and nothing changes', () => {
  const other = freshStudy();
  closeStudy(other.db);
  const refused = (from: string): string => {
    try {
      restoreStudy(path, from);
    } catch (error) {
      return String(error);
    }
    return 'restored';
  };
  expect(refused(saved)).toMatch(/Another program has the study open/);
  closeStudy(study.db);
  const before = readFileSync(path);
  expect(refused(path)).toMatch(/cannot be restored from itself/);
  expect(refused(other.path)).toMatch(/belongs to another study/);
  expect(refused(`${path}.none`)).toMatch(/no such study/);
  const broken = `${path}.broken`;
  copyFileSync(saved, broken);
  const file = openSync(broken, 'r+');
  writeSync(file, Buffer.alloc(8192, 3), 0, 8192, 8192 * 5);
  closeSync(file);
  expect(refused(broken)).toMatch(/damaged/);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(existsSync(`${path}.part`)).toBe(false);
  expect(keptBackups(path)).toEqual([]);
  other.remove();
});

test('the state of a backup is read without changing or migrating the backup', () => {
  const sealed = sealedState(study.db);
  closeStudy(study.db);
  const { kept } = restoreStudy(path, saved);
  const before = readFileSync(kept ?? '');
  expect(stateOfBackup(kept ?? '')).toEqual(sealed);
  expect(readFileSync(kept ?? '').equals(before)).toBe(true);
  expect(readdirSync(dirname(kept ?? ''))).toHaveLength(1);
  // this form has no digests, and the file is not migrated
  const older = `${path}.older`;
  writeFileSync(older, gunzipSync(readFileSync('test/fixtures/studies/form-12.touchstone.gz')));
  expect(stateOfBackup(older)).toBe(null);
  expect(readFileSync(older).equals(gunzipSync(readFileSync('test/fixtures/studies/form-12.touchstone.gz')))).toBe(
    true,
  );
  closeSync(openSync(`${path}.empty`, 'w'));
  expect(stateOfBackup(`${path}.empty`)).toBe(null);
  expect(stateOfBackup(`${path}.nowhere`)).toBe(null);
});
