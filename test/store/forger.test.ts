// Changes with SQL in several steps and tables at once: `verify` finds each, except those listed at the end with what
// finds them.
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../contract/transcript.ts';
import { refreshAllDisputes, saveMapping, verify, type Db } from '../../main/store/index.ts';
import { heldAgainst, sealOf } from '../../main/work/seal/index.ts';
import { fullStudy } from '../support/full-study.ts';
import { put, transcript, type TestStudy } from '../support/study.ts';
import { message, text } from '../support/messages.ts';

let study: TestStudy;
let plain: Db;
beforeAll(() => {
  study = fullStudy();
  const says = (words: string): Message => message('user', text(words));
  const pages = Array.from({ length: 4 }, (_, n) => says(`${n} ${'of many pages '.repeat(4000)}`));
  put(study.db, { ...transcript('', { source_id: 'very long' }), messages: [says('of many parts '.repeat(60_000))] });
  put(study.db, { ...transcript('', { source_id: 'long' }), messages: pages });
  const binding = process.env['TOUCHSTONE_SQLITE_BINDING'];
  plain = new Database(study.path, binding === undefined ? {} : { nativeBinding: binding });
  plain.unsafeMode(true);
  plain.pragma('foreign_keys = off');
  for (const name of plain.prepare<[], string>("select name from sqlite_schema where type = 'trigger'").pluck().all())
    plain.exec(`drop trigger ${name}`);
});
afterAll(() => {
  plain.close();
  study.remove();
});

/** The result of `see` on the study after these steps, which are rolled back afterwards. */
function after<T>(steps: string, see: (db: Db) => T): T {
  plain.exec('begin');
  try {
    plain.exec(steps);
    // this writes the pending words of the search index
    plain.exec('savepoint written; release written');
    return see(plain);
  } finally {
    plain.exec('rollback');
  }
}

const told = (db: Db): string =>
  verify(db)
    .flatMap(({ ok, name, detail }) => (ok ? [] : [`${name}: ${detail}`]))
    .join(' | ');

/** SQL that replaces the words of an entry of the search index. */
const wordsOf = (entry: string, words: string): string =>
  `delete from message_text where rowid = ${entry}; insert into message_text (rowid, text) values (${entry}, '${words}')`;

/** SQL for the index entry of the second page of the long transcript. */
const SECOND = "((1 << 40) + ((select key from transcript where source_id = 'long') << 13) + 1)";
const STRAY = /^search index: the words that searches find are not those of the pages/;

/** Tables with rows of a transcript, apart from its own row. */
const OF_TRANSCRIPT = ['queue_item', 'frame', 'label', 'answer', 'gold', 'score', 'dispute', 'facet', 'skeleton'];

/** Steps of a forger, and the message with which `verify` must report them. */
const NOTICED: Readonly<Record<string, readonly [steps: string, said: RegExp]>> = {
  'the last page of a transcript moves, and with it the numbers of its messages': [
    'update page set key = key + 1 where key = (select max(key) from page)',
    /transcripts: .*message 4 is at the position of message 5/,
  ],
  'two transcripts change their texts': [
    `update page set key = key + (50 << 20) where key >> 20 = 1; update page set key = key - (1 << 20) where key >> 20 = 2;
     update page set key = key - (49 << 20) where key >> 20 = 51`,
    /transcripts: .*its text was changed/,
  ],
  'a transcript goes with all that there is of it': [
    `${OF_TRANSCRIPT.map((table) => `delete from ${table} where transcript = 2`).join('; ')};
     delete from page where key >> 20 = 2; delete from message_text where rowid = 2; delete from transcript where key = 2`,
    /transcript: 1 row is missing/,
  ],
  'the last decision goes, and the gold that follows from it': [
    `delete from gold where transcript = 3; delete from adjudication where seq = (select max(seq) from adjudication);
     delete from dispute where transcript = 3`,
    /^seal: adjudication: 1 row is missing/,
  ],
  'answers, labels and their events say otherwise together': [
    `update label_event set change = replace(change, '1', '2'); update label set document = replace(document, '1', '2');
     update answer set level = 2`,
    /label chain: the log of labels is broken/,
  ],
  'a draw and its frame say otherwise together': [
    'update draw set population = 40; update frame set probability = 0.05',
    /^seal: draw: another program changed rows; frame: another program changed rows$/,
  ],
  'a row is added, and counted': [
    "insert into rater select 'r9', 'Eve', joined_at from rater limit 1; update seal set entries = entries + 1 where name = 'rater'",
    /^seal: rater: another program changed rows$/,
  ],
  'the digest of another table is put in place': [
    "update seal set sum = (select sum from seal where name = 'score') where name = 'rater'",
    /^seal: rater: another program changed rows$/,
  ],
  'the digest goes with the rows': [
    "delete from queue_score; delete from seal where name = 'queue_score'",
    /^seal: queue_score: this table was not made by Touchstone$/,
  ],
  'searches find words that no page has': [wordsOf('1', 'of others'), STRAY],
  'searches do not find what a page says': [wordsOf(SECOND, ''), STRAY],
  'an entry more, of no page': [
    `insert into message_text (rowid, text) values (${SECOND} + 7, 'blackmail')`,
    /^search index: /,
  ],
  'a digest is longer than any': [
    "update seal set sum = cast(sum || x'00' as blob) where name = 'rater'",
    /^seal: rater: another program changed rows$/,
  ],
};

test.each(Object.entries(NOTICED))('verify finds: %s', (_name, [steps, said]) =>
  expect(after(steps, told)).toMatch(said),
);

describe('verify does not find', () => {
  test('numbers that are stored as integers, which are equal', () => {
    expect(after("update facet set value = cast(value as integer) where typeof(value) = 'real'", told)).toBe('');
  });

  test('disputes that are marked as stale, which are derived again before anybody sees them', () => {
    const forged =
      "update dispute set state = 'settled', weight = 0; insert into dispute_stale select key from transcript";
    const disputes = (db: Db): unknown[] => db.prepare('select * from dispute order by key').all();
    const before = disputes(plain);
    expect(before).not.toEqual([]);
    expect(after(forged, told)).toBe('');
    expect(
      after(forged, (db) => {
        refreshAllDisputes(db);
        return disputes(db);
      }),
    ).toEqual(before);
  });

  test('a table with its digest from an earlier copy, which a seal given to others shows', () => {
    const earlier = `${study.path}.earlier`;
    plain.prepare('vacuum into ?').run(earlier);
    const mapping = { grader: 'a', score_dimension: 'harm', dimension: 'harm', words: {} };
    saveMapping(study.db, { ...mapping, cuts: [1, 2, 3, 4].map((level) => ({ from: level, level })) });
    refreshAllDisputes(study.db);
    const sealed = sealOf(study.db);
    plain.prepare('attach ? as earlier').run(earlier);
    const taken = `delete from mapping; insert into mapping select * from earlier.mapping;
      update seal set (entries, sum) = (select entries, sum from earlier.seal where name = 'mapping') where name = 'mapping'`;
    expect(after(taken, told)).toBe('');
    expect(after(taken, (db) => heldAgainst(db, sealed))).toMatchObject({
      verdict: 'differs',
      tables: [{ name: 'mapping', sealed: 2, now: 1 }],
    });
    plain.exec('detach earlier');
  });

  test('changed words of a text of more than half a million characters, which the index has in parts', () => {
    expect(told(plain)).toBe('');
    const entry = "(select max(key) from transcript where source_id = 'very long')";
    expect(after(wordsOf(entry, 'of others'), told)).toBe('');
    expect(after(wordsOf('1', 'of others'), told)).toMatch(/^search index/);
  });
});
