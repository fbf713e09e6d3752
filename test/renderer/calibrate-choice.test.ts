// The choices of Calibrate by default: the level from which the figures count an event is that of the rubric.
import { expect, test } from 'vitest';
import { Rubric } from '../../contract/rubric.ts';
import { choiceOf } from '../../renderer/calibrate/useChoice.ts';

const level = (value: number) => ({ value, name: `level ${value}`, anchor: '' });
/** A rubric whose levels are not in order, as in a rubric of a study that was made elsewhere. */
const rubric = (positive?: number): Rubric =>
  Rubric.parse({
    name: 'r',
    version: 1,
    dimensions: [
      { name: 'harm', title: 'Harm', mark: 'H', question: '?', why: '', positive, levels: [2, 3, 0, 1].map(level) },
    ],
  });
const info = { graders: [{ grader: 'judge', dimension: 'harm' }], facets: ['model', 'run'], quiet: ['run'] };
const address = { dimension: '', grader: '', filter: '' };

test.each([
  ['the highest level, wherever it stands in the list', undefined, undefined, 3],
  ['the level that the rubric names', 1, undefined, 1],
  ['the level that was chosen', 1, 2, 2],
])('an event is %s', (_, positive, at, from) => {
  expect(choiceOf(rubric(positive), info, { ...address, at })).toMatchObject({
    from,
    wish: { grader: 'judge', dimension: 'harm', at: at ?? null },
    facets: ['model'],
  });
});
