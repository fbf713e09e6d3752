// The order of the items of a queue, and which comes next.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabelState } from '../../contract/label.ts';
import { inTurn, isOpen, itemName, nextAfter, turnOf, turnsOf } from '../../renderer/label/items.ts';

const items = fc.array(
  fc
    .record({ number: fc.nat(), state: fc.constantFrom(...LabelState.options), later: fc.boolean() })
    .map((item) => ({ ...item, ...turnOf(item) })),
  { minLength: 1, maxLength: 12 },
);

test('the next item is an open one other than this, and a postponed one only if all others are postponed', () => {
  fc.assert(
    fc.property(items, fc.nat(11), (list, index) => {
      const at = index % list.length;
      const others = list.filter((item, n) => n !== at && isOpen(item));
      const next = nextAfter(list, at);
      expect(next === null).toBe(others.length === 0);
      if (next === null) return;
      expect(others).toContain(next);
      expect(next.later).toBe(others.every(({ later }) => later));
    }),
  );
});

test('postponed items come after all others, and none is lost', () => {
  fc.assert(
    fc.property(items, (list) => {
      const turn = inTurn(list);
      expect(new Set(turn)).toEqual(new Set(list));
      const first = turn.findIndex((item) => item.later && isOpen(item));
      if (first !== -1) expect(turn.slice(first).every((item) => item.later && isOpen(item))).toBe(true);
    }),
  );
});

test('a repeat and the main round of a transcript are different items', () => {
  expect(itemName({ id: 'a', round: 'repeat' })).not.toBe(itemName({ id: 'a', round: 'main' }));
});

test('the turns of a queue are the same list until one of them changes', () => {
  const shown = { title: 'a', scenario: null, messages: 1, state: 'todo' as const, bookmarked: false, later: false };
  const item = { key: 1, id: 'a', round: 'main' as const, ...shown };
  const turns = turnsOf([item, { ...item, key: 2, id: 'b' }]);
  const read = turns(new Map());
  expect(read).toEqual([
    { open: true, later: false },
    { open: true, later: false },
  ]);
  expect(turns(new Map([['main b', { open: true, later: false }]]))).toBe(read);
  const changed = new Map([['main b', { open: false, later: false }]]);
  expect(turns(changed)).toEqual([
    { open: true, later: false },
    { open: false, later: false },
  ]);
  expect(turns(new Map(changed))).toBe(turns(changed));
});
