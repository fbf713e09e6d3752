// Links from figures into the Library: their filters, and the note if they may list other transcripts than the figure
// counts.
import { expect, test } from 'vitest';
import type { Basis } from '../../contract/calibration.ts';
import { groupFilter } from '../../renderer/calibrate/matrix-links.ts';
import { finderNotes } from '../../renderer/parts/finder-notes.ts';

const basis: Pick<Basis, 'filter' | 'dimension' | 'scale'> = {
  filter: 'model:a score[judge.harm]>=1',
  dimension: 'harm',
  scale: [
    { value: 1, name: 'none' },
    { value: 0, name: 'nothing' },
  ],
};

test('the filter of a group of residuals adds its facet and a level in gold, and a group that no filter can name has no link', () => {
  expect(groupFilter(basis, 'model', 'larch 2')).toBe('model:a score[judge.harm]>=1 gold[harm]>=0 model="larch 2"');
  for (const by of ['length', 'awareness', 'a facet']) expect(groupFilter(basis, by, 'larch')).toBeNull();
  expect(groupFilter(basis, 'model', 'none')).toBeNull();
  expect(groupFilter({ ...basis, filter: null }, 'model', 'larch')).toBeNull();
});

test('a filter that depends on the rater is recognised', () => {
  expect(finderNotes('model:a messages>=10 "words"')).toEqual([]);
  expect(finderNotes('label:done')).toEqual([expect.stringContaining('any rater')]);
  for (const filter of ['score[judge.harm]>=3', 'gold[harm]:any', 'label[harm]>=2', 'dispute:open'])
    expect(finderNotes(filter)).toEqual([expect.stringContaining('may list fewer')]);
  expect(finderNotes('not a filter ((')).toEqual([]);
});
