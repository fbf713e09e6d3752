// Gold on a real file: decisions form a chained log, gold is derived from them, and reopening removes gold without
// deleting its decision.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Adjudication } from '../../contract/gold.ts';
import { adjudicate, goldFor, goldLog, goldOf, filteredTranscripts, rows, verify } from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let id = '';
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('words'));
  id = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null)[0]?.id ?? '';
});
afterEach(() => study.remove());

const entry = (change: Adjudication['change']): Adjudication => ({
  id: randomUUID(),
  at: '2026-01-01T00:00:00.000Z',
  transcript: id,
  dimension: 'harm',
  rater: null,
  change,
});
const decide = (level: number | null): Adjudication =>
  entry({
    kind: 'decide',
    decision: {
      level,
      components: [],
      evidence: [],
      rationale: 'both say so',
      rule: 'unanimous',
      rubric: 1,
      labels: [],
    },
  });
const failed = (): string[] => verify(study.db).flatMap((check) => (check.ok ? [] : [check.name]));

test('the newest decision counts, and the log keeps every decision', () => {
  adjudicate(study.db, [decide(2), decide(null)]);
  expect(goldOf(study.db, 1)).toMatchObject([
    { dimension: 'harm', level: null, rule: 'unanimous', rationale: 'both say so' },
  ]);
  expect(goldFor(study.db, 'harm')).toEqual([{ key: 1, level: null, rubric: 1 }]);
  expect(goldLog(study.db, id).length).toBe(2);
  expect(failed()).toEqual([]);
});

test('an entry that is sent twice is recorded once', () => {
  const one = decide(2);
  expect(adjudicate(study.db, [one, one])).toBe(1);
});

test('a reopened unit has no gold, and its decision and reason stay in the log', () => {
  adjudicate(study.db, [decide(2), entry({ kind: 'reopen', reason: 'missed a message' })]);
  expect(goldOf(study.db, 1)).toEqual([]);
  expect(goldLog(study.db, id).at(-1)?.change).toEqual({ kind: 'reopen', reason: 'missed a message' });
  expect(failed()).toEqual([]);
});

test('verify finds gold that was changed with SQL', () => {
  adjudicate(study.db, [decide(2)]);
  study.db.exec('update gold set level = 3');
  expect(failed()).toEqual(['gold']);
  study.db.exec('delete from gold');
  expect(failed()).toEqual(['gold']);
});
