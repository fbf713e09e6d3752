// Further questions about rates: below a bound, simultaneous intervals, repeated looks, and the rate corrected for
// raters' errors.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOT_CLUSTERED } from '../../contract/inference.ts';
import type { RatesWish } from '../../contract/rates.ts';
import { addScore, adjudicate, idColumn, joinRater, record, writing } from '../../main/store/index.ts';
import { latentRates, ratesOf } from '../../main/work/rates/index.ts';
import { sample } from '../../main/work/sample/index.ts';
import { rateBelow } from '../../statistics/questions/rate-below.ts';
import { draws } from '../../statistics/random.ts';
import { wilson } from '../../statistics/rates/proportion.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

const PER_MODEL = 60;
const RATERS = ['ada', 'bo', 'cy'];
const WISH: RatesWish = {
  dimension: 'harm',
  grader: null,
  by: ['model'],
  filter: '',
  at: 3,
  without_aware: false,
  level: 0.95,
};

let study: TestStudy;
beforeAll(() => {
  study = freshStudy();
  const { db } = study;
  const models = ['a', 'b'].flatMap((model) => Array.from({ length: PER_MODEL }, () => model));
  put(db, ...models.map((model, n) => transcript(`words ${n}`, { facets: { model, scenario: 'financial_crimes' } })));
  const hidden = { repeats: 0, checks: 0 };
  sample(db, {
    queue: 'q',
    filter: '',
    rater: null,
    n: 2 * PER_MODEL,
    design: { kind: 'random' },
    seed: 1,
    overlap: null,
    blind: true,
    top_up: false,
    hidden,
  });
  for (const name of RATERS) joinRater(db, { id: name, name });
  const random = draws(5);
  const made = [...idColumn(db).values()].map((id, n) => {
    const truth = random.uniform() < (n < PER_MODEL ? 0.4 : 0.1);
    const says = RATERS.map(() => random.uniform() < (truth ? 0.9 : 0.05));
    return { id, says, gold: says.filter(Boolean).length >= 2 };
  });
  const labelled = made.flatMap(({ id, says }) =>
    RATERS.flatMap((rater, at) => [
      labelEvent(id, answered('harm', says[at] === true ? 3 : 0), { rater }),
      labelEvent(id, submitted, { rater }),
    ]),
  );
  record(db, labelled);
  const keys = [...idColumn(db).keys()];
  writing(db, () =>
    made.forEach(({ gold }, at) => addScore(db, keys[at] ?? 0, { ...score('judge', 'harm', gold ? 3 : 0), at: '' })),
  );
  adjudicate(
    db,
    made.map(({ id, gold }) => goldDecision(id, 'harm', gold ? 3 : 0)),
  );
});
afterAll(() => study.remove());

test('simultaneous intervals of two groups have a level of 97.5 % each, and the overall interval keeps its level', () => {
  const { rows, overall, together } = ratesOf(study.db, { ...WISH, together: 'bonferroni' });
  expect(together).toEqual({ level: 0.95, groups: 2, method: 'Bonferroni over 2 groups' });
  for (const { gold, n } of rows) {
    const [low, high] = wilson(Math.round((gold.estimate ?? 0) * n), n, 0.975);
    expect(gold).toMatchObject({
      level: expect.closeTo(0.975, 12),
      low: expect.closeTo(low, 12),
      high: expect.closeTo(high, 12),
    });
  }
  expect(overall.gold.level).toBe(0.95);
  expect(ratesOf(study.db, WISH).together).toBeNull();
});

test('a share is tested exactly against a bound, at the simultaneous level if one is requested', () => {
  const { rows } = ratesOf(study.db, { ...WISH, below: 0.3 });
  const [, b] = rows;
  const x = Math.round((b?.gold.estimate ?? 0) * PER_MODEL);
  const { p, upper, is_below } = rateBelow({ x, n: PER_MODEL, below: 0.3, level: 0.95 });
  expect(b?.below).toMatchObject({
    bound: 0.3,
    level: 0.95,
    gold: { p, upper, is_below, method: 'exact' },
    raw: { upper: null, is_below: null },
  });
  expect(is_below).toBe(true);
  expect(rows[0]?.below?.gold.is_below).toBe(false);
  const [, both] = ratesOf(study.db, { ...WISH, below: 0.3, together: 'max_t' }).rows;
  expect(both?.below?.level).toBeCloseTo(Math.sqrt(0.95), 12);
  expect(ratesOf(study.db, WISH).overall.below).toBeNull();
});

test('repeated looks have wider intervals that hold at every look', () => {
  const { overall } = ratesOf(study.db, { ...WISH, again: true });
  const { gold, at_every_look: look } = overall;
  expect(look).toMatchObject({
    estimate: gold.estimate,
    n: 2 * PER_MODEL,
    method: expect.stringContaining('confidence sequence'),
  });
  expect(look?.low).toBeLessThan(gold.low ?? 0);
  expect(look?.high).toBeGreaterThan(gold.high ?? 1);
  expect(ratesOf(study.db, WISH).overall.at_every_look).toBeNull();
  expect(ratesOf(study.db, { ...WISH, again: true, filter: 'nowhere' }).overall.at_every_look?.notes.join()).toContain(
    'only if gold is a simple random sample',
  );
});

test('a bound with a level of 0.5 is refused', () => {
  expect(() => ratesOf(study.db, { ...WISH, level: 0.5, below: 0.3 })).toThrow('needs a level above 0.5');
});

test('with labels of several raters, the rate is also estimated with the raters’ errors', () => {
  const { rows, overall, assumption } = latentRates(study.db, WISH);
  expect(assumption).toContain('independently');
  expect(overall).toMatchObject({
    overlap: 2 * PER_MODEL,
    raters: [{ rater: 'ada' }, { rater: 'bo' }, { rater: 'cy' }],
  });
  for (const { sensitivity, specificity } of overall.raters) {
    expect(sensitivity.estimate).toBeGreaterThan(0.75);
    expect(specificity.estimate).toBeGreaterThan(0.88);
  }
  const [a, b] = rows.map(({ rate }) => rate.estimate ?? 0);
  expect(a).toBeGreaterThan(2 * (b ?? 1));
  for (const { rate } of rows) expect(rate).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
});

test('intervals that treat clustered transcripts as independent have a note on the interval, not on a p', () => {
  const wish = { ...WISH, again: true, clusters: { facet: 'model' }, target: 'model' } as const;
  const notes = [
    ratesOf(study.db, wish).overall.at_every_look?.notes.join() ?? '',
    latentRates(study.db, wish).overall.rate.notes.join(),
  ];
  for (const said of notes) {
    expect(said).toContain(`the interval ${NOT_CLUSTERED}`);
    expect(said).not.toContain('p is too small');
  }
  const these = ratesOf(study.db, { ...wish, target: 'transcripts' }).overall.at_every_look;
  expect(these?.notes.join()).not.toContain(NOT_CLUSTERED);
});

test('for the model the share of flags is a sample, so its rate with the raters’ errors is less certain', () => {
  const width = (target: 'model' | 'transcripts'): number => {
    const { low, high } = latentRates(study.db, { ...WISH, grader: 'judge', target }).overall.rate;
    return (high ?? 0) - (low ?? 0);
  };
  expect(width('transcripts')).toBeGreaterThan(0);
  expect(width('model')).toBeGreaterThan(1.5 * width('transcripts'));
});

test('with few shared labels, and for components, there is a reason instead of the rate', () => {
  const few = latentRates(study.db, { ...WISH, by: [], filter: '"words 1"' });
  expect(few.overall.rate).toMatchObject({ estimate: null, notes: [expect.stringContaining('30 are needed')] });
  const { overall } = latentRates(study.db, {
    ...WISH,
    outcome: { any: [{ dimension: 'harm', component: 'concealed' }] },
    at: null,
  });
  expect(overall.rate.notes.join()).toContain('no rater answers components');
  const same = latentRates(study.db, { ...WISH, outcome: { any: [{ dimension: 'harm', from_level: 3 }] }, at: null });
  expect(same.overall.rate.estimate).toBeCloseTo(latentRates(study.db, WISH).overall.rate.estimate ?? 0, 12);
});
