// The key of a level is its value, in rubrics with and without keys of their own; a value that could be mistaken for a
// key is not shown.
import { expect, test } from 'vitest';
import { keyedLevels, levelOfKey, levelTitle, shortLevel } from '../../contract/level-keys.ts';
import type { Level } from '../../contract/rubric.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';

const level = (value: number, key?: string): Level => ({
  value,
  name: `level ${'abcdefghijklmnop'[value % 16] ?? ''}`,
  anchor: '',
  ...(key !== undefined && { key }),
});
const keys = (levels: readonly Level[]): string[] => keyedLevels(levels).map(({ key }) => key);

test('every level of the default rubric has its value as its key', () => {
  for (const { levels } of defaultRubric().dimensions)
    expect(keys(levels)).toEqual(levels.map(({ value }) => String(value)));
});

test('values replace the digits that an earlier version of the rubric gave as keys', () => {
  const levels = [level(0, '1'), level(1, '2'), level(2, '3')];
  expect(keys(levels)).toEqual(['0', '1', '2']);
  expect(levelOfKey(levels, '2')?.value).toBe(2);
  expect(levelTitle(2, { kind: 'ordinal', levels })).toBe('2 level c');
});

test('letters of the rubric are used as keys, and no value is shown beside them', () => {
  const levels = [level(0, 'q'), level(1, 'y')];
  expect(keys(levels)).toEqual(['q', 'y']);
  expect(levelTitle(1, { kind: 'ordinal', levels })).toBe('level b');
});

test('if a value is not a single digit, the position is the key, and no value is shown', () => {
  const levels = [level(-1), level(0), level(1), level(10)];
  expect(keys(levels)).toEqual(['1', '2', '3', '4']);
  expect(levelOfKey(levels, '1')?.value).toBe(-1);
  expect(levelTitle(1, { kind: 'ordinal', levels })).toBe('level b');
  expect(shortLevel(1, levels)).toBe('level b');
});

test('the first ten positions have digits as keys, and later ones letters that labelling does not use', () => {
  const many = Array.from({ length: 12 }, (_, place) => level((place + 1) * 10));
  expect(keys(many)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'd', 'f']);
});
