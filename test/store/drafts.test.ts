// Drafts on a real file: stored by rater, replaced, and deleted when what they are about is recorded.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goldDraft } from '../../contract/draft.ts';
import { closeStudy, draftsOf, keepDraft, openStudy, recording, verify } from '../../main/store/index.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
});
afterEach(() => study.remove());

const about = goldDraft({ transcript: 't', dimension: 'harm' });

test('a reopened file has the newest version of each draft, and each rater’s own drafts', () => {
  keepDraft(study.db, 'r1', about, '{"rationale":"The ma"}');
  keepDraft(study.db, 'r1', about, '{"rationale":"The mails"}');
  keepDraft(study.db, 'r1', 'rubric', '"half"');
  keepDraft(study.db, 'r2', about, '{"rationale":"another"}');
  keepDraft(study.db, 'r1', 'rubric', null);
  const again = openStudy(study.path);
  expect(draftsOf(again, 'r1')).toEqual([{ about, document: '{"rationale":"The mails"}' }]);
  expect(draftsOf(again, 'r2')).toEqual([{ about, document: '{"rationale":"another"}' }]);
  expect(verify(again).filter(({ ok }) => !ok)).toEqual([]);
  closeStudy(again);
});

test('recording a change removes its draft, and a change that fails keeps it', () => {
  keepDraft(study.db, 'r1', about, '"x"');
  const fails = (): never => {
    throw new Error('the disk is full');
  };
  expect(() => recording(study.db, [{ rater: 'r1', about }], fails)).toThrow('the disk is full');
  expect(draftsOf(study.db, 'r1')).toHaveLength(1);
  expect(recording(study.db, [{ rater: 'r1', about }], () => 7)).toBe(7);
  expect(draftsOf(study.db, 'r1')).toEqual([]);
});
