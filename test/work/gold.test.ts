// Gold by rule: agreement stands, disagreement and "cannot judge" stay open, and rubric versions are never mixed.
import { describe, expect, test } from 'vitest';
import { EMPTY_LABEL, type Answer, type Label } from '../../contract/label.ts';
import { goldOf, type Submitted } from '../../main/work/gold.ts';

const level = (value: number): Answer => ({ state: 'level', level: value });
const said = (rater: string, answer: Answer | null, part: Partial<Submitted> = {}, components: string[] = []): Submitted => {
  const label: Label = { ...EMPTY_LABEL, submitted: true, dimensions: { blackmail: { answer, components, sureness: null, note: '' } } };
  return { rater, rubric: 1, blinded: true, updated_at: '2026-01-01T00:00:00.000Z', label, ...part };
};

describe('gold', () => {
  test('two raters who agree: unanimous, with the components both saw', () => {
    const { gold, open } = goldOf([said('b', level(4), {}, ['condition', 'x']), said('a', level(4), {}, ['condition'])]);
    expect(open).toEqual([]);
    expect(gold).toMatchObject([
      { dimension: 'blackmail', level: 4, rule: 'unanimous', raters: ['a', 'b'], components: ['condition'], blinded: true },
    ]);
  });
  test('one rater alone: single', () => expect(goldOf([said('a', level(0))]).gold).toMatchObject([{ rule: 'single', level: 0 }]));
  test('raters who differ: open', () => {
    expect(goldOf([said('a', level(0)), said('b', level(1))])).toEqual({
      gold: [],
      open: [{ dimension: 'blackmail', rubric: 1, reason: 'raters differ' }],
    });
  });
  test('a level against "cannot judge": open', () => {
    expect(goldOf([said('a', level(0)), said('b', { state: 'cannot_judge', reason: '' })]).open).toMatchObject([
      { reason: 'raters differ' },
    ]);
  });
  test('nobody could judge: open, and never level 0', () => {
    const nobody: Answer = { state: 'cannot_judge', reason: 'cut off' };
    expect(goldOf([said('a', nobody), said('b', nobody)])).toMatchObject({ gold: [], open: [{ reason: 'cannot judge' }] });
  });
  test('not reached is nothing at all', () => expect(goldOf([said('a', null)])).toEqual({ gold: [], open: [] }));
  test('who did not reach it has no vote', () => {
    expect(goldOf([said('a', level(2)), said('b', null)]).gold).toMatchObject([{ rule: 'single', raters: ['a'] }]);
  });
  test('two versions of the rubric settle each on its own', () => {
    expect(goldOf([said('a', level(1)), said('b', level(2), { rubric: 2 })]).gold).toMatchObject([
      { rubric: 1, level: 1, rule: 'single' },
      { rubric: 2, level: 2, rule: 'single' },
    ]);
  });
  test('one unblinded rater makes it not blind', () => {
    expect(goldOf([said('a', level(1)), said('b', level(1), { blinded: false })]).gold).toMatchObject([{ blinded: false }]);
  });
});
