// Agreement counts blind answers under one version of the rubric, and repeats of a rater separately; other labels are
// left out and counted.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, LabelEvent } from '../../contract/label.ts';
import { joinRater, filteredTranscripts, record, rows, rubricVersions } from '../../main/store/index.ts';
import { addRubric } from '../../main/store/rubrics.ts';
import { agreementBy, agreementByDimension } from '../../main/work/agreement/index.ts';
import { opinionsOn } from '../../main/work/adjudication/index.ts';
import { answered, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

const UNITS = 4;
let study: TestStudy;
let ids: string[] = [];
beforeEach(() => {
  study = freshStudy();
  put(study.db, ...Array.from({ length: UNITS }, (_, n) => transcript(`words ${n}`, { facets: { family: 'one' } })));
  for (const rater of ['r1', 'r2', 'r3']) joinRater(study.db, { id: rater, name: rater.toUpperCase() });
  ids = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null).map(
    ({ id }) => id,
  );
});
afterEach(() => study.remove());

const label = (at: number, rater: string, level: number, more: Partial<LabelEvent> = {}, ...first: Change[]): void => {
  const changes = [...first, answered('harm', level), submitted];
  record(
    study.db,
    changes.map((change) => labelEvent(ids[at] ?? '', change, { rater, ...more })),
  );
};
const harm = async () => (await agreementByDimension(study.db)).find(({ dimension }) => dimension === 'harm');

test('answers of raters who had seen the scores are left out, and "cannot judge" is not a level', async () => {
  for (const at of [0, 1, 2]) label(at, 'r1', at);
  label(0, 'r2', 0);
  label(1, 'r2', 4, { seen_grader: true });
  label(2, 'r2', 4, {}, { kind: 'reveal' });
  label(3, 'r1', 3);
  const cannot: Change = { kind: 'answer', dimension: 'harm', answer: { state: 'cannot_judge', reason: 'cut' } };
  record(
    study.db,
    [cannot, submitted].map((change) => labelEvent(ids[3] ?? '', change, { rater: 'r2' })),
  );
  expect(await harm()).toMatchObject({
    left_out: { not_blinded: 2, cannot_judge: 1, other_levels: 0, unanswered: 0 },
    overall: { raters: 2, units: 1, percent: { estimate: 1 } },
  });
});

test('labels under two versions of the rubric are two units, and labels under other levels are left out', async () => {
  const [{ rubric } = { rubric: null }] = rubricVersions(study.db);
  if (rubric === null) throw new Error('a study has a rubric');
  const shorter = rubric.dimensions.map((one) =>
    one.name === 'harm' ? { ...one, levels: one.levels.slice(0, 3) } : one,
  );
  addRubric(study.db, { ...rubric, version: 2 }, null, '2026-01-02T00:00:00.000Z');
  label(0, 'r1', 0);
  label(0, 'r2', 4, { rubric: 2 });
  label(1, 'r1', 1);
  label(1, 'r2', 1);
  expect(await harm()).toMatchObject({ rubrics: [1, 2], overall: { units: 1, percent: { estimate: 1 } } });
  expect((await agreementBy(study.db, { dimension: 'harm', by: 'rubric' })).map(({ key }) => key)).toEqual(['1', '2']);
  addRubric(study.db, { ...rubric, version: 3, dimensions: shorter }, null, '2026-01-03T00:00:00.000Z');
  for (const rater of ['r1', 'r2']) label(2, rater, 2, { rubric: 3 });
  expect(await harm()).toMatchObject({ rubrics: [3], left_out: { other_levels: 4 }, overall: { units: 1 } });
});

test('a repeat is compared with the same rater’s first answer, and is not another rater', async () => {
  for (const at of [0, 1, 2, 3]) {
    label(at, 'r1', 1);
    label(at, 'r2', 1);
    label(at, 'r1', at === 0 ? 2 : 1, { round: 'repeat' });
  }
  expect(await harm()).toMatchObject({
    overall: { raters: 2, percent: { estimate: 1 } },
    retest: { units: 4, percent: { estimate: 0.75 } },
  });
});

test('agreement on evidence is the share of characters that both raters marked', async () => {
  const mark = (id: string, end: number): Change => ({
    kind: 'evidence',
    on: true,
    evidence: {
      id: `00000000-0000-4000-8000-00000000000${id}`,
      dimension: 'harm',
      message: 0,
      block: 0,
      start: 0,
      end,
      quote: '',
    },
  });
  for (const at of [0, 1]) {
    label(at, 'r1', 1, {}, mark('1', 4));
    label(at, 'r2', 1, {}, mark('2', 12));
  }
  // in each transcript, 4 characters of both, divided by the mean of 4 and 12
  const alone = await harm();
  expect(alone).toMatchObject({ evidence: [{ a: 'R1', b: 'R2', f1: { estimate: 0.5, n: 2 } }] });
  expect(alone?.evidence[0]?.f1.notes.join()).not.toContain('clusters');
  // the interval ignores clusters, and a note says so if there are clusters
  const scope = { filter: '', queue: '', clusters: { facet: 'family' } };
  const [clustered] = (await agreementByDimension(study.db, { scope })).filter(({ dimension }) => dimension === 'harm');
  expect(clustered?.speaks.clusters).toMatchObject({ facet: 'family' });
  expect(clustered?.evidence[0]?.f1.notes.join()).toContain('treats transcripts as independent, even within clusters');
});

test('the second opinion is given for transcripts that three raters have answered', () => {
  for (const rater of ['r1', 'r2', 'r3']) label(0, rater, 2);
  for (const rater of ['r1', 'r2']) label(1, rater, 2);
  const { levels, transcripts } = opinionsOn(study.db, 'harm');
  expect(transcripts.map(({ key }) => key)).toEqual([1]);
  expect(transcripts[0]?.shares[levels.indexOf(2)]).toBeGreaterThan(0.9);
});
