// What blindness hides from a rater, and until when: by round, by queue, and after an early reveal.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_IMPORTED } from '../../contract/library.ts';
import type { LabelEvent } from '../../contract/label.ts';
import {
  adjudicate,
  goldTranscripts,
  hideScores,
  joinRater,
  filteredTranscripts,
  knownAnswers,
  makeQueue,
  queueItems,
  record,
  requireSighted,
  rows,
  takeSeat,
  unfoundTranscripts,
} from '../../main/store/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let ids: string[] = [];
const repeats = [{ key: 2, round: 'repeat' as const, probability: null }];
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('one'), transcript('two'), transcript('three'));
  joinRater(study.db, { id: 'r1', name: 'Ada' });
  makeQueue(study.db, { name: 'q', blind: true, design: 'all' }, [
    ...[1, 2, 3].map((key) => ({ key, probability: 1 })),
    ...repeats,
  ]);
  const items = queueItems(study.db, 'q', 'r1');
  ids = [1, 2, 3].map((key) => items.find((item) => item.key === key)?.id ?? '');
});
afterEach(() => study.remove());

const submit = (key: number, round: LabelEvent['round'] = 'main'): void =>
  void record(study.db, [labelEvent(ids[key - 1] ?? '', submitted, { round })]);
const sighted = (): number[] =>
  [1, 2, 3].filter((key) => {
    try {
      requireSighted(study.db, key, 'r1');
      return true;
    } catch {
      return false;
    }
  });

test('a queue with hidden repeats hides the scores of all its transcripts until every repeat is submitted', () => {
  submit(1);
  submit(2);
  expect(sighted()).toEqual([]);
  submit(2, 'repeat');
  expect(sighted()).toEqual([1, 2]);
});

test('a skipped repeat does not keep scores hidden', () => {
  submit(1);
  record(study.db, [labelEvent(ids[1] ?? '', { kind: 'skip', reason: 'broken' }, { round: 'repeat' })]);
  expect(sighted()).toEqual([1]);
});

test.each(['main', 'repeat'] as const)('scores revealed early in round %s are visible, and only those', (round) => {
  record(study.db, [labelEvent(ids[1] ?? '', { kind: 'reveal' }, { round })]);
  expect(sighted()).toEqual([2]);
});

test('once all seats of a queue are taken, the queue hides nothing from other raters', () => {
  const db = study.db;
  put(db, transcript('four'));
  joinRater(db, { id: 'r2', name: 'Bo' });
  makeQueue(db, { name: 'pair', blind: true, design: 'all', overlap: 1 }, [{ key: 4, probability: 1 }]);
  const seen = (rater: string): boolean => !unfoundTranscripts(db, rater).has(4);
  expect(['r1', 'r2'].map(seen)).toEqual([false, false]);
  takeSeat(db, 'pair', { rater: 'r2', name: 'Bo' });
  expect(['r1', 'r2'].map(seen)).toEqual([true, false]);
  // a label that was begun without a seat still has to be submitted
  const [item] = queueItems(db, 'pair', 'r2');
  record(db, [labelEvent(item?.id ?? '', answered('harm', 1))]);
  expect(['r1', 'r2'].map(seen)).toEqual([false, false]);
});

test('with gold made by others, a rater outside of a queue with a free seat finds its transcripts by gold and score, and a rater with a seat does not', () => {
  const db = study.db;
  put(
    db,
    transcript('four', { scores: [score('judge', 'harm', 4)] }),
    transcript('five', { scores: [score('judge', 'harm', 4)] }),
  );
  for (const id of ['r2', 'r3', 'r4']) joinRater(db, { id, name: id.toUpperCase() });
  makeQueue(
    db,
    { name: 'three', blind: true, design: 'all', overlap: 3 },
    [4, 5].map((key) => ({ key, probability: 1 })),
  );
  for (const rater of ['r2', 'r4']) takeSeat(db, 'three', { rater, name: rater.toUpperCase() });
  const [four = '', five = ''] = [4, 5].map(
    (key) => queueItems(db, 'three', 'r2').find((item) => item.key === key)?.id,
  );
  record(
    db,
    [answered('harm', 4), submitted].map((change) => labelEvent(four, change, { rater: 'r2', queue: 'three' })),
  );
  adjudicate(db, [goldDecision(four, 'harm', 4), goldDecision(five, 'harm', 4)]);
  const found = (filter: string, rater: string): number[] => filteredTranscripts(db, filter, AS_IMPORTED, rater);
  // r3 may take the third seat, and may see gold of labelled transcripts in Adjudicate; r4 has the second seat and
  // still has to label
  for (const filter of ['gold[harm]>=3', 'score[judge.harm]>=3', 'gold[harm]>=3 score[judge.harm]>=3'])
    expect([filter, found(filter, 'r3'), found(filter, 'r4')]).toEqual([filter, [4], []]);
  expect([4, 5].map((key) => unfoundTranscripts(db, 'r3').has(key))).toEqual([false, true]);
  expect([4, 5].map((key) => unfoundTranscripts(db, 'r4').has(key))).toEqual([true, true]);
  // in Label the transcript is still blind
  expect(() => requireSighted(db, 4, 'r3')).toThrow('hidden until you submit');
});

test('known answers are shown once the training label is submitted, even if its answers differ', () => {
  const [id = ''] = ids;
  adjudicate(study.db, [goldDecision(id, 'harm', 3)]);
  expect(goldTranscripts(study.db)).toEqual([1]);
  submit(1);
  expect(() => knownAnswers(study.db, 1, 'r1')).toThrow('hidden until you submit');
  submit(1, 'training');
  expect(knownAnswers(study.db, 1, 'r1')).toMatchObject([{ dimension: 'harm', level: 3 }]);
});

test('if the study hides scores, a transcript’s scores are shown and found only after its label is submitted', () => {
  const { db } = study;
  put(db, transcript('four', { scores: [score('judge', 'harm', 7)] }));
  const [row] = rows(db, [4], 'r1');
  expect(row?.scores).toHaveLength(1);
  hideScores(db, true);
  const shown = (): unknown => rows(db, [4], 'r1')[0]?.scores;
  const found = (): number[] => filteredTranscripts(db, 'score[judge.harm]>5', AS_IMPORTED, 'r1');
  expect([shown(), found()]).toEqual([null, []]);
  // the command line hides nothing
  expect(rows(db, [4], null)[0]?.scores).toHaveLength(1);
  record(db, [labelEvent(row?.id ?? '', submitted)]);
  expect(shown()).toHaveLength(1);
  hideScores(db, false);
  expect(shown()).toHaveLength(1);
});
