// A rater's own work, counted from labels on a real file.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, LabelEvent } from '../../contract/label.ts';
import { adjudicate, joinRater, makeQueue, queueItems, record } from '../../main/store/index.ts';
import { ownWork } from '../../main/work/own-work/index.ts';
import { answered, goldDecision, labelEvent } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let ids: string[] = [];
const KEYS = [1, 2, 3, 4, 5, 6];
beforeEach(() => {
  study = freshStudy();
  put(study.db, ...KEYS.map((key) => transcript(`words ${key}`)));
  for (const id of ['r1', 'r2']) joinRater(study.db, { id, name: id });
  makeQueue(
    study.db,
    { name: 'q', blind: true, design: 'all' },
    KEYS.map((key) => ({ key, probability: 1 })),
  );
  ids = queueItems(study.db, 'q', 'r1').map(({ id }) => id);
});
afterEach(() => study.remove());

const label = (key: number, level: number, seconds: number, more: Partial<LabelEvent> = {}): void => {
  const changes: Change[] = [
    answered('harm', level),
    { kind: 'sureness', dimension: 'harm', sureness: 'sure' },
    { kind: 'submit', on: true, seconds, coverage: seconds / 100 },
  ];
  record(
    study.db,
    changes.map((change) => labelEvent(ids[key - 1] ?? '', change, more)),
  );
};
const SINCE = '2026-01-01T00:00:00.000Z';

test('submitted labels, recent and all, are counted with their pace, coverage and sureness', () => {
  label(1, 0, 60);
  label(2, 1, 30);
  label(3, 1, 90, { at: '2025-12-31T00:00:00.000Z' });
  label(1, 2, 50, { rater: 'r2' });
  record(study.db, [
    labelEvent(ids[3] ?? '', { kind: 'skip', reason: 'broken' }),
    labelEvent(ids[4] ?? '', { kind: 'later', on: true }),
    labelEvent(ids[4] ?? '', { kind: 'bookmark', on: true }),
    labelEvent(ids[4] ?? '', { kind: 'note', dimension: 'harm', text: 'look again' }),
  ]);
  expect(ownWork(study.db, 'r1', SINCE)).toEqual({
    queues: [{ name: 'q', total: 6, done: 3, skipped: 1, later: 1 }],
    recent: 2,
    submitted: 3,
    seconds: 60,
    per_hour: 80,
    coverage: 0.6,
    sureness: { guess: 0, fairly: 0, sure: 3 },
    marked: { bookmarks: 1, notes: 1, flags: 0, skips: 1 },
    retest: null,
    training: null,
  });
});

test('the share of equal repeated answers is shown from five transcripts on', () => {
  for (const key of [1, 2, 3, 4]) {
    label(key, 1, 10);
    label(key, 1, 10, { round: 'repeat' });
  }
  expect(ownWork(study.db, 'r1', SINCE).retest).toBeNull();
  label(5, 1, 10);
  label(5, 3, 10, { round: 'repeat' });
  expect(ownWork(study.db, 'r1', SINCE).retest).toEqual({ part: 4, of: 5, transcripts: 5 });
});

test('training is counted separately, by answers that equal the known ones', () => {
  adjudicate(study.db, [goldDecision(ids[0] ?? '', 'harm', 2), goldDecision(ids[1] ?? '', 'harm', null)]);
  label(1, 2, 10, { round: 'training' });
  label(2, 2, 10, { round: 'training' });
  expect(ownWork(study.db, 'r1', SINCE)).toMatchObject({ submitted: 0, training: { part: 1, of: 2 } });
});

test('a rater sees no numbers from another rater’s work', () => {
  label(1, 0, 60, { rater: 'r2' });
  expect(ownWork(study.db, 'r1', SINCE)).toMatchObject({ submitted: 0, seconds: null, per_hour: null, coverage: null });
});
