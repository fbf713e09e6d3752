// Agreement on a dimension as it is shown: the coefficients for each number of raters and kind of scale, and notes
// where they differ.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { agreementOf, type Agreement, type Question } from '../../statistics/agreement/agreement-of.ts';
import { agreement } from '../../statistics/agreement/index.ts';
import { wilson } from '../../statistics/rates/proportion.ts';

const times = <Unit>(many: number, unit: Unit): Unit[] => Array.from({ length: many }, () => unit);
const ask = (question: Omit<Question, 'confidence'>): ReturnType<typeof agreementOf> =>
  agreementOf({ ...question, confidence: 0.95 });

/** 1,000 transcripts, 2.5 % of the ratings an event, and raters who agree on 97 %. */
const rare: Question['units'] = [
  ...times(10, [1, 1]),
  ...times(15, [1, 0]),
  ...times(15, [0, 1]),
  ...times(960, [0, 0]),
];

test('for a rare event kappa and AC1 differ, positive agreement is added, and a note says which to quote', () => {
  const { percent, krippendorff, gwet, cohen, binary, prevalence, notes } = ask({
    units: rare,
    scale: [0, 1],
    level: 'nominal',
  });
  expect(percent.estimate).toBeCloseTo(0.97, 12);
  expect(prevalence[1]).toMatchObject({ level: 1, share: { estimate: 0.025 } });
  expect(cohen?.identity.estimate).toBeCloseTo(0.3846, 4);
  expect(krippendorff.estimate).toBeCloseTo(0.385, 3);
  expect(gwet.estimate).toBeCloseTo(0.9685, 4);
  expect(binary?.positive.estimate).toBeCloseTo(0.4, 12);
  expect(binary?.negative.estimate).toBeCloseTo(1920 / 1950, 12);
  expect(binary?.pabak.estimate).toBeCloseTo(0.94, 12);
  expect(notes).toEqual([
    expect.stringMatching(/^Level 1 is rare, 2\.5 %.*Quote positive agreement.*AC1.*never alpha or kappa alone/),
  ]);
});

test('the rare level may be the first of the scale, and several levels may be rare', () => {
  const turned = rare.map((unit) => unit.map((level) => 1 - Number(level)));
  expect(ask({ units: turned, scale: [0, 1], level: 'nominal' }).notes).toEqual([
    expect.stringContaining('Quote negative agreement'),
  ]);
  expect(ask({ units: rare, scale: [0, 1, 2], level: 'ordinal' }).notes).toEqual([
    expect.stringMatching(/^All levels but one.*Quote AC1 or AC2/),
  ]);
});

test('there is no note if no level is rare, or if there is only one', () => {
  expect(ask({ units: [...times(9, [0, 0]), ...times(3, [1, 1])], scale: [0, 1], level: 'nominal' }).notes).toEqual([]);
  expect(ask({ units: times(9, [0, 0]), scale: [0, 1], level: 'nominal' }).notes).toEqual([]);
});

test('kappa is given for two raters, quadratic kappa for ordered levels, and binary figures for two levels', () => {
  const units = [...times(4, [0, 0, 1]), ...times(4, [2, 2, 2])];
  const three = ask({ units, scale: [0, 1, 2], level: 'ordinal' });
  expect([three.cohen, three.binary]).toEqual([null, null]);
  expect(three.consensus).toHaveLength(3);
  const two = units.map((unit) => unit.slice(0, 2));
  expect(ask({ units: two, scale: [0, 1, 2], level: 'nominal' }).cohen).toMatchObject({
    identity: { kappa: 1 },
    quadratic: null,
  });
  expect(ask({ units: two, scale: [0, 1, 2], level: 'ordinal' }).cohen).toMatchObject({ quadratic: { kappa: 1 } });
});

test('kappa has the interval of its posterior, for any number of units and rare levels', () => {
  const method = (a: number, b: number, c: number, d: number): string | undefined =>
    ask({
      units: [...times(a, [0, 0]), ...times(b, [0, 1]), ...times(c, [1, 0]), ...times(d, [1, 1])],
      scale: [0, 1],
      level: 'nominal',
    }).cohen?.identity.method;
  for (const named of [method(24, 4, 2, 20), method(45, 2, 1, 2), method(1, 0, 0, 1)])
    expect(named).toContain('Dirichlet(1/2) posterior over the cells of the table, B = 2000, seed 1');
});

test('a rater is compared with the majority of the others, not with a tie and not with the rater’s own label', () => {
  const units = [...times(6, [0, 0, 0, 1]), ...times(2, [1, 0, 0, 1]), ...times(2, [0, 1, null, 1])];
  const { consensus } = ask({ units, scale: [0, 1], level: 'nominal' });
  // in the last two units the second and the fourth rater see a tie of the others, and the third gave no rating
  expect(consensus.map(({ estimate, n }) => [estimate, n])).toEqual([
    [0.6, 10],
    [0.75, 8],
    [0.75, 8],
    [0, 8],
  ]);
});

test('without a unit with two ratings the coefficients are null, with the reason', () => {
  const answer = ask({
    units: [
      [1, null],
      [null, 0],
    ],
    scale: [0, 1],
    level: 'nominal',
  });
  for (const each of [
    answer.percent,
    answer.krippendorff,
    answer.gwet,
    answer.fleiss,
    answer.cohen?.identity,
    answer.binary?.positive,
  ])
    expect(each).toMatchObject({
      estimate: null,
      low: null,
      high: null,
      notes: ['no transcript was rated by two raters'],
    });
});

test('raters who agree on everything have an interval that ends at 1, and is wider if a level is rare', () => {
  const lowOf = (events: number): (number | null)[] => {
    const { gwet, krippendorff, fleiss, cohen, binary } = ask({
      units: [...times(24 - events, [0, 0]), ...times(events, [1, 1])],
      scale: [0, 1],
      level: 'nominal',
    });
    return [krippendorff, fleiss, cohen?.identity, binary?.positive, gwet].map((each) => {
      expect(each).toMatchObject({ estimate: 1, high: 1 });
      return each?.low ?? null;
    });
  };
  const [even, rare] = [lowOf(12), lowOf(1)];
  for (const [at, low] of even.entries()) {
    expect(low).toBeGreaterThan(0.5);
    // AC1, the last one, holds up if a level is rare, so it is not compared
    if (at < 4) expect(rare[at]).toBeLessThan(low ?? 0);
  }
});

test('whole clusters are resampled, so tasks with equal epochs count like one epoch each', () => {
  const tasks = [...times(8, [0, 0]), ...times(4, [1, 1]), ...times(3, [0, 1])];
  const question = { scale: [0, 1], level: 'nominal' as const };
  const units = tasks.flatMap((task) => times(5, task));
  const clusters = tasks.flatMap((_, task) => times(5, `task ${task}`));
  const width = ({ low, high }: { low: number | null; high: number | null }): number =>
    (high ?? Number.NaN) - (low ?? Number.NaN);
  const figures = (answer: Agreement) => [
    answer.percent,
    answer.krippendorff,
    answer.gwet,
    answer.fleiss,
    answer.cohen?.identity ?? answer.percent,
    answer.binary?.positive ?? answer.percent,
    answer.prevalence[1]?.share ?? answer.percent,
  ];
  const [apart, together, once] = [
    figures(ask({ ...question, units })),
    figures(ask({ ...question, units, clusters })),
    figures(ask({ ...question, units: tasks })),
  ];
  for (const [at, each] of together.entries()) {
    expect(each.method).toMatch(/15 clusters/);
    expect(width(each)).toBeGreaterThan(1.8 * width(apart[at] ?? each));
    expect(Math.abs(width(each) / width(once[at] ?? each) - 1)).toBeLessThan(0.35);
  }
});

test('raters who always agree have a bound in which each cluster counts once', () => {
  const tasks = [...times(8, [0, 0]), ...times(4, [1, 1])];
  const units = tasks.flatMap((task) => times(5, task));
  const said = (clusters?: string[]): string[] => {
    const { krippendorff, gwet, fleiss, cohen, binary } = ask({ scale: [0, 1], level: 'nominal', units, clusters });
    return [krippendorff, gwet, fleiss, cohen?.identity, binary?.positive].map((each) => each?.notes.join() ?? '');
  };
  const bound = (clusters: number): string => {
    const [low, high] = wilson(clusters, clusters, 0.95).map((end) => end.toFixed(3));
    return `observed agreement has the Wilson interval ${low} to ${high}, with each of ${clusters} clusters counted once`;
  };
  const notes = said(tasks.flatMap((_, task) => times(5, `task ${task}`)));
  for (const one of notes.slice(0, 4)) expect(one).toContain(bound(12));
  // only 4 tasks have the positive level
  expect(notes[4]).toContain(bound(4));
  // each transcript alone has an interval, and no bound
  expect(said().join('')).not.toContain('Wilson');
});

test('every statistic has an input schema, and refuses other input with the reason', () => {
  for (const { input } of agreement) expect(z.toJSONSchema(input, { io: 'input' })).toHaveProperty('$schema');
  const run = (name: string, input: unknown): unknown => agreement.find((each) => each.name === name)?.run(input);
  expect(() => run('gwet_ac', { units: [[1, 9]], scale: [1, 2] })).toThrow('must be on the declared scale');
  expect(() => run('krippendorff_alpha', { units: [['a', 'b']], scale: ['a', 'b'], metric: 'interval' })).toThrow(
    'consist of numbers',
  );
  expect(() => run('cohen_kappa', { table: [[1, 2]] })).toThrow('a row and a column for each level');
  expect(() => run('cohen_kappa', { rater_a: ['x'], rater_b: ['y'], scale: ['y'] })).toThrow(
    'must be on the declared scale',
  );
  expect(() => run('cohen_kappa', { table: [[1]], weights: 'custom' })).toThrow('with agreement_weights');
  expect(() => run('fleiss_kappa', { counts: [[1, 2]], raters_per_unit: 2 })).toThrow('raters_per_unit');
  expect(() => run('dawid_skene', { annotations: [['a', 'r', 2]], items: ['a'], raters: ['r'], n_classes: 2 })).toThrow(
    'must name a declared',
  );
});
