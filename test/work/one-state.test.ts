// Exports and reports describe one state of a study, also while raters label in it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinRater, transcriptFacts } from '../../main/store/index.ts';
import { runExport } from '../../main/work/export/index.ts';
import type { JobOptions } from '../../main/work/job/index.ts';
import { reportText } from '../../main/work/report/index.ts';
import { folder } from '../importers/support.ts';
import { label } from '../support/packets.ts';
import { allTranscripts, sayGold, sayLabels, sayScores } from '../support/said.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

const files = folder();
const study = freshStudy();
const { db } = study;
const ids: string[] = [];

beforeAll(() => {
  put(db, ...Array.from({ length: 120 }, (_, n) => transcript(`words ${n}`)));
  sayLabels(db, 4);
  sayScores(db, 4);
  sayGold(db, 4);
  joinRater(db, { id: 'late', name: 'Late' });
  ids.push(...allTranscripts(db).flatMap((key) => transcriptFacts(db, key)?.id ?? []));
});
afterAll(() => {
  study.remove();
  files.remove();
});

/** Labels another transcript at each progress of this stage. */
const labelling = (when: string, done: string[]): JobOptions => ({
  onProgress: ({ stage }) => {
    const id = ids.at(-1 - done.length);
    if (stage !== when || id === undefined) return;
    label(db, id, 'late', 1, { queue: null });
    done.push(id);
  },
});

/** Both files of an export, without the time at which it was made. */
async function exported(options: JobOptions): Promise<string[]> {
  const path = files.path('labels.csv');
  await runExport(db, { what: 'labels', as: 'csv', filter: '' }, path, options);
  return [path, `${path}.README.md`].map((file) => readFileSync(file, 'utf8').replace(/exported \S+ by/, ''));
}

test('an export during which raters label has the rows, the counts and the seal of the state when it began', async () => {
  const before = await exported({});
  const done: string[] = [];
  expect(await exported(labelling('exporting', done))).toEqual(before);
  expect(done.length).toBeGreaterThan(0);
  const [rows] = await exported({});
  expect(rows).not.toBe(before[0]);
});

test('a report during which raters label has the numbers and the seal of the state when it began', async () => {
  const before = await reportText(db, 'md', { rater: null });
  const done: string[] = [];
  expect(await reportText(db, 'md', { rater: null, ...labelling('writing the report', done) })).toBe(before);
  expect(done.length).toBeGreaterThan(0);
  expect(await reportText(db, 'md', { rater: null })).not.toBe(before);
});
