// The answer of a label to each flag, on a real file: yes, no, or none for a label made elsewhere; and studies of form
// 16, whose answers had only dimensions.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../contract/label.ts';
import { measuresOf } from '../../contract/measures.ts';
import {
  adjudicate,
  answersOn,
  currentRubric,
  goldAnswersOn,
  idColumn,
  joinRater,
  filteredTranscripts,
  labelsOf,
  record,
  submittedOn,
  verify,
} from '../../main/store/index.ts';
import { measures } from '../../main/store/migrations/0017-measures.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let id = '';
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('words'), transcript('other words'));
  for (const rater of ['r1', 'r2']) joinRater(study.db, { id: rater, name: rater });
  id = idColumn(study.db).get(1) ?? '';
});
afterEach(() => study.remove());

const flag = (on: boolean, name = 'rule_lawyering'): Change => ({ kind: 'flag', flag: name, on });
/** The submission of a label made elsewhere, whose time and coverage are unknown. */
const brought: Change = { kind: 'submit', on: true, seconds: null, coverage: null };
const make = (rater: string, ...changes: Change[]): number =>
  record(
    study.db,
    changes.map((change) => labelEvent(id, change, { rater })),
  );
const levelsOf = (name: string): unknown => answersOn(study.db, name).map(({ rater, level }) => [rater, level]);
const found = (filter: string): number =>
  filteredTranscripts(study.db, filter, { column: 'key', descending: false }, null).length;

test('in a submitted label a set flag is answered with yes, and an unset one with no', () => {
  make('r1', answered('harm', 2), flag(true));
  expect(levelsOf('rule_lawyering')).toEqual([]);
  make('r1', submitted);
  make('r2', flag(true), flag(false), submitted);
  expect(levelsOf('rule_lawyering')).toEqual([
    ['r1', 1],
    ['r2', 0],
  ]);
  expect(levelsOf('prefilled')).toEqual([
    ['r1', 0],
    ['r2', 0],
  ]);
  expect([found('label[rule_lawyering]:1'), found('label[prefilled]:0'), found('label[prefilled]:1')]).toEqual([
    1, 1, 0,
  ]);
});

test('a label made elsewhere has no answer to flags that it leaves out', () => {
  make('r1', flag(true), brought);
  make('r2', answered('rule_lawyering', 0), brought);
  expect(levelsOf('rule_lawyering')).toEqual([
    ['r1', 1],
    ['r2', 0],
  ]);
  expect(levelsOf('prefilled')).toEqual([]);
  expect(submittedOn(study.db, 1).map(({ answers }) => Object.keys(answers))).toEqual([
    ['rule_lawyering'],
    ['rule_lawyering'],
  ]);
  // a flag that the rater sets later replaces the earlier answer
  make('r2', flag(true));
  expect(levelsOf('rule_lawyering')).toContainEqual(['r2', 1]);
});

test('the stored answers equal those of the labels, for any events', () => {
  const name = fc.constantFrom('rule_lawyering', 'prefilled', 'harm', 'no_longer_asked');
  const change = fc.oneof(
    fc.tuple(name, fc.boolean()).map(([of, on]) => flag(on, of)),
    fc.tuple(name, fc.nat(1)).map(([of, level]) => answered(of, level)),
    name.map((dimension): Change => ({ kind: 'answer', dimension, answer: { state: 'cannot_judge', reason: '' } })),
    name.map((dimension): Change => ({ kind: 'answer', dimension, answer: { state: 'text', text: 'x' } })),
    name.map((dimension): Change => ({ kind: 'answer', dimension, answer: null })),
    fc.constantFrom(submitted, brought, { ...brought, on: false }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('r1', 'r2'), change), { maxLength: 12 }), (list) => {
      for (const [rater, one] of list) make(rater, one);
      const stands = submittedOn(study.db, 1).flatMap(({ rater, answers }) =>
        Object.entries(answers).flatMap(([of, answer]) =>
          answer.state === 'text' ? [] : [[of, rater, answer.state === 'level' ? answer.level : null]],
        ),
      );
      const names = [...measuresOf(currentRubric(study.db)).map((one) => one.name), 'no_longer_asked'];
      const kept = names.flatMap((of) => answersOn(study.db, of).map(({ rater, level }) => [of, rater, level]));
      expect(kept.map(String).sort()).toEqual(stands.map(String).sort());
    }),
    { numRuns: 60 },
  );
});

test('gold of a flag refers to the submission, with the queue in which it was made', () => {
  record(study.db, [labelEvent(id, submitted, { queue: 'q' })]);
  adjudicate(study.db, [goldDecision(id, 'prefilled', 0), goldDecision(id, 'harm', 0)]);
  expect(goldAnswersOn(study.db, 'prefilled')).toMatchObject([{ key: 1, queue: 'q', event: 1 }]);
  expect(goldAnswersOn(study.db, 'harm')).toMatchObject([{ key: 1, queue: null, event: null }]);
});

test('the migration from form 16 adds the answers of labels to flags', () => {
  make('r1', answered('harm', 2), flag(true), submitted);
  make('r2', flag(true, 'prefilled'), brought);
  const flags = currentRubric(study.db).flags.map(({ name }) => name);
  const told = () => flags.map((name) => answersOn(study.db, name));
  const before = told();
  expect(before.flat()).toHaveLength(flags.length + 1);
  study.db.exec(`delete from answer where dimension in (${flags.map((name) => `'${name}'`).join(', ')})`);
  study.db.exec(measures);
  expect(told()).toEqual(before);
  expect(labelsOf(study.db, 1)).toHaveLength(2);
  expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
});
