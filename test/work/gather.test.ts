// A queue made in the Library: a queue of a filter is a draw with certainty, and a queue of selected transcripts is no
// draw.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drawnTranscripts, drawsOf, inclusion, queueItems, verify } from '../../main/store/index.ts';
import { gather, type GatherWish } from '../../main/work/sample/queue.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
  for (const words of ['one', 'two', 'three']) put(study.db, transcript(words));
});
afterEach(() => study.remove());

const wish: GatherWish = {
  name: ' q ',
  filter: '',
  rater: null,
  transcripts: null,
  blind: true,
  purpose: 'label',
  hidden: { repeats: 0, checks: 0 },
};

test('every transcript of a filter has the probability 1, and repeats have none', () => {
  expect(gather(study.db, { ...wish, filter: 'one', hidden: { repeats: 0.5, checks: 0 } })).toMatchObject({
    name: 'q',
    design: 'all that match: one',
    total: 2,
  });
  expect(drawsOf(study.db, 'q')).toMatchObject([{ population: 1, sampled: 1 }]);
  expect(inclusion(study.db, 'q')).toEqual([{ key: 1, probability: 1 }]);
  expect(drawnTranscripts(study.db)).toEqual(new Set([1]));
  expect(queueItems(study.db, 'q', 'r1').map(({ round }) => round)).toEqual(['main', 'repeat']);
  expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
});

test('a transcript chosen by hand has no known probability', () => {
  gather(study.db, { ...wish, transcripts: [2, 3] });
  expect(drawsOf(study.db, 'q')).toEqual([]);
  expect(inclusion(study.db, 'q')).toEqual([]);
  expect(queueItems(study.db, 'q', 'r1').map(({ key }) => key)).toEqual([2, 3]);
});

test('an empty queue is refused, and no queue is made', () => {
  expect(() => gather(study.db, { ...wish, filter: 'nowhere' })).toThrow('The queue would be empty');
  expect(() => queueItems(study.db, 'q', 'r1')).toThrow('There is no such queue');
});
