// A dimension made from the words of an imported field: its levels, and the level that each word means.
import { expect, test } from 'vitest';
import { editRubric, readRubric, shippedRubric } from '../../main/work/rubric/index.ts';
import { dimensionOf, keepsOrder, meanings, moved, proposed } from '../../renderer/imports/new-dimension.ts';

const { rubric, source } = shippedRubric();

test('words become levels in order, and can be moved and renamed', () => {
  const { levels, ...rest } = proposed('human_label', ['bad', 'fine', 'worst']);
  expect(rest).toEqual({ title: 'Human label', kind: 'ordinal' });
  const up = moved(levels, 1, -1).map((each) => (each.word === 'fine' ? { word: 'fine', name: 'acceptable' } : each));
  const made = dimensionOf({ ...rest, levels: up }, 'human_label', rubric);
  expect(made.levels.map(({ value, name }) => [value, name])).toEqual([
    [0, 'acceptable'],
    [1, 'bad'],
    [2, 'worst'],
  ]);
  expect(meanings(up)).toEqual({ fine: '0', bad: '1', worst: '2' });
  expect(keepsOrder(up)).toBe(false);
});

test('numbers keep their values in rising order, and false comes before true', () => {
  const { levels } = proposed('grade', ['10', '-1', '2']);
  expect(levels.map(({ word }) => word)).toEqual(['-1', '2', '10']);
  expect(meanings(levels)).toEqual({ '-1': '-1', '2': '2', '10': '10' });
  expect(keepsOrder(levels)).toBe(true);
  expect(proposed('ok', ['True', 'False']).levels.map(({ word }) => word)).toEqual(['False', 'True']);
});

test('the name and the mark differ from those of the rubric', () => {
  const { name, mark } = dimensionOf(proposed('Harm', ['a', 'b']), 'Harm', rubric);
  expect(rubric.dimensions.map((each) => each.name)).not.toContain(name);
  expect(rubric.dimensions.map((each) => each.mark)).not.toContain(mark);
  expect(dimensionOf(proposed('42 %', ['a', 'b']), '42 %', rubric).name).toBe('dimension');
});

test('the text of the rubric with the dimension is valid, and all other text is unchanged', () => {
  const proposal = { ...proposed('who: "wins"?', ['model_a', 'tie, both', 'no']), kind: 'nominal' as const };
  const dimension = dimensionOf(proposal, 'who: "wins"?', rubric);
  const text = editRubric(source, { kind: 'add', path: ['dimensions'], dimension });
  const after = readRubric(text);
  expect(after.mistakes).toEqual([]);
  expect(after.rubric?.dimensions.at(-1)).toMatchObject(dimension);
  expect(after.rubric?.dimensions.slice(0, -1)).toEqual(rubric.dimensions);
  expect(text.split('\n')).toEqual(expect.arrayContaining(source.split('\n')));
});
