// What the search offers while it is typed in.
import { expect, test } from 'vitest';
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
  ['harm'],
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
  ['go', ['gold[harm]']],
  ['gold[', ['gold[harm]']],
  ['drawn:', ['drawn:yes', 'drawn:no']],
  ['bla', ['scenario:blackmail']],
  ['fraud scenario:', ['scenario:blackmail', 'scenario:fraud']],
  ['', []],
  ['words ', []],
])('%j offers %j', (draft, options) => expect(offered(draft)).toEqual(options));

test('the word at the cursor is replaced, the rest stays', () => {
  const draft = 'label:done scen messages>=3';
  expect(completionsFor(draft, 'label:done scen'.length, known)).toMatchObject({
    from: 11,
    to: 15,
    options: [{ text: 'scenario:' }],
  });
});
