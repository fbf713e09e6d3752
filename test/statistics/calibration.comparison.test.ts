// Graders compared on the same transcripts, by group, and on held-out gold.
import { describe, expect, test } from 'vitest';
import { mcnemar } from '../../statistics/calibration/mcnemar.ts';
import { compareGraders } from '../../statistics/calibration/compare.ts';
import { aurocDifference } from '../../statistics/calibration/delong.ts';
import { crossFitted, foldsOf, heldOut } from '../../statistics/calibration/held-out.ts';
import { confusionOf, metrics } from '../../statistics/calibration/metrics.ts';
import { benjaminiHochberg, holm } from '../../statistics/calibration/multiplicity.ts';
import { curveFor, recalibration } from '../../statistics/calibration/recalibration.ts';
import { residuals } from '../../statistics/calibration/residuals.ts';
import { youdenThreshold } from '../../statistics/calibration/thresholds.ts';
import { taken, variance } from '../../statistics/lists.ts';
import { upperBound } from '../../statistics/rates/proportion.ts';
import { REASONS } from '../../statistics/reasons.ts';
import { graded, repeat } from './graded.ts';

const LEVEL = 0.95;

describe('two graders on the same transcripts', () => {
  const { scores, gold } = graded(120);
  const [a, b] = [
    { scores, threshold: 0.5 },
    { scores: graded(120, 2).scores.map((score, unit) => 0.5 * score + 0.5 * (scores[unit] ?? 0)), threshold: 0.4 },
  ];
  const compared = compareGraders({ gold, a, b }, { level: LEVEL });
  const of = ({ scores, threshold }: typeof a) =>
    metrics(confusionOf({ gold, verdicts: scores.map((score) => (score >= threshold ? 1 : 0)) }));

  test('each difference equals the difference of the two graders’ own metrics', () => {
    expect(compared.f1.estimate).toBeCloseTo((of(a).f1 ?? 0) - (of(b).f1 ?? 0), 12);
    expect(compared.mcc.estimate).toBeCloseTo((of(a).mcc ?? 0) - (of(b).mcc ?? 0), 12);
    expect(compared.accuracy.estimate).toBeCloseTo((of(a).accuracy ?? 0) - (of(b).accuracy ?? 0), 12);
    expect(compared.auc.estimate).toBeCloseTo(
      aurocDifference({ gold, a: a.scores, b: b.scores, level: LEVEL }).diff ?? 0,
      12,
    );
    const kappa = ({ prevalence: p, grader_positive_rate: q, accuracy }: ReturnType<typeof of>): number => {
      const chance = (p ?? 0) * (q ?? 0) + (1 - (p ?? 0)) * (1 - (q ?? 0));
      return ((accuracy ?? 0) - chance) / (1 - chance);
    };
    expect(compared.kappa.estimate).toBeCloseTo(kappa(of(a)) - kappa(of(b)), 12);
  });

  test('exchanging the graders negates the differences and their intervals', () => {
    const back = compareGraders({ gold, a: b, b: a }, { level: LEVEL });
    for (const name of ['f1', 'mcc', 'kappa', 'auc'] as const) {
      expect(back[name].estimate).toBeCloseTo(-(compared[name].estimate ?? 0), 12);
      expect(back[name].low).toBeCloseTo(-(compared[name].high ?? 0), 12);
    }
    expect(back.accuracy.midp).toBe(compared.accuracy.midp);
  });

  test('a grader compared with itself has no interval', () => {
    const same = compareGraders({ gold, a, b: a }, { level: LEVEL });
    for (const { estimate, low, high } of [same.f1, same.mcc, same.kappa, same.auc])
      expect({ estimate, low, high }).toEqual({ estimate: 0, low: null, high: null });
    expect(same.accuracy).toMatchObject({ midp: 1, p: 1, estimate: 0 });
  });

  test('transcripts of one task are resampled together, and n is the number of clusters', () => {
    const twice = <Value>(list: readonly Value[]): Value[] => list.flatMap((each) => [each, each]);
    const again = ({ scores, threshold }: typeof a): typeof a => ({ scores: twice(scores), threshold });
    const names = gold.map((_, unit) => `task ${unit}`);
    const tasks = compareGraders(
      { gold: twice(gold), a: again(a), b: again(b), clusters: twice(names) },
      { level: LEVEL },
    );
    // every transcript twice gives the same as every transcript once
    for (const name of ['f1', 'mcc', 'kappa', 'auc'] as const) {
      expect(tasks[name].n).toBe(120);
      expect(tasks[name].low).toBeCloseTo(compared[name].low ?? 0, 12);
      expect(tasks[name].high).toBeCloseTo(compared[name].high ?? 0, 12);
    }
  });

  test('without positives only accuracy can be compared', () => {
    const none = compareGraders(
      { gold: [0, 0, 0], a: { scores: [1, 0, 0], threshold: 1 }, b: { scores: [0, 0, 0], threshold: 1 } },
      { level: LEVEL },
    );
    expect([none.f1, none.mcc, none.auc].map(({ estimate }) => estimate)).toEqual([null, null, null]);
    expect(none.f1.notes).toEqual([REASONS.undefined_for_one]);
    expect(none.accuracy.estimate).toBeCloseTo(-1 / 3, 12);
  });
});

test('if both graders are right alone equally often, mid-p is 1 minus half the probability of that outcome', () => {
  const { midp, exact_p: exact } = mcnemar(
    { both_correct: 3, only_a_correct: 5, only_b_correct: 5, both_wrong: 2 },
    LEVEL,
  );
  expect([midp, exact]).toEqual([expect.closeTo(1 - 252 / 1024 / 2, 12), 1]);
});

describe('residuals by group', () => {
  const groups = [...repeat('blackmail', 6), ...repeat('fraud', 5), 'one', ...repeat('same', 3)];
  const scores = [3, 2, 4, 1, 2, 3, 0, 1, 1, 0, 2, 2, 0.3, 0.4, 0.5];
  const gold = [2, 2, 3, 1, 1, 3, 1, 1, 2, 1, 2, 1, 0.2, 0.3, 0.4];
  const found = new Map(residuals({ scores, gold, groups, level: LEVEL }).map((each) => [each.group, each]));

  test('means, intervals and p-values equal those of one-sample t-tests (scipy)', () => {
    const blackmail = found.get('blackmail');
    expect(blackmail?.estimate).toBeCloseTo(0.5, 12);
    expect(blackmail?.low).toBeCloseTo(-0.0747995726, 9);
    expect(blackmail?.high).toBeCloseTo(1.0747995726, 9);
    expect(blackmail?.p).toBeCloseTo(0.0755868184, 9);
    expect(found.get('fraud')?.estimate).toBeCloseTo(-0.6, 12);
    expect(found.get('fraud')?.p).toBeCloseTo(0.0704839969, 9);
  });

  test('p-values are adjusted for the number of groups that have one, and a note says that intervals are not adjusted', () => {
    const [one, other] = [found.get('blackmail'), found.get('fraud')];
    for (const { p_holm: strict, p_bh: lenient } of [one, other].filter((each) => each !== undefined)) {
      expect(strict).toBeCloseTo(2 * 0.0704839969, 9);
      expect(lenient).toBeCloseTo(0.0755868184, 9);
    }
    expect(one?.notes.join()).toContain('not adjusted for 4 groups');
  });

  test('one transcript, or differences that are equal up to rounding, have no interval', () => {
    expect(found.get('one')).toMatchObject({ estimate: 1, low: null, p: null, p_holm: null });
    expect(found.get('one')?.notes).toContain(REASONS.n_too_small);
    expect(found.get('same')).toMatchObject({ low: null, high: null, p: null });
    expect(found.get('same')?.notes).toContain(REASONS.zero_variance);
    expect(variance(repeat(0.1, 10))).toBe(0);
  });

  test('the fifteen p-values of Benjamini and Hochberg give four discoveries at 5 %, and three by Holm', () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(ps).filter((p) => p !== null && p <= 0.05)).toHaveLength(4);
    expect(holm(ps).filter((p) => p !== null && p <= 0.05)).toHaveLength(3);
    expect(holm([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
  });
});

describe('a choice is made on one part of gold and measured on the other', () => {
  const { scores, gold } = graded(101);

  test('folds divide the transcripts, each with about the same number of positives', () => {
    const folds = foldsOf(gold, 5, 1);
    for (const seed of [1, 2, 3, 4, 5]) {
      const positives = foldsOf(gold, 5, seed).map((fold) => taken(gold, fold).reduce((sum, y) => sum + y, 0));
      expect(Math.max(...positives) - Math.min(...positives)).toBeLessThanOrEqual(1);
    }
    expect(folds.flatMap((fold) => [...fold]).toSorted((one, other) => one - other)).toEqual(
      gold.map((_, unit) => unit),
    );
    expect(foldsOf(gold, 5, 2)).not.toEqual(folds);
  });

  test.each(['platt', 'isotonic'] as const)(
    'a transcript has the %s probability of a curve that was fitted without it',
    (curve) => {
      const probs = crossFitted({ scores, gold }, curve);
      for (const fold of foldsOf(gold, 5, 1)) {
        const others = Int32Array.from(gold, (_, unit) => unit).filter((unit) => !fold.includes(unit));
        const fit = recalibration({ scores: taken(scores, others), gold: taken(gold, others) }, curve);
        for (const unit of fold) expect(probs?.[unit]).toBeCloseTo(fit?.(scores[unit] ?? 0) ?? Number.NaN, 9);
      }
      expect(crossFitted({ scores, gold: repeat(0, 101) }, curve)).toBeNull();
    },
  );

  test('a threshold is chosen on one half, and its error rate is bounded on the other', () => {
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
    const { fp, tn } = confusionOf({
      gold: unseen,
      verdicts: taken(scores, other).map((score) => (score >= threshold ? 1 : 0)),
    });
    expect(held?.fpr_bound).toBe(upperBound(fp, fp + tn, LEVEL));
    expect(heldOut({ scores, gold: repeat(0, 101) }, youdenThreshold, LEVEL)).toBeNull();
  });

  test('isotonic regression is used only with much gold of both classes', () => {
    expect(curveFor([...repeat(1, 30), ...repeat(0, 170)])).toBe('isotonic');
    expect(curveFor([...repeat(1, 29), ...repeat(0, 171)])).toBe('platt');
    expect(curveFor([...repeat(1, 99), ...repeat(0, 100)])).toBe('platt');
  });
});
