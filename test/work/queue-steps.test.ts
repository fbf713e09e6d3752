// A queue of many transcripts is made in short transactions: labels can be saved between them, nobody sees the queue
// before it is complete, and an unfinished queue leaves nothing behind.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  beginQueue,
  closeStudy,
  countingDraws,
  deletingQueue,
  joinRater,
  openStudy,
  queueItems,
  queueNamed,
  queues,
  queuesInMaking,
  record,
  type Db,
} from '../../main/store/index.ts';
import { atOnce, writeInSteps } from '../../main/work/job/index.ts';
import { gather, gatherInSteps, sampling } from '../../main/work/sample/index.ts';
import { ROWS_A_STEP } from '../../main/work/sample/making.ts';
import { gathering } from '../../main/work/sample/queue.ts';
import { answered, labelEvent } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

const COUNT = 3 * ROWS_A_STEP;
const everything = {
  name: 'all',
  filter: '',
  rater: null,
  transcripts: null,
  blind: true,
  purpose: 'label' as const,
  hidden: { repeats: 0, checks: 0 },
};
const drawn = {
  queue: 'drawn',
  filter: '',
  rater: null,
  n: 2 * ROWS_A_STEP,
  design: { kind: 'random' as const },
  seed: 1,
  overlap: null,
  blind: true,
  top_up: false,
  hidden: { repeats: 0.1, checks: 0 },
};

let study: TestStudy;
/** The connection of the window, which does not wait for locks. */
let window: Db;
beforeEach(() => {
  study = freshStudy();
  put(study.db, ...Array.from({ length: COUNT }, (_, n) => transcript(`words ${n}`)));
  window = openStudy(study.path, { durability: 'normal', known: true });
  window.pragma('busy_timeout = 0');
  joinRater(window, { id: 'r1', name: 'Ada' });
});
afterEach(() => {
  closeStudy(window);
  study.remove();
});

const rowsIn = (db: Db): number =>
  db.prepare<[], number>('select (select count(*) from queue_item) + (select count(*) from frame)').pluck().get() ?? 0;
const ids = (db: Db): string[] => db.prepare<[], string>('select id from transcript order by key').pluck().all();

test.each([
  ['all of a filter', () => gathering(study.db, everything), 'all', 2 * COUNT, COUNT],
  ['a draw', () => sampling(study.db, drawn), 'drawn', COUNT + 2.2 * ROWS_A_STEP, 2.2 * ROWS_A_STEP],
])('%s: a label can be saved between any two steps, and each step writes few rows', (_, begun, name, rows, entries) => {
  const some = ids(study.db);
  const steps = begun();
  let [turns, before, most] = [0, 0, 0];
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    expect(record(window, [labelEvent(some[turns] ?? '', answered('harm', 1))])).toBe(1);
    expect(queues(window, 'r1')).toEqual([]);
    const now = rowsIn(window);
    most = Math.max(most, now - before);
    [before, turns] = [now, turns + 1];
  }
  expect(most).toBeLessThanOrEqual(ROWS_A_STEP);
  expect(turns).toBeGreaterThanOrEqual(Math.ceil(rows / ROWS_A_STEP));
  expect(rowsIn(window)).toBe(rows);
  expect(queues(window, 'r1')).toMatchObject([{ name, total: entries, closed: false }]);
  expect(queueItems(window, name, 'r1')).toHaveLength(entries);
});

test('a draw counts no label from before the queue was complete', () => {
  const steps = gathering(study.db, everything);
  steps.next();
  expect(countingDraws(window)).toEqual([]);
  record(window, [labelEvent(ids(window)[0] ?? '', answered('harm', 1))]);
  for (let step = steps.next(); step.done !== true; step = steps.next()) expect(countingDraws(window)).toEqual([]);
  const last = window.prepare<[], number>('select max(seq) from label_event').pluck().get();
  expect(countingDraws(window)).toMatchObject([{ queue: 'all', after_event: last, population: COUNT, sampled: COUNT }]);
});

test('a cancelled queue leaves nothing behind, and its name can be used again', async () => {
  const stopping = new AbortController();
  const steps = gathering(study.db, everything);
  steps.next();
  steps.next();
  stopping.abort();
  await expect(writeInSteps(steps, stopping.signal)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  expect([rowsIn(study.db), queuesInMaking(study.db), countingDraws(study.db)]).toEqual([0, [], []]);
  await gatherInSteps(study.db, everything, {});
  expect(queueNamed(study.db, 'all').total).toBe(COUNT);
});

test('an abandoned queue is removed when another is made', () => {
  const steps = gathering(study.db, everything);
  for (let turn = 0; turn < 3; turn++) steps.next();
  expect(queuesInMaking(study.db)).toMatchObject([{ queue: 'all', alive: true }]);
  expect(() => gather(window, everything)).toThrow('is being made');
  study.db.prepare("update queue set deleted_at = '2026-01-01T00:00:00.000Z' where name = 'all'").run();
  gather(window, everything);
  expect(queues(window, 'r1')).toMatchObject([{ name: 'all' }]);
  expect(() => atOnce(steps)).toThrow('Another program removed the queue');
  // the newer queue with the same name is unchanged
  expect(rowsIn(window)).toBe(2 * COUNT);
});

test('a name in use is refused before anything is written', () => {
  beginQueue(study.db, { name: 'taken', blind: true, design: '' }, null);
  expect(() => gather(study.db, { ...everything, name: 'taken' })).toThrow('is being made');
  expect(rowsIn(study.db)).toBe(0);
});

test('a queue is deleted in steps too, and is not listed from the first step on', () => {
  gather(study.db, everything);
  const [id = ''] = ids(study.db);
  const steps = deletingQueue(study.db, 'all');
  let [turns, before] = [0, rowsIn(window)];
  for (let step = steps.next(); step.done !== true; step = steps.next(), turns++) {
    expect(record(window, [labelEvent(id, answered('harm', turns % 4))])).toBe(1);
    expect(queues(window, 'r1')).toEqual([]);
    const now = rowsIn(window);
    expect(before - now).toBeLessThanOrEqual(ROWS_A_STEP);
    before = now;
  }
  expect([turns, rowsIn(window)]).toEqual([(2 * COUNT) / ROWS_A_STEP, 0]);
  gather(window, everything);
  expect(queues(window, 'r1')).toMatchObject([{ name: 'all', total: COUNT }]);
});
