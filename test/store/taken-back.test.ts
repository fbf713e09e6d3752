// Scores and facets that an earlier choice of fields gave are removed if they are unchanged, and scores that they
// replaced count again.
import { afterAll, expect, test } from 'vitest';
import { addFacets } from '../../main/store/facets.ts';
import { addScore, scoresOf, writing } from '../../main/store/index.ts';
import { takeBack, type TakenBack } from '../../main/store/taken-back.ts';
import { freshStudy, put, score, transcript } from '../support/study.ts';

const study = freshStudy();
afterAll(study.remove);
const KEY = 1;
put(study.db, transcript('a key'));

const given = (value: number, at: string): ReturnType<typeof score> => ({ ...score('judge', 'harm', value), at });
const values = (): unknown => scoresOf(study.db, KEY).map(({ value, at }) => [value, at]);
const back = (gone: TakenBack): boolean => writing(study.db, () => takeBack(study.db, KEY, gone));

test('a removed score lets the earlier one count again, and a different score is kept', () => {
  const [first, second] = [given(2, '2026-01-01'), given(4, '2026-01-02')];
  for (const each of [first, second]) writing(study.db, () => addScore(study.db, KEY, each));
  expect(values()).toEqual([[4, '2026-01-02']]);
  expect(back({ scores: [given(3, '')], facets: {} })).toBe(false);
  expect(back({ scores: [{ ...second, at: null }], facets: {} })).toBe(true);
  expect(values()).toEqual([[2, '2026-01-01']]);
  writing(study.db, () => addScore(study.db, KEY, second));
  // this also removes a score that is the earlier one of two
  expect(back({ scores: [first], facets: {} })).toBe(true);
  expect(back({ scores: [second], facets: {} })).toBe(true);
  expect(values()).toEqual([]);
});

test('a facet is removed only if it has that value, and the model never', () => {
  writing(study.db, () =>
    addFacets(study.db, KEY, [
      ['tier', 2],
      ['arm', 'rules'],
      ['model', 'larch-2'],
    ]),
  );
  expect(back({ scores: [], facets: { tier: 3, arm: 'others', model: 'larch-2' } })).toBe(false);
  expect(back({ scores: [], facets: { tier: 2, arm: 'rules' } })).toBe(true);
  expect(back({ scores: [], facets: { tier: 2, arm: 'rules' } })).toBe(false);
});
