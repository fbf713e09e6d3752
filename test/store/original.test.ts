// The original of a transcript is stored without the text that the messages contain, and restored to the byte.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../contract/transcript.ts';
import { keptOriginal, originalFrom } from '../../main/store/original.ts';
import { message, text } from '../support/messages.ts';

const said = (words: string): Message => message('user', text(words));
const python = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const back = (kept: string, messages: readonly Message[]): string => [...originalFrom([kept], messages)].join('');
const long = fc.string({ unit: 'binary', minLength: 60, maxLength: 200 });

test('the original is restored to the byte, with any notation and any text between', () => {
  fc.assert(
    fc.property(
      fc.array(long, { maxLength: 5 }),
      fc.array(fc.nat(9), { maxLength: 12 }),
      fc.boolean(),
      fc.string(),
      (texts, order, escaped, noise) => {
        const messages = texts.map(said);
        const unit = { noise, all: order.map((at) => texts[at] ?? 'short'), again: texts.toReversed() };
        const original = `${escaped ? python(unit) : JSON.stringify(unit, null, 1)}${noise}`;
        expect(back(keptOriginal(original, messages), messages)).toBe(original);
      },
    ),
  );
});

test('a text that the messages contain is not stored again, in JSON of JavaScript or of Python', () => {
  const words = 'Größe – '.repeat(500);
  const messages = [said(words)];
  for (const write of [JSON.stringify, python]) {
    const original = write({ messages: [{ content: words }], events: [{ input: words }, { output: words }] });
    expect(keptOriginal(original, messages).length).toBeLessThan(200);
    expect(back(keptOriginal(original, messages), messages)).toBe(original);
  }
});
