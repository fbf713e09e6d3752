// The table of digests returns the number of every digest in it, however many there are.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Digests } from '../../contract/digests.ts';

const digest = (n: number): string => createHash('sha256').update(String(n)).digest('latin1');

test('each digest keeps the number that it was first given', () => {
  const table = new Digests();
  const COUNT = 5000;
  for (let n = 0; n < COUNT; n++) expect(table.numberOf(digest(n), () => n * 2 ** 30)).toBe(n * 2 ** 30);
  for (let n = 0; n < COUNT; n++) {
    expect(table.get(digest(n))).toBe(n * 2 ** 30);
    expect(table.numberOf(digest(n), () => -1)).toBe(n * 2 ** 30);
  }
  expect(table.get(digest(COUNT))).toBeUndefined();
});

test('digests with the same beginning are distinguished', () => {
  const table = new Digests();
  const [one, other] = ['\u00ff'.repeat(15) + '\u0001', '\u00ff'.repeat(15) + '\u0002'];
  table.numberOf(one, () => 1);
  expect(table.get(other)).toBeUndefined();
  expect(table.numberOf(other, () => 2)).toBe(2);
  expect([one, other].map((each) => table.get(each))).toEqual([1, 2]);
});
