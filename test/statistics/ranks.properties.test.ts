// Properties of ranks and of multiple p-values for any numbers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ranks } from '../../statistics/calibration/correlation.ts';
import { kendallTauB } from '../../statistics/calibration/kendall.ts';
import { benjaminiHochberg, holm } from '../../statistics/calibration/multiplicity.ts';
import { groups, once } from '../../statistics/lists.ts';

/** Tenths, so that values are tied and rounding loses nothing. */
const tenths = fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10);

describe('ranks and multiple p-values', () => {
  test('the rank of equal values is the mean of their positions', () => {
    fc.assert(
      fc.property(fc.array(tenths, { minLength: 1, maxLength: 30 }), (list) => {
        const places = [...list].toSorted((one, other) => one - other);
        for (const [index, rank] of ranks(groups(list), once(list.length)).entries())
          expect(rank).toBe((places.indexOf(list[index] ?? 0) + places.lastIndexOf(list[index] ?? 0)) / 2 + 1);
      }),
    );
  });

  test("Kendall's tau-b equals the value from counting pairs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(tenths, tenths), { minLength: 2, maxLength: 25 }), (pairs) => {
        const signs = pairs.flatMap(([x, y], at) =>
          pairs.slice(at + 1).map(([u, v]) => [Math.sign(x - u), Math.sign(y - v)] as const),
        );
        const total = (of: (x: number, y: number) => number): number =>
          signs.reduce((sum, [x, y]) => sum + of(x, y), 0);
        const untied = total((x) => x * x) * total((_, y) => y * y);
        const tau = kendallTauB(
          pairs.map(([x]) => x),
          pairs.map(([, y]) => y),
        )(once(pairs.length));
        if (untied === 0) expect(tau).toBeNull();
        else expect(tau).toBeCloseTo(total((x, y) => x * y) / Math.sqrt(untied), 12);
      }),
    );
  });

  test('adjusted p-values keep their order and are never smaller, and Holm’s are never below Benjamini-Hochberg’s', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (ps) => {
        const [strict, lenient] = [holm(ps), benjaminiHochberg(ps)];
        for (const [one, p] of ps.entries()) {
          expect(lenient[one]).toBeGreaterThanOrEqual(p);
          expect(strict[one]).toBeGreaterThanOrEqual((lenient[one] ?? 0) - 1e-12);
          for (const [other, q] of ps.entries())
            if (p < q) expect(lenient[one]).toBeLessThanOrEqual(lenient[other] ?? 0);
        }
      }),
    );
  });
});
