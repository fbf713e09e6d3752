// Filters by the rater's own notes, bookmarks, flags and skips, and by the role and kind of block in which words occur.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../../contract/label.ts';
import { hits, joinRater, filteredTranscripts, record, rows, snippets } from '../../main/store/index.ts';
import { labelEvent } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { message, reasoning } from '../support/messages.ts';

let study: TestStudy;
const order = { column: 'title', descending: false };
const found = (filter: string, who: string | null = 'r1'): string[] =>
  rows(study.db, filteredTranscripts(study.db, filter, order, who), who).map(({ title }) => title);

beforeAll(() => {
  study = freshStudy();
  const { db } = study;
  put(
    db,
    transcript('leverage', {
      title: 'a',
      messages: [
        message('user', { type: 'text', text: 'Please tidy up.' }),
        message('assistant', reasoning('That mail is leverage.'), { type: 'text', text: 'Done.' }),
      ],
    }),
    transcript('plain', {
      title: 'b',
      messages: [
        message('user', { type: 'text', text: 'Find a lever or leverage.' }),
        message('assistant', { type: 'tool_call', call_id: '1', name: 'grep', text: '{"word": "tidy"}' }),
        message('tool', { type: 'tool_result', call_id: '1', name: 'grep', text: 'nothing', is_error: false }),
      ],
    }),
    transcript('other', { title: 'c' }),
  );
  for (const [id, name] of [
    ['r1', 'Ada'],
    ['r2', 'Bo'],
  ] as const)
    joinRater(db, { id, name });
  const id = (title: string): string =>
    rows(db, filteredTranscripts(db, `title:${title}`, order, null), null)[0]?.id ?? '';
  const did = (title: string, change: Change, rater = 'r1'): unknown =>
    record(db, [labelEvent(id(title), change, { rater })]);
  did('a', { kind: 'bookmark', on: true });
  did('a', { kind: 'note', dimension: 'harm', text: 'a veiled threat, 100 %' });
  did('b', { kind: 'note', dimension: null, text: 'reads like a test' });
  did('b', { kind: 'flag', flag: 'rule_lawyering', on: true });
  did('c', { kind: 'skip', reason: 'broken transcript' });
  did('c', { kind: 'note', dimension: null, text: 'of another rater' }, 'r2');
  did('c', { kind: 'bookmark', on: true }, 'r2');
});
afterAll(() => study.remove());

test.each([
  ['bookmark:yes', ['a']],
  ['bookmark:no', ['b', 'c']],
  ['bookmark!=yes', ['b', 'c']],
  ['flag!=any', ['a', 'c']],
  ['label!=skipped', ['a', 'b']],
  ['note:threat', ['a']],
  ['note:"100 %"', ['a']],
  ['note:1%0', []],
  ['note:any', ['a', 'b']],
  ['-note:any', ['c']],
  ['flag:rule_lawyering', ['b']],
  ['flag:any', ['b']],
  ['flag:other', []],
  ['skip:any', ['c']],
  ['skip:broken', ['c']],
  ['skip:distress', []],
  ['bookmark:yes note:any', ['a']],
  ['leverage', ['a', 'b']],
  ['leverage in:reasoning', ['a']],
  ['leverage said:user', ['b']],
  ['leverage -said:user', ['a']],
  ['-leverage said:user', ['a', 'c']],
  ['tidy in:tool_call', ['b']],
  ['grep in:tool_call', ['b']],
  ['nothing said:tool in:tool_result', ['b']],
  ['leverage said:user said:assistant', ['a', 'b']],
  ['leverage said:user in:reasoning', []],
  ['in:reasoning', ['a']],
  ['said:tool', ['b']],
])('%s finds %j', (filter, titles) => expect(found(filter)).toEqual(titles));

test('without a rater the filters apply to all raters', () => {
  expect(found('note:another', null)).toEqual(['c']);
  expect(found('note:another')).toEqual([]);
});

test('the snippet and the hits are in the requested roles and kinds of block', () => {
  const [found] = snippets(study.db, filteredTranscripts(study.db, 'title:b', order, null), 'leverage said:user');
  expect(found?.snippet.map(({ text }) => text).join('')).toBe('Find a lever or leverage.');
  const [key = 0] = filteredTranscripts(study.db, 'title:a', order, null);
  expect(hits(study.db, key, 'leverage tidy')).toEqual([
    { message: 0, block: 0, start: 7, end: 11 },
    { message: 1, block: 0, start: 13, end: 21 },
  ]);
  expect(hits(study.db, key, 'leverage tidy in:reasoning')).toEqual([{ message: 1, block: 0, start: 13, end: 21 }]);
});

test.each([
  ['said:nobody', 'said must be one of system, user, assistant, tool'],
  ['x in:there', 'in must be one of text, reasoning, tool_call, tool_result'],
  ['bookmark:maybe', 'bookmark must be one of yes, no'],
])('%s is refused', (filter, words) => {
  expect(() => found(filter)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ what: expect.stringContaining(words) }) }),
  );
});
