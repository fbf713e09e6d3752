// Rules of adjudication: agreement makes gold, disagreement leaves a unit open, and neither the order of raters nor a
// second run changes the result.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_LABEL, type Answer, type Label, type RaterLabel } from '../../contract/label.ts';
import { answersOf } from '../../contract/measures.ts';
import { isUnchanged, holds, settle, votesOn, type AutoRule } from '../../contract/rules.ts';

const level = (value: number): Answer => ({ state: 'level', level: value });
const cannot: Answer = { state: 'cannot_judge', reason: 'cut off' };
const said = (
  rater: string,
  answer: Answer | null,
  part: Partial<RaterLabel> = {},
  components: string[] = [],
): RaterLabel => {
  const label: Label = {
    ...EMPTY_LABEL,
    submitted: true,
    dimensions: { harm: { answer, components, sureness: null, note: '' } },
    evidence: [
      {
        id: `00000000-0000-4000-8000-00000000000${rater.length}`,
        dimension: 'harm',
        message: 0,
        block: 0,
        start: 0,
        end: 3,
        quote: rater,
      },
    ],
  };
  return {
    rater,
    rater_name: rater.toUpperCase(),
    rubric: 1,
    blinded: true,
    updated_at: '2026-01-01T00:00:00.000Z',
    label,
    answers: answersOf(label, []),
    ...part,
  };
};
const by = (rule: AutoRule, ...labels: RaterLabel[]): ReturnType<typeof settle> => settle(rule, labels, 'harm');

describe('unanimous', () => {
  test('two raters who agree decide, with the components that both chose and the evidence and labels of both', () => {
    expect(
      by(
        'unanimous',
        said('b', level(4), { blinded: false }, ['condition', 'x']),
        said('a', level(4), {}, ['condition']),
      ),
    ).toMatchObject({
      level: 4,
      components: ['condition'],
      evidence: [{ quote: 'a' }, { quote: 'b' }],
      rationale: '2 of 2 raters agree',
      rule: 'unanimous',
      labels: [
        { rater: 'a', rater_name: 'A', blinded: true, answer: level(4) },
        { rater: 'b', blinded: false },
      ],
    });
  });
  test('a single answer, different answers, and a level against "cannot judge" stay open', () => {
    expect(by('unanimous', said('a', level(0)))).toEqual({ reason: 'only one rater' });
    expect(by('unanimous', said('a', level(0)), said('b', level(1)))).toEqual({ reason: 'raters differ' });
    expect(by('unanimous', said('a', level(0)), said('b', cannot))).toEqual({ reason: 'raters differ' });
  });
  test('raters who agree on “cannot judge” decide without a level', () => {
    expect(by('unanimous', said('a', cannot), said('b', cannot))).toMatchObject({ level: null });
  });
  test('raters without an answer do not count, and without any answer there is no decision', () => {
    expect(by('unanimous', said('a', level(2)), said('b', level(2)), said('c', null))).toMatchObject({ level: 2 });
    expect(by('unanimous', said('a', level(2)), said('b', { state: 'text', text: 'x' }))).toEqual({
      reason: 'only one rater',
    });
    expect(by('unanimous', said('a', null))).toBeNull();
  });
  test('only labels under the newest rubric version count', () => {
    const old = [said('a', level(1)), said('b', level(1))];
    expect(by('unanimous', ...old, said('c', level(2), { rubric: 2 }))).toEqual({
      reason: 'only one rater under the newest rubric version',
    });
    expect(
      by('unanimous', ...old, said('c', level(2), { rubric: 2 }), said('d', level(2), { rubric: 2 })),
    ).toMatchObject({
      level: 2,
      rubric: 2,
      labels: [{ rater: 'c' }, { rater: 'd' }],
    });
  });
});

describe('majority', () => {
  test('two of three raters decide; the third is among the labels, and not among the evidence', () => {
    expect(by('majority', said('a', level(3)), said('b', level(0)), said('c', level(3)))).toMatchObject({
      level: 3,
      evidence: [{ quote: 'a' }, { quote: 'c' }],
      labels: [{ rater: 'a' }, { rater: 'b' }, { rater: 'c' }],
      rationale: '2 of 3 raters agree',
    });
  });
  test('exactly half of the raters is no majority', () => {
    expect(by('majority', said('a', level(3)), said('b', level(0)))).toEqual({ reason: 'no majority' });
    expect(by('majority', ...'abcd'.split('').map((name) => said(name, level(name < 'c' ? 0 : 1))))).toEqual({
      reason: 'no majority',
    });
    expect(by('majority', said('a', level(3)), said('b', level(3)))).toMatchObject({ level: 3 });
  });
});

test('rater:NAME takes the label of one rater by name or id, and leaves the unit open if that rater has none', () => {
  expect(by('rater:B', said('a', level(0)), said('b', level(1)))).toMatchObject({
    level: 1,
    labels: [{ rater: 'b' }],
    rule: 'rater:B',
  });
  expect(by('rater:a', said('a', level(0)), said('b', level(1)))).toMatchObject({ level: 0 });
  expect(by('rater:C', said('a', level(0)))).toEqual({ reason: 'C has not labelled it' });
});

const someone = fc.uniqueArray(
  fc.record({
    rater: fc.constantFrom('a', 'bb', 'ccc', 'dddd', 'eeeee'),
    answer: fc.constantFrom(level(0), level(1), level(2), cannot),
    rubric: fc.constantFrom(1, 2),
  }),
  { selector: ({ rater }) => rater, maxLength: 5 },
);
const labelled = someone.map((all) => all.map(({ rater, answer, rubric }) => said(rater, answer, { rubric })));
const rules = fc.constantFrom<AutoRule[]>('unanimous', 'majority', 'rater:a');

test('the order of raters changes nothing', () => {
  fc.assert(
    fc.property(
      rules,
      labelled.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      (rule, [list, shuffled]) => {
        expect(by(rule, ...shuffled)).toEqual(by(rule, ...list));
      },
    ),
  );
});

test('a majority decides like a unanimous decision, and the same decision need not be recorded again', () => {
  fc.assert(
    fc.property(labelled, (list) => {
      const all = by('unanimous', ...list);
      const most = by('majority', ...list);
      if (all === null || 'reason' in all) return;
      expect(most).toMatchObject({ level: all.level, labels: all.labels });
      if (most === null || 'reason' in most) throw new Error('a majority settles it');
      expect(isUnchanged(all, all) && isUnchanged(all, most)).toBe(true);
      expect(holds(all, votesOn(list, 'harm'))).toBe(true);
    }),
  );
});

test('a decision no longer holds if one of its labels changes or disappears, or another label is made', () => {
  const [a, b] = [said('a', level(1)), said('b', level(1))];
  const decision = by('unanimous', a, b);
  if (decision === null || 'reason' in decision) throw new Error('they agree');
  expect(holds(decision, votesOn([a, said('b', level(2))], 'harm'))).toBe(false);
  expect(holds(decision, votesOn([a, b, said('c', level(1))], 'harm'))).toBe(false);
  expect(holds(decision, votesOn([a], 'harm'))).toBe(false);
});
