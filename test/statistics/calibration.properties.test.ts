// Properties of calibration for every grader and any gold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aurocDifference } from '../../statistics/calibration/delong.ts';
import { auc, auroc } from '../../statistics/calibration/auroc.ts';
import { averagePrecision } from '../../statistics/calibration/average-precision.ts';
import { brierParts } from '../../statistics/calibration/brier.ts';
import { closedForm } from '../../statistics/calibration/confusion.ts';
import { ece } from '../../statistics/calibration/ece.ts';
import { isotonic, isotonicAt } from '../../statistics/calibration/isotonic.ts';
import { kendallTauB } from '../../statistics/calibration/kendall.ts';
import { mcnemar } from '../../statistics/calibration/mcnemar.ts';
import { confusionOf, metrics } from '../../statistics/calibration/metrics.ts';
import { platt, plattAt } from '../../statistics/calibration/platt.ts';
import { binned, binOf, type Binning } from '../../statistics/calibration/reliability.ts';
import { confusionAt, curves, sweep } from '../../statistics/calibration/sweep.ts';
import {
  costThreshold,
  f1Threshold,
  fprThreshold,
  guaranteedFprThreshold,
  youdenThreshold,
} from '../../statistics/calibration/thresholds.ts';
import { triage } from '../../statistics/calibration/triage.ts';
import { weightedMetrics } from '../../statistics/calibration/weighted.ts';
import { once } from '../../statistics/lists.ts';
import { upperBound } from '../../statistics/rates/proportion.ts';

interface Unit {
  score: number;
  gold: number;
}

/** Tenths, so that scores are tied and rounding loses nothing. */
const tenths = fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10);
const unit: fc.Arbitrary<Unit> = fc.record({ score: tenths, gold: fc.constantFrom(0, 1) });
const units = fc.array(unit, { minLength: 1, maxLength: 40 });
const both = units.map((list) => [{ score: 0.3, gold: 1 }, { score: 0.6, gold: 0 }, ...list]);
const binning: fc.Arbitrary<Binning> = fc.oneof(
  fc.record({ by: fc.constantFrom('width' as const, 'mass' as const), bins: fc.integer({ min: 1, max: 12 }) }),
  fc.constant({ by: 'value' as const }),
);

const scored = (list: readonly Unit[]) => ({
  scores: list.map(({ score }) => score),
  gold: list.map(({ gold }) => gold),
});
const forecasts = (list: readonly Unit[]) => ({
  probs: list.map(({ score }) => score),
  gold: list.map(({ gold }) => gold),
});
const decided = (list: readonly Unit[], threshold: number) => ({
  gold: list.map(({ gold }) => gold),
  verdicts: list.map(({ score }) => (score >= threshold ? 1 : 0)),
});
const area = (list: readonly Unit[]): number => auc(sweep(scored(list))) ?? Number.NaN;

describe('the area under the curve', () => {
  test('does not change under monotone changes of the scores', () => {
    fc.assert(
      fc.property(both, (list) => {
        expect(area(list.map(({ score, gold }) => ({ score: Math.exp(3 * score) - 7, gold })))).toBeCloseTo(
          area(list),
          12,
        );
      }),
    );
  });

  test('is 1 - AUC if the scores are negated or gold is exchanged', () => {
    fc.assert(
      fc.property(both, (list) => {
        expect(area(list.map(({ score, gold }) => ({ score: -score, gold })))).toBeCloseTo(1 - area(list), 12);
        expect(area(list.map(({ score, gold }) => ({ score, gold: 1 - gold })))).toBeCloseTo(1 - area(list), 12);
      }),
    );
  });

  test('is the share of pairs in the right order, and ties count half', () => {
    fc.assert(
      fc.property(both, (list) => {
        const wins = list.flatMap((one) =>
          one.gold === 0
            ? []
            : list.flatMap((other) => (other.gold === 1 ? [] : [(Math.sign(one.score - other.score) + 1) / 2])),
        );
        expect(area(list)).toBeCloseTo(wins.reduce((total, win) => total + win, 0) / wins.length, 12);
      }),
    );
  });

  test('of two graders differs by the difference of their areas, with the opposite sign in the other order', () => {
    fc.assert(
      fc.property(both, fc.array(tenths, { minLength: 42, maxLength: 42 }), (list, others) => {
        const { scores, gold } = scored(list);
        const other = others.slice(0, gold.length);
        const [there, back] = [
          aurocDifference({ gold, a: scores, b: other, level: 0.95 }),
          aurocDifference({ gold, a: other, b: scores, level: 0.95 }),
        ];
        expect(there.diff).toBeCloseTo(
          area(list) - area(list.map((each, index) => ({ ...each, score: other[index] ?? 0 }))),
          12,
        );
        expect(back.diff).toBeCloseTo(-(there.diff ?? Number.NaN), 12);
        expect(back.p === null ? null : back.p.toFixed(9)).toBe(there.p === null ? null : there.p.toFixed(9));
      }),
    );
  });
});

describe('thresholds', () => {
  const candidates = (list: readonly Unit[]): (number | null)[] => [null, ...new Set(list.map(({ score }) => score))];

  test('the sweep gives the same counts as direct counting, at scores and between them', () => {
    fc.assert(
      fc.property(units, fc.double({ min: -0.2, max: 1.2, noNaN: true }), tenths, (list, between, on) => {
        for (const threshold of [between, on])
          expect(confusionAt(sweep(scored(list)), threshold)).toEqual(confusionOf(decided(list, threshold)));
      }),
    );
  });

  test('the curves run from nothing flagged to everything flagged and never decrease', () => {
    fc.assert(
      fc.property(both, (list) => {
        const { roc, pr } = curves(scored(list));
        expect(roc[0]).toEqual({ threshold: null, tpr: 0, fpr: 0 });
        expect(roc.at(-1)).toMatchObject({ tpr: 1, fpr: 1 });
        expect(pr.at(-1)?.recall).toBe(1);
        const steps = pr.map(({ recall, precision }, index) => (recall - (pr[index - 1]?.recall ?? 0)) * precision);
        expect(steps.reduce((total, step) => total + step, 0)).toBeCloseTo(
          averagePrecision(sweep(scored(list))) ?? Number.NaN,
          12,
        );
        expect(roc).toHaveLength(pr.length + 1);
        for (const [index, { tpr, fpr }] of roc.slice(1).entries()) {
          expect(tpr).toBeGreaterThanOrEqual(roc[index]?.tpr ?? 0);
          expect(fpr).toBeGreaterThanOrEqual(roc[index]?.fpr ?? 0);
        }
      }),
    );
  });

  test('no other threshold is better, and none that is equally good has fewer false positives', () => {
    fc.assert(
      fc.property(
        both,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 5 }),
        tenths,
        (list, costFp, costFn, target) => {
          const all = sweep(scored(list));
          const tries = candidates(list).map((threshold) => confusionAt(all, threshold));
          const worth: [{ tp: number; fp: number } | null, (tp: number, fp: number) => number][] = [
            [youdenThreshold(all), (tp, fp) => tp * all.negatives - fp * all.positives],
            [f1Threshold(all), (tp, fp) => (2 * tp) / (tp + fp + all.positives)],
            [costThreshold(all, { costFp, costFn }), (tp, fp) => -costFp * fp - costFn * (all.positives - tp)],
            [fprThreshold(all, target), (tp, fp) => (fp / all.negatives <= target ? tp : -Infinity)],
          ];
          for (const [choice, value] of worth) {
            if (choice === null) throw new Error('both classes are there, so something is chosen');
            const chosen = value(choice.tp, choice.fp);
            for (const { tp, fp } of tries) {
              expect(value(tp, fp)).toBeLessThanOrEqual(chosen + 1e-12);
              if (value(tp, fp) === chosen) expect(fp).toBeGreaterThanOrEqual(choice.fp);
            }
          }
        },
      ),
    );
  });

  test('a guaranteed false-positive rate has its bound at the chosen threshold, or no threshold reaches it', () => {
    fc.assert(
      fc.property(both, tenths, (list, target) => {
        const all = sweep(scored(list));
        const choice = guaranteedFprThreshold(all, target, 0.95);
        if (choice === null) expect(upperBound(0, all.negatives, 0.95)).toBeGreaterThan(target);
        else expect(upperBound(choice.fp, all.negatives, 0.95)).toBeLessThanOrEqual(target);
      }),
    );
  });

  test('the share inside of a band, and the errors outside, equal direct counts', () => {
    fc.assert(
      fc.property(units, tenths, tenths, (list, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const { workload, error } = triage({ counts: sweep(scored(list)) }, { low, high, level: 0.95 });
        const outside = list.filter(({ score }) => score < low || score >= high);
        expect(workload.estimate).toBeCloseTo(1 - outside.length / list.length, 12);
        const wrong = outside.filter(({ score, gold }) => (score >= high ? 1 : 0) !== gold);
        if (outside.length === 0) expect(error.estimate).toBeNull();
        else expect(error.estimate).toBeCloseTo(wrong.length / outside.length, 12);
      }),
    );
  });

  test('weighted shares equal those of a frame in which transcripts are repeated by weight, and have wider intervals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(unit, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 30 }),
        tenths,
        tenths,
        (list, a, b) => {
          const band = { low: Math.min(a, b), high: Math.max(a, b), level: 0.95 };
          const units = list.map(([one]) => one);
          const by = (power: number) => sweep({ ...scored(units), weights: list.map(([, weight]) => weight ** power) });
          const weighted = triage({ counts: by(0), weights: { sums: by(1), squares: by(2) } }, band);
          const frame = triage(
            { counts: sweep(scored(list.flatMap(([one, weight]) => Array.from({ length: weight }, () => one)))) },
            band,
          );
          for (const name of ['workload', 'error', 'missed', 'flagged_wrongly'] as const) {
            expect(weighted[name].estimate ?? -1).toBeCloseTo(frame[name].estimate ?? -1, 12);
            expect(weighted[name].n).toBeLessThanOrEqual(units.length);
            if (frame[name].estimate !== null)
              expect(weighted[name].low).toBeLessThanOrEqual((frame[name].low ?? 0) + 1e-12);
          }
        },
      ),
    );
  });
});

describe('probabilities', () => {
  test('the parts of the Brier score sum to it with any binning', () => {
    fc.assert(
      fc.property(units, binning, (list, by) => {
        const parts = brierParts(forecasts(list), by);
        const within = parts.within_bin_variance - parts.within_bin_covariance;
        expect(parts.reliability - parts.resolution + parts.uncertainty + within).toBeCloseTo(parts.brier, 12);
        if (by.by === 'value') expect(within).toBeCloseTo(0, 12);
      }),
    );
  });

  test('bins contain every forecast once, and equal forecasts together', () => {
    fc.assert(
      fc.property(units, binning, (list, by) => {
        const { probs, gold } = forecasts(list);
        const of = binOf(probs, by);
        expect(binned({ probs, gold }, of).reduce((total, { n }) => total + n, 0)).toBe(list.length);
        expect(new Set(probs.map((p, index) => `${p} ${of[index]}`)).size).toBe(new Set(probs).size);
        if (by.by !== 'value') expect(Math.max(...of)).toBeLessThan(by.bins);
      }),
    );
  });

  test('the isotonic curve never decreases, keeps the mean, and is unchanged by a second fit', () => {
    fc.assert(
      fc.property(units, (list) => {
        const { scores, gold } = scored(list);
        const fit = isotonic({ x: scores, y: gold });
        for (let index = 1; index < fit.y.length; index++)
          expect(fit.y[index]).toBeGreaterThanOrEqual(fit.y[index - 1] ?? 0);
        const fitted = scores.map((score) => isotonicAt(fit, score));
        const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
        expect(total(fitted)).toBeCloseTo(total(gold), 10);
        const again = isotonic({ x: scores, y: fitted });
        for (const [index, value] of fit.y.entries()) expect(again.y[index]).toBeCloseTo(value, 12);
      }),
    );
  });

  test('the fitted probabilities of Platt scaling sum to its targets, in any unit of the scores', () => {
    fc.assert(
      fc.property(both, fc.constantFrom(0.001, 1, 1000), (list, unit) => {
        const { scores, gold } = scored(list);
        const sigmoid = platt({ scores: scores.map((score) => score * unit + 5), gold });
        if (sigmoid === null) throw new Error('both classes are there');
        const positives = gold.reduce((sum, y) => sum + y, 0);
        const negatives = gold.length - positives;
        const targets = (positives * (positives + 1)) / (positives + 2) + negatives / (negatives + 2);
        expect(scores.reduce((sum, score) => sum + plattAt(sigmoid, score * unit + 5), 0)).toBeCloseTo(targets, 6);
      }),
    );
  });
});

describe('the order of transcripts, and repeated transcripts', () => {
  const points = (list: readonly Unit[], by: Binning): (number | null)[] => {
    const { scores, gold } = scored(list);
    const all = sweep({ scores, gold });
    return [
      auc(all),
      averagePrecision(all),
      ece(binned(forecasts(list), binOf(scores, by))),
      ...Object.values(brierParts(forecasts(list), by)),
      ...Object.values(metrics(confusionOf(decided(list, 0.5)))),
      kendallTauB(scores, gold)(once(list.length)),
      youdenThreshold(all)?.j ?? null,
      f1Threshold(all)?.threshold ?? null,
      ...isotonic({ x: scores, y: gold }).y,
    ];
  };
  const alike = (one: (number | null)[], other: (number | null)[]): void => {
    expect(one).toHaveLength(other.length);
    for (const [index, value] of one.entries())
      if (value === null) expect(other[index]).toBeNull();
      else expect(other[index]).toBeCloseTo(value, 10);
  };

  test('the order does not change any estimate', () => {
    fc.assert(
      fc.property(units, binning, fc.infiniteStream(fc.nat()), (list, by, keys) => {
        const shuffled = list
          .map((each) => ({ each, key: keys.next().value }))
          .toSorted((one, other) => one.key - other.key);
        alike(
          points(
            shuffled.map(({ each }) => each),
            by,
          ),
          points(list, by),
        );
      }),
    );
  });

  test('doubling the data changes no point estimate', () => {
    fc.assert(fc.property(units, binning, (list, by) => alike(points([...list, ...list], by), points(list, by))));
  });

  test('a weight of k is equal to k transcripts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 20 }), (list) => {
        const own = list.map(([each]) => each);
        const copies = list.flatMap(([each, weight]) => Array.from({ length: weight }, () => each));
        const weights = list.map(([, weight]) => weight);
        const [weighed, copied] = [sweep({ ...scored(own), weights }), sweep(scored(copies))];
        const of = binOf(forecasts(own).probs, { by: 'value' });
        alike(
          [
            auc(weighed),
            averagePrecision(weighed),
            ece(binned({ ...forecasts(own), weights }, of)),
            ...isotonic({ x: scored(own).scores, y: scored(own).gold, weights }).y,
          ],
          [
            auc(copied),
            averagePrecision(copied),
            ece(binned(forecasts(copies), binOf(forecasts(copies).probs, { by: 'value' }))),
            ...isotonic({ x: scored(copies).scores, y: scored(copies).gold }).y,
          ],
        );
        const estimates = weightedMetrics({ ...decided(own, 0.5), weights }, { level: 0.95, replicates: 20 });
        alike(
          Object.values(estimates).map(({ estimate }) => estimate),
          Object.keys(estimates).map(
            (name) => new Map(Object.entries(metrics(confusionOf(decided(copies, 0.5))))).get(name) ?? null,
          ),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('every answer', () => {
  test('has an interval that contains its estimate, or a note with the reason for its absence', () => {
    const counts = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(counts, counts, counts, counts, both, (tp, fp, fn, tn, list) => {
        const answers = [
          ...Object.values(closedForm({ tp, fp, fn, tn }, 0.95)),
          mcnemar({ both_correct: tp, only_a_correct: fp, only_b_correct: fn, both_wrong: tn }, 0.95),
          auroc({ ...scored(list), level: 0.95 }),
        ];
        for (const { estimate, low, high, notes } of answers) {
          if (estimate === null || low === null || high === null) expect(notes).not.toEqual([]);
          else {
            expect(low).toBeLessThanOrEqual(estimate + 1e-12);
            expect(high).toBeGreaterThanOrEqual(estimate - 1e-12);
          }
        }
      }),
    );
  });
});
