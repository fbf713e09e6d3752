// A transcript whose texts are read in pieces is stored like one whose texts are in memory.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Message } from '../../contract/transcript.ts';
import type { NormalTranscript } from '../../contract/import.ts';
import { bytesIn, deflatedPieces, HELD, type Kept, type LongTexts } from '../../main/store/long-texts.ts';
import { pagesOf } from '../../main/store/pages.ts';
import { originalFrom } from '../../main/store/original.ts';
import { prepare } from '../../main/store/prepare.ts';
import { message, text } from '../support/messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-long-'));
const file = openSync(join(folder, 'kept'), 'wx+');
let end = 0;
afterAll(() => {
  closeSync(file);
  rmSync(folder, { recursive: true });
});

/** Pieces of about this many characters, of which none ends within a character or an escape. */
function* cut(text: string, size: number): Generator<string> {
  for (let from = 0; from < text.length;) {
    let to = from + size;
    while (/[\ud800-\udbff\\]/.test(text[to - 1] ?? '')) to++;
    yield text.slice(from, to);
    from = to;
  }
}

const inPieces = (size: number): LongTexts => ({
  pieces: (text) => cut(text, size),
  // for a shelved text this is its real length, not that of its mark; here they are equal
  lengthOf: (text) => text.length,
  keep(chunks) {
    const from = end;
    for (const chunk of chunks) end += writeSync(file, chunk, 0, chunk.length, end);
    return { file, from, to: end };
  },
});

const textIn = (kept: Kept): string => inflateSync(bytesIn(kept)).toString('utf8');
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('🙂'.repeat(60), '\\"'.repeat(80)),
);
const said = (words: string): Message => message('user', text(words));

test('id, pages, skeleton and original do not depend on where pieces end', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), fc.integer({ min: 1, max: 90 }), (texts, size) => {
      const messages = texts.map(said);
      const original = JSON.stringify({ beside: 'é', all: [...texts, ...texts.toReversed()] });
      const scores: NormalTranscript['scores'] = [];
      const about = { source_id: 's', title: '', created_at: null, facets: {}, scores, metadata: null };
      const whole = prepare({ ...about, messages, original });
      const long = prepare({ ...about, messages, original }, undefined, inPieces(size));
      expect([long.id, long.digest, long.body?.characters]).toEqual([whole.id, whole.digest, whole.body?.characters]);
      expect(long.body?.pages.map(({ deflated }) => textIn(deflated))).toEqual(
        whole.body?.pages.map(({ deflated }) => textIn(deflated)),
      );
      for (const body of [whole.body, long.body]) {
        const parts = body?.original.map(textIn) ?? [];
        expect([...originalFrom(parts, messages)].join('')).toBe(Buffer.from(original).toString('utf8'));
      }
      const [skeleton, other] = [whole.body, long.body].map((body) => body && JSON.parse(textIn(body.skeleton)));
      expect(other).toEqual(skeleton);
    }),
  );
});

test('a text that is compressed in pieces is one zlib stream', () => {
  const pieces = ['a'.repeat(1 << 20), 'ж会🙂'.repeat(300_000), '', 'end'];
  const bytes = Buffer.concat([...deflatedPieces(pieces)]);
  expect(inflateSync(bytes).toString('utf8')).toBe(pieces.join(''));
});

test('the words of a long text are indexed in parts that overlap by a phrase', () => {
  const text = Array.from({ length: 450_000 }, (_, n) => `word${n}`).join(' ');
  const [page] = pagesOf([said(text)], { ...inPieces(1 << 18), keep: HELD.keep });
  const parts =
    page?.words.map((part) => (typeof part === 'string' ? part : Buffer.from(bytesIn(part)).toString('utf8'))) ?? [];
  expect(parts.length).toBeGreaterThan(1);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(5_000_000);
  expect(parts[0]).toContain(parts[1]?.slice(0, 300));
  const all = new Set(parts.flatMap((part) => part.split(' ')));
  expect(Array.from({ length: 450_000 }, (_, n) => all.has(`word${n}`)).indexOf(false)).toBe(-1);
});

test('a message that could not be read back is refused, in memory or in pieces', () => {
  const messages = [said('short'), said('a "quoted" word\n'.repeat(20))];
  const characters = JSON.stringify(messages.slice(1)).length;
  for (const long of [HELD, inPieces(7)]) {
    expect(() => pagesOf(messages, long, characters - 1)).toThrow(/message 1 is longer than/);
    expect(pagesOf(messages, long, JSON.stringify(messages).length)).toHaveLength(1);
  }
});
