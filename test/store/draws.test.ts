// Draws and queues on a real file: probabilities over several draws, seats with different orders, and repeats after
// their first occurrence.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  addDraw,
  drawnTranscripts,
  drawsOf,
  inclusion,
  joinRater,
  makeQueue,
  queueItems,
  record,
  takeSeat,
  verify,
  type NewDraw,
} from '../../main/store/index.ts';
import { answered, labelEvent } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
const KEYS = Array.from({ length: 12 }, (_, index) => index + 1);
beforeEach(() => {
  study = freshStudy();
  for (const key of KEYS) put(study.db, transcript(`words ${key}`));
  for (const id of ['r1', 'r2', 'r3']) joinRater(study.db, { id, name: `name of ${id}` });
});
afterEach(() => study.remove());

const entries = (keys: readonly number[]) => keys.map((key) => ({ key, probability: 0.5 }));
const draw = (): NewDraw => ({
  id: randomUUID(),
  queue: 'q',
  design: { kind: 'random' },
  seed: 1,
  population: 12,
  sampled: 6,
  enlarges: null,
  strata: [],
  drawn_at: '2026-01-01T00:00:00.000Z',
});

test('a second draw keeps the queue’s transcripts and combines the probabilities of both draws', () => {
  makeQueue(study.db, { name: 'q', blind: true, design: 'by hand' }, [{ key: 12, probability: null }]);
  const frame = KEYS.map((key) => ({ key, stratum: 'all', probability: 0.5 }));
  addDraw(study.db, draw(), frame, [1, 2, 3]);
  addDraw(study.db, draw(), frame, [3, 4]);
  expect(drawsOf(study.db, 'q').length).toBe(2);
  expect(inclusion(study.db, 'q').map(({ probability }) => probability)).toEqual(
    KEYS.map(() => expect.closeTo(0.75, 12)),
  );
  expect(queueItems(study.db, 'q', 'r1').map(({ key }) => key)).toEqual([12, 1, 2, 3, 4]);
  const kept = study.db.prepare('select probability from queue_item order by position').pluck().all();
  expect(kept).toEqual([null, ...[1, 2, 3, 4].map(() => expect.closeTo(0.75, 12))]);
});

test('a transcript chosen by hand that is drawn later counts as drawn', () => {
  makeQueue(
    study.db,
    { name: 'q', blind: true, design: 'by hand' },
    [12, 11].map((key) => ({ key, probability: null })),
  );
  const frame = KEYS.map((key) => ({ key, stratum: 'all', probability: 0.5 }));
  addDraw(study.db, draw(), frame, [12, 1]);
  expect(drawnTranscripts(study.db)).toEqual(new Set([12, 1]));
  expect(queueItems(study.db, 'q', 'r1').map(({ key }) => key)).toEqual([12, 11, 1]);
  const kept = study.db.prepare('select probability from queue_item order by position').pluck().all();
  expect(kept).toEqual([0.5, null, 0.5]);
});

test('a transcript that was drawn with certainty keeps the probability 1 after further draws', () => {
  makeQueue(study.db, { name: 'q', blind: true, design: 'drawn' }, entries([1]));
  addDraw(study.db, draw(), [{ key: 1, stratum: 'flagged', probability: 1 }], [1]);
  addDraw(study.db, draw(), [{ key: 1, stratum: 'all', probability: 0.1 }], []);
  expect(inclusion(study.db, 'q')).toEqual([{ key: 1, probability: 1 }]);
});

describe('a queue with an overlap', () => {
  beforeEach(() =>
    makeQueue(study.db, { name: 'q', blind: true, design: 'drawn', overlap: 2, seed: 7 }, entries(KEYS)),
  );
  const order = (rater: string): number[] => queueItems(study.db, 'q', rater).map(({ key }) => key);
  const begin = (rater: string): void => {
    const [first] = queueItems(study.db, 'q', rater);
    record(study.db, [labelEvent(first?.id ?? '', answered('harm', 1), { rater, queue: 'q' })]);
  };

  test('every rater gets the same transcripts in a different order, which is the same each time', () => {
    begin('r1');
    const [first, second] = [order('r1'), order('r2')];
    expect(first.toSorted((a, b) => a - b)).toEqual(KEYS);
    expect(second.toSorted((a, b) => a - b)).toEqual(KEYS);
    expect(first).not.toEqual(second);
    expect(order('r1')).toEqual(first);
  });
  test('labelling in the queue takes a seat, and looking at it does not', () => {
    for (const rater of ['r1', 'r2', 'r3']) expect(order(rater).length).toBe(12);
    const looked = order('r2');
    begin('r2');
    expect(order('r2')).toEqual(looked);
    begin('r1');
    expect(() => order('r3')).toThrow('All 2 seats of this queue are taken (name of r2, name of r1)');
  });
  test('a seat reserved under a name is kept for the rater with that name', () => {
    expect(takeSeat(study.db, 'q', { rater: null, name: 'name of r3' })).toBe(1);
    begin('r1');
    expect(() => order('r2')).toThrow('taken');
    expect(order('r3').length).toBe(12);
  });
});

test('a repeat is at least half a queue after the first occurrence', () => {
  const repeats = [1, 5, 9].map((key) => ({ key, round: 'repeat' as const, probability: null }));
  makeQueue(study.db, { name: 'q', blind: true, design: 'drawn', overlap: 3, seed: 3 }, [...entries(KEYS), ...repeats]);
  for (const rater of ['r1', 'r2', 'r3']) {
    takeSeat(study.db, 'q', { rater, name: rater });
    const items = queueItems(study.db, 'q', rater);
    for (const { key } of repeats) {
      const at = (round: string): number => items.findIndex((item) => item.key === key && item.round === round);
      expect(at('repeat') - at('main')).toBeGreaterThanOrEqual(6);
    }
  }
  expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
});
