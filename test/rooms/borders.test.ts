// What comes over a border is parsed: JSON.parse stands in one module of the product, so that nothing is believed as it comes.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOMS = ['contract', 'statistics', 'main', 'preload', 'renderer'];
/** A migration is plain code that calls none of today's. */
const FREE = /^(?:contract\/json\.ts$|main\/store\/migrations\/)/;

test('JSON is read by contract/json.ts alone', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--', ...ROOMS.map((room) => `${room}/*.ts*`)], { encoding: 'utf8' }).split('\0');
  const bare = files.filter((file) => file !== '' && !FREE.test(file) && /\bJSON\.parse\(/.test(readFileSync(file, 'utf8')));
  expect(bare).toEqual([]);
});
