// The neighbours of the open item of a list, also after it has left the list.
import { expect, test } from 'vitest';
import { neighbours } from '../../renderer/desk/neighbours.ts';

const near = (list: string, now: string | null, last = list): (string | undefined)[] => {
  const { before, after } = neighbours(list.split(''), last.split(''), now);
  return [list[before], list[after]];
};

test('an item of the list is between its neighbours, which are missing at the ends', () => {
  expect(near('abc', 'b')).toEqual(['a', 'c']);
  expect(near('abc', 'a')).toEqual([undefined, 'b']);
  expect(near('abc', 'c')).toEqual(['b', undefined]);
});

test('an item that has left the list is where it was, also if others have left or joined the list', () => {
  expect(near('ac', 'b', 'abc')).toEqual(['a', 'c']);
  expect(near('axd', 'b', 'abcd')).toEqual(['x', 'd']);
  expect(near('ab', 'c', 'abc')).toEqual(['b', undefined]);
});

test('an item that no list had is before the first', () => {
  expect(near('abc', 'z')).toEqual([undefined, 'a']);
  expect(near('abc', null)).toEqual([undefined, 'a']);
  expect(near('', 'z')).toEqual([undefined, undefined]);
});
