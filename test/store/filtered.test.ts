// The transcripts of a filter in parts: together the parts equal the whole, wherever a search step ends.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AS_IMPORTED } from '../../contract/library.ts';
import { parseFilter } from '../../contract/filter/parse.ts';
import { filteredPart, filteredParts, filteredTranscripts } from '../../main/store/index.ts';
import { isText, queriesFor } from '../../main/store/search.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

const WORDS = ['fox', 'foxes', 'fog', 'bear', 'beard', 'café', 'snow'];
/** Long enough that the words of the second message are not in the first page. */
const LONG = `fox ${'x '.repeat(40_000)}`;

let study: TestStudy;
/** Inserts an empty transcript with this key, so that a small study reaches over many search steps. */
function leap(to: number): void {
  study.db
    .prepare(
      "insert into transcript (key, id, import, source_id, title, messages, characters) values (?, ?, 1, '', '', 0, 0)",
    )
    .run(to, `leap-${to}`);
}

beforeAll(() => {
  study = freshStudy();
  // the long transcript of a round is the last one of a search step (1024, 1024 + 32768)
  for (const [round, key] of [0, 1017, 33_785, 200_000].entries()) {
    if (key > 0) leap(key);
    for (let n = 0; n < 6; n += 1) {
      const words = `${WORDS[(round + n) % WORDS.length]} ${WORDS[(round * n + 1) % WORDS.length]}`;
      put(study.db, transcript(`${words} ${round} ${n}`, { facets: { model: n % 2 === 0 ? 'a' : 'b' } }));
    }
    const messages = [LONG, `snow bear ${round}`].flatMap((text) => transcript(text).messages);
    put(study.db, transcript('', { source_id: `long ${round}`, messages }));
  }
});
afterAll(() => study.remove());

const inParts = (filter: string): number[] => [...filteredParts(study.db, filter, null)].flat();
const whole = (filter: string): number[] => filteredTranscripts(study.db, filter, AS_IMPORTED, null);

const word = fc.constantFrom(...WORDS, 'BEAR', 'cafe', 'zebra');
const term = fc
  .record({
    not: fc.boolean(),
    text: fc.oneof(
      word,
      fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
    ),
    prefix: fc.boolean(),
  })
  .map(({ not, text, prefix }) => `${not ? '-' : ''}${text}${prefix ? '*' : ''}`);
const filter = fc.array(fc.oneof(term, fc.constantFrom('model:a', 'model:b', 'messages>=2', 'fo*', '"snow be"*')), {
  minLength: 1,
  maxLength: 4,
});

describe('in parts', () => {
  test('every transcript of a filter is found once, in order', () => {
    fc.assert(
      fc.property(filter, (terms) => {
        expect(inParts(terms.join(' '))).toEqual(whole(terms.join(' ')));
      }),
    );
  });
  test('a word that has transcripts in later parts only is found from there', () => {
    const part = filteredPart(study.db, 'fox', AS_IMPORTED, null, 4096);
    expect(part.transcripts.every((key) => key > 4096)).toBe(true);
    expect(part.transcripts.length).toBeGreaterThan(0);
    expect(part.next).toBe(null);
  });
  test('a filter without words, or with another order, is read in one part', () => {
    expect(filteredPart(study.db, 'model:a', AS_IMPORTED, null, 0)).toEqual({
      transcripts: whole('model:a'),
      next: null,
    });
    const titles = { column: 'title', descending: true };
    expect(filteredPart(study.db, 'fox', titles, null, 0)).toEqual({
      transcripts: filteredTranscripts(study.db, 'fox', titles, null),
      next: null,
    });
  });
});

describe('a prefix', () => {
  const asked = (text: string, most = 100): string[] | null => {
    const parsed = parseFilter(text);
    const queries = parsed.ok ? queriesFor(study.db, parsed.tree.terms.filter(isText), most) : null;
    return queries === null ? null : [...queries.values()];
  };
  test('is replaced by the words that begin with it', () =>
    expect(asked('Fo*')).toEqual(['"fog" OR "fox" OR "foxes"']));
  test('is replaced also at the end of a phrase', () =>
    expect(asked('"snow bear"*')).toEqual(['"snow bear" OR "snow beard"']));
  test('stays a prefix if too many words begin with it, or if the index may spell them differently', () => {
    expect(asked('fo*', 2)).toBe(null);
    expect(asked('caf\u00e9*')).toBe(null);
  });
});
