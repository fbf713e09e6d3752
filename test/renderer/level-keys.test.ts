// The keys that a rubric may give its levels are those that Label leaves free, and all of them work there.
import { expect, test } from 'vitest';
import { LABELLING_KEYS, LEVEL_KEYS } from '../../contract/keys.ts';
import { skeletonOf } from '../../contract/skeleton.ts';
import { labelKeys } from '../../renderer/label/label-keys.ts';
import { readingKeys, transcriptKeys } from '../../renderer/transcript/keys.ts';

import { createModel } from '../../renderer/transcript/model.ts';

const nothing = (): void => undefined;
const head = {
  key: 1,
  id: '',
  source_id: '',
  title: '',
  created_at: null,
  facets: {},
  sources: [],
  messages: 0,
  characters: 0,
};
const model = createModel({ ...head, skeleton: skeletonOf([]) });
const actions = {
  step: nothing,
  card: nothing,
  level: nothing,
  component: nothing,
  addEvidence: nothing,
  nextEvidence: nothing,
  note: nothing,
  bookmark: nothing,
  skip: nothing,
  write: nothing,
  later: nothing,
  cannotJudge: nothing,
  sureness: nothing,
  explain: nothing,
  undo: nothing,
  redo: nothing,
  submit: nothing,
};
/** The letters that begin a binding without a modifier. */
const letters = (levelKeys: readonly string[]): string[] =>
  [...labelKeys(actions, levelKeys), ...transcriptKeys(model, nothing, nothing), ...readingKeys(model)]
    .map(({ keys }) => keys.split(' ')[0] ?? '')
    .filter((key) => /^[a-z]$/.test(key));

test('the letters that labelling uses are exactly those that are refused for levels', () => {
  expect([...new Set(letters([]))].toSorted()).toEqual([...LABELLING_KEYS].toSorted());
});

test('every key that a level may have is bound to its level', () => {
  const picks = labelKeys(actions, LEVEL_KEYS).filter(({ about }) => about.startsWith('choose a level'));
  expect(picks.map(({ keys }) => keys).toSorted()).toEqual([...LEVEL_KEYS].toSorted());
});
