// Completion and hover in the rubric: which field a position in half-written YAML belongs to, and what may be entered
// there.
import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { fieldsAt } from '../../renderer/rubric/fields.ts';
import { yamlPlace } from '../../renderer/rubric/yaml-place.ts';

/** The position of the bar in the text, which is removed. */
function at(text: string): ReturnType<typeof yamlPlace> {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return yamlPlace(text.replace('|', '').split('\n'), before.length - 1, before.at(-1)?.length ?? 0);
}

describe('the field at a position', () => {
  test.each<[string, string, string, string, 'name' | 'value']>([
    ['the first word', 'na|', '', 'na', 'name'],
    ['a new line', 'name: x\n|', '', '', 'name'],
    ['in an entry', 'dimensions:\n  - ti|', 'dimensions []', 'ti', 'name'],
    ['in an entry, below', 'dimensions:\n  - name: a\n    ti|', 'dimensions []', 'ti', 'name'],
    ['in an entry, on an empty line', 'dimensions:\n  - name: a\n    |\n    mark: A', 'dimensions []', '', 'name'],
    ['below a list as far left as its field', 'flags:\n- name: a\n  ru|', 'flags []', 'ru', 'name'],
    ['a value', 'dimensions:\n  - kind: no|', 'dimensions []', 'kind', 'value'],
    ['in braces', 'dimensions:\n  - levels:\n      - { value: 0, na|', 'dimensions [] levels []', 'na', 'name'],
    ['behind a quoted comma', "flags:\n  - { name: a, title: 'b, c: d', ru| }", 'flags []', 'ru', 'name'],
    [
      'a value in braces',
      'dimensions:\n  - levels:\n      - { value: 0, key: | }',
      'dimensions [] levels []',
      'key',
      'value',
    ],
    [
      'a list of braces on one line',
      'dimensions:\n  - levels: [{ value: 0 }, { va|',
      'dimensions [] levels []',
      'va',
      'name',
    ],
    [
      'braces in braces',
      'dimensions:\n  - examples:\n      - { level: 1, at: { me|',
      'dimensions [] examples [] at',
      'me',
      'name',
    ],
    [
      'above a comment and behind a folded text',
      'dimensions:\n  - why: >-\n      One: two\n    # so\n    ti|',
      'dimensions []',
      'ti',
      'name',
    ],
  ])('%s', (_, text, path, field, side) => {
    expect(at(text)).toMatchObject({ path: path.split(' ').filter(Boolean), field, side });
  });
  test.each([
    ['inside of folded text', 'why: >-\n  wo|rds'],
    ['between words', 'a question of|'],
    ['in a comment', '# na|'],
    ['in a list of words', 'scenarios: [bl|'],
    ['in quotes', "- { title: 'a, b|"],
  ])('no field name is expected %s', (_, text) => {
    const place = at(text);
    expect(place === null || place.side === 'value').toBe(true);
  });
  test('the other fields of an entry are listed', () => {
    expect(at('dimensions:\n  - name: a\n    |\n    mark: A\n  - title: b')?.others).toEqual(['name', 'mark']);
    expect(at('- { value: 0, |, key: 1 }, { other: 1 }')?.others).toEqual(['value', 'key']);
  });
});

test('every field of the default rubric is found at its position', () => {
  const text = readFileSync('resources/rubric/default.yaml', 'utf8');
  const lines = text.split('\n');
  let seen = 0;
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isSeq(node)) for (const item of node.items) walk(item, [...path, '[]']);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !key.range) continue;
      const before = text.slice(0, key.range[1]).split('\n');
      expect(yamlPlace(lines, before.length - 1, before.at(-1)?.length ?? 0)).toMatchObject({
        path,
        field: key.value,
        side: 'name',
      });
      expect(fieldsAt(path).map(({ name }) => name)).toContain(key.value);
      seen += 1;
      walk(value, [...path, String(key.value)]);
    }
  };
  walk(parseDocument(text).contents, []);
  expect(seen).toBeGreaterThan(200);
});

test('fields come from the schema, with their description and values', () => {
  expect(fieldsAt(['dimensions', '[]', 'levels', '[]']).map(({ name }) => name)).toEqual([
    'value',
    'name',
    'key',
    'anchor',
  ]);
  expect(fieldsAt(['dimensions', '[]']).find(({ name }) => name === 'kind')).toMatchObject({
    values: ['ordinal', 'nominal', 'text'],
    required: false,
  });
  expect(fieldsAt([]).find(({ name }) => name === 'passes')).toMatchObject({
    values: ['1', '2'],
    about: expect.stringContaining('masked'),
  });
  expect(fieldsAt(['dimensions'])).toEqual([]);
  expect(fieldsAt(['nonsense', '[]'])).toEqual([]);
});
