// Versions of the rubric on a real file: texts are stored as written, the study counts the numbers, and nobody's
// version is overwritten.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentRubric } from '../../main/store/index.ts';
import { defaultRubric, printed, shippedRubric, soundRubric } from '../../main/work/rubric/read.ts';
import { isInForce, saveVersion, versionList, versionOf } from '../../main/work/rubric/index.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
});
afterEach(() => study.remove());

test('a version that was stored without its text is printed as YAML', () => {
  expect(versionOf(study.db, null)).toEqual({ rubric: defaultRubric(), source: printed(defaultRubric()) });
});

test('saving increments the number, stores the text, and does not change older versions', () => {
  const text = `# ours\n${shippedRubric().source}`;
  expect(saveVersion(study.db, soundRubric(text, null), 1)).toBe(2);
  expect(versionOf(study.db, 2).source).toBe(text.replace('version: 1\n', 'version: 2\n'));
  expect(currentRubric(study.db)).toEqual({ ...defaultRubric(), version: 2 });
  expect(versionOf(study.db, 1).rubric).toEqual(defaultRubric());
  expect(versionList(study.db)).toMatchObject([
    { version: 2, labels: 0 },
    { version: 1, labels: 0 },
  ]);
  expect(isInForce(study.db, soundRubric(text, null))).toBe(true);
  expect(isInForce(study.db, shippedRubric())).toBe(false);
});

test('a version that was saved in the meantime is not overwritten', () => {
  saveVersion(study.db, shippedRubric(), 1);
  expect(() => saveVersion(study.db, shippedRubric(), 1)).toThrow('saved in the meantime');
  expect(versionList(study.db)).toHaveLength(2);
});
