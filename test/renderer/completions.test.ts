// The completions of the search box.
import { expect, test } from 'vitest';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { completionsFor, knownOf } from '../../renderer/library/completions.ts';

const known = knownOf(
  { facets: ['scenario', 'model'], graders: [{ grader: 'judge', dimension: 'harm' }] },
  [
    {
      facet: 'scenario',
      values: [
        { value: 'blackmail', count: 3 },
        { value: 'fraud', count: 1 },
      ],
    },
    { facet: 'model', values: [{ value: 'big "blue" model', count: 2 }] },
  ],
  {
    rubric: {
      ...defaultRubric(),
      dimensions: defaultRubric().dimensions.filter(({ name }) => name === 'harm'),
      flags: defaultRubric().flags.slice(0, 1),
      version: 2,
    },
    raters: [{ name: 'Ada' }],
    queues: [
      { name: 'practice', design: 'by hand' },
      { name: 'three raters', design: 'random' },
    ],
  },
);
const offered = (draft: string, cursor = draft.length): string[] =>
  completionsFor(draft, cursor, known).options.map(({ text }) => text);

test.each([
  ['sc', ['scenario:', 'score[judge.harm]']],
  ['-scen', ['scenario:']],
  ['scenario:', ['scenario:blackmail', 'scenario:fraud']],
  ['scenario:b', ['scenario:blackmail']],
  ['scenario:mail', ['scenario:blackmail']],
  ['scenario:blackmail', []],
  ['model:big', ['model:"big \\"blue\\" model"']],
  ['label:d', ['label:done']],
  ['score[ju', ['score[judge.harm]']],
  ['go', ['gold[harm]', 'gold[rule_lawyering]']],
  ['gold[', ['gold[harm]', 'gold[rule_lawyering]']],
  ['rater:', ['rater:Ada']],
  ['gold[rule_lawyering]:', ['gold[rule_lawyering]:1', 'gold[rule_lawyering]:any']],
  ['drawn:', ['drawn:yes', 'drawn:no']],
  ['queue:', ['queue:practice', 'queue:"three raters"']],
  ['rubric:', ['rubric:2', 'rubric:1']],
  ['label[ha', ['label[harm]']],
  ['label[harm]:', ['0', '1', '2', '3', '4', 'any', 'cannot_judge'].map((value) => `label[harm]:${value}`)],
  ['gold[harm]>=4', []],
  ['gold[harm]>=', ['0', '1', '2', '3', '4', 'any', 'cannot_judge'].map((value) => `gold[harm]>=${value}`)],
  ['score[judge.harm]:p', ['score[judge.harm]:parse_failed']],
  ['bookmark:', ['bookmark:yes', 'bookmark:no']],
  ['said:', ['said:system', 'said:user', 'said:assistant', 'said:tool']],
  ['in:r', ['in:reasoning']],
  ['note:', ['note:any']],
  ['bla', ['scenario:blackmail']],
  ['fraud scenario:', ['scenario:blackmail', 'scenario:fraud']],
  ['', []],
  ['words ', []],
])('%j offers %j', (draft, options) => expect(offered(draft)).toEqual(options));

test('the word at the cursor is replaced, and the others stay', () => {
  const draft = 'label:done scen messages>=3';
  expect(completionsFor(draft, 'label:done scen'.length, known)).toMatchObject({
    from: 11,
    to: 15,
    options: [{ text: 'scenario:' }],
  });
});

test.each([
  ['scen', true],
  ['scenario:bla', true],
  ['label[', true],
  ['s', false],
  ['blac', false],
  ['scenario:blackmail', false],
])('%j: that Enter takes the first completion is %j', (draft, sure) => {
  expect(completionsFor(draft, draft.length, known).sure).toBe(sure);
});

test('completions are complete only after facets, rubric and queues were read', () => {
  const study = { facets: [], graders: [] };
  const read = { rubric: { ...defaultRubric(), version: 1 }, queues: [], raters: [] };
  expect(knownOf(study, [], read).isWhole).toBe(true);
  expect(knownOf(study, null, read).isWhole).toBe(false);
  expect(knownOf(study, [], { ...read, queues: null }).isWhole).toBe(false);
  expect(knownOf(study, [], { ...read, rubric: null }).isWhole).toBe(false);
});
