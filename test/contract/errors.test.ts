// Codes of the operating system and of SQLite are translated into the same problems for users wherever they occur.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { rebuilt, toldOf, TouchstoneError } from '../../contract/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const failed = (code: string, path?: string): Error => Object.assign(new Error(code), { code, path });

test.each([
  ['EACCES', 'not_writable'],
  ['EROFS', 'not_writable'],
  ['ENOENT', 'not_found'],
  ['ENOSPC', 'disk_full'],
])('the system error %s becomes %s, and the file is named', (code, meaning) => {
  expect(toldOf(failed(code, '/somewhere/x.csv'), 's.touchstone')?.problem).toMatchObject({
    code: meaning,
    where: '/somewhere/x.csv',
  });
});

test.each([
  ['SQLITE_BUSY_SNAPSHOT', 'study_locked'],
  ['SQLITE_CORRUPT_VTAB', 'damaged'],
  ['SQLITE_READONLY_DIRECTORY', 'not_writable'],
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'not_found'],
])('the SQLite error %s becomes %s, and the study is named', (code, meaning) => {
  expect(toldOf(failed(code), 's.touchstone')?.problem).toMatchObject({ code: meaning, where: 's.touchstone' });
});

test('a file that only looks like a study is reported as not a study', () => {
  const path = join(folder, 'none.touchstone');
  writeFileSync(path, 'x'.repeat(4096));
  chmodSync(path, 0o600);
  let thrown: unknown;
  try {
    new Database(path).pragma('journal_mode');
  } catch (error) {
    thrown = error;
  }
  expect(toldOf(thrown, path)?.problem).toMatchObject({ code: 'not_a_study', where: path });
});

test('an internal error has no message for users, and an error is the same after it crosses a process border', () => {
  expect(toldOf(new TypeError('x is undefined'))).toBeNull();
  const one = new TouchstoneError('blind', 'It is hidden', 'here', 'Submit first');
  expect(rebuilt(one.problem)).toEqual(one);
  expect(toldOf(one)).toBe(one);
});
