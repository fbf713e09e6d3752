// The columns of a population as they are typed, the name of its source, the text of its scores, and the flags of the
// planner.
import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  draftOf,
  facetsText,
  readCuts,
  roleOf,
  sourceName,
  startWith,
  stretchText,
  withRole,
} from '../../renderer/library/population/columns.ts';
import { readFacets } from '../../contract/population.ts';
import { EMPTY_ELSEWHERE, elsewhereOf, sourceIn } from '../../renderer/library/population/elsewhere.ts';
import { flaggedIn, flagsIn } from '../../renderer/library/flags.ts';

const EMPTY_COLUMNS = { id: 'id', facets: [], scores: [] };
const COLUMNS = {
  id: 'unit',
  facets: [{ name: 'model', column: 'model' }],
  scores: [{ grader: 'judge', dimension: 'harm', column: 'judge_harm', cuts: [0.3, 0.7] }],
};
const column = (name: string) => ({ name, type: 'text' as const, values: 3, examples: [] });

describe('columns', () => {
  test('a draft made from columns gives these columns', () => {
    expect(columnsOf(draftOf(COLUMNS))).toEqual(COLUMNS);
  });

  test('a column has one role at a time', () => {
    let draft = withRole(draftOf(COLUMNS), 'model', 'score');
    expect([roleOf(draft, 'model', 'units'), draft.facets]).toEqual(['score', []]);
    draft = withRole(draft, 'judge_harm', 'id');
    expect([draft.id, draft.scores.map((one) => one.column)]).toEqual(['judge_harm', ['model']]);
    expect(roleOf(withRole(draft, 'judge_harm', 'none'), 'judge_harm', 'units')).toBe('none');
  });

  test('missing and repeated choices are named', () => {
    expect(columnsOf({ ...EMPTY_COLUMNS, id: ' ' })).toBe('Choose the column with the id of a unit');
    expect(columnsOf(withRole(EMPTY_COLUMNS, 'harm', 'score'))).toBe('Enter the grader and the dimension of harm');
    const twice = draftOf({ ...COLUMNS, facets: [...COLUMNS.facets, { name: 'model', column: 'm' }] });
    expect(columnsOf(twice)).toBe('Two facets are called model');
    const [score] = draftOf(COLUMNS).scores;
    expect(
      columnsOf({ ...draftOf(COLUMNS), scores: score === undefined ? [] : [{ ...score, cuts: 'half' }] }),
    ).toContain('are numbers');
  });

  test('cuts are sorted without repeats, and facets are parsed as on the command line', () => {
    expect(readCuts('0.7, 0.3 0.7')).toEqual([0.3, 0.7]);
    expect(readCuts(' ')).toBeNull();
    const facets = readFacets('model, step = train_step,');
    expect(facets).toEqual([
      { name: 'model', column: 'model' },
      { name: 'step', column: 'train_step' },
    ]);
    expect(facetsText(facets)).toBe('model, step=train_step');
  });

  test('describing again starts with the columns of the last description that the files still have', () => {
    const suggested = { id: 'id', facets: [], scores: [] };
    expect(startWith(null, suggested, [])).toEqual(draftOf(suggested));
    expect(startWith(COLUMNS, suggested, [column('id'), column('model')])).toEqual(
      draftOf({ id: 'id', facets: COLUMNS.facets, scores: [] }),
    );
  });
});

test('the typed text of a source elsewhere gives the same source', () => {
  const source = { from: ['s3://lake/a/*.parquet', 's3://lake/b/*.parquet'], scores_from: ['s3://lake/s'], ...COLUMNS };
  expect(sourceIn(elsewhereOf(source))).toEqual(source);
  expect(sourceIn(EMPTY_ELSEWHERE)).toContain('Enter where the units lie');
});

test('the name of the source is the end of its first path', () => {
  expect(sourceName({ from: ['/data/runs/**/*.parquet'] })).toBe('runs/*.parquet');
  expect(sourceName({ from: [String.raw`C:\lake\a.csv`, 'b.csv', 'c.csv'] })).toBe('lake/a.csv and 2 more');
});

test('a score is shown as its value, or as the interval between cuts', () => {
  expect([null, 2].map((value) => stretchText(null, value))).toEqual(['unscored', '2']);
  expect([0.1, 0.3, 0.9].map((value) => stretchText([0.3, 0.7], value))).toEqual([
    'below 0.3',
    '0.3 to below 0.7',
    '0.7 and more',
  ]);
});

test('the planner sees the flags of a design that also draws at random', () => {
  const flagged = { kind: 'flagged' as const, score: { grader: 'judge', dimension: 'harm' }, threshold: 3 };
  expect(flagsIn({ kind: 'audit_mix', random_share: 0.2, rest: flagged })).toEqual(flagged);
  expect(flagsIn(flagged)).toEqual(flagged);
  expect([flagsIn('Say from which score'), flagsIn({ kind: 'random' })]).toEqual([null, null]);
  const strata = ['flagged', 'unflagged'].map((key, at) => ({ key, population: 7 + at, sampled: 1, probability: 0.1 }));
  expect(flaggedIn(strata)).toBe(7);
});
