// Answers about a grader beyond the reference values: intervals, weights, curves, and the reason for a missing number.
import { describe, expect, test } from 'vitest';
import { auroc } from '../../statistics/calibration/auroc.ts';
import { averagePrecisionEstimate } from '../../statistics/calibration/average-precision.ts';
import { calibrationSlope } from '../../statistics/calibration/calibration-slope.ts';
import { spearmanInterval } from '../../statistics/calibration/correlation.ts';
import { expit, fitLogistic } from '../../statistics/calibration/logistic.ts';
import { platt } from '../../statistics/calibration/platt.ts';
import { estimates } from '../../statistics/calibration/confusion.ts';
import { calibrationError } from '../../statistics/calibration/ece.ts';
import { confusionOf, metrics } from '../../statistics/calibration/metrics.ts';
import { measures } from '../../statistics/calibration/ordinal.ts';
import { binningFor, reliability } from '../../statistics/calibration/reliability.ts';
import { resampledAuroc, weightedMetrics } from '../../statistics/calibration/weighted.ts';
import { REASONS } from '../../statistics/reasons.ts';
import { graded, repeat } from './graded.ts';

const LEVEL = 0.95;

describe('metrics of a confusion matrix', () => {
  test('F1 and MCC have intervals that depend on a fixed seed, which the method names', () => {
    const { f1, mcc } = estimates({ tp: 40, fp: 10, fn: 5, tn: 145 }, { level: LEVEL });
    expect([f1.estimate, mcc.estimate]).toEqual([expect.closeTo(0.8421052632, 9), expect.closeTo(0.7949962993, 9)]);
    for (const { estimate, low, high, n, method } of [f1, mcc]) {
      expect(low).toBeLessThan(estimate ?? 0);
      expect(high).toBeGreaterThan(estimate ?? 1);
      expect(n).toBe(200);
      expect(method).toContain('B = 2000, seed 1');
    }
    expect(estimates({ tp: 40, fp: 10, fn: 5, tn: 145 }, { level: LEVEL }).f1).toEqual(f1);
    expect(estimates({ tp: 40, fp: 10, fn: 5, tn: 145 }, { level: LEVEL, seed: 2 }).f1).not.toEqual(f1);
  });

  test('a perfect grader has no interval of width zero', () => {
    const { f1, sensitivity } = estimates({ tp: 8, fp: 0, fn: 0, tn: 20 }, { level: LEVEL });
    expect(f1).toMatchObject({ estimate: 1, low: null, high: null });
    expect(f1.notes).toContain(REASONS.zero_variance);
    expect(sensitivity.low).toBeLessThan(0.7);
  });

  test('an undefined metric has a note with the reason', () => {
    const { precision, mcc, npv } = estimates({ tp: 0, fp: 0, fn: 7, tn: 93 }, { level: LEVEL });
    expect([precision.notes, mcc.notes, npv.estimate]).toEqual([[REASONS.no_flags], [REASONS.no_flags], 0.93]);
    const { sensitivity, balanced_accuracy: balanced } = estimates({ tp: 0, fp: 4, fn: 0, tn: 96 }, { level: LEVEL });
    expect([sensitivity.notes, balanced.notes]).toEqual([[REASONS.no_positives], [REASONS.no_positives]]);
  });

  test('MCC has no interval if it is undefined in most resamples, as with one positive', () => {
    const { mcc } = estimates({ tp: 1, fp: 0, fn: 0, tn: 9 }, { level: LEVEL });
    expect(mcc).toMatchObject({ estimate: 1, low: null, high: null, notes: [REASONS.undefined_resamples] });
  });
});

describe('gold drawn with unequal probabilities', () => {
  // 120 flagged, 50 of them labelled, 40 events; 1,880 unflagged, 50 of them labelled, 2 events: the reference case
  // poststrat-normal of the rates
  const gold = [...repeat(1, 40), ...repeat(0, 10), ...repeat(1, 2), ...repeat(0, 48)];
  const verdicts = [...repeat(1, 50), ...repeat(0, 50)];
  const weights = [...repeat(120 / 50, 50), ...repeat(1880 / 50, 50)];

  test('sensitivity and specificity describe the population', () => {
    const weighted = weightedMetrics({ gold, verdicts, weights }, { level: LEVEL });
    expect(weighted.sensitivity.estimate).toBeCloseTo(0.5607476636, 9);
    expect(weighted.specificity.estimate).toBeCloseTo(0.9868766404, 9);
    expect(weighted.prevalence.estimate).toBeCloseTo(0.0856, 9);
    expect(weighted.sensitivity).toMatchObject({ n: 42 });
    expect(weighted.sensitivity.low).toBeLessThan(0.45);
    expect(metrics(confusionOf({ gold, verdicts })).sensitivity).toBeCloseTo(0.9523809524, 9);
  });

  test('a share of 0 or 1 has a one-sided bound for the effective number of transcripts', () => {
    const all = { gold: [1, 1, 1, 0, 0], verdicts: [1, 1, 1, 0, 1], weights: [1, 1, 4, 1, 1] };
    const { sensitivity } = weightedMetrics(all, { level: LEVEL });
    expect(sensitivity).toMatchObject({ estimate: 1, high: 1, n: 3 });
    expect(sensitivity.low).toBeCloseTo(0.05 ** (1 / (36 / 18)), 9);
    expect(sensitivity.notes.join()).toMatch(/2\.0 equally weighted.*one transcript has 50 %/);
  });

  test('equal weights change only the interval', () => {
    const { scores, gold } = graded(60);
    const { estimate, low, high } = resampledAuroc({ scores, gold, weights: repeat(3, 60) }, { level: LEVEL });
    expect(estimate).toBeCloseTo(auroc({ scores, gold, level: LEVEL }).auc ?? 0, 12);
    expect([low, high].every((end) => end !== null && end > 0 && end < 1)).toBe(true);
  });
});

describe('reliability', () => {
  const { scores, gold } = graded(300);

  test('few distinct values are not binned, and many are put into at most ten bins of at least ten transcripts', () => {
    expect(binningFor(scores)).toEqual({ by: 'mass', bins: 10 });
    expect(binningFor(scores.slice(0, 35))).toEqual({ by: 'mass', bins: 3 });
    expect(binningFor(scores.map((score) => Math.round(score * 10) / 10))).toEqual({ by: 'value' });
  });

  test('bars are Wilson intervals, and are wider if weights leave fewer effective transcripts', () => {
    const [bin] = reliability(
      { probs: repeat(0.2, 20), gold: [...repeat(1, 4), ...repeat(0, 16)] },
      { by: 'value' },
      LEVEL,
    );
    expect(bin).toMatchObject({ n: 20, mean_prob: expect.closeTo(0.2, 12), observed: 0.2 });
    // scipy.stats.binomtest(4, 20).proportion_ci(method='wilson')
    expect(bin?.interval).toEqual([expect.closeTo(0.0806572, 6), expect.closeTo(0.4160174, 6)]);
    const weights = repeat([1, 1, 1, 5], 5).flat();
    const [heavy] = reliability(
      { probs: repeat(0.2, 20), gold: [...repeat(1, 4), ...repeat(0, 16)], weights },
      { by: 'value' },
      LEVEL,
    );
    expect(heavy?.effective).toBeCloseTo(40 ** 2 / 140, 9);
    expect(heavy?.interval[1]).toBeGreaterThan(bin?.interval[1] ?? 1);
  });

  test('ECE has no interval, and a note gives its value for a calibrated grader', () => {
    const error = calibrationError({ probs: scores, gold }, { by: 'mass', bins: 10 }, LEVEL);
    expect(error).toMatchObject({ low: null, high: null });
    expect(error.notes.join()).toMatch(/a calibrated grader would show about 0\.0\d+ .* up to 0\.\d+/);
    const single = calibrationError({ probs: [0.1, 0.2, 0.2], gold: [0, 1, 0] }, { by: 'value' }, LEVEL);
    expect(single).toMatchObject({ debiased_squared_ce: null, mce: expect.closeTo(0.3, 12) });
  });

  test('average precision has an interval from a stratified bootstrap, and a note with its baseline', () => {
    const found = averagePrecisionEstimate({ scores, gold }, { level: LEVEL });
    expect(found.low).toBeLessThan(found.estimate ?? 0);
    expect(found.method).toContain('stratified percentile bootstrap');
    expect(found.notes.join()).toContain('the prevalence');
    // with one positive, many unstratified resamples would contain none
    expect(
      averagePrecisionEstimate({ scores: [0.9, 0.8, 0.1], gold: [0, 1, 0] }, { level: LEVEL }).notes.join(),
    ).not.toContain('no value');
  });
});

describe('curves', () => {
  test('only the proportions of weights matter in Platt scaling', () => {
    const { scores, gold } = graded(40);
    const weights = gold.map((_, unit) => 1 + (unit % 3));
    const [one, other] = [
      platt({ scores, gold, weights }),
      platt({ scores, gold, weights: weights.map((weight) => 100 * weight) }),
    ];
    expect(other).toEqual({ A: expect.closeTo(one?.A ?? 0, 9), B: expect.closeTo(one?.B ?? 0, 9) });
    expect(platt({ scores, gold, weights: repeat(7, 40) })).toEqual(platt({ scores, gold }));
    expect(one?.A).not.toBeCloseTo(platt({ scores, gold })?.A ?? 0, 3);
  });

  test('extreme scores do not break the logistic fit: at the maximum the errors sum to zero', () => {
    const x = [547_767, 5870, 20_990, 8417, 7213, ...Array.from({ length: 58 }, (_, unit) => unit + 1)];
    const { intercept, slope } = fitLogistic({ x, y: x.map((_, unit) => (unit < 2 ? 1 : 0)) });
    const errors = x.map((value, unit) => (unit < 2 ? 1 : 0) - expit(intercept + slope * value));
    expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 9);
    expect(errors.reduce((sum, error, unit) => sum + error * (x[unit] ?? 0), 0)).toBeCloseTo(0, 6);
  });

  test('constant forecasts have calibration in the large but no slope, and separable forecasts have no slope', () => {
    const constant = calibrationSlope({ probs: repeat(0.2, 4), gold: [0, 1, 0, 1], level: LEVEL });
    expect(constant).toMatchObject({
      slope: null,
      calibration_in_the_large: expect.closeTo(Math.log(4), 9),
      notes: [REASONS.constant],
    });
    const parted = calibrationSlope({ probs: [0.1, 0.2, 0.7, 0.7], gold: [0, 0, 1, 1], level: LEVEL });
    expect(parted).toMatchObject({ slope: null, notes: [REASONS.separable] });
  });
});

describe('levels against gold', () => {
  test('every measure has an interval, and rank correlation ignores bias', () => {
    const gold = Array.from({ length: 40 }, (_, unit) => 1 + (unit % 4));
    const all = measures({
      gold,
      grader: gold.map((level, unit) => level + (unit % 5 === 0 ? 0 : 1)),
      scale: [1, 2, 3, 4, 5],
      level: LEVEL,
    });
    expect(all.bias).toMatchObject({ estimate: 0.8 });
    expect(all.spearman.estimate).toBeGreaterThan(0.9);
    for (const { low, high } of Object.values(all)) expect([typeof low, typeof high]).toEqual(['number', 'number']);
  });

  test('a constant grader has bias and errors but no correlation, also with inexact decimals', () => {
    const all = measures({ gold: [0.1, 0.2, 0.3, 0.4], grader: repeat(0.1, 4), scale: null, level: LEVEL });
    expect([all.spearman, all.kendall_tau_b, all.pearson].map(({ estimate }) => estimate)).toEqual([null, null, null]);
    expect(all.pearson.notes).toEqual([REASONS.constant]);
    expect(all).toMatchObject({ mae: { estimate: expect.closeTo(0.15, 12) }, quadratic_weighted_kappa: null });
  });

  test('rank correlation of fewer than ten pairs has no interval', () => {
    const all = measures({ gold: [1, 2, 3, 4], grader: [1, 3, 2, 4], scale: null, level: LEVEL });
    expect(all.spearman).toMatchObject({ estimate: expect.closeTo(0.8, 12), low: null, notes: [REASONS.n_too_small] });
    expect([spearmanInterval(0.5, 3, LEVEL), spearmanInterval(1, 20, LEVEL)]).toEqual([null, null]);
  });
});
