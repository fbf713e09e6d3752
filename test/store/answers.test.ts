// Answers are derived from submitted labels, after recording, merging and undoing.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, Change, LabelEvent } from '../../contract/label.ts';
import {
  answersOn,
  answersTwice,
  joinRater,
  filteredTranscripts,
  record,
  rows,
  verify,
} from '../../main/store/index.ts';
import { strayAnswer } from '../../main/store/answers.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { labelEvent } from '../support/labels.ts';

let study: TestStudy;
let id = '';
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('words'));
  for (const rater of ['r1', 'r2']) joinRater(study.db, { id: rater, name: rater });
  id = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null)[0]?.id ?? '';
});
afterEach(() => study.remove());

const event = (change: Change, more: Partial<LabelEvent> = {}): LabelEvent => labelEvent(id, change, more);
const answer = (given: Answer | null): Change => ({ kind: 'answer', dimension: 'harm', answer: given });
const level = (value: number): Change => answer({ state: 'level', level: value });
const submit = (on = true): Change => ({ kind: 'submit', on, seconds: 1, coverage: 1 });

test('a label counts after it is submitted, and not after the submission is undone', () => {
  record(study.db, [event(level(2))]);
  expect(answersOn(study.db, 'harm')).toEqual([]);
  record(study.db, [event(submit())]);
  expect(answersOn(study.db, 'harm')).toMatchObject([
    { transcript: 1, rater: 'r1', rubric: 1, level: 2, blinded: true },
  ]);
  record(study.db, [event(submit(false))]);
  expect(answersOn(study.db, 'harm')).toEqual([]);
});

test('“cannot judge” counts as an answer without a level, and a written text does not count', () => {
  record(study.db, [event(answer({ state: 'cannot_judge', reason: 'cut' })), event(submit())]);
  record(study.db, [event(answer({ state: 'text', text: 'x' }), { rater: 'r2' }), event(submit(), { rater: 'r2' })]);
  expect(answersOn(study.db, 'harm')).toMatchObject([{ rater: 'r1', level: null }]);
});

test('a rater who saw a grader’s score before or after answering is not blind', () => {
  record(study.db, [event(level(2)), event(submit())]);
  record(study.db, [event(level(3), { seen_grader: true })]);
  record(study.db, [
    event(level(2), { rater: 'r2' }),
    event({ kind: 'reveal' }, { rater: 'r2' }),
    event(submit(), { rater: 'r2' }),
  ]);
  expect(answersOn(study.db, 'harm').map(({ blinded }) => blinded)).toEqual([false, false]);
});

test('a repeat is paired with the first answer, and a training label is not', () => {
  record(study.db, [event(level(1)), event(submit())]);
  for (const round of ['repeat', 'training'] as const)
    record(study.db, [event(level(3), { round }), event(submit(), { round })]);
  expect(answersOn(study.db, 'harm')).toHaveLength(1);
  expect(answersTwice(study.db, 'harm')).toEqual([
    { transcript: 1, rater: 'r1', rubric: 1, first: 1, again: 3, blinded: true },
  ]);
});

const changes = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map(level),
  fc.constant(answer(null)),
  fc.constant(answer({ state: 'cannot_judge', reason: '' })),
  fc.boolean().map(submit),
  fc.constant<Change>({ kind: 'reveal' }),
);
const round = fc.constantFrom<LabelEvent['round'][]>('main', 'repeat', 'training');

test('after any sequence of events the answers equal those derived from the labels', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(changes, round, fc.constantFrom('r1', 'r2'), fc.boolean()), { maxLength: 12 }),
      (list) => {
        record(
          study.db,
          list.map(([change, at, rater, seen_grader]) => event(change, { round: at, rater, seen_grader })),
        );
        expect(strayAnswer(study.db)).toBeNull();
      },
    ),
    { numRuns: 40 },
  );
});

test('verify finds an answer that was changed with SQL', () => {
  record(study.db, [event(level(2)), event(submit())]);
  study.db.exec('update answer set level = 3');
  expect(verify(study.db).flatMap(({ name, ok }) => (ok ? [] : [name]))).toEqual(['labels']);
});
