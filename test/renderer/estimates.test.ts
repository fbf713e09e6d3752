// Estimates as text: signs, zeros, and the resampling separate from the method.
import { expect, test } from 'vitest';
import type { Estimate } from '../../contract/estimate.ts';
import { figure, methodText, points, pText, rate, resampling, share } from '../../renderer/parts/estimates.ts';

const of = (estimate: number | null, low: number | null, high: number | null, method = 'mean'): Estimate => ({
  estimate,
  low,
  high,
  level: 0.95,
  n: 9,
  method,
  notes: [],
});

test('minus signs are U+2212, also in intervals, and a rounded zero has none', () => {
  expect(figure(of(-0.55, -0.67, -0.004))).toBe('−0.55 [−0.67, 0.00]');
  expect(figure(of(-0.001, null, null))).toBe('0.00');
  expect([share(of(-0.21, -0.3, 0.1)), rate(of(-0.0004, -0.02, 0.1))]).toEqual([
    '−21 % [−30, 10]',
    '0.0 % [−2.0, 10.0]',
  ]);
  expect(points(of(-0.12, -0.201, 0.032))).toBe('−12.0 points [−20.1, +3.2]');
  expect(points(of(-0.0004, null, null))).toBe('+0.0 points');
  expect([pText(null), pText(0.0004), pText(0.04)]).toEqual(['–', '< 0.001', '0.040']);
});

test('the details of resampling are separate from the rest of the method', () => {
  const resampled = of(
    0.5,
    0.4,
    0.6,
    'AUC, weighted, units resampled, percentile bootstrap, B = 2000, seed 1, xoroshiro128+',
  );
  expect(methodText(resampled)).toBe('AUC, weighted, resampled*');
  expect(resampling(resampled)).toBe('percentile bootstrap, B = 2000, seed 1, xoroshiro128+');
  const posterior = 'Dirichlet(2/35) posterior over kinds of units, B = 2000, seed 1, xoroshiro128+';
  const drawn = of(0.9, 0.8, 1, `Gwet AC2, ordinal weights, ${posterior}, upper end no lower than without a prior`);
  expect(methodText(drawn)).toBe('Gwet AC2, ordinal weights, drawn*, upper end no lower than without a prior');
  expect(resampling(drawn)).toBe(posterior);
  expect([methodText(of(0.5, 0.4, 0.6, 'Wilson interval')), resampling(of(0.5, 0.4, 0.6, 'Wilson interval'))]).toEqual([
    'Wilson interval',
    null,
  ]);
});
