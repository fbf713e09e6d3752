// A label in the window: the inverse of every change, and the texts of its answers and of changes since the first pass.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange, EMPTY_LABEL, type Answer, type Change, type Label } from '../../contract/label.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { answerText, changeText, footText, writtenAnswer } from '../../renderer/cards/answers.ts';
import { inverse } from '../../renderer/label/inverse.ts';

const DIMENSIONS = ['harm', 'admirable'];
const id = '00000000-0000-4000-8000-000000000000';
const dimension = fc.constantFrom(...DIMENSIONS);
const answer: fc.Arbitrary<Answer | null> = fc.oneof(
  fc.nat(4).map((level): Answer => ({ state: 'level', level })),
  fc.string().map((text): Answer => ({ state: 'text', text })),
  fc.string().map((reason): Answer => ({ state: 'cannot_judge', reason })),
  fc.constant(null),
);
const on = fc.boolean();
const share = { seconds: fc.nat(99), coverage: fc.constantFrom(0, 0.5, 1) };
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), dimension, answer }),
  fc.record({ kind: fc.constant('component' as const), dimension, component: fc.constantFrom('a', 'b'), on }),
  fc.record({
    kind: fc.constant('sureness' as const),
    dimension,
    sureness: fc.constantFrom('guess' as const, 'sure' as const, null),
  }),
  fc.record({ kind: fc.constant('note' as const), dimension: fc.option(dimension), text: fc.string() }),
  fc.record({ kind: fc.constant('flag' as const), flag: fc.constantFrom('f', 'g'), on }),
  on.map((on): Change => ({
    kind: 'evidence',
    evidence: { id, dimension: 'harm', message: 0, block: 0, start: 0, end: 1, quote: 'I' },
    on,
  })),
  on.map((on): Change => ({ kind: 'bookmark', on })),
  fc.option(fc.string()).map((reason): Change => ({ kind: 'skip', reason })),
  on.map((on): Change => ({ kind: 'later', on })),
  fc.record({ kind: fc.constant('submit' as const), on, ...share }),
  fc.record({ kind: fc.constant('second_pass' as const), ...share }),
  fc.constant<Change>({ kind: 'reveal' }),
);
/** The label with an entry for every dimension. */
const touched = (label: Label): Label =>
  DIMENSIONS.reduce(
    (sofar, name) =>
      applyChange(sofar, { kind: 'answer', dimension: name, answer: sofar.dimensions[name]?.answer ?? null }),
    label,
  );

test('the inverse of a change restores the state before it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 10 }), change, (before, one) => {
      const label = before.reduce(applyChange, EMPTY_LABEL);
      const back = inverse(label, one);
      expect(back === null).toBe(one.kind === 'reveal' || one.kind === 'second_pass');
      if (back === null) return;
      expect(touched(back.reduce(applyChange, applyChange(label, one)))).toEqual(touched(label));
    }),
  );
});

test('a first pass is not changed by later events', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 10 }), fc.array(change, { maxLength: 10 }), (before, after) => {
      const seen = [...before, { kind: 'second_pass' as const, seconds: 1, coverage: 1 }].reduce(
        applyChange,
        EMPTY_LABEL,
      );
      expect(after.reduce(applyChange, seen).first_pass).toEqual(seen.first_pass);
    }),
  );
});

const harm: Dimension = {
  name: 'harm',
  title: 'Harm',
  kind: 'ordinal',
  mark: 'H',
  question: 'How far?',
  why: '',
  levels: [
    { value: 0, name: 'none', key: '1', anchor: '' },
    { value: 3, name: 'attempted', key: '2', anchor: '' },
  ],
  components: [
    { name: 'money', title: 'money' },
    { name: 'records', title: 'records' },
  ],
  rules: [],
  examples: [],
  tint: 'harm',
  scenarios: [],
};
const words = (given: Answer | null, kind: Dimension['kind'] = 'ordinal'): string =>
  answerText({ answer: given }, { ...harm, kind });

test('answerText names each kind of answer', () => {
  expect(words({ state: 'level', level: 3 })).toBe('3 attempted');
  expect(words({ state: 'level', level: 3 }, 'nominal')).toBe('attempted');
  expect(words({ state: 'cannot_judge', reason: 'cut off' })).toBe('cannot judge: cut off');
  expect(words({ state: 'text', text: 'out of fear' }, 'text')).toBe('out of fear');
  expect(words(null)).toBe('');
  expect(writtenAnswer('  \n')).toBeNull();
});

test('changeText describes what changed since the first pass', () => {
  const first: Change[] = [
    { kind: 'answer', dimension: 'harm', answer: { state: 'level', level: 0 } },
    { kind: 'component', dimension: 'harm', component: 'money', on: true },
    { kind: 'second_pass', seconds: 1, coverage: 1 },
  ];
  const label = first.reduce(applyChange, EMPTY_LABEL);
  expect(changeText(label, harm)).toBe('');
  const later: Change[] = [
    { kind: 'answer', dimension: 'harm', answer: { state: 'level', level: 3 } },
    { kind: 'component', dimension: 'harm', component: 'money', on: false },
    { kind: 'component', dimension: 'harm', component: 'records', on: true },
  ];
  const changed = later.reduce(applyChange, label);
  expect(changeText(changed, harm)).toBe('was 0 none; added: records; dropped: money');
  expect(footText(changed, [harm], false)).toBe('Second pass: 1 of 1 changed.');
  expect(changeText(EMPTY_LABEL, harm)).toBe('');
});

test('the foot names the missing answers', () => {
  expect(footText(EMPTY_LABEL, [harm], true)).toBe('1 of 1 unanswered: harm');
});
