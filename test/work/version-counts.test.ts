// The test of the difference between two versions of a grader: McNemar's, over clusters, or none with its reason.
import { expect, test } from 'vitest';
import { countsOf, type Held } from '../../main/work/versions/counts.ts';
import { testAbout } from '../../renderer/audit/versions-texts.ts';

const held = (was: boolean, is: boolean, cluster?: string): Held => ({ reference: 'gold', was, is, cluster });
const only = (all: readonly Held[]) => {
  const [one, ...more] = countsOf(all);
  if (one === undefined || more.length > 0) throw new Error('not one kind of reference');
  return one;
};

test('independent transcripts have McNemar’s mid-p', () => {
  const found = only([held(false, true), held(true, false), held(true, true)]);
  expect(found).toMatchObject({ midp: 0.75, p: null });
  expect(testAbout(found)).toBe('McNemar’s mid-p, paired');
});

test('clustered transcripts have the p of t over clusters', () => {
  const found = only([held(false, true, 'a'), held(false, true, 'b'), held(true, true, 'c'), held(true, true, 'd')]);
  expect(found.midp).toBeNull();
  // the mean is 1/2, its standard error the square root of 1/12: t is the square root of 3, with 3 degrees of freedom
  expect(found.p).toBeCloseTo(0.1817, 4);
  expect(testAbout(found)).toBe('p of no difference, by t over clusters');
});

test('a single cluster has no test, and the reason is given', () => {
  const found = only([held(false, true, 'a'), held(true, true, 'a')]);
  expect(found).toMatchObject({ midp: null, p: null, difference: { estimate: 0.5, low: null, high: null } });
  expect(testAbout(found)).toMatch(/^No test: ./);
});
