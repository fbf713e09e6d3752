// The sentence about the test of two graders: with clusters or weights, and the reason if there is none.
import { expect, test } from 'vitest';
import { compareGraders, type Compared } from '../../statistics/calibration/compare.ts';
import { testText } from '../../renderer/calibrate/versus-text.ts';

const GOLD = [1, 1, 1, 0, 0, 0, 1, 0];
const A = [1, 1, 0, 0, 0, 1, 1, 0];
const B = [0, 1, 1, 0, 1, 1, 0, 0];

function said(more: Partial<Compared>): string {
  const a = { scores: A, threshold: 1 };
  const compared = compareGraders({ gold: GOLD, a, b: { scores: B, threshold: 1 }, ...more }, { level: 0.95 });
  return testText(compared.accuracy);
}

test('the p of unweighted transcripts in clusters is not said to be of weighted accuracy', () => {
  expect(said({})).toMatch(/^McNemar’s mid-p 0\.\d+$/);
  expect(said({ clusters: ['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'] })).toMatch(
    /^p 0\.\d+ for no difference in accuracy$/,
  );
});

test('without a p the reason is given: one cluster is not a lack of variation', () => {
  expect(said({ clusters: GOLD.map(() => 'a') })).toBe('no test: too few units for an interval');
  const same = { scores: A, threshold: 1 };
  expect(said({ b: same, clusters: GOLD.map((_, at) => String(at)) })).toBe(
    'no test: nothing varies, so the standard error is zero and no interval can be given',
  );
});
