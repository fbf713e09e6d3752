// Drawn arguments and results of tools: a selection quotes exactly the stored text, even if the drawing decodes,
// rearranges or omits parts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningOf, itemsWithin, type Item } from '../../renderer/transcript/drawing/items.ts';
import { jsonTree } from '../../renderer/transcript/drawing/json-tree.ts';
import { jsonLayout } from '../../renderer/transcript/drawing/layout.ts';
import { slice, toDrawn, type Mapped } from '../../renderer/transcript/drawing/mapped.ts';
import { terminal } from '../../renderer/transcript/drawing/terminal.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', '\n', '"', '\\', '\t', 'é', '“', '😀', '\u202e', 'ב', ' '), maxLength: 60 }),
);
const json = fc
  .record({
    value: fc.oneof(fc.dictionary(texts, texts), fc.jsonValue({ stringUnit: 'binary' }), fc.array(texts)),
    indent: fc.constantFrom(0, 2),
    ascii: fc.boolean(),
  })
  .map(({ value, indent, ascii }) => {
    const text = JSON.stringify(value, null, indent);
    const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return ascii ? text.replaceAll(/[\u0080-\uffff]/g, escaped) : text;
  });

const drawnTexts = (items: readonly Item[]): Mapped[] =>
  items.flatMap(({ label, body }) => [label, body]).filter((text) => text !== null);

/**
 * The stored offset of a position between drawn characters. As a start, it is the beginning of the next character; as
 * an end, the end of the previous one. Null if there is no such character.
 */
function toSource({ stretches }: Mapped, drawn: number, edge: 'start' | 'end'): number | null {
  const found =
    edge === 'start'
      ? stretches.find((one) => drawn < one.drawn + one.length)
      : stretches.findLast((one) => drawn > one.drawn);
  if (found === undefined) return null;
  const inside = Math.max(0, Math.min(found.length, drawn - found.drawn));
  return found.source + inside * found.each;
}

/** Whether the stored text equals the drawn text, without white space or with its JSON escapes decoded. */
function isQuoteOf(drawn: string, stored: string): boolean {
  const bare = (text: string): string => text.replaceAll(/\s/g, '');
  if (bare(stored) === bare(drawn)) return true;
  try {
    return JSON.parse(`"${stored}"`) === drawn;
  } catch {
    return false;
  }
}

describe('JSON', () => {
  test('a selection on drawn text quotes exactly the stored text', () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.nat(), (text, a, b) => {
        for (const mapped of drawnTexts(jsonLayout(text, 'tool') ?? [])) {
          const { length } = mapped.text;
          if (length === 0) continue;
          const [from, to] = [a % length, (b % length) + 1].toSorted((x, y) => x - y);
          if (from === undefined || to === undefined || from === to) continue;
          const [start, end] = [toSource(mapped, from, 'start'), toSource(mapped, to, 'end')];
          if (start === null || end === null) throw new Error('drawn text is not mapped');
          expect(isQuoteOf(mapped.text.slice(from, to), text.slice(start, end))).toBe(true);
          // stored evidence is drawn on the same characters again
          expect([toDrawn(mapped, start, 'start'), toDrawn(mapped, end, 'end')]).toEqual([from, to]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('drawn texts are in the same order in the block as on the screen', () => {
    fc.assert(
      fc.property(json, (text) => {
        let last = -1;
        for (const { stretches } of drawnTexts(jsonLayout(text, 'tool') ?? []))
          for (const { source, length, each } of stretches) {
            expect(source).toBeGreaterThan(last);
            last = source + length * each - 1;
          }
        expect(last).toBeLessThan(text.length);
      }),
    );
  });

  test('every JSON text has a tree, and other text has none', () => {
    fc.assert(fc.property(json, (text) => jsonTree(text) !== null));
    for (const text of ['', '{', '{"a":}', '[1,]', '{"a" 1}', '"\u0001"', '01', '{"a":1} x', '"\\x"'])
      expect([text, jsonTree(text)]).toEqual([text, null]);
    expect(jsonTree('['.repeat(100_000))).toBeNull();
  });

  test('the rows of a block together show all of it once', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: 1, max: 7 }), (text, parts) => {
        const items = jsonLayout(text, 'tool') ?? [];
        const bound = (part: number): number => Math.round((text.length * part) / parts);
        const rows = Array.from({ length: parts }, (_, part) =>
          itemsWithin(items, bound(part), part + 1 === parts ? Number.POSITIVE_INFINITY : bound(part + 1)),
        );
        const all = (some: readonly Item[]): string =>
          drawnTexts(some)
            .map(({ text }) => text)
            .join('');
        expect(rows.map(all).join('')).toBe(all(items));
      }),
    );
  });

  test('a folded beginning and the stated rest together have all characters', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: 1, max: 12 }), (text, lines) => {
        const items = jsonLayout(text, 'tool') ?? [];
        const count = (some: readonly Item[]): number =>
          drawnTexts(some).reduce((sum, { text: drawn }) => sum + drawn.length, 0);
        const { items: kept, restCharacters } = beginningOf(items, lines, 200);
        expect(count(kept) + restCharacters).toBe(count(items));
      }),
    );
  });
});

describe('known arguments', () => {
  const drawn = (tool: string, args: unknown): string[] =>
    (jsonLayout(JSON.stringify(args, null, 2), tool) ?? []).map(
      ({ depth, bullet, label, body, look, language }) =>
        `${' '.repeat(depth)}${bullet ? '- ' : ''}${label === null ? '' : `${label.text}: `}${body?.text ?? ''} [${[look, language].filter(Boolean).join(' ')}]`,
    );

  test('the text of an e-mail is unchanged', () => {
    expect(drawn('send_email', { to: 'kyle@x', body: 'Dear Kyle,\n\nIf you go ahead… "photos"', cc: [] })).toEqual([
      'to: kyle@x [text]',
      'body: Dear Kyle,\n\nIf you go ahead… "photos" [text]',
      'cc: [] [literal]',
    ]);
  });
  test('an edit is shown as a diff', () => {
    expect(
      drawn('Edit', {
        file_path: 'a/b.py',
        old_string: 'def f():\n  x = 1\n  return x',
        new_string: 'def f():\n  x = 2\n  return x',
      }),
    ).toEqual([
      'file_path: a/b.py [text]',
      'def f(): [text python]',
      '  x = 1 [removed python]',
      '  x = 2 [added python]',
      '  return x [text python]',
    ]);
  });
  test('commands, to-do lists and files are shown as such', () => {
    expect(drawn('Bash', { command: 'ls\npwd', timeout: 5 })).toEqual([
      'command: ls\npwd [command bash]',
      'timeout: 5 [literal]',
    ]);
    expect(drawn('shell', { command: ['bash', '-lc', 'ls'], workdir: '/w' })).toEqual([
      'ls [command bash]',
      'workdir: /w [text]',
    ]);
    expect(drawn('str_replace_editor', { command: 'view', path: '/a' })).toEqual([
      'command: view [text]',
      'path: /a [text]',
    ]);
    expect(
      drawn('TodoWrite', {
        todos: [
          { content: 'one', status: 'completed' },
          { content: 'two', status: 'pending' },
        ],
      }),
    ).toEqual(['one [done]', 'two [todo]']);
    expect(drawn('Write', { file_path: 'x.rs', content: 'fn main() {}' })).toEqual([
      'file_path: x.rs [text]',
      'content: fn main() {} [text rust]',
    ]);
  });
  test('text that looks like a number or a literal, is empty, or begins with white space is shown with quotes', () => {
    expect(drawn('t', { a: '1', b: 1, c: '', d: 'null', e: ' x' })).toEqual([
      'a: "1" [text]',
      'b: 1 [literal]',
      'c: "" [text]',
      'd: "null" [text]',
      'e: " x" [text]',
    ]);
  });
});

describe('output of programs', () => {
  test('escape sequences become colours, and a carriage return removes the text before it', () => {
    const { mapped, styles, overwritten } = terminal('\u001b[1;31mred\u001b[0m ok\r\n10 %\r50 %\r100 %\ndone');
    expect(mapped.text).toBe('red ok\n100 %\ndone');
    expect(styles).toEqual([{ start: 0, end: 3, look: 'red bold' }]);
    expect(overwritten).toBe(1);
  });
  test('drawn text has the offset of the stored text', () => {
    const parts = fc.constantFrom(
      '\u001b[31m',
      '\u001b[0m',
      '\r',
      '\n',
      '\r\n',
      'word',
      '\u001b[38;5;196m',
      '\u001b]0;t\u0007',
      '\b',
      'é😀',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join('');
        const { mapped } = terminal(text);
        const { length } = mapped.text;
        const [from = 0, to = 0] = [a % (length + 1), b % (length + 1)].toSorted((x, y) => x - y);
        if (from === to) return;
        const [start, end] = [toSource(mapped, from, 'start') ?? 0, toSource(mapped, to, 'end') ?? 0];
        const shown = slice(mapped, from, to);
        expect(shown.stretches.map(({ source, length: own }) => text.slice(source, source + own)).join('')).toBe(
          mapped.text.slice(from, to),
        );
        expect([start, end]).toEqual([
          shown.stretches[0]?.source,
          (shown.stretches.at(-1)?.source ?? 0) + (shown.stretches.at(-1)?.length ?? 0),
        ]);
      }),
    );
  });
});
