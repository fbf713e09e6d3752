// The filter language: a printed filter is parsed to the same terms, and errors contain their column.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPERATORS, parseFilter, type Term } from '../../contract/filter/parse.ts';
import { printFilter } from '../../contract/filter/print.ts';

const name = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,8}$/);
const value = fc.string({ minLength: 1 });
const withoutPlace = (terms: readonly Term[]): unknown[] => terms.map((term) => ({ ...term, at: 0, end: 0 }));

const compare = fc
  .record({
    not: fc.boolean(),
    operator: fc.constantFrom(...OPERATORS),
    value,
    field: fc.oneof(
      name.map((n) => ({ kind: 'name' as const, name: n })),
      fc
        .tuple(name, fc.stringMatching(/^[a-z]{1,5}$/))
        .map(([grader, dimension]) => ({ kind: 'score' as const, grader, dimension })),
      name.map((dimension) => ({ kind: 'label' as const, dimension })),
      name.map((dimension) => ({ kind: 'gold' as const, dimension })),
    ),
  })
  .map((term): Term => ({ kind: 'compare', at: 0, end: 0, ...term }));
const text = fc
  .oneof(
    fc.record({
      not: fc.boolean(),
      text: fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u),
      phrase: fc.constant(false),
      prefix: fc.boolean(),
    }),
    fc.record({
      not: fc.boolean(),
      text: fc.string().map((s) => `${s}a`),
      phrase: fc.constant(true),
      prefix: fc.boolean(),
    }),
  )
  .map((term): Term => ({ kind: 'text', at: 0, end: 0, ...term }));

test('a printed filter is parsed to the same terms', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(compare, text), { maxLength: 6 }), (terms) => {
      const parsed = parseFilter(printFilter({ terms }));
      expect(parsed.ok && withoutPlace(parsed.tree.terms)).toEqual(withoutPlace(terms));
    }),
  );
});

test('any text can be parsed without an exception', () => {
  fc.assert(
    fc.property(fc.string(), (any) => {
      expect(parseFilter(any)).toHaveProperty('ok');
    }),
  );
});

describe('each term contains its position', () => {
  test.each([
    [
      'a  "b c" -x:y',
      [
        [0, 1],
        [3, 8],
        [9, 13],
      ],
    ],
    ['score[g.d]>=5', [[0, 13]]],
  ])('%s', (words, places) => {
    const parsed = parseFilter(words);
    expect(parsed.ok && parsed.tree.terms.map(({ at, end }) => [at, end])).toEqual(places);
  });
});

test.each([
  ['a "b', 3, 'not closed'],
  ['scenario:', 10, 'value is missing'],
  ['score[x]>1', 1, 'score[GRADER.DIMENSION]'],
  ['label[]:1', 1, 'label[DIMENSION]'],
  ['ok --', 5, 'a word to search for is missing'],
])('%s: an error at column %i', (words, column, message) => {
  expect(parseFilter(words)).toMatchObject({ ok: false, column, message: expect.stringContaining(message) });
});

test('a filter with more than 300 conditions is an error at the column of condition 301', () => {
  expect(parseFilter('a '.repeat(300)).ok).toBe(true);
  expect(parseFilter('a '.repeat(301))).toMatchObject({
    ok: false,
    column: 601,
    message: expect.stringContaining('300'),
  });
});
