// Code that only one module may contain: the rules of blindness.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOMS = ['contract', 'statistics', 'plots', 'main', 'preload', 'renderer'];
/** Migrations are exempt, because they are plain code that calls no function of the current program. */
const MIGRATIONS = 'main/store/migrations/';

/** Files of the product other than `home` in which the pattern is found. */
function elsewhere(home: string, pattern: RegExp): string[] {
  const files = execFileSync('git', ['ls-files', '-z', '--', ...ROOMS.map((room) => `${room}/*.ts*`)], {
    encoding: 'utf8',
  }).split('\0');
  return files.filter(
    (file) => file !== '' && file !== home && !file.startsWith(MIGRATIONS) && pattern.test(readFileSync(file, 'utf8')),
  );
}

test('only main/store/blind.ts decides who may see scores and labels, and whether a label was blind', () => {
  expect(
    elsewhere('main/store/blind.ts', /\bblind = 1|\brevealed = 1|max\(e\.seen_grader|TouchstoneError\(\s*'blind'/),
  ).toEqual([]);
});

test('the store process has no call that answers in steps, which would make a key press wait', () => {
  expect(readFileSync('main/serve/store-table.ts', 'utf8')).not.toMatch(/InSteps\(/);
});
