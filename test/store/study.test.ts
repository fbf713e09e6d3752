// The study file: its marks and settings, files that are refused, and transcripts, which are stored completely and
// once.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  allMessages,
  backup,
  closeStudy,
  createStudy,
  find,
  filteredTranscripts,
  messages,
  openStudy,
  original,
  requireSighted,
  scoresOf,
  studyInfo,
  transcriptHead,
  transcriptKey,
  verify,
} from '../../main/store/index.ts';
import { skeletonMessages } from '../../contract/skeleton.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { FORM } from '../../main/store/migrate.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  // with a rubric the study is made as users make one; otherwise it is a copy
  study = freshStudy(defaultRubric());
});
afterEach(() => study.remove());
const all = (): number[] => filteredTranscripts(study.db, '', { column: 'key', descending: false }, null);
const beside = (name: string): string => join(dirname(study.path), name);

describe('the file', () => {
  test('has the marks of a study, and the chosen settings', () => {
    const pragma = (name: string): unknown => study.db.pragma(name, { simple: true });
    expect([
      pragma('application_id'),
      pragma('user_version'),
      pragma('journal_mode'),
      pragma('synchronous'),
      pragma('foreign_keys'),
      pragma('page_size'),
    ]).toEqual([0x54434853, FORM, 'wal', 2, 1, 8192]);
  });
  test('is one file again when closed', () => {
    put(study.db, transcript('words'));
    closeStudy(study.db);
    expect(existsSync(`${study.path}-wal`)).toBe(false);
    const again = openStudy(study.path);
    expect(studyInfo(again)).toMatchObject({ name: 'Test', transcripts: 1, messages: 2 });
    closeStudy(again);
  });
  test('is not overwritten by a new study', () =>
    expect(() => createStudy(study.path, { name: 'x', rubric: defaultRubric() })).toThrow('already'));
  test('is refused and unchanged if a newer program made it', () => {
    study.db.pragma('user_version = 99');
    closeStudy(study.db);
    const before = readFileSync(study.path);
    expect(() => openStudy(study.path)).toThrow('newer');
    expect(readFileSync(study.path).equals(before)).toBe(true);
  });
  test.each([
    ['empty', ''],
    ['text', 'notes'.repeat(100)],
  ])('that is %s is refused and unchanged', (name, text) => {
    writeFileSync(beside(name), text);
    expect(() => openStudy(beside(name))).toThrow('not a Touchstone study');
    expect(readFileSync(beside(name), 'utf8')).toBe(text);
  });
  test("of another program's SQLite is refused", () => {
    const other = new Database(beside('other'));
    other.exec('create table t (a)');
    other.close();
    expect(() => openStudy(beside('other'))).toThrow('not a Touchstone study');
  });
  test('can be copied while open, and the copy is sound', async () => {
    put(study.db, transcript('words'));
    await backup(study.db, beside('copy.touchstone'));
    const copy = openStudy(beside('copy.touchstone'));
    expect(studyInfo(copy).transcripts).toBe(1);
    expect(verify(copy).every((check) => check.ok)).toBe(true);
    closeStudy(copy);
  });
});

describe('transcripts', () => {
  test('are stored once', () => {
    expect(put(study.db, transcript('a'), transcript('b'))).toEqual(['added', 'added']);
    expect(put(study.db, transcript('a'), transcript('b'))).toEqual(['unchanged', 'unchanged']);
    expect(all()).toHaveLength(2);
  });
  test('gain scores and missing facets, and keep the facets that they have', () => {
    put(study.db, transcript('a', { facets: { model: 'm', arm: 'one' } }));
    expect(
      put(study.db, transcript('a', { facets: { model: 'm', arm: 'two', seed: 5 }, scores: [score('g', 'd', 1)] })),
    ).toEqual(['updated']);
    const head = transcriptHead(study.db, 1);
    expect(head.facets).toEqual({ model: 'm', arm: 'one', seed: 5 });
    expect(scoresOf(study.db, 1)).toMatchObject([{ grader: 'g', value: 1 }]);
    expect(put(study.db, transcript('a', { facets: { model: 'm' }, scores: [score('g', 'd', 1)] }))).toEqual([
      'unchanged',
    ]);
  });
  test('are the same for any order of keys in their blocks', () => {
    const block = (reversed: boolean): ReturnType<typeof transcript> =>
      transcript('x', {
        messages: [
          {
            role: 'user',
            name: null,
            model: null,
            at: null,
            branch: '',
            prefilled: false,
            blocks: [reversed ? { text: 't', type: 'text' } : { type: 'text', text: 't' }],
          },
        ],
      });
    expect(put(study.db, block(false), block(true))).toEqual(['added', 'unchanged']);
  });
  test('are read as they were stored, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (texts) => {
        const [text = ''] = texts;
        const one = transcript(text, {
          source_id: JSON.stringify(texts),
          original: texts.join('\n'),
          messages: texts.map((words) => ({
            role: 'assistant',
            name: null,
            model: 'm',
            at: null,
            branch: 'b',
            prefilled: true,
            blocks: [{ type: 'tool_result', call_id: 'c', name: 'n', text: words, is_error: false }],
          })),
        });
        // fast-check may generate the same transcript twice
        fc.pre(put(study.db, one)[0] === 'added');
        const key = all().at(-1) ?? 0;
        expect(allMessages(study.db, key)).toEqual(one.messages);
        expect(original(study.db, key)).toBe(one.original);
      }),
      { numRuns: 60 },
    );
    expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
  });
  test('are found by the beginning of their id', () => {
    put(study.db, transcript('a'), transcript('b'));
    const { id } = transcriptHead(study.db, 2);
    expect(transcriptKey(study.db, id)).toBe(2);
    expect(transcriptKey(study.db, id.slice(0, 12))).toBe(2);
    expect(() => transcriptKey(study.db, 'zz')).toThrow('no such transcript');
    expect(() => transcriptKey(study.db, '')).toThrow('no such transcript');
  });
});

describe('reading a long transcript', () => {
  const long = transcript('', {
    messages: Array.from({ length: 40 }, (_, n) => ({
      role: 'user',
      name: null,
      model: null,
      at: null,
      branch: '',
      prefilled: false,
      blocks: [{ type: 'text', text: `message ${n} ${'x'.repeat(20_000)} needle[${n}]` }],
    })),
  });
  beforeEach(() => void put(study.db, long));

  test('windows are cut to the size limit of a reply, but are never empty', () => {
    const first = messages(study.db, 1, 0, 40);
    expect(first.length).toBeGreaterThan(1);
    expect(first.length).toBeLessThan(40);
    expect(messages(study.db, 1, 39, 40)).toHaveLength(1);
  });
  test('the skeleton contains lengths, without any text', () => {
    const skeleton = skeletonMessages(transcriptHead(study.db, 1).skeleton);
    expect(skeleton).toHaveLength(40);
    expect(skeleton[7]?.blocks[0]).toMatchObject({
      type: 'text',
      length: long.messages[7]?.blocks[0]?.text.length,
      lines: 1,
    });
  });
  test('find returns positions, ignores case, and takes the words literally', () => {
    const hits = find(study.db, 1, 'NEEDLE[7]');
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(long.messages[hit?.message ?? -1]?.blocks[0]?.text.slice(hit?.start, hit?.end)).toBe('needle[7]');
    expect(find(study.db, 1, 'needle')).toHaveLength(40);
    expect(find(study.db, 1, '')).toEqual([]);
  });
  test('a transcript outside of a blind queue is not blind', () =>
    expect(() => requireSighted(study.db, 1, 'r1')).not.toThrow());
});
