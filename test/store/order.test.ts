// Files can be imported in any order: the study has the same content.
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { NormalTranscript } from '../../contract/import.ts';
import {
  addTranscript,
  beginImport,
  filteredTranscripts,
  metadata,
  original,
  scoresOf,
  transcriptHead,
  undone,
  type Db,
  type FoundAt,
} from '../../main/store/index.ts';
import { freshStudy, score, transcript } from '../support/study.ts';

interface Arrival {
  transcript: NormalTranscript;
  found: FoundAt;
}

const few = fc.constantFrom('a', 'b', 'c');
const value = fc.oneof(fc.constantFrom('x', 'y', '10'), fc.integer({ min: 0, max: 20 }));
const when = fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z');

const someScore = fc
  .record({ grader: few, dimension: few, value: fc.option(fc.integer({ min: 1, max: 5 })), at: when })
  .map(({ grader, dimension, value: given, at }) => ({ ...score(grader, dimension, given), at }));

const arrival: fc.Arbitrary<Arrival> = fc
  .record({
    words: few,
    title: few,
    created_at: when,
    facets: fc.dictionary(fc.constantFrom('arm', 'checkpoint', 'seed', 'tag'), value),
    scores: fc.uniqueArray(someScore, { selector: ({ grader, dimension }) => `${grader} ${dimension}`, maxLength: 4 }),
    note: few,
    path: few,
  })
  .map(({ words, note, path, ...rest }) => ({
    transcript: transcript(words, { ...rest, metadata: { note }, original: JSON.stringify({ words, note }) }),
    found: { path, place: `${words} ${note}`, format: 'openai', file_sha256: path },
  }));

/** The content of a study without the numbers of its rows. */
function content(db: Db): unknown {
  const said = filteredTranscripts(db, '', { column: 'id', descending: false }, null).map((key) => {
    const { key: _, sources, ...head } = transcriptHead(db, key);
    const found = sources
      .map((source, index) => JSON.stringify({ ...source, original: original(db, key, index) }))
      .sort();
    const earlier = db
      .prepare<[number], string>("select document || coalesce(at, '') from score_earlier where transcript = ?")
      .pluck()
      .all(key)
      .sort();
    return { ...head, found, earlier, scores: scoresOf(db, key), metadata: metadata(db, key) };
  });
  return said;
}

const study = freshStudy();
afterAll(study.remove);

/** The content of an empty study after these arrivals; the study is rolled back. */
function contentOf(arrivals: readonly Arrival[]): unknown {
  return undone(study.db, () => {
    const run = beginImport(study.db);
    for (const each of arrivals) addTranscript(study.db, run, each.transcript, each.found);
    return content(study.db);
  });
}

test('the same files in any order, with some of them repeated, give the same study', () => {
  fc.assert(
    fc.property(
      fc
        .array(arrival, { minLength: 2, maxLength: 7 })
        .chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list)),
        ),
      ([list, shuffled, again]) => {
        expect(contentOf([...shuffled, ...again])).toEqual(contentOf(list));
      },
    ),
    { numRuns: 150 },
  );
});
