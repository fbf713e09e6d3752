// Closing and deleting queues on a real file: a closed queue accepts no work and hides nothing, and deleting one keeps
// only what was worked on.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  addDraw,
  closeQueue,
  countingDraws,
  deleteQueue,
  drawnTranscripts,
  frameOf,
  unfoundTranscripts,
  joinRater,
  filteredTranscripts,
  labelsOf,
  makeQueue,
  queueItems,
  queues,
  queueSummary,
  record,
  requireOpen,
  takeSeat,
  verify,
} from '../../main/store/index.ts';
import { answered, labelEvent } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
const FRAME = [1, 2, 3, 4].map((key) => ({ key, stratum: 'all', probability: 0.5 }));
const about = { design: { kind: 'random' }, seed: 1, population: 4, sampled: 2, enlarges: null, strata: [] } as const;
beforeEach(() => {
  study = freshStudy();
  for (const { key } of FRAME) put(study.db, transcript(`words ${key}`));
  joinRater(study.db, { id: 'r1', name: 'Ada' });
  makeQueue(study.db, { name: 'q', blind: true, design: 'drawn', overlap: 2, seed: 7 }, []);
  addDraw(
    study.db,
    { ...about, strata: [], id: randomUUID(), queue: 'q', drawn_at: '2026-01-01T00:00:00.000Z' },
    FRAME,
    [1, 2],
  );
});
afterEach(() => {
  expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
  study.remove();
});

const label = (): void => {
  const [first] = queueItems(study.db, 'q', 'r1');
  record(study.db, [labelEvent(first?.id ?? '', answered('harm', 1), { queue: 'q' })]);
};

test('a closed queue has no seats, accepts no work and hides nothing', () => {
  takeSeat(study.db, 'q', { rater: 'r1', name: 'Ada' });
  expect(unfoundTranscripts(study.db, 'r1')).toEqual(new Set([1, 2]));
  requireOpen(study.db, ['q', null]);
  closeQueue(study.db, 'q');
  expect(queueSummary(study.db, 'q')).toMatchObject({ closed: true, seats: 0, total: 2 });
  expect(unfoundTranscripts(study.db, 'r1')).toEqual(new Set());
  for (const work of [
    () => requireOpen(study.db, ['q']),
    () => queueItems(study.db, 'q', 'r1'),
    () => takeSeat(study.db, 'q', { rater: 'r1', name: 'Ada' }),
  ])
    expect(work).toThrow('The queue is closed');
});

test('deleting a queue without work deletes its draws and frees its name', () => {
  expect(deleteQueue(study.db, 'q')).toEqual({ kept: false });
  expect([queues(study.db, 'r1'), countingDraws(study.db), [...drawnTranscripts(study.db)]]).toEqual([[], [], []]);
  makeQueue(study.db, { name: 'q', blind: true, design: 'again' }, []);
});

test('deleting a queue with work keeps its labels, its draws with their probabilities, and its name', () => {
  label();
  expect(queueSummary(study.db, 'q')).toMatchObject({ has_work: true });
  expect(deleteQueue(study.db, 'q')).toEqual({ kept: true });
  expect(queues(study.db, 'r1')).toEqual([]);
  expect(() => queueItems(study.db, 'q', 'r1')).toThrow('There is no such queue');
  expect(filteredTranscripts(study.db, 'queue:q', { column: 'key', descending: false }, null)).toEqual([]);
  expect(filteredTranscripts(study.db, 'drawn:yes', { column: 'key', descending: false }, null)).toEqual([1, 2]);
  const [draw] = countingDraws(study.db);
  expect(frameOf(study.db, draw?.key ?? 0).map(({ drawn }) => drawn)).toEqual([true, true, false, false]);
  expect([1, 2].flatMap((key) => labelsOf(study.db, key))).toHaveLength(1);
  expect(() => makeQueue(study.db, { name: 'q', blind: true, design: 'again' }, [])).toThrow(
    'was deleted, and labels still refer to it',
  );
});
