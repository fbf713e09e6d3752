// The corrected rate: the estimator for each kind of sample, and the cases in which there is no rate.
import { describe, expect, test } from 'vitest';
import { REASONS } from '../../statistics/reasons.ts';
import { correctedDifference } from '../../statistics/rates/corrected-difference.ts';
import { correctedRate, type CorrectedRate } from '../../statistics/rates/corrected.ts';
import { rateDifference } from '../../statistics/rates/difference.ts';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import { moverDifferenceOf } from '../../statistics/rates/mover.ts';
import { momentsOf, ppiMean } from '../../statistics/rates/ppi.ts';
import { upperBound, wilson } from '../../statistics/rates/proportion.ts';
import { roganGladen } from '../../statistics/rates/rogan-gladen.ts';
import { sampleOf, type Graded } from '../../statistics/rates/sample.ts';
import { weightedByVerdict } from '../../statistics/rates/weighted-by-verdict.ts';

const LEVEL = 0.95;
const ERRORS = { sensitivity: 0.9, n_gold_positive: 30, specificity: 0.95, n_gold_negative: 150 };

/** `count` transcripts of one kind. */
const many = (count: number, kind: Partial<Graded>): Graded[] =>
  Array.from({ length: count }, () => ({ grader: 0, gold: null, probability: null, drawn: false, ...kind }));
const gold = (count: number, kind: Partial<Graded>): Graded[] => many(count, { drawn: true, ...kind });
const rateOf = (items: readonly Graded[]): CorrectedRate => correctedRate({ items, errors: null, level: LEVEL });

/** 1,000 transcripts, 30 flagged; a tenth, drawn at random, is labelled. */
const SIMPLE = [
  ...gold(2, { grader: 1, gold: 1, probability: 0.1 }),
  ...gold(1, { grader: 1, gold: 0, probability: 0.1 }),
  ...gold(1, { gold: 1, probability: 0.1 }),
  ...gold(96, { gold: 0, probability: 0.1 }),
  ...many(27, { grader: 1, probability: 0.1 }),
  ...many(873, { probability: 0.1 }),
];

/** 1,000 transcripts, 30 flagged; all flagged ones and 200 of the others are labelled. */
const BY_VERDICT = [
  ...gold(12, { grader: 1, gold: 1, probability: 1 }),
  ...gold(18, { grader: 1, gold: 0, probability: 1 }),
  ...gold(200, { gold: 0, probability: 200 / 970 }),
  ...many(770, { probability: 200 / 970 }),
];

/** Scores with gold drawn at random: `events` of `labelled` are events. */
const scored = (labelled: number, events: number): Graded[] => [
  ...gold(events, { grader: 0.8, gold: 1, probability: 0.2 }),
  ...gold(labelled - events, { grader: 0.1, gold: 0, probability: 0.2 }),
  ...many(4 * labelled, { grader: 0.2, probability: 0.2 }),
];

describe('simple random gold', () => {
  test('is grouped by verdict, while raw uses only the grader and gold only the labels', () => {
    const { design, raw, gold, corrected, headline } = rateOf(SIMPLE);
    const grouped = graderStratified({
      flagged: { N: 30, n_gold: 3, gold_positive: 2 },
      unflagged: { N: 970, n_gold: 97, gold_positive: 1 },
      level: LEVEL,
    });
    expect(design).toBe('simple random');
    expect([raw.estimate, raw.low, raw.high, raw.n]).toEqual([0.03, ...wilson(30, 1000, LEVEL), 1000]);
    expect([gold.estimate, gold.low, gold.high, gold.n]).toEqual([0.03, ...wilson(3, 100, LEVEL), 100]);
    expect(corrected).toMatchObject({ estimate: grouped.estimate, low: grouped.low, high: grouped.high, n: 100 });
    expect(headline).toBe('corrected');
  });

  test('gives only the rate from gold if no flagged transcript was drawn', () => {
    const items = SIMPLE.map((item) => (item.grader === 1 ? { ...item, drawn: false, gold: null } : item));
    const { corrected, headline } = rateOf(items);
    expect(corrected).toMatchObject({ estimate: null, low: null, high: null });
    expect(corrected.notes[0]).toBe('a stratum with transcripts has no gold');
    expect(headline).toBe('gold');
  });

  test('without an event gives an upper bound', () => {
    const items = [...gold(60, { gold: 0, probability: 0.1 }), ...many(540, { probability: 0.1 })];
    const { gold: labels, corrected } = rateOf(items);
    expect([labels.estimate, labels.low]).toEqual([0, 0]);
    expect(labels.high).toBeCloseTo(0.0602, 4);
    expect(corrected.high).toBeCloseTo(0.0602, 4);
    expect(labels.notes).toContain('no event among 60: the rate is below 4.9 % (one-sided, 95 %)');
  });

  test('counts drawn transcripts without gold, and gives the rates with none and all of them as events', () => {
    const items = [...SIMPLE, ...gold(10, { probability: 0.1 })];
    expect(rateOf(items).gold.notes).toContain(
      '10 of 110 drawn transcripts have no gold: the rate is 2.7 % if none of the missing are events, 11.8 % if all are',
    );
  });

  test('leaves out gold selected by hand, with a note', () => {
    const items = [...SIMPLE, ...many(5, { grader: 1, gold: 1, probability: 0.1 })];
    const { gold: labels, corrected } = rateOf(items);
    expect(labels.estimate).toBe(0.03);
    expect(corrected.notes).toContain('gold on 5 transcripts was picked by hand and is left out');
  });

  test('excludes transcripts without a verdict, and counts them', () => {
    const { raw, ungraded, corrected } = rateOf([...SIMPLE, ...many(7, { grader: null, probability: 0.1 })]);
    expect([raw.n, ungraded]).toEqual([1000, 7]);
    expect(raw.notes).toEqual(['7 transcripts without a verdict are left out']);
    expect(corrected.notes).toContain('7 transcripts without a verdict are left out');
  });

  test('describes only transcripts that could be drawn, and is not quoted if many could not', () => {
    const few = rateOf([...SIMPLE, ...many(20, {})]);
    expect(few.headline).toBe('corrected');
    expect(few.corrected.notes).toContain('20 of 1020 transcripts could not be drawn: the rate does not cover them');
    expect(rateOf([...SIMPLE, ...many(200, {})]).headline).toBeNull();
  });
});

describe('gold drawn by verdict', () => {
  test('is weighted by the inclusion probabilities', () => {
    const { design, gold, corrected, headline } = rateOf(BY_VERDICT);
    expect(design).toBe('by verdict');
    expect(corrected.estimate).toBeCloseTo(0.012, 12);
    // 0.0074 for these transcripts; for the model the flagged share is also a sample
    expect(corrected.low).toBeCloseTo(0.0057, 4);
    expect(gold.estimate).toBe(corrected.estimate);
    expect(headline).toBe('corrected');
  });

  test('gives no rate while one verdict has no gold', () => {
    const items = BY_VERDICT.map((item) => (item.grader === 0 ? { ...item, gold: null } : item));
    expect(rateOf(items)).toMatchObject({ gold: { estimate: null }, corrected: { estimate: null }, headline: null });
  });
});

describe('scores with simple random gold', () => {
  test('are corrected by PPI++', () => {
    const { corrected, headline } = rateOf(scored(60, 20));
    const labels = [...Array.from({ length: 20 }, () => 1), ...Array.from({ length: 40 }, () => 0)];
    const expected = ppiMean(
      {
        gold: labels,
        graderOnGold: labels.map((label) => (label === 1 ? 0.8 : 0.1)),
        unlabelled: momentsOf(Array.from({ length: 240 }, () => 0.2)),
        lambda: 'tuned',
      },
      LEVEL,
    );
    expect(corrected).toMatchObject({ estimate: expected.estimate, low: expected.low, high: expected.high });
    expect(headline).toBe('corrected');
  });

  test.each([
    [49, 20],
    [60, 14],
    [60, 46],
  ])('%i labels with %i events are too few to quote the corrected rate', (labelled, events) => {
    expect(rateOf(scored(labelled, events)).headline).toBe('gold');
  });

  test('without an event have the one-sided bound of gold', () => {
    const { corrected } = rateOf(scored(60, 0));
    expect([corrected.estimate, corrected.low]).toEqual([0, 0]);
    expect(corrected.high).toBeCloseTo(upperBound(0, 60, LEVEL), 12);
  });
});

describe('unequal inclusion probabilities', () => {
  const uneven = (events: number): Graded[] => [
    ...gold(events, { grader: 0.6, gold: 1, probability: 0.5 }),
    ...gold(40, { grader: 0.4, gold: 0, probability: 0.25 }),
    ...gold(40, { grader: 0.1, gold: 0, probability: 0.1 }),
    ...many(20, { grader: 0.6, probability: 0.5 }),
    ...many(480, { grader: 0.1, probability: 0.1 }),
  ];

  test('give weights, and the rate is corrected by AIPW', () => {
    const { design, gold, corrected, headline } = rateOf(uneven(20));
    expect(design).toBe('known probabilities');
    // 20/0.5 events among 20/0.5 + 40/0.25 + 40/0.1 transcripts
    expect(gold.estimate).toBeCloseTo(40 / 600, 12);
    expect(corrected.method).toMatch(/^AIPW/);
    expect(headline).toBe('corrected');
  });

  test('AIPW is not quoted with few events, and without events gives a bound for the effective size', () => {
    expect(rateOf(uneven(14)).headline).toBe('gold');
    const { gold, corrected } = rateOf(uneven(0));
    expect([gold.estimate, gold.low, corrected.estimate, corrected.low]).toEqual([0, 0, 0, 0]);
    expect(corrected.high).toBeGreaterThan(0);
    expect(gold.high).toBeGreaterThan(wilson(0, 80, LEVEL)[1]);
    expect(gold.notes.some((note) => note.startsWith('no event among 80'))).toBe(true);
  });

  test('a half-labelled sample has the same rate, not half of it', () => {
    const half = uneven(20).map((item, index) => (item.drawn && index % 2 === 1 ? { ...item, gold: null } : item));
    expect(rateOf(half).corrected.estimate).toBeCloseTo(rateOf(uneven(20)).corrected.estimate ?? 0, 2);
  });

  test('a transcript with most of the weight is named in a note', () => {
    const { gold: labels } = rateOf([...uneven(20), ...gold(1, { grader: 0.1, gold: 0, probability: 0.001 })]);
    expect(labels.notes).toContain('one transcript has 63 % of the weight');
  });
});

describe('verdicts with unequal inclusion probabilities', () => {
  /** 60 of 5,000 and 60 of 500, with 3 of 10 flagged in both; `wrong` flags of the larger part are false. */
  const pooled = (wrong: number): Graded[] =>
    [5000, 500].flatMap((size) => {
      const probability = 60 / size;
      const false_flags = size === 5000 ? wrong : 0;
      return [
        ...gold(18 - false_flags, { grader: 1, gold: 1, probability }),
        ...gold(false_flags, { grader: 1, gold: 0, probability }),
        ...gold(42, { gold: 0, probability }),
        ...many(1, { count: 0.3 * size - 18, grader: 1, probability }),
        ...many(1, { count: 0.7 * size - 42, probability }),
      ];
    });

  test.each([
    ['model', 0.2530499187, 0.3511068504],
    ['transcripts', 0.2551430203, 0.3490477073],
  ] as const)('gold that never contradicts the grader leaves an interval for the %s', (target, low, high) => {
    const { design, corrected, headline } = correctedRate({ items: pooled(0), errors: null, level: LEVEL, target });
    expect([design, headline, corrected.n]).toEqual(['known probabilities', 'corrected', 120]);
    expect(corrected.method).toMatch(/within each verdict/);
    expect(corrected.estimate).toBeCloseTo(0.3, 12);
    expect(corrected.low).toBeCloseTo(low, 9);
    expect(corrected.high).toBeCloseTo(high, 9);
  });

  test('weigh gold within each verdict', () => {
    // 16 of 18 in the part of 5,000, where each represents 5000 / 60, and 18 of 18 in the other
    expect(rateOf(pooled(2)).corrected.estimate).toBeCloseTo((0.3 * (16 * 5000 + 18 * 500)) / (18 * 5500), 12);
  });

  test('have the result of gold drawn by verdict if probabilities within each are equal', () => {
    const { estimate, low, high } = weightedByVerdict(sampleOf(BY_VERDICT), LEVEL)({ target: 'model', inflation: 1 });
    const { corrected } = rateOf(BY_VERDICT);
    expect(estimate).toBeCloseTo(corrected.estimate ?? 0, 12);
    expect(low).toBeCloseTo(corrected.low ?? 0, 12);
    expect(high).toBeCloseTo(corrected.high ?? 0, 12);
  });

  test('have a wider interval in clusters of copies', () => {
    const inFives = pooled(2)
      .filter(({ count = 1 }) => count === 1)
      .map((item, index) => ({ ...item, cluster: String(Math.floor(index / 5)) }));
    const width = ({ corrected }: CorrectedRate): number => (corrected.high ?? 0) - (corrected.low ?? 0);
    expect(width(rateOf(inFives))).toBeGreaterThan(
      1.5 * width(rateOf(inFives.map((item) => ({ ...item, cluster: undefined })))),
    );
  });

  test('without gold on one verdict have no corrected rate', () => {
    const { corrected } = rateOf(pooled(0).map((item) => (item.grader === 1 ? { ...item, drawn: false } : item)));
    expect(corrected).toMatchObject({ estimate: null, low: null, high: null });
    expect(corrected.notes).toContain('a stratum with transcripts has no gold');
  });

  test('all labelled are a census of these transcripts', () => {
    const all = pooled(2).flatMap((item) => (item.drawn ? [{ ...item, probability: 1 }] : []));
    const rate = weightedByVerdict(sampleOf(all), LEVEL)({ target: 'transcripts', inflation: 1 });
    expect([rate.low, rate.high]).toEqual([rate.estimate, rate.estimate]);
    expect(rate.notes).toEqual([REASONS.census]);
  });
});

describe('no gold of its own', () => {
  const items = [...many(60, { grader: 1 }), ...many(940, {})];

  test('is corrected by error rates from elsewhere', () => {
    const { design, corrected, headline } = correctedRate({ items, errors: ERRORS, level: LEVEL });
    const expected = roganGladen({ ...ERRORS, apparent_rate: 0.06, n: 1000 }, LEVEL);
    expect(design).toBe('elsewhere');
    expect(corrected).toMatchObject({ estimate: expected.estimate, low: expected.low, high: expected.high });
    expect(headline).toBe('corrected');
  });

  test('is not corrected by error rates that contradict the flagged share', () => {
    const { low, high, ci } = roganGladen({ ...ERRORS, apparent_rate: 0, n: 1000 }, LEVEL);
    expect([low, high, ci]).toEqual([null, null, [0, 0]]);
    const { corrected, headline } = correctedRate({ items: many(1000, {}), errors: ERRORS, level: LEVEL });
    expect(corrected).toMatchObject({ estimate: null, low: null, high: null });
    expect(corrected.notes[0]).toMatch(/^the calibration set does not describe this population/);
    expect(headline).toBeNull();
  });

  test.each([
    ['nothing', items, null, 'no transcript that was drawn has gold'],
    [
      'scores',
      many(50, { grader: 0.3 }),
      ERRORS,
      'scores cannot be corrected by gold from elsewhere: only a verdict has error rates',
    ],
    [
      'labels picked by hand',
      many(50, { gold: 1, grader: 1 }),
      null,
      'the labels were picked by hand, so they do not describe other transcripts',
    ],
  ])('with %s there is no correction, and a note gives the reason', (_, items, errors, reason) => {
    const { corrected, gold, headline } = correctedRate({ items, errors, level: LEVEL });
    expect(corrected).toMatchObject({ estimate: null, low: null, high: null, notes: [reason] });
    expect([gold.estimate, headline]).toEqual([null, null]);
  });
});

describe('two groups', () => {
  test("the raw difference has Newcombe's interval, and the corrected one MOVER's", () => {
    const other = BY_VERDICT.map((item) => (item.grader === 1 ? { ...item, gold: 0 as const } : item));
    const [one, two] = [rateOf(BY_VERDICT), rateOf(other)];
    const { raw, corrected } = correctedDifference(one, two);
    const expected = rateDifference({ first: { x: 30, n: 1000 }, second: { x: 30, n: 1000 }, level: LEVEL });
    expect(raw).toMatchObject({ estimate: 0, method: expected.method });
    expect([raw.low, raw.high].map((end) => end?.toFixed(12))).toEqual(
      [expected.low, expected.high].map((end) => end?.toFixed(12)),
    );
    const ends = ({
      estimate,
      low,
      high,
    }: CorrectedRate['corrected']): { estimate: number; low: number; high: number } => ({
      estimate: estimate ?? 0,
      low: low ?? 0,
      high: high ?? 0,
    });
    expect([corrected.low, corrected.high]).toEqual(moverDifferenceOf(ends(one.corrected), ends(two.corrected)));
  });

  test('rates corrected by the same error rates are resampled together, with the same result on every machine', () => {
    const of = (flags: number): CorrectedRate =>
      correctedRate({
        items: [...many(flags, { grader: 1 }), ...many(1000 - flags, {})],
        errors: ERRORS,
        level: LEVEL,
      });
    const { corrected } = correctedDifference(of(200), of(100));
    expect(corrected.estimate).toBeCloseTo(0.1 / 0.85, 12);
    expect(corrected.method).toBe(
      'difference of Rogan-Gladen rates with shared error rates, units resampled, percentile bootstrap, B = 2000, seed 1, xoroshiro128+',
    );
    expect([corrected.low?.toFixed(3), corrected.high?.toFixed(3)]).toEqual(['0.082', '0.158']);
  });

  test('there is no difference if one group has no rate', () => {
    const { corrected } = correctedDifference(rateOf(BY_VERDICT), rateOf(many(5, { gold: 1 })));
    expect(corrected).toMatchObject({ estimate: null, low: null, high: null });
  });
});
