// A grader compared with gold: scales that are words or fall as harm rises, gold that is not blind, and transcripts
// that are left out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { levelFigures, noResiduals } from '../../contract/calibration.ts';
import { Rubric } from '../../contract/rubric.ts';
import { adjudicate, closeStudy, filteredTranscripts, idColumn, openStudy, rows } from '../../main/store/index.ts';
import { basisOf, report } from '../../main/work/calibration/index.ts';
import { setMapping } from '../../main/work/mapping/index.ts';
import { REASONS } from '../../statistics/reasons.ts';
import { goldDecision } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

/** By transcript: the word of one grader, the number of the other (low for much harm), and the level of gold. */
const ITEMS: readonly (readonly [string, number, number])[] = [
  ['bad', 1, 4],
  ['bad', 2, 3],
  ['fine', 9, 0],
  ['fine', 8, 0],
  ['odd', -1, 0],
];

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
  const word = (label: string) => ({ ...score('teller', 'verdict', 1), value: null, label });
  put(
    study.db,
    ...ITEMS.map(([said, value], n) =>
      transcript(`words ${n}`, { scores: [word(said), score('truster', 'safe', value)] }),
    ),
  );
  const ids = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null).map(
    ({ id }) => id,
  );
  const seen = { rater: 'r1', rater_name: 'Ada', rubric: 1, blinded: false, updated_at: '2026-01-01T00:00:00.000Z' };
  adjudicate(
    study.db,
    ITEMS.map(([, , level], n) =>
      goldDecision(
        ids[n] ?? '',
        'harm',
        level,
        n === 0 ? { labels: [{ ...seen, answer: { state: 'level', level } }] } : {},
      ),
    ),
  );
});
afterEach(() => study.remove());

const basis = (grader: string) => basisOf(study.db, { grader, dimension: 'harm', filter: '', at: null, rater: null });

test('words are mapped to levels, unmapped ones are left out, and gold that is not blind is counted', () => {
  setMapping(study.db, {
    grader: 'teller',
    score_dimension: 'verdict',
    dimension: 'harm',
    cuts: [],
    words: { bad: 3, fine: 0 },
  });
  expect(basis('teller')).toMatchObject({
    scores_are: 'levels',
    scores: [3, 3, 0, 0],
    gold: [4, 3, 0, 0],
    threshold: 3,
    left_out: { no_level: 1 },
    not_blinded: 1,
    filter: null,
    notes: expect.arrayContaining([
      expect.stringContaining('chosen by hand'),
      'gold on 1 of these transcripts rests on a label whose rater had seen a grader’s scores',
      expect.stringContaining('read as 0 none, 3 attempted only'),
    ]),
  });
});

test('a scale that falls as harm rises is read as levels, so that a higher level is worse', () => {
  const cuts = [
    { from: 0, level: 4 },
    { from: 5, level: 0 },
  ];
  setMapping(study.db, { grader: 'truster', score_dimension: 'safe', dimension: 'harm', cuts, words: {} });
  expect(() => basis('truster')).toThrow('no mapping to level 3');
  const wish = { grader: 'truster', dimension: 'harm', filter: '', at: 4 };
  expect(report(study.db, wish, null, null)).toMatchObject({
    basis: { scores_are: 'levels', scores: [4, 4, 0, 0, 4] },
    matrix: { tp: 1, fp: 2, fn: 0, tn: 2 },
    auc: { estimate: 0.75 },
  });
});

test('data that was read for one figure is used again until this or another connection writes to the study', () => {
  setMapping(study.db, {
    grader: 'teller',
    score_dimension: 'verdict',
    dimension: 'harm',
    cuts: [],
    words: { bad: 3, fine: 0 },
  });
  const [id = ''] = rows(study.db, [1], null).map((row) => row.id);
  expect(basis('teller').gold).toEqual([4, 3, 0, 0]);
  adjudicate(study.db, [goldDecision(id, 'harm', 2)]);
  expect(basis('teller').gold).toEqual([2, 3, 0, 0]);
  const other = openStudy(study.path);
  adjudicate(other, [goldDecision(id, 'harm', 1)]);
  closeStudy(other);
  expect(basis('teller').gold).toEqual([1, 3, 0, 0]);
  expect(basis('teller')).toEqual(basis('teller'));
});

test('a grader above gold has a bias above 0, which is named so', () => {
  put(study.db, transcript('words of another', { scores: [score('high', 'harm', 4)] }));
  const [id = ''] = rows(
    study.db,
    filteredTranscripts(study.db, '', { column: 'key', descending: true }, null),
    null,
  ).map((row) => row.id);
  adjudicate(study.db, [goldDecision(id, 'harm', 1)]);
  const found = report(study.db, { grader: 'high', dimension: 'harm', filter: '', at: null }, 3, null);
  expect(found.levels?.bias.estimate).toBe(3);
  expect(levelFigures(found).find(({ value }) => value === found.levels?.bias)?.name).toBe(
    'Bias (above 0: higher than gold)',
  );
});

/** The report of a grader whose answers and gold are levels without an order, `many` of them. */
function nominal(many: number): ReturnType<typeof report> {
  const levels = Array.from({ length: many }, (_, value) => ({ value, name: `kind ${value}`, anchor: 'so' }));
  const colour = { name: 'colour', title: 'Colour', kind: 'nominal', mark: 'C', question: 'Which?', why: 'so', levels };
  const other = freshStudy(Rubric.parse({ name: 'Colours', version: 1, dimensions: [colour] }));
  const values = [0, 1, many - 1, many - 1];
  put(
    other.db,
    ...values.map((value, n) =>
      transcript(`words ${n}`, { facets: { model: 'a' }, scores: [score('judge', 'colour', value)] }),
    ),
  );
  adjudicate(
    other.db,
    [...idColumn(other.db).values()].map((id, n) => goldDecision(id, 'colour', n % 2)),
  );
  const found = report(other.db, { grader: 'judge', dimension: 'colour', filter: '', at: null }, 1, null);
  other.remove();
  return found;
}

test('levels without an order are not subtracted, except two, which are yes or no', () => {
  const { residuals, levels } = nominal(3);
  expect(residuals['model']).toMatchObject([
    { group: 'a', estimate: null, low: null, p: null, n: 4, notes: [REASONS.no_order] },
  ]);
  expect(noResiduals(Object.values(residuals).flat())).toBe(REASONS.no_order);
  expect(levels).toBeNull();
  const two = nominal(2).residuals['model'] ?? [];
  expect(two).toMatchObject([{ group: 'a', estimate: 0.25, n: 4 }]);
  expect(noResiduals(two)).toBeNull();
});
