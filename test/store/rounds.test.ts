// Labels of several rounds and copies: a repeat is a separate label, and merging work gives the same labels in any
// order.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, LabelEvent, RecordedEvent } from '../../contract/label.ts';
import {
  allEvents,
  joinRater,
  filteredTranscripts,
  labelFor,
  labelsOf,
  mergeEvents,
  record,
  rows,
  verify,
} from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { labelEvent } from '../support/labels.ts';

let study: TestStudy;
let ids: string[] = [];
const open = (): TestStudy => {
  const made = freshStudy();
  for (const words of ['one', 'two']) put(made.db, transcript(words));
  for (const id of ['r1', 'r2']) joinRater(made.db, { id, name: id });
  return made;
};
beforeEach(() => {
  study = open();
  ids = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null).map(
    ({ id }) => id,
  );
});
afterEach(() => study.remove());

const answer = (level: number): Change => ({ kind: 'answer', dimension: 'harm', answer: { state: 'level', level } });
const event = (change: Change, more: Partial<LabelEvent> = {}): LabelEvent => labelEvent(ids[0] ?? '', change, more);

test('a repeat is separate from the first label', () => {
  record(study.db, [event(answer(1)), event(answer(3), { round: 'repeat' })]);
  expect(labelFor(study.db, ids[0] ?? '', 'r1').dimensions['harm']?.answer).toEqual({ state: 'level', level: 1 });
  expect(labelFor(study.db, ids[0] ?? '', 'r1', 'repeat').dimensions['harm']?.answer).toEqual({
    state: 'level',
    level: 3,
  });
  expect(labelsOf(study.db, 1).map(({ round }) => round)).toEqual(['main']);
  expect(labelsOf(study.db, 1, 'all').map(({ round }) => round)).toEqual(['main', 'repeat']);
});

test('the first pass is stored when the reasoning is shown', () => {
  record(study.db, [event(answer(1)), event({ kind: 'second_pass', seconds: 5, coverage: 0.5 }), event(answer(3))]);
  const label = labelFor(study.db, ids[0] ?? '', 'r1');
  expect(label.first_pass?.dimensions['harm']?.answer).toEqual({ state: 'level', level: 1 });
  expect(label.dimensions['harm']?.answer).toEqual({ state: 'level', level: 3 });
});

const histories = fc.array(
  fc.record({
    rater: fc.constantFrom('r1', 'r2'),
    on: fc.nat(1),
    origin: fc.constantFrom('a', 'b', 'c'),
    round: fc.constantFrom<LabelEvent['round'][]>('main', 'repeat'),
    change: fc.oneof(
      fc.integer({ min: 0, max: 4 }).map(answer),
      fc.boolean().map((on): Change => ({ kind: 'submit', on, seconds: 1, coverage: 1 })),
      fc.string().map((text): Change => ({ kind: 'note', dimension: null, text })),
    ),
    minute: fc.nat(59),
  }),
  { maxLength: 12 },
);

test('merging is idempotent and gives the same labels in every order', () => {
  fc.assert(
    fc.property(
      histories.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(
            list.map((_, index) => index),
            { minLength: list.length },
          ),
        ),
      ),
      ([list, order]) => {
        const all = list.map(({ rater, on, origin, round, change, minute }, index): RecordedEvent => ({
          ...event(change, {
            rater,
            round,
            transcript: ids[on] ?? '',
            at: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
          }),
          origin,
          ordinal: index + 1,
        }));
        const [one, other] = [open(), open()];
        mergeEvents(one.db, all);
        for (const index of order) mergeEvents(other.db, all.slice(index, index + 1));
        expect(mergeEvents(other.db, all)).toBe(0);
        const labels = ({ db }: TestStudy): unknown => [1, 2].map((key) => labelsOf(db, key, 'all'));
        expect(labels(other)).toEqual(labels(one));
        expect([...allEvents(other.db)].length).toBe(all.length);
        expect(verify(other.db).filter((check) => !check.ok)).toEqual([]);
        one.remove();
        other.remove();
      },
    ),
    { numRuns: 25 },
  );
});

test('work from another copy does not replace the answer of a finished label', () => {
  record(study.db, [event(answer(1)), event({ kind: 'submit', on: true, seconds: 1, coverage: 1 })]);
  mergeEvents(study.db, [{ ...event(answer(4), { at: '2025-01-01T00:00:00.000Z' }), origin: 'elsewhere', ordinal: 1 }]);
  expect(labelFor(study.db, ids[0] ?? '', 'r1').dimensions['harm']?.answer).toEqual({ state: 'level', level: 1 });
});
