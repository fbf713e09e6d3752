// Calculations for figures of rates that need no window: the axis of numbers, and the filter of a row.
import { expect, test } from 'vitest';
import type { RateRow } from '../../contract/rates.ts';
import { numberAxis, short } from '../../plots/axis.ts';
import { groupName } from '../../plots/groups.ts';
import { percents, stepsTo } from '../../plots/scale.ts';
import { filterOf } from '../../renderer/findings/links.ts';

test('a logarithmic axis has equal distances for equal factors, and 0 before a break', () => {
  const { at, named, broken } = numberAxis([0, 100, 1000, 10_000, 100_000], true, [0, 1000], 48);
  expect(at(0)).toBe(0);
  expect(broken).toBeGreaterThan(0);
  expect(broken).toBeLessThan(at(100));
  expect(at(1000) - at(100)).toBeCloseTo(at(100_000) - at(10_000));
  expect(at(100_000)).toBe(1000);
  expect(named).toEqual([0, 100, 1000, 10_000, 100_000]);
});

test('values that are too close are not all labelled, and a single value is in the middle', () => {
  expect(numberAxis([0, 1, 2, 1000], false, [0, 500], 48).named).toEqual([0, 1000]);
  expect(numberAxis([7], false, [0, 500], 48).at(7)).toBe(250);
  expect(numberAxis([7], true, [0, 500], 48).broken).toBeNull();
  expect([200, 1600, 85_000_000, 0.25].map(short)).toEqual(['200', '1600', '85M', '0.25']);
});

test('the axis of shares begins at 0 and has at most six marks', () => {
  for (const top of [0.02, 0.05, 0.1, 0.3, 0.8, 1]) {
    const steps = stepsTo(top);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBeCloseTo(top);
    expect(steps.length).toBeLessThanOrEqual(6);
  }
});

test('shares along an axis have as many decimals as the longest needs', () => {
  expect(percents(stepsTo(0.02))).toEqual(['0.0 %', '0.5 %', '1.0 %', '1.5 %', '2.0 %']);
  expect(percents([0, 0.2, 1])).toEqual(['0 %', '20 %', '100 %']);
});

const estimate = { estimate: null, low: null, high: null, level: 0.95, n: 0, method: '', notes: [] };
const rates = { raw: estimate, gold: estimate, corrected: estimate };
const left_out = { parse_failed: 0, unscored: 0, not_asked: 0, no_level: 0, beyond_judging: 0 };
const row = (group: RateRow['group']): RateRow => ({
  group,
  n: 1,
  n_gold: 0,
  ...rates,
  design: '',
  headline: null,
  left_out,
  below: null,
  at_every_look: null,
  awareness: null,
});
const report = {
  dimension: 'harm',
  title: 'Harm',
  at: { value: 3, name: 'attempted', highest: false },
  rubric: { name: 'R', version: 1 },
  grader: null,
  mapping: null,
  read_below: null,
  outcome: null,
  together: null,
  population: null,
  out_of_scope: 1,
  scope: '-scenario:blackmail',
  speaks: { target: 'model' as const, clusters: null },
  rows: [],
  overall: row([]),
};
const wish = (by: string[], filter: string) => ({
  dimension: 'harm',
  grader: null,
  by,
  filter,
  at: null,
  without_aware: false,
  level: 0.95,
});

test('a missing facet and a facet with the value none are two groups with different names', () => {
  expect(groupName({ group: [null] })).not.toBe(groupName({ group: ['none'] }));
});

test('the filter of a row narrows the figure’s filter, even if both name the same facet', () => {
  expect(filterOf(row(['Larch 2', 200]), report, wish(['model', 'checkpoint'], 'messages>=10'))).toBe(
    'messages>=10 -scenario:blackmail model:"Larch 2" checkpoint:200',
  );
  expect(filterOf(row(['refusals']), report, wish(['arm'], 'arm:none arm:refusals'))).toBe(
    'arm:none arm:refusals -scenario:blackmail arm=refusals',
  );
  expect(filterOf(row(['fraud']), report, wish(['scenario'], ''))).toBe('scenario:fraud');
  expect(filterOf(row([]), report, wish(['model'], ''))).toBe('-scenario:blackmail');
});

test('a group that the filter language cannot name has no link', () => {
  expect(filterOf(row([null]), report, wish(['model'], ''))).toBeNull();
  expect(filterOf(row(['x']), report, wish(['with space'], ''))).toBeNull();
});
