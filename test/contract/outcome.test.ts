// The text of a composite event is parsed and printed, and an "or" is decided as soon as its value is known.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyOf, printOutcome, readOutcome, type Clause } from '../../contract/outcome.ts';

test('levels, components and flags are read with any spacing', () => {
  expect(readOutcome(' blackmail>=3  OR harm >= 3 or blackmail.reached_target or flag:rule_lawyering ')).toEqual({
    any: [
      { dimension: 'blackmail', from_level: 3 },
      { dimension: 'harm', from_level: 3 },
      { dimension: 'blackmail', component: 'reached_target' },
      { flag: 'rule_lawyering' },
    ],
  });
});

test.each(['', 'blackmail', 'blackmail>3', 'harm>=3 and blackmail>=3', 'flag:', 'harm>=x or harm>=3', 'Harm>=3'])(
  '“%s” is refused with a message',
  (text) => {
    expect(readOutcome(text)).toContain('is not a valid part of an event');
  },
);

const Name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const AnyClause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({ dimension: Name, from_level: fc.integer({ min: -999_999_999, max: 999_999_999 }) }),
  fc.record({ dimension: Name, component: Name }),
  fc.record({ flag: Name }),
);

test('a printed event is parsed to the same event', () => {
  fc.assert(
    fc.property(fc.array(AnyClause, { minLength: 1, maxLength: 20 }), (any) => {
      expect(readOutcome(printOutcome({ any }))).toEqual({ any });
    }),
  );
});

test('an “or” is true if any part is true, false only if all parts are false, and otherwise unknown', () => {
  expect([anyOf([true, null]), anyOf([false, true]), anyOf([false, false]), anyOf([false, null]), anyOf([])]).toEqual([
    true,
    true,
    false,
    null,
    false,
  ]);
});
