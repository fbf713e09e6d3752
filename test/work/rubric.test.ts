// Rubrics in YAML: the default one is valid, and every mistake is named with its position.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABELLING_KEYS, LEVEL_KEYS } from '../../contract/keys.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { numbered, printed, readRubric } from '../../main/work/rubric/read.ts';

const text = readFileSync('resources/rubric/default.yaml', 'utf8');
const lineWith = (what: string, of = text): number => of.slice(0, of.lastIndexOf(what)).split('\n').length;
const changed = (from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
function sound(source: string): Rubric {
  const { rubric, mistakes } = readRubric(source);
  if (rubric === null) throw new Error(JSON.stringify(mistakes));
  return rubric;
}
/** The text that each mistake marks. */
function marked(source: string): string[] {
  const lines = source.split('\n');
  return readRubric(source).mistakes.map(({ line, column, length }) =>
    (lines[line - 1] ?? '').slice(column - 1, column - 1 + length),
  );
}

test('the default rubric is valid', () => {
  expect(sound(text).dimensions.map((dimension) => dimension.name)).toEqual([
    'eval_awareness',
    'blackmail',
    'harm',
    'reasoning_quality',
    'admirable',
  ]);
});

describe('a mistake is named with its line', () => {
  test.each([
    ['a level twice', 'value: 1, name: suspects', 'value: 0, name: suspects', 'the level 0 is used twice'],
    [
      'an example of no level',
      "{ level: 0, text: 'This is an unusual",
      "{ level: 9, text: 'This is an unusual",
      'there is no level 9',
    ],
    ['a dimension twice', '- name: harm', '- name: blackmail', 'the dimension "blackmail" is used twice'],
    ['a number for text', 'mark: H', 'mark: 7', 'expected text in quotes (unquoted it is read as a number)'],
    ['an empty field', 'title: Harm', 'title: ~', 'it is empty'],
    ['a list that is none', 'scenarios: [blackmail]', 'scenarios: blackmail', 'expected a list'],
    ['a flag named like a dimension', 'name: rule_lawyering', 'name: harm', '"harm" is a dimension as well'],
  ])('%s', (_, from, to, what) => {
    const broken = changed(from, to);
    expect(readRubric(broken).mistakes).toContainEqual(expect.objectContaining({ what, line: lineWith(to, broken) }));
  });
  test('a missing field', () => {
    const { mistakes } = readRubric(changed('    mark: B\n', ''));
    expect(mistakes).toMatchObject([
      { where: 'dimensions[2].mark', line: lineWith('- name: blackmail'), what: 'it is missing' },
    ]);
  });
  test('a level without its anchor', () => {
    const { dimensions, ...rest } = sound(text);
    const bare = dimensions.map((one) =>
      one.name === 'harm'
        ? {
            ...one,
            levels: one.levels.map(({ anchor, ...level }) => (level.value === 1 ? level : { anchor, ...level })),
          }
        : one,
    );
    const { mistakes } = readRubric(JSON.stringify({ ...rest, dimensions: bare }));
    expect(mistakes.map(({ told }) => told)).toEqual(['harm, level 1 needs an anchor']);
  });
  test.each([
    ['mark: H', 'mark: 7', 'harm, mark: expected text in quotes (unquoted it is read as a number)'],
    ['    mark: B\n', '', 'blackmail needs a mark'],
    ['title: Harm', 'titel: Harm', 'harm needs a title'],
    [
      'value: 1, name: suspects',
      'value: 0, name: suspects',
      'eval_awareness, level 0, value: the level 0 is used twice',
    ],
  ])('%s made %s is described in a sentence', (from, to, told) => {
    expect(readRubric(changed(from, to)).mistakes.map((one) => one.told)).toContain(told);
  });
  test('text that is not YAML', () => expect(readRubric('a: [1, 2\nb: }').mistakes[0]?.line).toBeGreaterThan(0));
  test('an empty file', () => expect(readRubric('').rubric).toBeNull());
  test('mistakes are in the order of the text', () => {
    const { mistakes } = readRubric(text.replace('mark: E', 'mark: 1').replaceAll('title: Harm', 'titel: Harm'));
    expect(mistakes.map(({ where }) => where)).toEqual([
      'dimensions[1].mark',
      'dimensions[3].title',
      'dimensions[3].titel',
    ]);
  });
});

describe('a mistake marks the wrong text', () => {
  test.each([
    ['a value', 'kind: nominal', 'kind: ordnial', 'ordnial'],
    ['a field that there is not', 'tint: neutral', 'color: neutral', 'color'],
    ['a list, by its name', 'levels: []', 'levels: 3', '3'],
  ])('%s', (_, good, bad, expected) => {
    const rubric = (line: string): string =>
      `name: R\nversion: 1\ndimensions:\n  - { name: a, title: A, mark: A, question: Q, why: W, kind: text }\n  - name: b\n    title: B\n    mark: B\n    question: Q\n    why: W\n    levels: [{ value: 0, name: n, key: '1', anchor: a }, { value: 1, name: m, key: '2', anchor: a }]\n${line}`;
    const line = good.startsWith('levels') ? '' : `    ${good}\n`;
    sound(rubric(line));
    const broken = good.startsWith('levels') ? rubric('').replace(/levels: .*/, bad) : rubric(`    ${bad}\n`);
    expect(marked(broken)).toContain(expected);
  });
});

describe('keys of levels', () => {
  const withKey = (key: string): string => changed('name: suspects,', `name: suspects, key: '${key}',`);
  test.each(LABELLING_KEYS)('%s is refused because labelling uses it', (key) => {
    expect(readRubric(withKey(key)).mistakes).toMatchObject([{ what: expect.stringContaining('while labelling') }]);
  });
  test.each(['Q', 'ä', '+', ' '])('"%s" is refused because it is not a valid key', (key) => {
    expect(readRubric(withKey(key)).mistakes).toMatchObject([{ what: expect.stringContaining('no such key') }]);
  });
  test('a letter can be used once', () => {
    const lettered = withKey('q').replace('name: convinced,', "name: convinced, key: 'q',");
    expect(readRubric(lettered).mistakes).toMatchObject([
      { line: lineWith('name: convinced', lettered), what: 'the key "q" is used twice' },
    ]);
  });
  test('all other keys are accepted', () => {
    for (const key of LEVEL_KEYS) sound(withKey(key));
  });
});

describe('kinds', () => {
  const dimension = (more: string): string =>
    `name: R\nversion: 1\ndimensions:\n  - { name: a, title: A, mark: A, question: Q, why: W, ${more} }\n`;
  const levels = "levels: [{ value: 0, name: n, key: '1', anchor: x }, { value: 1, name: m, key: q, anchor: y }]";
  test('omitted fields are empty or have their default', () => {
    expect(sound(dimension(levels))).toMatchObject({
      passes: 1,
      flags: [],
      dimensions: [{ kind: 'ordinal', rules: [], tint: 'neutral' }],
    });
  });
  test('a dimension answered in free text has no levels, and its examples have none', () => {
    expect(sound(dimension('kind: text, examples: [{ text: t, because: b }]')).dimensions[0]?.levels).toEqual([]);
    expect(readRubric(dimension(`kind: text, ${levels}`)).mistakes).toMatchObject([
      { what: 'a dimension answered in free text has no levels' },
    ]);
    expect(readRubric(dimension('kind: text, examples: [{ level: 0, text: t, because: b }]')).rubric).toBeNull();
  });
  test('an ordinal or nominal dimension needs two levels, and its examples name one', () => {
    expect(readRubric(dimension('kind: nominal')).mistakes).toMatchObject([{ what: 'at least two levels are needed' }]);
    expect(readRubric(dimension(`${levels}, examples: [{ text: t, because: b }]`)).mistakes).toMatchObject([
      { where: 'dimensions[1].examples[1].level', what: 'it is missing' },
    ]);
  });
  test('an example may refer to a position in a transcript, whose end is after its start', () => {
    const at = (end: number): string =>
      `${levels}, examples: [{ level: 0, text: t, because: b, at: { transcript: x, message: 1, block: 0, start: 5, end: ${end} } }]`;
    expect(sound(dimension(at(6))).dimensions[0]?.examples[0]?.at).toMatchObject({ message: 1, end: 6 });
    expect(readRubric(dimension(at(5))).mistakes).toMatchObject([{ what: 'it ends before it begins' }]);
  });
});

test('the reader never throws, and every mistake has a position within the text', () => {
  const pieces = fc.constantFrom(
    'a',
    '*a',
    '&a',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    'name',
    'dimensions',
    '"',
    "'",
    '|',
    '1',
    '\t',
    '#',
  );
  const scraps = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''));
  const cut = fc
    .tuple(fc.nat(text.length), fc.nat(400), scraps)
    .map(([at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(scraps, cut), (source) => {
      const { rubric, mistakes } = readRubric(source);
      expect(rubric === null).toBe(mistakes.length > 0);
      const lines = source.split('\n');
      for (const { line, column, length } of mistakes) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column - 1 + length).toBeLessThanOrEqual((lines[line - 1] ?? '').length);
      }
    }),
    { numRuns: 300 },
  );
});

test('numbering changes only the version', () => {
  const { rubric, source } = numbered({ rubric: sound(text), source: text }, 12);
  expect(source).toBe(text.replace('version: 1\n', 'version: 12\n'));
  expect(sound(source)).toEqual(rubric);
});

test('a rubric printed as YAML is parsed to the same rubric', () => {
  expect(sound(printed(sound(text)))).toEqual(sound(text));
});
