// Finding words in one transcript: every occurrence, with any case and any JSON escapes in the stored text.
import { deflateSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { find, hits } from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => void (study = freshStudy()));
afterEach(() => study.remove());

/** Long enough to fill pages, so that most pages need not be read. */
const LONG = 'x '.repeat(40_000);

/** Stores a transcript with these texts, one in each message, and returns its key. */
function putTexts(...texts: readonly string[]): number {
  const base = transcript('');
  const [message] = base.messages;
  if (message === undefined) throw new Error('no message to copy');
  const messages = texts.map((text) => ({ ...message, blocks: [{ type: 'text' as const, text }] }));
  put(study.db, { ...base, source_id: texts.join(), messages });
  return study.db.prepare<[], number>('select max(key) from transcript').pluck().get() ?? 0;
}
const places = (key: number, words: string): string[] =>
  find(study.db, key, words).map(({ message, start, end }) => `${message}:${start}-${end}`);

test.each([
  ['fox', 'a Fox, a FOX', ['1:2-5', '1:9-12']],
  ['say "no"\\', 'they say "No"\\ twice', ['1:5-14']],
  ['a\nb', 'a\nb', ['1:0-3']],
  ['fuß', 'FUẞ und Fuß', ['1:0-3', '1:8-11']],
  ['kelvin', '300 \u212aelvin', ['1:4-10']],
  ['mass', 'ma\u017fs', ['1:0-4']],
  ['end', 'a bell \u0007 at the end', ['1:16-19']],
  ['(x', '(x)', ['1:0-2']],
])('%j is found in %j between pages that do not contain it', (words, text, wanted) => {
  const key = putTexts(LONG, text, LONG);
  expect(places(key, words)).toEqual(wanted);
  // a second time, from the pages that are open
  expect(places(key, words)).toEqual(wanted);
});

test('hits belong to the transcript that is searched', () => {
  const [first, second] = [putTexts('one fox'), putTexts('no', 'the fox')];
  expect(find(study.db, second, '')).toEqual([]);
  expect([places(first, 'fox'), places(second, 'fox'), places(first, 'fox')]).toEqual([
    ['0:4-7'],
    ['1:4-7'],
    ['0:4-7'],
  ]);
});

test('the first 10,000 hits of a filter are found in a block that has 200,000 of them', () => {
  const found = hits(study.db, putTexts('x '.repeat(200_000)), 'x');
  expect([found.length, found.at(-1)]).toEqual([10_000, { message: 0, block: 0, start: 19_998, end: 19_999 }]);
});

/** Replaces a part of the stored JSON of a transcript, as another program that writes study files might. */
function rewrite(key: number, part: string, other: string): void {
  const stored = study.db.prepare<[number], Buffer>('select deflated from page where key >> 20 = ?').pluck().get(key);
  const json = inflateSync(stored ?? Buffer.alloc(0)).toString('utf8');
  expect(json).toContain(part);
  const deflated = deflateSync(json.replace(part, () => other));
  study.db.prepare('update page set deflated = ? where key >> 20 = ?').run(deflated, key);
}

test.each([
  ['fox', 'a fox', 'fox', '\\u0066ox', ['0:2-5']],
  ['a/b', 'a/b', 'a/b', 'a\\/b', ['0:0-3']],
  ['end', 'red \u001b[31m end', '\\u001b', '\\u001B', ['0:10-13']],
  ['a\nb', 'a\nb', '\\n', '\\u000a', ['0:0-3']],
  ['😀', 'a 😀', '😀', '\\ud83d\\ude00', ['0:2-4']],
])('%j is found in %j if another program stored %j as %j', (words, text, part, other, wanted) => {
  const key = putTexts(text);
  rewrite(key, part, other);
  expect(places(key, words)).toEqual(wanted);
});
