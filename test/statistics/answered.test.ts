// Draws whose transcripts were answered after them count; the share that was answered in each stratum multiplies the
// inclusion probability.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chancesOf, type DrawMade, type GoldMade } from '../../statistics/sampling/answered.ts';

const unit = (key: number, probability: number, drawn: boolean, stratum = 'all') => ({
  key,
  stratum,
  probability,
  drawn,
});
const draw = (key: number, frame: DrawMade['frame'], more: Partial<DrawMade> = {}): DrawMade => ({
  key,
  queue: `q${key}`,
  enlarges: null,
  after_event: 0,
  after_decision: 0,
  frame,
  ...more,
});
const gold = (key: number, more: Partial<GoldMade> = {}): GoldMade => ({
  key,
  queue: 'q1',
  event: 10,
  decision: 1,
  ...more,
});

/** A frame of eight transcripts, of which the first four are drawn. */
const HALF = [1, 2, 3, 4, 5, 6, 7, 8].map((key) => unit(key, 0.5, key <= 4));
const found = (chances: ReturnType<typeof chancesOf>, key: number) => chances.get(key);

describe('a draw', () => {
  test('without any work is ignored', () => {
    expect(chancesOf([draw(1, HALF)], []).size).toBe(0);
    expect(chancesOf([draw(1, HALF)], [gold(1, { queue: 'q2' }), gold(7)]).size).toBe(1 * 8);
  });
  test('with a completely answered stratum has its inclusion probabilities in that stratum', () => {
    const chances = chancesOf(
      [draw(1, HALF)],
      [1, 2, 3, 4].map((key) => gold(key)),
    );
    expect(found(chances, 1)).toEqual({ probability: 0.5, response: 1, drawn: true });
    expect(found(chances, 8)).toEqual({ probability: 0.5, response: 1, drawn: false });
  });
  test('multiplies probabilities by the answered share of each stratum, which may be 0', () => {
    const frame = [
      unit(1, 1, true, 'flagged'),
      unit(2, 1, true, 'flagged'),
      unit(3, 0.5, true, 'rest'),
      unit(4, 0.5, false, 'rest'),
    ];
    const chances = chancesOf([draw(1, frame)], [gold(1)]);
    expect(found(chances, 2)).toEqual({ probability: 0.5, response: 0.5, drawn: true });
    expect(found(chances, 4)).toEqual({ probability: 0, response: 0, drawn: false });
  });
  test('does not count transcripts as missing for which the dimension is not asked', () => {
    const chances = chancesOf([draw(1, HALF)], [gold(1), gold(2)], (key) => key <= 2);
    expect(found(chances, 5)?.probability).toBe(0.5);
  });
  test('does not count answers from before it or from another queue', () => {
    expect(chancesOf([draw(1, HALF, { after_event: 10 })], [gold(1)]).size).toBe(0);
    const second = draw(2, HALF);
    const chances = chancesOf(
      [draw(1, HALF), second],
      [1, 2, 3, 4].map((key) => gold(key)),
    );
    expect(found(chances, 1)?.probability).toBe(0.5);
  });
});

describe('labels made elsewhere', () => {
  const loose = (key: number, more: Partial<GoldMade> = {}): GoldMade => gold(key, { queue: null, ...more });
  test('count for the draw with the most transcripts that they answer', () => {
    const small = draw(
      1,
      [1, 2, 3, 4, 5, 6, 7, 8].map((key) => unit(key, 0.25, key === 1 || key === 8)),
    );
    const chances = chancesOf(
      [small, draw(2, HALF)],
      [1, 2, 3, 4].map((key) => loose(key)),
    );
    expect(found(chances, 8)).toEqual({ probability: 0.5, response: 1, drawn: false });
  });
  test('count if they are later than the draw, or for gold without labels if the decision is later', () => {
    const late = draw(1, HALF, { after_event: 10, after_decision: 5 });
    expect(chancesOf([late], [loose(1)]).size).toBe(0);
    expect(chancesOf([late], [loose(1, { event: 11 })]).size).toBe(8);
    expect(chancesOf([late], [loose(1, { event: null, decision: 5 })]).size).toBe(0);
    expect(chancesOf([late], [loose(1, { event: null, decision: 6 })]).size).toBe(8);
  });
});

describe('a draw that enlarges another', () => {
  const larger = draw(
    2,
    [1, 2, 3, 4, 5, 6, 7, 8].map((key) => unit(key, 0.75, key <= 6)),
    { queue: 'q1', enlarges: 1, after_event: 20 },
  );
  const first = [1, 2, 3, 4].map((key) => gold(key));
  test('replaces it once a transcript that it added is answered', () => {
    expect(found(chancesOf([draw(1, HALF), larger], first), 5)).toEqual({
      probability: 0.5,
      response: 1,
      drawn: false,
    });
    const begun = chancesOf([draw(1, HALF), larger], [...first, gold(5, { event: 21 }), gold(6, { event: 22 })]);
    expect(found(begun, 7)).toEqual({ probability: 0.75, response: 1, drawn: false });
  });
});

test('two answered draws give the probability of being drawn and answered by either', () => {
  const second = draw(
    2,
    HALF.map((one) => ({ ...one, drawn: one.key > 2 && one.key <= 6 })),
  );
  const chances = chancesOf(
    [draw(1, HALF), second],
    [...[1, 2, 3, 4].map((key) => gold(key)), gold(5, { queue: 'q2' })],
  );
  // of the second draw's units 3, 4, 5 and 6, the first draw answered two; of the other two, one is answered
  expect(found(chances, 7)?.probability).toBeCloseTo(1 - 0.5 * (1 - 0.25), 12);
});

test('a later draw without answers changes no probability', () => {
  const frame = fc.array(
    fc.record({ probability: fc.double({ min: 0.01, max: 1, noNaN: true }), drawn: fc.boolean() }),
    {
      minLength: 6,
      maxLength: 6,
    },
  );
  const made = fc.array(
    fc.record({ frame, queue: fc.constantFrom('a', 'b'), after: fc.nat({ max: 20 }), enlarges: fc.boolean() }),
    {
      maxLength: 4,
    },
  );
  const answers = fc.array(
    fc.record({
      key: fc.nat({ max: 5 }),
      queue: fc.constantFrom('a', 'b', 'c', null),
      event: fc.option(fc.nat({ max: 20 })),
      decision: fc.nat({ max: 20 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      made,
      answers,
      frame,
      fc.constantFrom('a', 'b', 'new'),
      fc.boolean(),
      (all, given, last, queue, enlarging) => {
        const draws: DrawMade[] = [];
        const add = (
          key: number,
          one: { frame: typeof last; queue: string; after: number; enlarges: boolean },
        ): DrawMade => {
          const smaller = one.enlarges ? draws.findLast((other) => other.queue === one.queue) : undefined;
          // a larger draw contains the units of the smaller one
          const units = one.frame.map(({ probability, drawn }, at) =>
            unit(at, probability, drawn || smaller?.frame[at]?.drawn === true),
          );
          return draw(key, units, {
            queue: one.queue,
            after_event: one.after,
            after_decision: one.after,
            enlarges: smaller?.key ?? null,
          });
        };
        for (const [at, one] of all.toSorted((a, b) => a.after - b.after).entries()) draws.push(add(at + 1, one));
        const more = add(99, { frame: last, queue, after: 20, enlarges: enlarging });
        // gold without an event of a rater has no queue
        const gold = given.map((one) => (one.event === null ? { ...one, queue: null } : one));
        expect(chancesOf([...draws, more], gold)).toEqual(chancesOf(draws, gold));
      },
    ),
    { numRuns: 500 },
  );
});
