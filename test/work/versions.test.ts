// Two versions of a grader: compared on common levels, with gold, decisions and labels as separate references, and
// without transcripts that the rater may not see yet.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditEntry, Verdict } from '../../contract/dispute.ts';
import type { VersionReport } from '../../contract/versions.ts';
import {
  adjudicate,
  joinRater,
  filteredTranscripts,
  makeQueue,
  queueItems,
  record,
  recordAudit,
  rows,
  takeSeat,
} from '../../main/store/index.ts';
import { setMapping } from '../../main/work/mapping/index.ts';
import { compareVersions } from '../../main/work/versions/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

/** By transcript: the value of the coarse version and of the fine one. */
const ITEMS: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 4],
  [0, 3],
  [1, 0],
];

let study: TestStudy;
let ids: string[] = [];
beforeEach(() => {
  study = freshStudy();
  const { db } = study;
  put(
    db,
    ...ITEMS.map(([coarse, fine], n) =>
      transcript(`words ${n}`, { scores: [score('coarse', 'verdict', coarse), score('fine', 'harm', fine)] }),
    ),
  );
  ids = rows(db, filteredTranscripts(db, '', { column: 'key', descending: false }, null), null).map(({ id }) => id);
  for (const id of ['r1', 'r2']) joinRater(db, { id, name: id.toUpperCase() });
  // the coarse version only distinguishes yes and no
  const cuts = [
    { from: 0, level: 0 },
    { from: 1, level: 3 },
  ];
  setMapping(db, { grader: 'coarse', score_dimension: 'verdict', dimension: 'harm', cuts, words: {} });
  const levels = [0, 1, 2, 3, 4].map((level) => ({ from: level, level }));
  setMapping(db, { grader: 'fine', score_dimension: 'harm', dimension: 'harm', cuts: levels, words: {} });
});
afterEach(() => study.remove());

const gold = (...levels: readonly (number | undefined)[]): void =>
  void adjudicate(
    study.db,
    levels.flatMap((level, n) => (level === undefined ? [] : [goldDecision(ids[n] ?? '', 'harm', level)])),
  );
const label = (at: number, rater: string, level: number, seen_grader = false): void =>
  void record(
    study.db,
    [answered('harm', level), submitted].map((change) => labelEvent(ids[at] ?? '', change, { rater, seen_grader })),
  );
const compared = (rater: string | null = null): Promise<VersionReport> =>
  compareVersions(study.db, { grader: 'fine', was: 'coarse', dimension: '', filter: '' }, rater);
const shortly = ({ rows: all }: VersionReport): string[] =>
  all.map(
    ({ transcript: id, change, reference, reference_level: level }) =>
      `${ids.indexOf(id)} ${change} ${reference} ${level}`,
  );

test('both versions are compared on the levels that both distinguish, so equal levels are both right or both wrong', async () => {
  // an earlier program reported "broken, was 0, is 0, gold 1" here, although the coarse version cannot distinguish 1
  // from 0
  gold(1, 3, 0, 4);
  const report = await compared();
  expect(report.scales).toEqual([{ dimension: 'harm', levels: [0, 3] }]);
  expect(shortly(report)).toEqual(['2 broken gold 0', '3 broken gold 4']);
  expect(report).toMatchObject({ right: 2, counts: { fixed: 0, broken: 2, unchanged: 0 } });
});

test('scales with fewer than two common levels are not compared, and are listed', async () => {
  gold(0, 4, 3, 0);
  setMapping(study.db, {
    grader: 'fine',
    score_dimension: 'harm',
    dimension: 'harm',
    cuts: [
      { from: 0, level: 1 },
      { from: 3, level: 2 },
    ],
    words: {},
  });
  expect(await compared()).toMatchObject({ scales: [], not_compared: ['harm'], references: [], rows: [] });
});

const decision = (at: number, verdict: Verdict, own: number | null): AuditEntry => ({
  id: randomUUID(),
  at: '2026-01-02T00:00:00.000Z',
  rater: 'r1',
  transcript: ids[at] ?? '',
  dimension: 'harm',
  grader: 'coarse',
  kind: 'grader',
  against: 'fine',
  change: {
    kind: 'decide',
    decision: {
      judgement:
        verdict === 'both_defensible' || verdict === 'rubric_unclear' ? { verdict } : { verdict, cause: 'other' },
      note: '',
      own: { level: own, from: 'pick' },
      level: (ITEMS[at]?.[0] ?? 0) * 3,
      other: ITEMS[at]?.[1] ?? 0,
      rubric: 1,
    },
  },
});

test('gold, decided disputes and labels are separate references, and the strongest counts', async () => {
  gold(0);
  label(0, 'r1', 4);
  label(1, 'r1', 0);
  label(2, 'r1', 3);
  label(2, 'r2', 0, true);
  label(3, 'r1', 0);
  label(3, 'r2', 4);
  recordAudit(study.db, [decision(3, 'grader_wrong', 0)]);
  const report = await compared();
  // the label of a rater who had seen the scores does not count, and neither do two different labels
  expect(shortly(report)).toEqual(['1 unchanged label 0', '2 fixed label 3', '3 fixed decision 0']);
  expect(report.references.map(({ reference, n }) => [reference, n])).toEqual([
    ['gold', 1],
    ['decision', 1],
    ['label', 2],
  ]);
});

test('a decision that found no error is not a reference', async () => {
  recordAudit(study.db, [decision(2, 'both_defensible', 3), decision(3, 'grader_wrong', null)]);
  expect(await compared()).toMatchObject({ references: [], rows: [] });
});

test('transcripts that the rater is labelling blind are left out and counted', async () => {
  gold(0, 0, 3, 0);
  makeQueue(study.db, { name: 'q', blind: true, design: 'all', overlap: 2 }, [{ key: 3, probability: 1 }]);
  takeSeat(study.db, 'q', { rater: 'r1', name: 'R1' });
  expect(queueItems(study.db, 'q', 'r1')).toHaveLength(1);
  expect(shortly(await compared())).toEqual(['1 unchanged gold 0', '2 fixed gold 3', '3 fixed gold 0']);
  const own = await compared('r1');
  expect([own.withheld, shortly(own)]).toEqual([1, ['1 unchanged gold 0', '3 fixed gold 0']]);
  expect(await compared('r2')).toMatchObject({ withheld: 0 });
});
