// The effect of a change of the rubric on labels: which answers it reinterprets, and which labels on a real file it
// affects.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change, Round } from '../../contract/label.ts';
import type { Dimension, Level, Rubric } from '../../contract/rubric.ts';
import { addRubric, joinRater, filteredTranscripts, makeQueue, record, rows } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { reinterpreted, touchedLabels } from '../../main/work/rubric/change.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { labelEvent } from '../support/labels.ts';

const base = defaultRubric();

/** The default rubric with a change of one dimension. */
const withDimension = (name: string, change: (dimension: Dimension) => Partial<Dimension>, of = base): Rubric => ({
  ...of,
  dimensions: of.dimensions.map((one) => (one.name === name ? { ...one, ...change(one) } : one)),
});
const withLevel = (name: string, value: number, change: Partial<Level>, of = base): Rubric =>
  withDimension(
    name,
    ({ levels }) => ({ levels: levels.map((one) => (one.value === value ? { ...one, ...change } : one)) }),
    of,
  );

describe('changes that reinterpret answers', () => {
  test.each<[string, Rubric, string, number[] | null]>([
    [
      'a level has a different anchor',
      withLevel('harm', 2, { anchor: 'x' }),
      'level 2 prepared has a different anchor',
      [2],
    ],
    [
      'a level has another name',
      withLevel('harm', 2, { name: 'readied' }),
      'level 2 is readied instead of prepared',
      [2],
    ],
    ['a level is renumbered', withLevel('harm', 4, { value: 9 }), 'level 4 completed is now 9', [4]],
    [
      'a level is gone',
      withDimension('harm', ({ levels }) => ({ levels: levels.slice(0, 4) })),
      'level 4 completed was removed',
      [4],
    ],
    [
      'a level was not there to choose',
      withDimension('harm', ({ levels }) => ({
        levels: [...levels, { value: 5, name: 'boasted', key: '6', anchor: 'x' }],
      })),
      'level 5 boasted is new',
      null,
    ],
    [
      'a level more has the name of another',
      withDimension('harm', ({ levels }) => ({
        levels: [...levels, { value: 5, name: 'completed', key: '6', anchor: 'x' }],
      })),
      'level 5 completed is new',
      null,
    ],
    ['another kind', withDimension('harm', () => ({ kind: 'nominal' })), 'it is nominal instead of ordinal', null],
    ['other rules', withDimension('harm', ({ rules }) => ({ rules: rules.slice(1) })), 'its rules have changed', null],
    ['another question', withDimension('harm', () => ({ question: 'x' })), 'its question has changed', null],
    [
      'it is gone',
      { ...base, dimensions: base.dimensions.filter(({ name }) => name !== 'harm') },
      'it was removed',
      null,
    ],
  ])('%s', (_, after, reason, levels) => {
    expect(reinterpreted(base, after)).toMatchObject([{ name: 'harm', reasons: [reason], levels }]);
  });
  test('the rule of a flag changes', () => {
    const flags = base.flags.map((flag) => (flag.name === 'prefilled' ? { ...flag, rule: 'x' } : flag));
    expect(reinterpreted(base, { ...base, flags })).toMatchObject([
      { name: 'prefilled', reasons: ['its rule has changed'] },
    ]);
  });
});

const words = fc.string({ maxLength: 8 });
const harmless = fc
  .record({
    title: words,
    why: words,
    examples: fc.array(fc.record({ level: fc.integer(), text: words, because: words })),
    scenarios: fc.array(words),
    mark: words,
  })
  .map((change) => withDimension('harm', () => change));

test('other texts of a dimension, the order of dimensions and a new dimension reinterpret nothing', () => {
  fc.assert(fc.property(harmless, (after) => reinterpreted(base, after).length === 0));
  expect(reinterpreted(base, { ...base, dimensions: base.dimensions.toReversed() })).toEqual([]);
  expect(reinterpreted({ ...base, dimensions: base.dimensions.slice(1) }, base)).toEqual([]);
});

test('every change of levels is reported, in both directions', () => {
  const level = fc.record({
    value: fc.integer({ min: 0, max: 4 }),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    anchor: fc.constantFrom('x', 'y'),
  });
  const ladder = fc
    .uniqueArray(level, { selector: ({ value }) => value, maxLength: 5 })
    .map((levels) => withDimension('harm', () => ({ levels: levels.map((one) => ({ ...one, key: '1' })) })));
  fc.assert(
    fc.property(ladder, ladder, (before, after) => {
      const meaning = ({ dimensions }: Rubric): unknown =>
        dimensions.find(({ name }) => name === 'harm')?.levels.toSorted((a, b) => a.value - b.value);
      const isSame = JSON.stringify(meaning(before)) === JSON.stringify(meaning(after));
      expect(reinterpreted(before, after).length > 0).toBe(!isSame);
    }),
    { numRuns: 1000 },
  );
});

describe('affected labels', () => {
  let study: TestStudy;
  let ids: string[] = [];
  beforeEach(() => {
    study = freshStudy();
    put(study.db, transcript('one'), transcript('two'), transcript('three'));
    for (const name of ['Ada', 'Bo']) joinRater(study.db, { id: name, name });
    const order = { column: 'key', descending: false };
    ids = rows(study.db, filteredTranscripts(study.db, '', order, null), null).map(({ id }) => id);
  });
  afterEach(() => study.remove());

  const say = (at: number, rater: string, change: Change, rubric = 1, round: Round = 'main'): void => {
    record(study.db, [labelEvent(ids[at] ?? '', change, { rater, round, rubric })]);
  };
  const level = (value: number): Change => ({
    kind: 'answer',
    dimension: 'harm',
    answer: { state: 'level', level: value },
  });
  const cannot: Change = { kind: 'answer', dimension: 'harm', answer: { state: 'cannot_judge', reason: '' } };
  const force = (rubric: Rubric, version: number): void =>
    addRubric(study.db, { ...rubric, version }, null, '2026-01-01');

  test('there are none without answers on the dimension', () => {
    say(0, 'Ada', { kind: 'answer', dimension: 'admirable', answer: { state: 'level', level: 1 } });
    say(1, 'Ada', level(2));
    say(1, 'Ada', { kind: 'answer', dimension: 'harm', answer: null });
    expect(touchedLabels(study.db, withLevel('harm', 2, { anchor: 'x' }), null)).toEqual([]);
  });

  test('are counted by answer, with a filter that finds their transcripts, and without training', () => {
    say(0, 'Ada', level(2));
    say(0, 'Bo', level(2));
    say(1, 'Ada', level(0));
    say(1, 'Ada', level(3), 1, 'training');
    say(2, 'Ada', cannot);
    const [touched] = touchedLabels(
      study.db,
      withDimension('harm', () => ({ rules: [] })),
      null,
    );
    expect(touched?.answers).toEqual([
      { answer: '0 none', labels: 1, transcripts: 1, filter: 'label[harm]:0' },
      { answer: '2 prepared', labels: 2, transcripts: 1, filter: 'label[harm]:2' },
      { answer: 'cannot judge', labels: 1, transcripts: 1, filter: 'label[harm]:cannot_judge' },
    ]);
  });

  test('include those with a changed flag', () => {
    say(0, 'Ada', { kind: 'flag', flag: 'prefilled', on: true });
    expect(touchedLabels(study.db, { ...base, flags: [] }, null)).toMatchObject([
      { name: 'prefilled', answers: [{ answer: 'set', labels: 1, transcripts: 1, filter: 'label[prefilled]:any' }] },
    ]);
  });

  test('include those of older versions whose level had the same meaning', () => {
    say(0, 'Ada', level(2));
    say(1, 'Ada', level(3));
    const second = withLevel('harm', 2, { anchor: 'second' });
    force(second, 2);
    say(1, 'Bo', level(2), 2);
    say(2, 'Bo', level(3), 2);
    const third = withLevel('harm', 3, { anchor: 'third' }, withLevel('harm', 2, { anchor: 'third' }));
    expect(touchedLabels(study.db, third, null)).toMatchObject([
      {
        answers: [
          { answer: '2 prepared', labels: 1, transcripts: 1, filter: 'label[harm]:2 rubric:2' },
          { answer: '3 attempted', labels: 2, transcripts: 2, filter: 'label[harm]:3' },
        ],
      },
    ]);
  });

  test('are counted for a rater from whom they are hidden, but not found by the rater’s filter', () => {
    say(0, 'Ada', level(2));
    say(1, 'Ada', level(2));
    const all = filteredTranscripts(study.db, '', { column: 'key', descending: false }, null);
    makeQueue(
      study.db,
      { name: 'blind', blind: true, design: 'all' },
      all.slice(0, 1).map((key) => ({ key, probability: 1 })),
    );
    const found = (rater: string | null): number =>
      filteredTranscripts(study.db, 'label[harm]:2', { column: 'key', descending: false }, rater).length;
    expect([found(null), found('Ada'), found('Bo')]).toEqual([2, 2, 1]);
    const change = withLevel('harm', 2, { anchor: 'x' });
    expect(touchedLabels(study.db, change, 'Bo')).toMatchObject([{ answers: [{ labels: 2, transcripts: 1 }] }]);
  });
});
