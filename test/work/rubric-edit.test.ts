// Changes of a rubric's text through the form change one field and no other text.
import { expect, test } from 'vitest';
import type { Rubric, RubricEdit } from '../../contract/rubric.ts';
import { editRubric, readRubric, shippedRubric } from '../../main/work/rubric/index.ts';

const { source } = shippedRubric();
const read = (text: string): Rubric => {
  const { rubric, mistakes } = readRubric(text);
  if (rubric === null) throw new Error(mistakes[0]?.told);
  return rubric;
};
const lines = (text: string): Set<string> => new Set(text.split('\n'));
const lost = (after: string): string[] => [...lines(source)].filter((line) => !lines(after).has(line));

test.each<[string, (string | number)[], string]>([
  ['a title', ['dimensions', 2, 'title'], 'Harm: done, "tried" or planned'],
  ['a question', ['dimensions', 0, 'question'], 'true'],
  ['a name between braces', ['dimensions', 0, 'levels', 1, 'name'], 'doubts, a little'],
  ['a rule of a flag', ['flags', 0, 'rule'], 'Always.'],
])('%s is set', (_, path, value) => {
  const after = editRubric(source, { kind: 'set', path, value });
  const found = path.reduce<unknown>((here, step) => Reflect.get(Object(here), step), read(after));
  expect(found).toBe(value);
  expect(lost(after).length).toBeLessThanOrEqual(1);
});

test('text on several lines is replaced completely', () => {
  const after = editRubric(source, { kind: 'set', path: ['dimensions', 0, 'why'], value: 'Because.\nReally.' });
  expect(read(after).dimensions[0]?.why).toBe('Because.\nReally.');
  expect(read(after).dimensions.slice(1)).toEqual(read(source).dimensions.slice(1));
});

const changed = (edit: RubricEdit): Rubric => read(editRubric(source, edit));

test('a level, a dimension and a flag are added at the end, and the rubric is valid', () => {
  const levels = changed({ kind: 'add', path: ['dimensions', 2, 'levels'] }).dimensions[2]?.levels ?? [];
  expect(levels.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
  const before = read(source);
  expect(changed({ kind: 'add', path: ['dimensions'] }).dimensions).toHaveLength(before.dimensions.length + 1);
  expect(changed({ kind: 'add', path: ['flags'] }).flags).toHaveLength(before.flags.length + 1);
});

test('an entry is removed with its lines', () => {
  const before = read(source);
  const after = changed({ kind: 'remove', path: ['dimensions', 1] });
  expect(after.dimensions).toEqual(before.dimensions.filter((_, at) => at !== 1));
  const fewer = changed({ kind: 'remove', path: ['dimensions', 0, 'levels', 2] }).dimensions[0]?.levels;
  expect(fewer).toEqual(before.dimensions[0]?.levels.slice(0, 2));
});

test('a field that does not exist is refused', () => {
  expect(() => editRubric(source, { kind: 'set', path: ['dimensions', 99, 'title'], value: 'x' })).toThrow(
    'has changed',
  );
});
