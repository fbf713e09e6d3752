// Properties of the models of rater quality for any votes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dawidSkene } from '../../statistics/agreement/dawid-skene.ts';
import { maceEm } from '../../statistics/agreement/mace.ts';
import { draws } from '../../statistics/random.ts';

type Annotation = [string, string, number];

const votes = fc
  .record({
    raters: fc.integer({ min: 1, max: 4 }),
    items: fc.integer({ min: 1, max: 8 }),
    classes: fc.integer({ min: 2, max: 3 }),
  })
  .chain(({ raters, items, classes }) => {
    const all = Array.from({ length: items }, (_, item) =>
      Array.from({ length: raters }, (_, rater) => [`i${item}`, `r${rater}`] as const),
    ).flat();
    return fc
      .array(fc.option(fc.nat(classes - 1), { freq: 5 }), { minLength: all.length, maxLength: all.length })
      .map((labels) => ({
        annotations: all.flatMap(([item, rater], at): Annotation[] => {
          const label = labels[at] ?? null;
          return label === null ? [] : [[item, rater, label]];
        }),
        items: Array.from({ length: items }, (_, item) => `i${item}`),
        raters: Array.from({ length: raters }, (_, rater) => `r${rater}`),
        n_classes: classes,
      }));
  });

const finite = (rows: readonly (readonly number[])[]): boolean => rows.flat().every(Number.isFinite);
const distributions = (rows: readonly (readonly number[])[]): boolean =>
  finite(rows) && rows.every((row) => Math.abs(row.reduce((total, value) => total + value, 0) - 1) < 1e-9);

test('Dawid-Skene: every answer is a distribution, and neither a further step nor more starts lower the likelihood', () => {
  fc.assert(
    fc.property(votes, fc.integer({ min: 1, max: 6 }), (given, iterations) => {
      const plain = { ...given, smoothing: 0, init: 'vote shares' } as const;
      const [some, more] = [
        dawidSkene.run({ ...plain, iterations }),
        dawidSkene.run({ ...plain, iterations: iterations + 1 }),
      ];
      expect(more.loglik).toBeGreaterThanOrEqual(some.loglik - 1e-9);
      const best = dawidSkene.run({ ...plain, init: 'best of several', iterations });
      expect(best.loglik).toBeGreaterThanOrEqual(some.loglik);
      for (const each of [some, more, best]) {
        expect(distributions([each.priors, ...each.posterior])).toBe(true);
        const rows = Object.values(each.confusion)
          .flat()
          .filter((row) => row !== null);
        expect(distributions(rows)).toBe(true);
        for (const accuracy of Object.values(each.rater_accuracy)) expect(accuracy ?? 0).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

test('MACE: every answer is a distribution, and the competence of each rater is between 0 and 1', () => {
  fc.assert(
    fc.property(votes, fc.integer({ min: 1, max: 6 }), (given, m_steps) => {
      const answer = maceEm.run({ ...given, m_steps });
      expect(distributions([...answer.posterior, ...answer.xi])).toBe(true);
      expect(answer.theta.every((known) => known >= 0 && known <= 1)).toBe(true);
    }),
  );
});

test('both models find the classes and the worst rater if four raters answered independently', () => {
  const random = draws(7);
  const items = Array.from({ length: 60 }, (_, item) => `i${item}`);
  const right = [0.95, 0.9, 0.85, 0.55];
  const truths = items.map(() => random.index(2));
  const annotations = items.flatMap((item, at) =>
    right.map((chance, rater): Annotation => {
      const truth = truths[at] ?? 0;
      return [item, `r${rater}`, random.uniform() < chance ? truth : 1 - truth];
    }),
  );
  const given = { annotations, items, raters: ['r0', 'r1', 'r2', 'r3'], n_classes: 2 };
  const ds = dawidSkene.run({
    ...given,
    smoothing: 0.01,
    init: 'best of several',
    iterations: 'until log-likelihood change < 1e-12',
  });
  const mace = maceEm.run(given);
  for (const { posterior } of [ds, mace]) {
    const found = posterior.filter(([, second = 0], at) => Number(second > 0.5) === truths[at]).length;
    expect(found / items.length).toBeGreaterThan(0.93);
  }
  expect(Object.entries(ds.rater_accuracy).toSorted(([, a], [, b]) => (a ?? 0) - (b ?? 0))[0]?.[0]).toBe('r3');
  expect(mace.theta.indexOf(Math.min(...mace.theta))).toBe(3);
});

test('notes name the limits of the data: one rater, two raters, few ratings', () => {
  const notes = (raters: string[]): string =>
    dawidSkene
      .run({
        annotations: raters.map((rater): Annotation => ['a', rater, 0]),
        items: ['a'],
        raters,
        n_classes: 2,
        smoothing: 0.01,
        init: 'vote shares',
        iterations: 1,
      })
      .notes.join('\n');
  expect(notes(['r1'])).toContain('one rater');
  expect(notes(['r1', 'r2'])).toContain('do not identify');
  expect(notes(['r1', 'r2', 'r3'])).toContain('fewer than 20 ratings from r1, r2, r3');
});
