// Cases in which statistics used to fail, compared with theory: rare levels, areas near 1, little calibration gold, few
// labels.
import { describe, expect, test } from 'vitest';
import { cohen } from '../../statistics/agreement/cohen.ts';
import { donnerEliasziw } from '../../statistics/agreement/donner-eliasziw.ts';
import { krippendorff } from '../../statistics/agreement/krippendorff.ts';
import { specificAgreement } from '../../statistics/agreement/specific.ts';
import { identity } from '../../statistics/agreement/weights.ts';
import { auroc } from '../../statistics/calibration/auroc.ts';
import { newcombe } from '../../statistics/calibration/newcombe.ts';
import { betaAt, tAt, zAt } from '../../statistics/distributions.ts';
import { beta, gamma } from '../../statistics/gamma.ts';
import { draws } from '../../statistics/random.ts';
import { aipwMean } from '../../statistics/rates/aipw.ts';
import { clusterMean } from '../../statistics/rates/cluster-mean.ts';
import { boundWithoutEvent } from '../../statistics/rates/guards.ts';
import { melded } from '../../statistics/rates/melded.ts';
import { momentsOf, ppiMean } from '../../statistics/rates/ppi.ts';
import { clopperPearson, upperBound } from '../../statistics/rates/proportion.ts';
import { roganGladen, roganGladenQuoted, roganGladenRate } from '../../statistics/rates/rogan-gladen.ts';
import { stratifiedMean } from '../../statistics/rates/stratified-mean.ts';
import { systematic } from '../../statistics/sampling/systematic.ts';

const LEVEL = 0.95;
const times = (many: number, value: number): number[] => Array.from({ length: many }, () => value);
const widthOf = ([low, high]: readonly [number, number]): number => high - low;

describe('drawn variables', () => {
  test.each([0.02, 0.5, 1, 4.5, 1e6])('gamma draws of shape %d have the right mean and variance', (shape) => {
    const random = draws(4);
    const values = Array.from({ length: 20_000 }, () => gamma(random, shape));
    const { mean, variance } = momentsOf(values);
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / values.length));
    expect(Math.abs(variance / shape - 1)).toBeLessThan(shape < 0.1 ? 0.4 : 0.08);
  });

  test.each([
    [1, 3],
    [2.5, 0.5],
    [40, 7],
  ])('beta draws of %d and %d have the right quantiles', (a, b) => {
    const random = draws(5);
    const values = Array.from({ length: 20_000 }, () => beta(random, a, b)).toSorted((x, y) => x - y);
    for (const p of [0.025, 0.5, 0.975]) expect(values[Math.floor(p * values.length)]).toBeCloseTo(betaAt(p, a, b), 1);
  });

  test("the quantile of Student's t is exact for the degrees of freedom with a closed form", () => {
    for (const level of [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]) {
      expect(Math.abs(tAt(level, 1) / Math.tan((Math.PI * level) / 2) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(tAt(level, 2) / (level * Math.sqrt(2 / (1 - level ** 2))) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('agreement of rare levels', () => {
  test('positive agreement of two raters has the interval of a transformed beta distribution', () => {
    const [both, one] = [8, 3];
    const answer = specificAgreement(
      {
        kinds: [
          [2, 0],
          [1, 1],
          [0, 2],
        ],
        units: [89, one, both],
      },
      1,
      LEVEL,
    );
    const of = (p: number): number => {
      const share = betaAt(p, both + 0.5, one + 0.5);
      return (2 * share) / (1 + share);
    };
    expect(answer.low).toBeCloseTo(of(0.025), 1);
    expect(answer.high).toBeCloseTo(of(0.975), 1);
    expect(Math.abs((answer.low ?? 0) - of(0.025))).toBeLessThan(0.015);
  });

  test('kappa of a million units has the interval of its standard error', () => {
    const table = [
      [900_000, 20_000],
      [20_000, 60_000],
    ];
    const { low, high, ci } = cohen({ table, weights: identity(2), level: LEVEL, named: 'identity' });
    expect(low).toBeCloseTo(ci?.[0] ?? 0, 3);
    expect(high).toBeCloseTo(ci?.[1] ?? 0, 3);
  });

  test('one unit of a rare level on which both raters agree leaves a wide interval', () => {
    const { low, high } = krippendorff({
      tally: {
        kinds: [
          [2, 0],
          [0, 2],
        ],
        units: [99, 1],
      },
      scores: [0, 1],
      metric: 'nominal',
      level: LEVEL,
    });
    expect(high).toBe(1);
    expect(low).toBeLessThan(0.5);
  });

  test('the ends of Donner and Eliasziw are the values at which the fit is just rejected', () => {
    const table = [
      [7, 3],
      [2, 88],
    ] as const;
    const [low, high] = donnerEliasziw(table, LEVEL) ?? [0, 0];
    const share = (2 * 7 + 5) / 200;
    const spread = share * (1 - share);
    const misfit = (kappa: number): number => {
      const expected = [share ** 2 + kappa * spread, 2 * spread * (1 - kappa), (1 - share) ** 2 + kappa * spread].map(
        (each) => 100 * each,
      );
      return [7, 5, 88].reduce(
        (sum, seen, kind) => sum + (seen - (expected[kind] ?? 0)) ** 2 / (expected[kind] ?? 0),
        0,
      );
    };
    for (const end of [low, high]) expect(misfit(end)).toBeCloseTo(zAt(LEVEL) ** 2, 6);
    expect(
      donnerEliasziw(
        [
          [5, 0],
          [0, 95],
        ],
        LEVEL,
      )?.[1],
    ).toBe(1);
    expect(
      donnerEliasziw(
        [
          [0, 0],
          [0, 95],
        ],
        LEVEL,
      ),
    ).toBeNull();
  });
});

describe('the area under the curve', () => {
  test("Newcombe's ends are the areas whose own standard error reaches the observed area", () => {
    const [m, n, area] = [12, 300, 0.97];
    for (const end of newcombe(area, m, n, LEVEL)) {
      const q = (m + n) / 2 - 1;
      const variance = ((end * (1 - end)) / (m * n)) * (1 + q * ((1 - end) / (2 - end) + end / (1 + end)));
      expect(Math.abs(end - area)).toBeCloseTo(zAt(LEVEL) * Math.sqrt(variance), 10);
    }
  });

  test('has Newcombe’s interval at 1 and for a small class, otherwise the interval on the logit scale', () => {
    const apart = (m: number, n: number, overlap: number) =>
      auroc({
        gold: [...times(m, 1), ...times(n, 0)],
        scores: [
          ...Array.from({ length: m }, (_, at) => 1 - at * overlap),
          ...Array.from({ length: n }, (_, at) => at / n / 2),
        ],
        level: LEVEL,
      });
    const perfect = apart(40, 200, 0);
    expect(perfect).toMatchObject({ estimate: 1, high: 1, method: 'AUC, Newcombe interval (method 5)' });
    expect(perfect.low).toBeGreaterThan(0.9);
    expect(apart(12, 200, 0.07).method).toContain('Newcombe');
    const common = apart(40, 200, 0.03);
    expect([common.low, common.high]).toEqual(common.ci_logit);
  });
});

describe('rates corrected by a calibration set', () => {
  test('the melded interval of a perfect grader with very much gold equals the Clopper-Pearson interval', () => {
    const [low, high] = melded(
      { apparent_rate: 0.06, n: 200, sensitivity: 1, n_gold_positive: 1e7, specificity: 1, n_gold_negative: 1e7 },
      LEVEL,
    );
    const [from, to] = clopperPearson(12, 200, LEVEL);
    expect(Math.abs(low - from)).toBeLessThan(0.002);
    expect(Math.abs(high - to)).toBeLessThan(0.002);
  });

  test('the melded interval is quoted if the usual interval is invalid', () => {
    const given = {
      apparent_rate: 0.034,
      n: 1000,
      sensitivity: 1,
      n_gold_positive: 10,
      specificity: 1,
      n_gold_negative: 2,
    };
    expect(roganGladen(given, LEVEL)).toMatchObject({ low: null, high: null });
    const { notes, melded_ci } = roganGladenRate.run({ ...given, confidence: LEVEL });
    expect(notes.join()).toMatch(
      /does not contain its own estimate.*the melded interval of Bayer, Fay & Graubard is 0\.0 % to 5\.\d %/,
    );
    const quoted = roganGladenQuoted(given, LEVEL);
    expect([quoted.low, quoted.high]).toEqual(melded_ci);
    expect(quoted.method).toContain('melded');
  });
});

describe('few labels', () => {
  test('the bound without an event is the Clopper-Pearson bound for one stratum, and the worst split for several', () => {
    expect(boundWithoutEvent([{ weight: 1, n: 60 }], LEVEL)).toBeCloseTo(upperBound(0, 60, LEVEL), 12);
    const parts = [
      { weight: 0.9, n: 20 },
      { weight: 0.1, n: 200 },
    ];
    const bound = boundWithoutEvent(parts, LEVEL);
    let worst = 0;
    for (let p = 0; p < upperBound(0, 20, LEVEL); p += 1e-4) {
      const q = 1 - ((1 - LEVEL) / (1 - p) ** 20) ** (1 / 200);
      worst = Math.max(worst, 0.9 * p + 0.1 * q);
    }
    expect(bound).toBeCloseTo(worst, 4);
    const strata = [
      { N: 4000, y: times(150, 0) },
      { N: 1000, y: times(150, 0) },
    ];
    const answer = stratifiedMean.run({ strata, confidence: LEVEL });
    expect(answer).toMatchObject({ estimate: 0, low: 0, method: 'stratified mean, one-sided bound' });
    expect(answer.high).toBeGreaterThan(0.8 * upperBound(0, 150, LEVEL) - 1e-9);
  });

  test('fewer than ten labels give PPI++ and AIPW no interval, and slightly more a wider one than the normal', () => {
    const scores = (n: number): number[] => Array.from({ length: n }, (_, at) => (at % 3) / 2);
    const gold = (n: number): number[] => Array.from({ length: n }, (_, at) => Number(at % 3 > 0));
    const ppi = (n: number) =>
      ppiMean({ gold: gold(n), graderOnGold: scores(n), unlabelled: momentsOf(scores(600)), lambda: 0.5 }, LEVEL);
    expect(ppi(9)).toMatchObject({ low: null, high: null });
    const { low, high, ci } = ppi(12);
    expect(widthOf([low ?? 0, high ?? 0]) / widthOf(ci ?? [0, 0])).toBeCloseTo(tAt(LEVEL, 11) / zAt(LEVEL), 10);
    const units = (labels: number) =>
      scores(600).map((grader, at) => ({
        grader,
        probability: labels / 600,
        gold: at < labels ? (gold(labels)[at] ?? 0) : null,
      }));
    expect(aipwMean(units(9), 0.5, LEVEL)).toMatchObject({ low: null, high: null });
    expect(aipwMean(units(30), 0.5, LEVEL).low).not.toBeNull();
  });

  test('a grader without an error on the labels has no interval, because its error rate is unknown', () => {
    const gold = [...times(20, 0), ...times(5, 1)];
    const answer = ppiMean({ gold, graderOnGold: gold, unlabelled: momentsOf(gold), lambda: 1 }, LEVEL);
    expect(answer).toMatchObject({ low: null, high: null });
    expect(answer.notes.join()).toContain('gold alone has the Clopper-Pearson interval 6.8 to 40.7 %');
  });

  test('a rate without an event is bounded by the number of clusters, and a census is exact', () => {
    const cluster = Array.from({ length: 40 }, (_, at) => at % 8);
    const none = clusterMean.run({ y: times(40, 0), cluster, confidence: LEVEL });
    expect([none.low, none.high]).toEqual([0, expect.closeTo(upperBound(0, 8, LEVEL), 12)]);
    const whole = stratifiedMean.run({
      strata: [
        { N: 2, y: [1, 0] },
        { N: 1, y: [0] },
      ],
      confidence: LEVEL,
    });
    expect(whole).toMatchObject({ low: whole.estimate, high: whole.estimate, method: 'stratified mean, census' });
  });
});

test('inclusion probabilities are summed exactly: a thousand tenths take every tenth unit from any start', () => {
  for (const start of [0, 0.1, 0.2, 0.3, 0.7, 0.9]) {
    const taken = systematic(times(1000, 0.1), start);
    expect(taken).toEqual(Array.from({ length: 100 }, (_, at) => 10 * at + Math.round(10 * start)));
  }
  expect(systematic([1e-7, 0.9999999, 1], 0.5)).toEqual([1, 2]);
});
