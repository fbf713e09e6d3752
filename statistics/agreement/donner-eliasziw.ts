// An interval for the kappa of two raters and two levels that is valid if a level is rare: the values that a test of
// fit does not reject.
import { zAt } from '../distributions.ts';
import type { Interval } from '../rates/proportion.ts';

/**
 * With fewer ratings of the rarer level the test rejects too often: 95 % intervals contained the true value in 72 to 80
 * % of samples (simulated).
 */
const LEAST_RATINGS = 10;

/** Number of halvings after which an end is known to about 1e-15. */
const STEPS = 60;

/**
 * The values of Scott's pi (kappa of raters with the same margins) that a chi-squared test of fit with one degree of
 * freedom does not reject: of the units with twice the first level, one of each, and twice the second. `table` is 2 x
 * 2. Null if raters gave a level fewer than ten times together. Donner & Eliasziw 1992.
 */
export function donnerEliasziw(table: readonly (readonly number[])[], level: number): Interval | null {
  const [a = 0, b = 0, c = 0, d = 0] = table.flat();
  const n = a + b + c + d;
  const share = (2 * a + b + c) / (2 * n);
  if (2 * n * Math.min(share, 1 - share) < LEAST_RATINGS || n === 0) return null;
  const spread = share * (1 - share);
  const worst = Math.max(-share / (1 - share), -(1 - share) / share);
  const found = 1 - (b + c) / (2 * n * spread);
  const misfit = (kappa: number): number => {
    const expected = [share ** 2 + kappa * spread, 2 * spread * (1 - kappa), (1 - share) ** 2 + kappa * spread];
    return [a, b + c, d].reduce((sum, seen, kind) => {
      const mean = n * (expected[kind] ?? 0);
      return mean > 0 ? sum + (seen - mean) ** 2 / mean : seen === 0 ? sum : Number.POSITIVE_INFINITY;
    }, 0);
  };
  const most = zAt(level) ** 2;
  const end = (outer: number): number => {
    if (misfit(outer) <= most) return outer;
    let [inside, outside] = [found, outer];
    for (let step = 0; step < STEPS; step++) {
      const middle = (inside + outside) / 2;
      if (misfit(middle) <= most) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  return [end(worst), end(1)];
}
