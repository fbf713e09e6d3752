// Labels on a real file: every change is an event in a chain, the label is derived from its events, and no event can be
// rewritten.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyChange, EMPTY_LABEL, type Change, type LabelEvent } from '../../contract/label.ts';
import { joinRater, filteredTranscripts, labelFor, record, rows, verify } from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { labelEvent } from '../support/labels.ts';

let study: TestStudy;
let id = '';
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('words'));
  joinRater(study.db, { id: 'r1', name: 'Ada' });
  id = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null)[0]?.id ?? '';
});
afterEach(() => study.remove());

const event = (change: Change): LabelEvent => labelEvent(id, change);
const answer = (level: number): Change => ({ kind: 'answer', dimension: 'harm', answer: { state: 'level', level } });
const sound = (): boolean => verify(study.db).every((check) => check.ok);

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map(answer),
  fc.constant<Change>({ kind: 'answer', dimension: 'harm', answer: null }),
  fc.string().map((text): Change => ({ kind: 'note', dimension: null, text })),
  fc.boolean().map((on): Change => ({ kind: 'flag', flag: 'prefilled', on })),
  fc.constantFrom('guess', 'sure').map((sureness): Change => ({ kind: 'sureness', dimension: 'admirable', sureness })),
  fc.boolean().map((on): Change => ({ kind: 'submit', on, seconds: 3, coverage: 0.5 })),
  // names that every object inherits, in a file that others wrote
  fc
    .constantFrom('toString', 'constructor', 'hasOwnProperty')
    .chain((dimension) =>
      fc.constantFrom<Change>(
        { kind: 'answer', dimension, answer: { state: 'level', level: 1 } },
        { kind: 'component', dimension, component: 'part', on: true },
        { kind: 'sureness', dimension, sureness: 'sure' },
      ),
    ),
);

test('the label equals its events applied in order, and the file verifies', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 12 }), (list) => {
      const before = labelFor(study.db, id, 'r1');
      expect(record(study.db, list.map(event))).toBe(list.length);
      expect(labelFor(study.db, id, 'r1')).toEqual(list.reduce(applyChange, before));
    }),
    { numRuns: 30 },
  );
  expect(sound()).toBe(true);
});

test('an event that is sent twice is recorded once', () => {
  const once = event(answer(3));
  expect(record(study.db, [once])).toBe(1);
  expect(record(study.db, [once])).toBe(0);
  expect(labelFor(study.db, id, 'r1').dimensions['harm']?.answer).toEqual({ state: 'level', level: 3 });
});

test('a batch is recorded completely or not at all', () => {
  const stray = { ...event(answer(1)), transcript: 'f'.repeat(64) };
  expect(() => record(study.db, [event(answer(2)), stray])).toThrow('no such transcript');
  expect(labelFor(study.db, id, 'r1')).toEqual(EMPTY_LABEL);
});

test('events can be neither changed nor removed', () => {
  record(study.db, [event(answer(2))]);
  expect(() => study.db.exec("update label_event set rater = 'r2'")).toThrow('append-only');
  expect(() => study.db.exec('delete from label_event')).toThrow('append-only');
});

test('verify finds a label table that does not follow from the events', () => {
  record(study.db, [event(answer(2)), event(answer(3))]);
  expect(sound()).toBe(true);
  study.db.exec("update label set document = replace(document, '3', '4')");
  expect(
    verify(study.db)
      .filter((check) => !check.ok)
      .map((check) => check.name),
  ).toEqual(['labels']);
});

test('an event that was changed with SQL after dropping its trigger breaks the chain', () => {
  record(study.db, [event(answer(2)), event(answer(3))]);
  const other = new Database(study.path);
  other.exec(`drop trigger label_event_fixed; update label_event set change = replace(change, '2', '4') where seq = 1`);
  other.close();
  expect(
    verify(study.db)
      .filter((check) => !check.ok)
      .map((check) => check.name),
  ).toContain('label chain');
});
