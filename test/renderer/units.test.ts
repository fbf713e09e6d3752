// The list of Adjudicate: which units it shows, in which order, and which comes next.
import { expect, test } from 'vitest';
import type { TranscriptUnits, Unit } from '../../contract/unit.ts';
import { counts, firstOf, narrowed, nextUnit } from '../../renderer/adjudicate/list.ts';

const unit = (dimension: string, levels: number[], spread: number, gold = false): Unit => ({
  dimension,
  rubric: 1,
  levels,
  spread,
  state: gold ? 'gold' : 'open',
  gold: gold ? { level: levels[0] ?? null, rule: 'unanimous' } : null,
});
const ALL: TranscriptUnits[] = [
  { key: 1, id: 'a', title: 'a', units: [unit('harm', [0, 0], 0), unit('admirable', [0, 1], 0.3)] },
  { key: 2, id: 'b', title: 'b', units: [unit('harm', [0, 4], 1), unit('admirable', [1, 1], 0, true)] },
  { key: 3, id: 'c', title: 'c', units: [unit('harm', [2], 0)] },
];
const shown = (show: Parameters<typeof narrowed>[1]['show'], dimension = '', kept: string[] = []): string[] =>
  narrowed(ALL, { show, dimension, kept: new Set(kept) }).flatMap(({ id, units }) =>
    units.map((one) => `${id} ${one.dimension}`),
  );

test('each choice shows its units, worst first, and the counts match', () => {
  expect(shown('undecided')).toEqual(['b harm', 'a harm', 'a admirable']);
  expect(shown('differ')).toEqual(['b harm', 'a admirable']);
  expect(shown('agree')).toEqual(['a harm']);
  expect(shown('single')).toEqual(['c harm']);
  expect(shown('gold')).toEqual(['b admirable']);
  expect(shown('undecided', 'admirable')).toEqual(['a admirable']);
  expect(counts(ALL, '')).toEqual({ undecided: 3, differ: 2, agree: 1, single: 1, gold: 1, all: 5 });
});

test('a unit that was just decided stays in the list', () => {
  expect(shown('undecided', '', ['b admirable'])).toEqual(['b harm', 'b admirable', 'a harm', 'a admirable']);
});

test('the next unit is one of the same transcript, then one down the list, then one from its beginning', () => {
  const list = narrowed(ALL, { show: 'undecided', dimension: '', kept: new Set() });
  expect(nextUnit(list, { key: 1, dimension: 'harm' })).toEqual({ key: 1, dimension: 'admirable' });
  expect(nextUnit(list, { key: 2, dimension: 'harm' })).toEqual({ key: 1, dimension: 'harm' });
  expect(nextUnit(list.slice(0, 1), { key: 2, dimension: 'harm' })).toBeNull();
  expect(
    firstOf({ key: 2, id: 'b', title: 'b', units: [unit('harm', [0], 0, true), unit('admirable', [0], 0)] }),
  ).toEqual({
    key: 2,
    dimension: 'admirable',
  });
});
