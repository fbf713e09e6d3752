// A unit on the desk of Adjudicate: the proposal before a level is chosen, the levels that need a reason, and the
// letters of raters.
import { describe, expect, test } from 'vitest';
import type { Gold } from '../../contract/gold.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { NO_DRAFT } from '../../renderer/adjudicate/drafts.ts';
import { viewOf, type UnitView } from '../../renderer/adjudicate/unit-view.ts';
import { looksOf, shuffled } from '../../renderer/cards/rater-looks.ts';
import { said } from '../support/labels.ts';

const gold = (level: number, votes: readonly (number | null)[]): Gold => ({
  dimension: 'harm',
  level,
  components: [],
  evidence: [],
  rationale: '',
  rule: 'adjudicated',
  rubric: 1,
  rater: null,
  at: '2026-01-01T00:00:00.000Z',
  labels: votes.map((vote, at) => {
    const { rater, rater_name, rubric, blinded, updated_at, answers } = said(`r${at}`, vote);
    return { rater, rater_name, rubric, blinded, updated_at, answer: answers['harm'] ?? { state: 'text', text: '' } };
  }),
});

/** The view of a unit with these answers of raters; `picked` is the level that was chosen. */
function unit(votes: readonly (number | null)[], picked?: number | null, stands: Gold[] = []): UnitView {
  const labels = votes.map((level, at) => said(`r${at}`, level));
  const draft = picked === undefined ? NO_DRAFT : { level: picked, rationale: '' };
  const rubric = { ...defaultRubric(), version: 1 };
  const view = viewOf({ labels, gold: stands, log: [], rubrics: [rubric] }, 'harm', draft);
  if (view === null) throw new Error('the rubric has no harm');
  return view;
}
const proposed = (view: UnitView): number | null | undefined =>
  view.proposal === null ? undefined : view.proposal.level;

describe('before a level is chosen', () => {
  test('a level is proposed if all raters agree, and never if they differ, even with a majority', () => {
    expect([unit([3, 3]), unit([3, 3, 1]), unit([0, 1, 2]), unit([2]), unit([null, null])].map(proposed)).toEqual([
      3,
      undefined,
      undefined,
      undefined,
      null,
    ]);
  });

  test('no level is proposed if the current gold differs from the raters’ current answers', () => {
    expect(proposed(unit([2, 2], undefined, [gold(1, [2, 1])]))).toBeUndefined();
    expect(proposed(unit([2, 2], undefined, [gold(2, [2, 1])]))).toBe(2);
    expect(proposed(unit([2, 1], undefined, [gold(2, [2, 1])]))).toBe(2);
  });

  test('names and second opinion are hidden until a level is chosen or the unit has gold', () => {
    expect(
      [unit([3, 3]), unit([1, 2], 2), unit([2, 1], undefined, [gold(2, [2, 1])])].map((one) => one.picked),
    ).toEqual([false, true, true]);
  });
});

test('a level against the majority, or one that nobody gave, needs a reason, and either side of a tie does not', () => {
  const objections = [
    unit([3, 3, 1], 1),
    unit([3, 3, 1], 3),
    unit([0, 1, 2], 1),
    unit([1, 3], 2),
    unit([3, 3], null),
    unit([2], 2),
  ].map(({ objection }) => objection);
  expect(objections).toEqual([
    'Most raters gave 3 attempted',
    null,
    null,
    'No rater gave 2 prepared',
    'No rater gave cannot judge',
    null,
  ]);
});

test('letters are assigned to raters separately for each unit, and always in the same way', () => {
  const labels = ['r1', 'r2', 'r3'].map((rater) => said(rater, 0));
  const dealt = (about: string): string[] => [...looksOf(shuffled(labels, about), true)].map(([rater]) => rater);
  const abouts = Array.from({ length: 20 }, (_, at) => `gold transcript-${at} harm`);
  expect(new Set(abouts.map((about) => dealt(about)[0]))).toEqual(new Set(['r1', 'r2', 'r3']));
  expect(abouts.map(dealt)).toEqual(abouts.map(dealt));
  expect([...looksOf(shuffled(labels, 'x'), true).values()].map(({ title }) => title)).toEqual([
    'Rater A',
    'Rater B',
    'Rater C',
  ]);
});
