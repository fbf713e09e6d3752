// What a place of the program asks about graders: the answers beyond the reference values, and what is said where there is no number.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { auroc } from '../../statistics/calibration/auroc.ts';
import { averagePrecisionEstimate } from '../../statistics/calibration/average-precision.ts';
import { compareGraders } from '../../statistics/calibration/compare.ts';
import { estimates } from '../../statistics/calibration/confusion.ts';
import { aurocDifference } from '../../statistics/calibration/delong.ts';
import { calibrationError } from '../../statistics/calibration/ece.ts';
import { crossFitted, foldsOf, heldOut } from '../../statistics/calibration/held-out.ts';
import { calibration } from '../../statistics/calibration/index.ts';
import { confusionOf, metrics } from '../../statistics/calibration/metrics.ts';
import { benjaminiHochberg, holm } from '../../statistics/calibration/multiplicity.ts';
import { measures } from '../../statistics/calibration/ordinal.ts';
import { curveFor, recalibration } from '../../statistics/calibration/recalibration.ts';
import { binningFor, reliability } from '../../statistics/calibration/reliability.ts';
import { residuals } from '../../statistics/calibration/residuals.ts';
import { youdenThreshold } from '../../statistics/calibration/thresholds.ts';
import { weightedAuroc, weightedMetrics } from '../../statistics/calibration/weighted.ts';
import { taken } from '../../statistics/lists.ts';
import { draws } from '../../statistics/random.ts';
import { upperBound } from '../../statistics/rates/proportion.ts';
import { REASONS } from '../../statistics/reasons.ts';

const LEVEL = 0.95;

/** A grader whose scores say a little about gold. */
function graded(n: number, seed = 1): { scores: number[]; gold: number[] } {
  const random = draws(seed);
  const gold = Array.from({ length: n }, () => (random.uniform() < 0.3 ? 1 : 0));
  return { gold, scores: gold.map((y) => Math.round(1000 * (0.7 * random.uniform() + 0.3 * y)) / 1000) };
}

const repeat = <Value>(value: Value, times: number): Value[] => Array.from({ length: times }, () => value);

describe('metrics of a confusion matrix', () => {
  test('F1 and MCC have intervals by a fixed seed, and name it', () => {
    const { f1, mcc } = estimates({ tp: 40, fp: 10, fn: 5, tn: 145 }, { level: LEVEL });
    for (const { estimate, low, high, n, method } of [f1, mcc]) {
      expect(low).toBeLessThan(estimate ?? 0);
      expect(high).toBeGreaterThan(estimate ?? 1);
      expect(n).toBe(200);
      expect(method).toContain('B = 2000, seed 1');
    }
    expect(estimates({ tp: 40, fp: 10, fn: 5, tn: 145 }, { level: LEVEL }).f1).toEqual(f1);
    expect(estimates({ tp: 40, fp: 10, fn: 5, tn: 145 }, { level: LEVEL, seed: 2 }).f1).not.toEqual(f1);
  });

  test('a perfect grader is no certainty: no interval without width', () => {
    const { f1, sensitivity } = estimates({ tp: 8, fp: 0, fn: 0, tn: 20 }, { level: LEVEL });
    expect(f1).toMatchObject({ estimate: 1, low: null, high: null });
    expect(f1.notes).toContain(REASONS.zero_variance);
    expect(sensitivity.low).toBeLessThan(0.7);
  });

  test('what is undefined says which margin is empty', () => {
    const { precision, mcc, npv } = estimates({ tp: 0, fp: 0, fn: 7, tn: 93 }, { level: LEVEL });
    expect([precision.notes, mcc.notes, npv.estimate]).toEqual([[REASONS.no_flags], [REASONS.no_flags], 0.93]);
    const { sensitivity, balanced_accuracy: balanced } = estimates({ tp: 0, fp: 4, fn: 0, tn: 96 }, { level: LEVEL });
    expect([sensitivity.notes, balanced.notes]).toEqual([[REASONS.no_positives], [REASONS.no_positives]]);
  });

  test('with one positive most resamples of MCC may be undefined, and then there is no interval', () => {
    const { mcc } = estimates({ tp: 1, fp: 0, fn: 0, tn: 9 }, { level: LEVEL });
    expect(mcc).toMatchObject({ estimate: 1, low: null, high: null, notes: [REASONS.undefined_resamples] });
  });
});

describe('gold drawn with unequal probabilities', () => {
  // 40 of 50 flagged of 120, and 2 of 50 unflagged of 1,880: the reference case poststrat-normal of the rates
  const gold = [...repeat(1, 40), ...repeat(0, 10), ...repeat(1, 2), ...repeat(0, 48)];
  const verdicts = [...repeat(1, 50), ...repeat(0, 50)];
  const weights = [...repeat(120 / 50, 50), ...repeat(1880 / 50, 50)];

  test('sensitivity and specificity are those of the population', () => {
    const weighted = weightedMetrics({ gold, verdicts, weights }, { level: LEVEL });
    expect(weighted.sensitivity.estimate).toBeCloseTo(0.5607476636, 9);
    expect(weighted.specificity.estimate).toBeCloseTo(0.9868766404, 9);
    expect(weighted.prevalence.estimate).toBeCloseTo(0.0856, 9);
    expect(weighted.sensitivity).toMatchObject({ n: 42 });
    expect(weighted.sensitivity.low).toBeLessThan(0.45);
    expect(metrics(confusionOf({ gold, verdicts })).sensitivity).toBeCloseTo(0.9523809524, 9);
  });

  test('a share of 0 or 1 has a bound for as many transcripts as the weights leave', () => {
    const all = { gold: [1, 1, 1, 0, 0], verdicts: [1, 1, 1, 0, 1], weights: [1, 1, 4, 1, 1] };
    const { sensitivity } = weightedMetrics(all, { level: LEVEL });
    expect(sensitivity).toMatchObject({ estimate: 1, high: 1, n: 3 });
    expect(sensitivity.low).toBeCloseTo(0.05 ** (1 / (36 / 18)), 9);
    expect(sensitivity.notes.join()).toMatch(/2\.0 equally weighted.*one transcript carries 50 %/);
  });

  test('equal weights change nothing but the interval', () => {
    const { scores, gold } = graded(60);
    const { estimate, low, high } = weightedAuroc({ scores, gold, weights: repeat(3, 60) }, { level: LEVEL });
    expect(estimate).toBeCloseTo(auroc({ scores, gold, level: LEVEL }).auc ?? 0, 12);
    expect([low, high].every((end) => end !== null && end > 0 && end < 1)).toBe(true);
  });
});

describe('two graders on the same transcripts', () => {
  const { scores, gold } = graded(120);
  const [a, b] = [
    { scores, threshold: 0.5 },
    { scores: graded(120, 2).scores.map((score, unit) => 0.5 * score + 0.5 * (scores[unit] ?? 0)), threshold: 0.4 },
  ];
  const compared = compareGraders({ gold, a, b }, { level: LEVEL });
  const of = ({ scores, threshold }: typeof a) =>
    metrics(confusionOf({ gold, verdicts: scores.map((score) => (score >= threshold ? 1 : 0)) }));

  test('the differences are those of the two graders', () => {
    expect(compared.f1.estimate).toBeCloseTo((of(a).f1 ?? 0) - (of(b).f1 ?? 0), 12);
    expect(compared.mcc.estimate).toBeCloseTo((of(a).mcc ?? 0) - (of(b).mcc ?? 0), 12);
    expect(compared.accuracy.diff).toBeCloseTo((of(a).accuracy ?? 0) - (of(b).accuracy ?? 0), 12);
    expect(compared.auc.estimate).toBeCloseTo(aurocDifference({ gold, a: a.scores, b: b.scores, level: LEVEL }).diff ?? 0, 12);
    const kappa = ({ prevalence: p, grader_positive_rate: q, accuracy }: ReturnType<typeof of>): number => {
      const chance = (p ?? 0) * (q ?? 0) + (1 - (p ?? 0)) * (1 - (q ?? 0));
      return ((accuracy ?? 0) - chance) / (1 - chance);
    };
    expect(compared.kappa.estimate).toBeCloseTo(kappa(of(a)) - kappa(of(b)), 12);
  });

  test('turned round, so are the differences and their intervals', () => {
    const back = compareGraders({ gold, a: b, b: a }, { level: LEVEL });
    for (const name of ['f1', 'mcc', 'kappa', 'auc'] as const) {
      expect(back[name].estimate).toBeCloseTo(-(compared[name].estimate ?? 0), 12);
      expect(back[name].low).toBeCloseTo(-(compared[name].high ?? 0), 12);
    }
    expect(back.accuracy.midp).toBe(compared.accuracy.midp);
  });

  test('a grader does not differ from itself, and that is no interval', () => {
    const same = compareGraders({ gold, a, b: a }, { level: LEVEL });
    for (const { estimate, low, high } of [same.f1, same.mcc, same.kappa, same.auc])
      expect({ estimate, low, high }).toEqual({ estimate: 0, low: null, high: null });
    expect(same.accuracy).toMatchObject({ midp: 1, diff: 0 });
  });

  test('transcripts of one task are drawn together: clusters are what is counted', () => {
    const tasks = compareGraders({ gold, a, b, clusters: gold.map((_, unit) => `task ${unit % 30}`) }, { level: LEVEL });
    expect(tasks.f1.n).toBe(30);
    expect(tasks.f1.estimate).toBe(compared.f1.estimate);
    expect(tasks.f1.low).not.toBe(compared.f1.low);
    const alone = compareGraders({ gold, a, b, clusters: gold.map((_, unit) => `task ${unit}`) }, { level: LEVEL });
    expect(alone.f1).toEqual(compared.f1);
  });

  test('gold without positives leaves nothing to compare but accuracy', () => {
    const none = compareGraders(
      { gold: [0, 0, 0], a: { scores: [1, 0, 0], threshold: 1 }, b: { scores: [0, 0, 0], threshold: 1 } },
      { level: LEVEL },
    );
    expect([none.f1, none.mcc, none.auc].map(({ estimate }) => estimate)).toEqual([null, null, null]);
    expect(none.f1.notes).toEqual([REASONS.undefined_for_one]);
    expect(none.accuracy.diff).toBeCloseTo(-1 / 3, 12);
  });
});

describe('residuals by group', () => {
  const groups = [...repeat('blackmail', 6), ...repeat('fraud', 5), 'one', ...repeat('same', 3)];
  const scores = [3, 2, 4, 1, 2, 3, 0, 1, 1, 0, 2, 2, 0.3, 0.4, 0.5];
  const gold = [2, 2, 3, 1, 1, 3, 1, 1, 2, 1, 2, 1, 0.2, 0.3, 0.4];
  const found = new Map(residuals({ scores, gold, groups, level: LEVEL }).map((each) => [each.group, each]));

  test('means, intervals and p-values are those of one-sample t-tests (scipy)', () => {
    const blackmail = found.get('blackmail');
    expect(blackmail?.estimate).toBeCloseTo(0.5, 12);
    expect(blackmail?.low).toBeCloseTo(-0.0747995726, 9);
    expect(blackmail?.high).toBeCloseTo(1.0747995726, 9);
    expect(blackmail?.p).toBeCloseTo(0.0755868184, 9);
    expect(found.get('fraud')?.estimate).toBeCloseTo(-0.6, 12);
    expect(found.get('fraud')?.p).toBeCloseTo(0.0704839969, 9);
  });

  test('p-values are adjusted for the groups that have one, and intervals say that they are not', () => {
    const [one, other] = [found.get('blackmail'), found.get('fraud')];
    for (const { p_holm: strict, p_bh: lenient } of [one, other].filter((each) => each !== undefined)) {
      expect(strict).toBeCloseTo(2 * 0.0704839969, 9);
      expect(lenient).toBeCloseTo(0.0755868184, 9);
    }
    expect(one?.notes.join()).toContain('not adjusted for looking at 4 groups');
  });

  test('one transcript, or differences that are all the same but for rounding, have no interval', () => {
    expect(found.get('one')).toMatchObject({ estimate: 1, low: null, p: null, p_holm: null });
    expect(found.get('one')?.notes).toContain(REASONS.n_too_small);
    expect(found.get('same')).toMatchObject({ low: null, high: null, p: null });
    expect(found.get('same')?.notes).toContain(REASONS.zero_variance);
  });

  test('the fifteen p-values of Benjamini and Hochberg: four discoveries at 5 %, three by Holm', () => {
    const ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
    expect(benjaminiHochberg(ps).filter((p) => p !== null && p <= 0.05)).toHaveLength(4);
    expect(holm(ps).filter((p) => p !== null && p <= 0.05)).toHaveLength(3);
    expect(holm([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
  });
});

describe('what is chosen on gold is measured on other gold', () => {
  const { scores, gold } = graded(101);

  test('folds part the transcripts, each with its share of positives', () => {
    const folds = foldsOf(gold, 5, 1);
    expect(folds.flatMap((fold) => [...fold]).toSorted((one, other) => one - other)).toEqual(gold.map((_, unit) => unit));
    const positives = folds.map((fold) => taken(gold, fold).reduce((sum, y) => sum + y, 0));
    expect(Math.max(...positives) - Math.min(...positives)).toBeLessThanOrEqual(1);
    expect(foldsOf(gold, 5, 2)).not.toEqual(folds);
  });

  test.each(['platt', 'isotonic'] as const)('a transcript has the %s probability of a curve that did not see it', (curve) => {
    const probs = crossFitted({ scores, gold }, curve);
    for (const fold of foldsOf(gold, 5, 1)) {
      const others = Int32Array.from(gold, (_, unit) => unit).filter((unit) => !fold.includes(unit));
      const fit = recalibration({ scores: taken(scores, others), gold: taken(gold, others) }, curve);
      for (const unit of fold) expect(probs?.[unit]).toBeCloseTo(fit?.(scores[unit] ?? 0) ?? Number.NaN, 9);
    }
    expect(crossFitted({ scores, gold: repeat(0, 101) }, curve)).toBeNull();
  });

  test('a threshold is chosen on one half and bounded on the other', () => {
    const seen: number[] = [];
    const held = heldOut(
      { scores, gold },
      (sweep) => {
        seen.push(sweep.positives + sweep.negatives);
        return youdenThreshold(sweep);
      },
      LEVEL,
    );
    const [, other = new Int32Array()] = foldsOf(gold, 2, 1);
    expect([seen, held?.metrics.accuracy.n]).toEqual([[101 - other.length], other.length]);
    const [unseen, threshold] = [taken(gold, other), held?.choice.threshold ?? 1];
    const { fp, tn } = confusionOf({ gold: unseen, verdicts: taken(scores, other).map((score) => (score >= threshold ? 1 : 0)) });
    expect(held?.fpr_bound).toBe(upperBound(fp, fp + tn, LEVEL));
    expect(heldOut({ scores, gold: repeat(0, 101) }, youdenThreshold, LEVEL)).toBeNull();
  });

  test('isotonic regression only with much gold of both classes', () => {
    expect(curveFor([...repeat(1, 30), ...repeat(0, 170)])).toBe('isotonic');
    expect(curveFor([...repeat(1, 29), ...repeat(0, 171)])).toBe('platt');
    expect(curveFor([...repeat(1, 99), ...repeat(0, 100)])).toBe('platt');
  });
});

describe('reliability', () => {
  const { scores, gold } = graded(300);

  test('few distinct values are not binned, many in at most ten bins of ten transcripts or more', () => {
    expect(binningFor(scores)).toEqual({ by: 'mass', bins: 10 });
    expect(binningFor(scores.slice(0, 35))).toEqual({ by: 'mass', bins: 3 });
    expect(binningFor(scores.map((score) => Math.round(score * 10) / 10))).toEqual({ by: 'value' });
  });

  test('bars are Wilson intervals, wider where weights leave fewer transcripts', () => {
    const [bin] = reliability({ probs: repeat(0.2, 20), gold: [...repeat(1, 4), ...repeat(0, 16)] }, { by: 'value' }, LEVEL);
    expect(bin).toMatchObject({ n: 20, mean_prob: expect.closeTo(0.2, 12), observed: 0.2 });
    // scipy.stats.binomtest(4, 20).proportion_ci(method='wilson')
    expect(bin?.interval).toEqual([expect.closeTo(0.0806572, 6), expect.closeTo(0.4160174, 6)]);
    const weights = repeat([1, 1, 1, 5], 5).flat();
    const [heavy] = reliability({ probs: repeat(0.2, 20), gold: [...repeat(1, 4), ...repeat(0, 16)], weights }, { by: 'value' }, LEVEL);
    expect(heavy?.effective).toBeCloseTo(40 ** 2 / 140, 9);
    expect(heavy?.interval[1]).toBeGreaterThan(bin?.interval[1] ?? 1);
  });

  test('ECE has no interval and says what a calibrated grader would show', () => {
    const error = calibrationError({ probs: scores, gold }, { by: 'mass', bins: 10 }, LEVEL);
    expect(error).toMatchObject({ low: null, high: null });
    expect(error.notes.join()).toMatch(/a calibrated grader would show about 0\.0\d+ .* up to 0\.\d+/);
    const single = calibrationError({ probs: [0.1, 0.2, 0.2], gold: [0, 1, 0] }, { by: 'value' }, LEVEL);
    expect(single).toMatchObject({ debiased_squared_ce: null, mce: expect.closeTo(0.3, 12) });
  });

  test('average precision has a stratified interval and stands beside its baseline', () => {
    const found = averagePrecisionEstimate({ scores, gold }, { level: LEVEL });
    expect(found.low).toBeLessThan(found.estimate ?? 0);
    expect(found.method).toContain('stratified percentile bootstrap');
    expect(found.notes.join()).toContain('the prevalence');
    // with one positive an unstratified resample would often hold none
    expect(averagePrecisionEstimate({ scores: [0.9, 0.8, 0.1], gold: [0, 1, 0] }, { level: LEVEL }).notes.join()).not.toContain('no value');
  });
});

describe('levels against gold', () => {
  test('every measure has an interval; rank correlation does not see bias', () => {
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

  test('a constant grader has bias and errors but no correlation, whatever its digits', () => {
    const all = measures({ gold: [0.1, 0.2, 0.3, 0.4], grader: repeat(0.1, 4), scale: null, level: LEVEL });
    expect([all.spearman, all.kendall_tau_b, all.pearson].map(({ estimate }) => estimate)).toEqual([null, null, null]);
    expect(all.pearson.notes).toEqual([REASONS.constant]);
    expect(all).toMatchObject({ mae: { estimate: expect.closeTo(0.15, 12) }, quadratic_weighted_kappa: null });
  });

  test('fewer than ten pairs have no interval of rank correlation', () => {
    const all = measures({ gold: [1, 2, 3, 4], grader: [1, 3, 2, 4], scale: null, level: LEVEL });
    expect(all.spearman).toMatchObject({ estimate: expect.closeTo(0.8, 12), low: null, notes: [REASONS.n_too_small] });
  });
});

describe('every statistic by name', () => {
  const Answer = z.looseObject({
    estimate: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    notes: z.array(z.string()),
  });
  const lists = (gold: number[], value: number): Record<string, unknown> => {
    const probs = gold.map((_, unit) => Math.min(1, value * (unit + 1)));
    const shared = { gold, score: probs, score_a: probs, score_b: probs, prob: probs, a: gold, b: gold, x: probs, y: gold, query: [0.5] };
    return { ...shared, grader: gold, scale: null, cluster: gold.map((_, unit) => unit % 2), replicates: 50 };
  };
  const table = (count: number): Record<string, unknown> => ({
    tp: count,
    fp: 0,
    fn: 0,
    tn: 0,
    labels: ['a', 'b'],
    gold_by_grader: [
      [count, 0],
      [0, 0],
    ],
    both_correct: count,
    only_a_correct: 0,
    only_b_correct: 0,
    both_wrong: 0,
  });
  const degenerate = [
    { ...lists([], 0), ...table(0) },
    { ...lists([1], 0), ...table(1) },
    { ...lists([0, 0, 0], 0), ...table(3) },
    { ...lists([0, 1], 0.5), ...table(3) },
    { ...lists([0, 1, 0, 1], 0), ...table(3) },
    { ...lists([0, 0, 1, 1], 0.25), ...table(3) },
  ];

  test.each(calibration.map((statistic) => [statistic.name, statistic] as const))(
    '%s gives numbers or null with the reason, never NaN, where there is next to nothing to count',
    (_, statistic) => {
      for (const input of degenerate) {
        const answer = Answer.parse(statistic.run(input));
        // JSON has no number that is not finite
        expect(z.json().safeParse(answer).error).toBeUndefined();
        if (answer.estimate === null || answer.low === null || answer.high === null) expect(answer.notes).not.toEqual([]);
      }
    },
  );

  test.each(calibration.map((statistic) => [statistic.name, statistic] as const))(
    '%s describes its input',
    (_, { input, about, source }) => {
      const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
      expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
      expect([about, source]).not.toContain('');
    },
  );

  test('lists of unequal length, values off the scale and resamples of nobody are refused', () => {
    const run = (name: string, input: unknown): object | undefined => calibration.find((each) => each.name === name)?.run(input);
    expect(() => run('auroc', { gold: [0, 1], score: [0.5] })).toThrow('as long as each other');
    expect(() => run('ordinal_agreement', { gold: [1], grader: [6], scale: [1, 2, 3] })).toThrow('not on the declared scale');
    expect(() => run('paired_bootstrap', { gold: [0, 1], a: [0, 1], b: [0, 1], resample_indices: [[0, 2]] })).toThrow('not there');
    expect(() => run('multiclass_metrics', { labels: ['a', 'b'], gold_by_grader: [[1, 2]] })).toThrow('a row and a column');
    expect(() => run('ece', { gold: [0], prob: [0.5], binning: 'some other' })).toThrow();
    const twice = { gold: [0, 1], a: [0, 1], cluster: ['x', 'y'], cluster_order: ['x', 'x', 'y'] };
    expect(() => run('cluster_bootstrap', twice)).toThrow('every cluster once');
  });
});
