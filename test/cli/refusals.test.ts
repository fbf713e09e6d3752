// Impossible commands are refused in one line that names the problem and the remedy, with exit status 2 and without any
// change.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, ownProcess, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);
const input = files.write('input.json', JSON.stringify(chat('words')));
const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const made = (name: string): string => {
  const path = files.path(name);
  expect(touchstone(['new', '-s', path]).status).toBe(0);
  return path;
};
const onStudy = (study: string): string[][] => [
  ['import', '-s', study, input],
  ['list', '-s', study],
  ['show', '-s', study, 'abc'],
  ['labels', 'list', '-s', study],
  ['export', '-s', study, '--what', 'gold', '--as', 'csv', '-o', files.path('gold.csv')],
  ['verify', '-s', study],
  ['backup', '-s', study, '-o', files.path('copy.touchstone')],
  ['rubric', 'show', '-s', study],
];

function refused(args: string[], words: RegExp): void {
  const { status, stdout, stderr } = touchstone(args);
  expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/\n\s+at /);
}

describe('a study that does not exist', () => {
  // import is left out, because it makes a study that does not exist
  const others = onStudy(files.path('missing.touchstone')).filter(([command]) => command !== 'import');
  test.each(others)('%s %s', (...args) => {
    refused(args, /missing\.touchstone/);
    expect(existsSync(files.path('missing.touchstone'))).toBe(false);
  });
});

describe('a file that is not a study', () => {
  const path = files.write('notes.touchstone', 'only some notes');
  test.each(onStudy(path))('%s %s', (...args) => {
    refused(args, /not a Touchstone study|no Touchstone study/i);
    expect(readFileSync(path, 'utf8')).toBe('only some notes');
  });
});

test('a SQLite file of another program is refused and unchanged', () => {
  const path = files.path('other.sqlite');
  const other = new Database(path);
  other.exec('create table t (a)');
  other.close();
  const before = digest(path);
  for (const args of onStudy(path)) refused(args, /study/i);
  expect(digest(path)).toBe(before);
});

test('a study of a newer Touchstone is refused and unchanged', () => {
  const path = made('newer.touchstone');
  const newer = new Database(path);
  newer.pragma('user_version = 9999');
  newer.pragma('wal_checkpoint(TRUNCATE)');
  newer.close();
  const before = digest(path);
  for (const args of onStudy(path)) refused(args, /newer/i);
  expect(digest(path)).toBe(before);
});

test('`new` never writes over a file', () => {
  const path = files.write('precious.touchstone', 'precious');
  refused(['new', '-s', path], /exists|already/i);
  expect(readFileSync(path, 'utf8')).toBe('precious');
});

describe('a study that another program is writing to', () => {
  let study = '';
  let holder: ReturnType<typeof spawn> | undefined;
  beforeAll(async () => {
    study = made('locked.touchstone');
    const script = `const db = require('better-sqlite3')(process.argv[1]); db.exec('begin immediate'); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', script, study], { stdio: ['ignore', 'pipe', 'inherit'] });
    holder = child;
    await new Promise((resolve) => child.stdout.once('data', resolve));
  });
  afterAll(() => holder?.kill('SIGKILL'));
  test('cannot be imported into', () => refused(['import', '-s', study, input], /writing|locked|busy/i), 30_000);
  test('can still be read', () =>
    expect(touchstone(['list', '-s', study, '--json'])).toMatchObject({ status: 0, stdout: '[]\n' }));
});

test('TOUCHSTONE_DEBUG=1 prints the stack of an error', () => {
  const { stderr } = ownProcess(['list', '-s', files.path('missing.touchstone')], { env: { TOUCHSTONE_DEBUG: '1' } });
  expect(stderr).toMatch(/\n\s+at /);
});

test('the error for a filter that cannot be parsed names the column', () => {
  refused(['list', '-s', made('filter.touchstone'), '--where', 'model:"open'], /column \d+/);
});
