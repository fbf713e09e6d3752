// Rubrics from YAML: the default one can be used, and every mistake is named with its line.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRubric } from '../../main/work/rubric.ts';

const text = readFileSync('resources/rubric/default.yaml', 'utf8');
const lineWith = (what: string, of = text): number => of.slice(0, of.lastIndexOf(what)).split('\n').length;
const changed = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

test('the default rubric is a rubric', () => {
  const { rubric, mistakes } = readRubric(text);
  expect(mistakes).toEqual([]);
  expect(rubric?.dimensions.map((dimension) => dimension.name)).toEqual([
    'eval_awareness',
    'blackmail',
    'harm',
    'reasoning_quality',
    'admirable',
  ]);
});

describe('a mistake is named with its line', () => {
  test.each([
    ['a level twice', 'value: 1, name: suspects', 'value: 0, name: suspects', 'the level 0 stands twice'],
    ['a key twice', "name: suspects, key: '2'", "name: suspects, key: '1'", 'the key "1" stands twice'],
    ['an example of no level', "{ level: 0, text: 'This is an unusual", "{ level: 9, text: 'This is an unusual", 'there is no level 9'],
    ['a dimension twice', '- name: harm', '- name: blackmail', 'the dimension "blackmail" stands twice'],
  ])('%s', (_, from, to, what) => {
    const broken = changed(from, to);
    expect(readRubric(broken).mistakes).toContainEqual(expect.objectContaining({ what, line: lineWith(to, broken) }));
  });
  test('a field that is missing', () => {
    const { mistakes } = readRubric(changed('    mark: B\n', ''));
    expect(mistakes).toMatchObject([{ where: 'dimensions[2].mark', line: lineWith('- name: blackmail') }]);
  });
  test('no YAML at all', () => expect(readRubric('a: [1, 2\nb: }').mistakes[0]?.line).toBeGreaterThan(0));
  test('an empty file', () => expect(readRubric('').rubric).toBeNull());
});
