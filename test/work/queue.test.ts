// The entries of queues: hidden repeats and checks, and transcripts for training.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trainingEntries, withHidden } from '../../main/work/sample/queue.ts';

const entries = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 })
  .map((keys) => keys.map((key) => ({ key, probability: 1 })));
const hidden = fc.record({
  repeats: fc.double({ min: 0, max: 0.5, noNaN: true }),
  checks: fc.double({ min: 0, max: 0.5, noNaN: true }),
  gold: fc.uniqueArray(fc.integer({ min: 1, max: 99 })),
  seed: fc.nat(),
});

test('drawn transcripts keep their order, and hidden repeats and checks have no probability', () => {
  fc.assert(
    fc.property(entries, hidden, (list, how) => {
      const all = withHidden(list, how, how);
      expect(all.filter(({ probability }) => probability !== null)).toEqual(list);
      const repeats = all.filter(({ round }) => round === 'repeat');
      expect(repeats.length).toBe(Math.round(how.repeats * list.length));
      expect(new Set(repeats.map(({ key }) => key)).size).toBe(repeats.length);
      expect(repeats.every(({ key }) => list.some((one) => one.key === key))).toBe(true);
      const checks = all.filter(({ probability, round }) => probability === null && round === undefined);
      const strangers = how.gold.filter((key) => !list.some((one) => one.key === key));
      expect(checks.length).toBe(Math.min(strangers.length, Math.round(how.checks * list.length)));
      expect(checks.every(({ key }) => strangers.includes(key))).toBe(true);
    }),
  );
});

test('the same seed hides the same items, and another seed hides others', () => {
  const list = Array.from({ length: 40 }, (_, key) => ({ key, probability: 1 }));
  const how = { repeats: 0.2, checks: 0.2 };
  const gold = Array.from({ length: 40 }, (_, n) => 100 + n);
  expect(withHidden(list, how, { gold, seed: 5 })).toEqual(withHidden(list, how, { gold, seed: 5 }));
  expect(withHidden(list, how, { gold, seed: 5 })).not.toEqual(withHidden(list, how, { gold, seed: 6 }));
});

test('checks are placed between the other entries', () => {
  const list = Array.from({ length: 40 }, (_, key) => ({ key, probability: 1 }));
  const all = withHidden(
    list,
    { repeats: 0, checks: 0.5 },
    { gold: Array.from({ length: 40 }, (_, n) => 100 + n), seed: 1 },
  );
  const places = all.flatMap(({ probability }, at) => (probability === null ? [at] : []));
  expect(Math.min(...places)).toBeLessThan(20);
  expect(places.some((at) => at > 40)).toBe(true);
});

test('a training queue contains transcripts with gold, and is refused if there are none', () => {
  expect(trainingEntries([3, 1, 2], [1, 3])).toEqual(
    [3, 1].map((key) => ({ key, round: 'training', probability: null })),
  );
  expect(() => trainingEntries([1], [2])).toThrow('None of these transcripts has gold');
});
