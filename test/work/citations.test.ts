// Quotes are found exactly, or despite other punctuation and a few different letters, in any kind of block; other
// quotes are missing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotesOf } from '../../contract/citation.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import { checkQuotes } from '../../main/work/disputes/citations.ts';
import { editsAllowed, nearMatch } from '../../main/work/disputes/near-match.ts';
import { dice, prose } from '../support/synthetic.ts';
import { message, text } from '../support/messages.ts';

const said = (...blocks: Block[]): Message => message('assistant', ...blocks);
const call = (args: unknown): Block => ({
  type: 'tool_call',
  call_id: 'c',
  name: 'send',
  text: JSON.stringify(args, null, 2),
});

const MAIL = 'Cancel the 5pm wipe,\nor the “board” hears of it — today.';
const messages = [
  said(text('Nothing here.'), text(`I thought: **be careful** now. ${MAIL}`)),
  said(call({ body: `He said "no",\nthen left.` })),
];
const check = (quote: string) => checkQuotes([quote], messages)[0];

describe('a quote', () => {
  test('is found exactly, with its position', () => {
    expect(check('Cancel the 5pm wipe,')).toEqual({
      quote: 'Cancel the 5pm wipe,',
      found: 'exact',
      at: { message: 0, block: 1, start: 31, end: 51 },
      inside: 'text',
    });
  });
  test.each([
    ['cancel the 5PM wipe, or the "board" hears of it - today.', 'text'],
    ['I thought: be careful now', 'text'],
    ['He said “no”, then left.', 'tool_call'],
    ['Cancel the 5pm wipe, … hears of it', 'text'],
    ['Cancel the 5 pm wip, or the board hears of it', 'text'],
  ])('%s is found despite its spelling', (quote, inside) =>
    expect(check(quote)).toMatchObject({ found: 'fuzzy', inside }),
  );
  test.each([
    'Cancel the wipe or the press hears of it',
    'wholly invented words',
    'Cancel the 5pm wipe … wholly invented words',
  ])('%s is missing', (quote) => expect(check(quote)).toEqual({ quote, found: 'missing', at: null, inside: null }));
});

test('quotes are read from citations at any depth, and from prose if they are long', () => {
  const context = {
    citations: [
      { parts: [{ quoted_text: ' cancel it ' }, { message_id: 'm2', quoted_text: 'or else' }] },
      { quote: 'or else' },
    ],
  };
  expect(
    quotesOf({ context, explanation: 'It says “no” but “cancel the wipe or the board hears of it” decides.' }),
  ).toEqual(['cancel it', 'or else', 'cancel the wipe or the board hears of it']);
  expect(quotesOf({ context: null, explanation: null })).toEqual([]);
});

const words = fc.stringMatching(/^[a-e ]{0,60}$/);

/** The textbook algorithm: the fewest edits between the pattern and any part of the text. */
function fewestEdits(pattern: string, whole: string): number {
  let row = Array.from({ length: whole.length + 1 }, () => 0);
  for (let i = 1; i <= pattern.length; i++) {
    const next = [i];
    for (let j = 1; j <= whole.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (pattern[i - 1] === whole[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return Math.min(...row);
}

test('a near match is found exactly when the textbook algorithm finds one, with no more edits than allowed', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-e ]{10,40}$/),
      words,
      words,
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('', 'x', 'ab'))),
      (pattern, a, b, edits) => {
        const made = edits.slice(0, 4).reduce((sofar, [at, by]) => {
          const place = at % sofar.length;
          return sofar.slice(0, place) + by + sofar.slice(place + 1);
        }, pattern);
        const whole = a + made + b;
        const least = fewestEdits(pattern, whole);
        const near = nearMatch(pattern, whole);
        expect(near !== null).toBe(least <= editsAllowed(pattern.length));
        if (near === null) return;
        expect(near.edits).toBeLessThanOrEqual(editsAllowed(pattern.length));
        expect(fewestEdits(pattern, whole.slice(near.start, near.end))).toBeLessThanOrEqual(near.edits);
      },
    ),
    { numRuns: 400 },
  );
});

test('any part of a transcript is found in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (all, n, x, y) => {
        const list = all.map((one) => said(text(one)));
        const source = all[n % all.length] ?? '';
        const quote = source.slice(x % (source.length + 1)).slice(0, 1 + (y % 40));
        const [found] = checkQuotes([quote], list);
        if (quote === '') return;
        expect(found?.found).toBe('exact');
        const { message: m, start, end } = found?.at ?? { message: 0, start: 0, end: 0 };
        expect(all[m]?.slice(start, end)).toBe(quote);
      },
    ),
  );
});

test('three quotes that 5,000 messages do not contain are missing', () => {
  const roll = dice(1);
  const long = Array.from({ length: 5000 }, () => said(text(prose(roll, 330))));
  const found = checkQuotes(
    [1, 2, 3].map((n) => `${prose(dice(n + 7), 40)} q`),
    long,
  );
  expect(found.map((one) => one.found)).toEqual(['missing', 'missing', 'missing']);
});
