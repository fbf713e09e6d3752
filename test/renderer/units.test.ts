// The list of Adjudicate: which units it shows, in which order, and which comes next.
import { expect, test } from 'vitest';
import type { TranscriptUnits, Unit } from '../../contract/unit.ts';
import { counts, firstOf, narrowed, nextUnit, openUnit, type UnitPlace } from '../../renderer/adjudicate/list.ts';
import { neighbours } from '../../renderer/desk/neighbours.ts';

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

/** The next unit after this one, in a list that followed `last`. */
function next(list: readonly TranscriptUnits[], now: UnitPlace, last = list): UnitPlace | null {
  const [keys, before] = [list, last].map((all) => all.map(({ key }) => key));
  return nextUnit(list, now, neighbours(keys ?? [], before ?? [], now.key));
}

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
  expect(next(list, { key: 1, dimension: 'harm' })).toEqual({ key: 1, dimension: 'admirable' });
  expect(next(list, { key: 2, dimension: 'harm' })).toEqual({ key: 1, dimension: 'harm' });
  expect(next(list.slice(0, 1), { key: 2, dimension: 'harm' })).toBeNull();
  expect(
    firstOf({ key: 2, id: 'b', title: 'b', units: [unit('harm', [0], 0, true), unit('admirable', [0], 0)] }),
  ).toEqual({
    key: 2,
    dimension: 'admirable',
  });
});

test('after a transcript that has left the list, the next unit is the one that followed it', () => {
  const list = ALL.filter(({ key }) => key !== 2);
  expect(next(list, { key: 2, dimension: 'harm' }, ALL)).toEqual({ key: 3, dimension: 'harm' });
});

test('the unit of an address stays open, and an address without one opens the first of the list', () => {
  const open = (key: number | undefined, dimension = ''): UnitPlace | null =>
    openUnit(ALL, ALL.slice(1), { key, unit: dimension });
  expect(open(undefined)).toEqual({ key: 2, dimension: 'harm' });
  expect(open(1, 'admirable')).toEqual({ key: 1, dimension: 'admirable' });
  expect(open(1, 'unknown')).toEqual({ key: 1, dimension: 'harm' });
  // another transcript would open under the reader
  expect(open(9, 'harm')).toBeNull();
});
