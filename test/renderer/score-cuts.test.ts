// The scores under the cuts of a mapping: what each level gets, what changes, and where a cut may be; and the place of
// a threshold.
import { describe, expect, test } from 'vitest';
import { placeIn } from '../../renderer/calibrate/live.ts';
import { cutsIn, movedCut } from '../../renderer/calibrate/mapping-draft.ts';
import {
  barsOver,
  changedBy,
  levelCounts,
  nearestTo,
  readAs,
  roomFor,
  steppedFrom,
  type Answers,
} from '../../renderer/calibrate/score-cuts.ts';

const LEVELS = [0, 1, 2, 3, 4];
/** The scores 1 to 10, each as often as its value, and one word. */
const ANSWERS: Answers = [
  ...Array.from({ length: 10 }, (_, at) => ({ value: at + 1, word: null, count: at + 1 })),
  { value: null, word: 'unclear', count: 7 },
];
const read = (...cuts: [number, number][]) =>
  readAs({ cuts: cuts.map(([from, level]) => ({ from, level })), words: {} }, LEVELS);

describe('levels under cuts', () => {
  test('every number has a level, also below the lowest cut, and words without a level are counted', () => {
    expect([...levelCounts(ANSWERS, read([4, 1], [7, 3]))]).toEqual([
      [0, 6],
      [1, 15],
      [3, 34],
      [null, 7],
    ]);
  });
  test('a cut that moves by one score changes the transcripts of that score', () => {
    expect(changedBy(ANSWERS, read([4, 1], [7, 3]), read([4, 1], [8, 3]))).toBe(7);
    expect(changedBy(ANSWERS, read([4, 1]), read([4, 1]))).toBe(0);
  });
  test('bars count all numbers', () => {
    expect(barsOver(ANSWERS).bars.reduce((sum, { count }) => sum + count, 0)).toBe(55);
    expect(barsOver(ANSWERS).domain).toEqual([0.5, 10.5]);
  });
});

describe('a cut', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  test('moves from score to score between its neighbours', () => {
    const room = roomFor(numbers, [3, 5.5, 8], 5.5);
    expect(room).toEqual([4, 5, 6, 7]);
    expect([steppedFrom(room, 5.5, 1), steppedFrom(room, 5.5, -1), steppedFrom(room, 7, 1)]).toEqual([6, 5, 7]);
    expect([steppedFrom(room, 5.5, -Infinity), steppedFrom(room, 5.5, Infinity), steppedFrom([], 5.5, 1)]).toEqual([
      4, 7, 5.5,
    ]);
    expect([nearestTo(room, 6.4, 5.5), nearestTo(room, 99, 5.5), nearestTo([], 3, 5.5)]).toEqual([6, 7, 5.5]);
  });
  test('is read from the text of its level, which may contain several', () => {
    const draft = {
      score_dimension: 's',
      cuts: new Map([
        [1, '4, 9'],
        [3, '7'],
        [4, 'x'],
      ]),
      words: new Map<string, string>(),
    };
    expect(cutsIn(draft)).toEqual([
      { from: 4, level: 1 },
      { from: 7, level: 3 },
      { from: 9, level: 1 },
    ]);
    expect(movedCut('4, 9', 9, 8)).toBe('4, 8');
  });
});

test('a threshold is drawn at its value, and within the domain', () => {
  expect(placeIn([0, 1], 0.5)).toBe(0.5);
  expect([placeIn([0, 1], null), placeIn([0, 1], -3), placeIn([0, 1], 7)]).toEqual([1, 0, 1]);
});
