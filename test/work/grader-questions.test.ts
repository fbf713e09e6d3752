// Further questions about a grader: equal error rates for all models, corrected shares of levels, non-inferiority to
// another grader, and comparison with raters.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOT_CLUSTERED } from '../../contract/inference.ts';
import type { QuestionsWish } from '../../contract/grader-questions.ts';
import { adjudicate, idColumn, joinRater, record } from '../../main/store/index.ts';
import { questionsOf } from '../../main/work/calibration/index.ts';
import { sample } from '../../main/work/sample/index.ts';
import { errorRateHomogeneity } from '../../statistics/questions/homogeneity.ts';
import { levelPrevalences } from '../../statistics/questions/level-prevalence.ts';
import { nonInferiority } from '../../statistics/questions/non-inferiority.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

const RATERS = ['ada', 'bo', 'cy'];
/** By model: the number of transcripts with this level of gold, of the grader and of the other grader. */
const MADE: readonly (readonly [model: string, many: number, gold: number, says: number, other: number])[] = [
  ['a', 18, 3, 3, 3],
  ['a', 2, 4, 0, 4],
  ['a', 30, 0, 0, 0],
  ['a', 2, 0, 3, 0],
  ['b', 6, 4, 4, 0],
  ['b', 8, 3, 2, 3],
  ['b', 40, 0, 0, 3],
];
const ITEMS = MADE.flatMap(([model, many, gold, says, other]) =>
  Array.from({ length: many }, () => ({ model, gold, says, other })),
);
const WISH: QuestionsWish = {
  grader: 'judge',
  dimension: 'harm',
  filter: '',
  at: 3,
  threshold: 3,
  by: 'model',
  versus: 'other',
  margin: 0.05,
  epsilon: 0.15,
};

let study: TestStudy;
beforeAll(() => {
  study = freshStudy();
  const { db } = study;
  const facets = (model: string) => ({ model, scenario: 'financial_crimes' });
  put(
    db,
    ...ITEMS.map(({ model, says, other }, n) =>
      transcript(`words ${n}`, {
        facets: facets(model),
        scores: [score('judge', 'harm', says), score('other', 'harm', other)],
      }),
    ),
  );
  const hidden = { repeats: 0, checks: 0 };
  const design = { kind: 'random' } as const;
  sample(db, {
    queue: 'q',
    filter: '',
    rater: null,
    n: ITEMS.length,
    design,
    seed: 1,
    overlap: null,
    blind: true,
    top_up: false,
    hidden,
  });
  for (const name of RATERS) joinRater(db, { id: name, name: name.toUpperCase() });
  const ids = [...idColumn(db).values()];
  record(
    db,
    ITEMS.flatMap(({ gold }, n) =>
      RATERS.flatMap((rater, at) => {
        // each rater differs from gold on other transcripts
        const level = n % 10 === at ? 2 : gold;
        return [
          labelEvent(ids[n] ?? '', answered('harm', level), { rater }),
          labelEvent(ids[n] ?? '', submitted, { rater }),
        ];
      }),
    ),
  );
  adjudicate(
    db,
    ITEMS.map(({ gold }, n) => goldDecision(ids[n] ?? '', 'harm', gold)),
  );
});
afterAll(() => study.remove());

test('error rates are compared between models by the counts against gold', () => {
  const expected = errorRateHomogeneity(
    [
      { group: 'a', tp: 18, fn: 2, fp: 2, tn: 30 },
      { group: 'b', tp: 6, fn: 8, fp: 0, tn: 40 },
    ],
    0.95,
  );
  expect(questionsOf(study.db, WISH).homogeneity).toEqual({ by: 'model', ...expected });
  expect(expected.sensitivity.p).toBeLessThan(0.02);
  expect(questionsOf(study.db, { ...WISH, by: null }).homogeneity).toBeNull();
  expect(() => questionsOf(study.db, { ...WISH, by: 'colour' })).toThrow('such a facet');
});

test('shares of levels and their mean are corrected by gold within each level of the grader', () => {
  const { prevalence } = questionsOf(study.db, WISH);
  const scale = [0, 1, 2, 3, 4];
  const strata = scale.map((says) => {
    const some = ITEMS.filter((item) => item.says === says);
    return { N: some.length, gold: scale.map((gold) => some.filter((item) => item.gold === gold).length) };
  });
  const expected = levelPrevalences({ strata, scale, target: 'model', level: 0.95 });
  expect(prevalence?.levels.map(({ estimate, low, high }) => [estimate, low, high])).toEqual(
    expected.levels.map(({ estimate, low, high }) => [estimate, low, high]),
  );
  expect(prevalence?.levels[3]).toMatchObject({
    value: 3,
    name: 'attempted',
    raw: 20 / ITEMS.length,
    estimate: expect.closeTo(26 / ITEMS.length, 12),
  });
  expect(prevalence?.mean.estimate).toBeCloseTo((26 * 3 + 8 * 4) / ITEMS.length, 12);
});

test('non-inferiority is tested against the other grader on the same transcripts', () => {
  const { non_inferiority: asked } = questionsOf(study.db, WISH);
  const all = nonInferiority({ only_a: 12, only_b: 46, n: ITEMS.length }, 0.05, 0.95);
  expect(asked?.accuracy).toMatchObject({
    estimate: all.estimate,
    low: all.low,
    p: all.p,
    is_not_inferior: true,
    n: ITEMS.length,
  });
  expect(asked?.sensitivity).toMatchObject({ estimate: (6 - 10) / 34, is_not_inferior: false, n: 34 });
  expect(asked?.specificity).toMatchObject({ estimate: (40 - 2) / 72, is_not_inferior: true, n: 72 });
  expect(questionsOf(study.db, { ...WISH, margin: null }).non_inferiority).toBeNull();
});

test('the grader is compared with each rater, by name', () => {
  const { alternative } = questionsOf(study.db, WISH);
  expect(alternative?.raters.map(({ rater, n }) => [rater, n])).toEqual([
    ['ADA', ITEMS.length],
    ['BO', ITEMS.length],
    ['CY', ITEMS.length],
  ]);
  expect(alternative).toMatchObject({
    epsilon: 0.15,
    winning_rate: expect.any(Number),
    is_passed: expect.any(Boolean),
  });
});

test('with gold drawn by verdict rates are weighted, and levels are corrected because probabilities are equal within a level', () => {
  const fresh = freshStudy();
  const { db } = fresh;
  put(
    db,
    ...ITEMS.map(({ model, says }, n) =>
      transcript(`words ${n}`, {
        facets: { model, scenario: 'financial_crimes' },
        scores: [score('judge', 'harm', says)],
      }),
    ),
  );
  const design = { kind: 'flagged', score: { grader: 'judge', dimension: 'harm' }, threshold: 3 } as const;
  const hidden = { repeats: 0, checks: 0 };
  const { n } = sample(db, {
    queue: 'q',
    filter: '',
    rater: null,
    n: 60,
    design,
    seed: 1,
    overlap: null,
    blind: true,
    top_up: false,
    hidden,
  });
  expect(n).toBe(60);
  const ids = [...idColumn(db).values()];
  adjudicate(
    db,
    ITEMS.map(({ gold }, at) => goldDecision(ids[at] ?? '', 'harm', gold)),
  );
  const { homogeneity, prevalence, alternative } = questionsOf(db, { ...WISH, versus: null, margin: null });
  expect(homogeneity?.specificity.notes.join()).toContain('unequal inclusion probabilities');
  expect(prevalence?.levels.every(({ estimate }) => estimate !== null)).toBe(true);
  expect(alternative).toBeNull();
  fresh.remove();
});

test('figures that treat clustered transcripts as independent have a note', () => {
  const clustered = { ...WISH, clusters: { facet: 'model' } };
  const { homogeneity, prevalence, non_inferiority: worse, alternative } = questionsOf(study.db, clustered);
  const interval = `the interval ${NOT_CLUSTERED}`;
  const p = 'transcripts share values of model, but this test treats them as independent: its p is too small';
  expect(homogeneity?.sensitivity.notes).toEqual([p]);
  expect(worse?.notes).toEqual([p, interval]);
  expect(alternative?.notes.slice(-2)).toEqual([p, interval]);
  expect(prevalence?.mean.notes).toEqual([interval]);
  expect(prevalence?.levels[0]?.notes).toEqual([interval]);
  // clusters do not change intervals that describe only these transcripts
  const { prevalence: these } = questionsOf(study.db, { ...clustered, target: 'transcripts' });
  expect(these?.mean.notes.join()).not.toContain(NOT_CLUSTERED);
  expect(questionsOf(study.db, WISH).prevalence?.mean.notes).toEqual([]);
});
