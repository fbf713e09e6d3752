// Disputes are derived from scores, labels and gold after changes in any order, and decisions about them form a chained
// log.
import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditEntry, DisputeKind, Judgement } from '../../contract/dispute.ts';
import {
  addScore,
  adjudicate,
  auditLog,
  disputeColumns,
  disputesOf,
  joinRater,
  keepCitations,
  filteredTranscripts,
  labelsOf,
  makeQueue,
  record,
  refreshAllDisputes,
  rows,
  saveMapping,
  setFacet,
  uncheckedCount,
  uncheckedScores,
  verify,
  writing,
} from '../../main/store/index.ts';
import { strayDispute } from '../../main/store/disputes.ts';
import { decideDisputes, disputesAbout } from '../../main/work/disputes/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let ids: string[] = [];
const ALL = { column: 'key', descending: false };

beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('one', { facets: { scenario: 'research_sabotage' } }), transcript('two'));
  for (const rater of ['r1', 'r2']) joinRater(study.db, { id: rater, name: rater });
  ids = rows(study.db, filteredTranscripts(study.db, '', ALL, null), null).map(({ id }) => id);
});
afterEach(() => study.remove());

const give = (key: number, grader: string, value: number, at: string | null = null): void => {
  writing(study.db, () => addScore(study.db, key, { ...score(grader, 'harm', value), at }));
};
const cite = (key: number, grader: string, missing: number): void => {
  const found = uncheckedScores(study.db, key - 1, 10).find((one) => one.transcript === key && one.grader === grader);
  if (found !== undefined) keepCitations(study.db, [{ key: found.key, quotes: 2, missing }]);
};
const label = (at: number, level: number, rater = 'r1'): void => {
  const id = ids[at] ?? '';
  record(study.db, [labelEvent(id, answered('harm', level), { rater }), labelEvent(id, submitted, { rater })]);
};
const settle = (at: number, level: number | null): void =>
  void adjudicate(study.db, [goldDecision(ids[at] ?? '', 'harm', level)]);

const about = (key = 1): unknown[] =>
  disputesOf(study.db, key).map(({ kind, grader, against, state, level, other }) => [
    kind,
    grader,
    against,
    state,
    level,
    other,
  ]);

const decided = (
  kind: DisputeKind,
  grader: string,
  judgement: Judgement,
  levels: [number, number | null],
  against = '',
): AuditEntry => ({
  id: randomUUID(),
  at: '2026-01-02T00:00:00.000Z',
  transcript: ids[0] ?? '',
  dimension: 'harm',
  grader,
  kind,
  against,
  rater: 'r1',
  change: {
    kind: 'decide',
    decision: { judgement, note: '', own: { level: 2, from: 'pick' }, level: levels[0], other: levels[1], rubric: 1 },
  },
});
const WRONG: Judgement = { verdict: 'grader_wrong', cause: 'missed_evidence' };
const GOLD: Judgement = { verdict: 'gold_wrong', cause: 'missed_evidence' };
const failed = (): string[] => verify(study.db).flatMap(({ name, ok }) => (ok ? [] : [name]));

test('a score is disputed by a single rater, not by several without gold, and by gold that differs', () => {
  give(1, 'a', 3);
  refreshAllDisputes(study.db);
  expect(about()).toEqual([]);
  label(0, 1);
  expect(about()).toEqual([['rater', 'a', 'r1', 'open', 3, 1]]);
  label(0, 1, 'r2');
  expect(about()).toEqual([]);
  settle(0, 1);
  expect(about()).toEqual([['gold', 'a', '', 'open', 3, 1]]);
  settle(0, 3);
  expect(about()).toEqual([]);
  settle(0, null);
  expect(about()).toEqual([]);
});

test('graders dispute each other, worst first, except between levels that one of them does not distinguish', () => {
  give(1, 'a', 4);
  give(1, 'b', 0);
  give(2, 'a', 1);
  give(2, 'b', 0);
  refreshAllDisputes(study.db);
  expect(
    disputeColumns(study.db, null).map(({ transcript: key, kind, grader, against }) => [key, kind, grader, against]),
  ).toEqual([
    [1, 'grader', 'a', 'b'],
    [2, 'grader', 'a', 'b'],
  ]);
  // here the levels of a only distinguish whether there was an event
  const cuts = [
    { from: 0, level: 0 },
    { from: 3, level: 3 },
  ];
  saveMapping(study.db, { grader: 'a', score_dimension: 'harm', dimension: 'harm', cuts, words: {} });
  refreshAllDisputes(study.db);
  expect(about()).toEqual([['grader', 'a', 'b', 'open', 3, 0]]);
  expect(about(2)).toEqual([]);
});

test('an earlier score of the same grader is disputed, and a value without a level is not', () => {
  give(1, 'a', 4, '2026-01-01');
  give(1, 'a', 1, '2026-01-02');
  refreshAllDisputes(study.db);
  expect(about()).toEqual([['version', 'a', '', 'open', 1, 4]]);
  give(2, 'a', 7.5);
  refreshAllDisputes(study.db);
  expect(about()).toEqual([]);
});

test('a quote that the transcript does not contain is disputed until the grader gives a new score', () => {
  give(1, 'a', 4);
  refreshAllDisputes(study.db);
  cite(1, 'a', 1);
  refreshAllDisputes(study.db);
  expect(about()).toEqual([['citation', 'a', '', 'open', 4, null]]);
  give(1, 'a', 3, '2027-01-01');
  refreshAllDisputes(study.db);
  expect(about()).toEqual([['version', 'a', '', 'open', 3, 4]]);
});

test('a decision holds until its evidence changes, and the log keeps every decision', () => {
  give(1, 'a', 3);
  settle(0, 1);
  refreshAllDisputes(study.db);
  const entry = decided('gold', 'a', WRONG, [3, 1]);
  expect(decideDisputes(study.db, [entry, entry])).toBe(1);
  expect(about()).toEqual([['gold', 'a', '', 'decided', 3, 1]]);
  settle(0, 2);
  expect(about()).toEqual([['gold', 'a', '', 'reopened', 3, 2]]);
  settle(0, 3);
  expect(about()).toEqual([['gold', 'a', '', 'settled', 3, 3]]);
  settle(0, 1);
  expect(about()).toEqual([['gold', 'a', '', 'decided', 3, 1]]);
  decideDisputes(study.db, [{ ...entry, id: randomUUID(), change: { kind: 'reopen', reason: 'undone' } }]);
  expect(about()).toEqual([['gold', 'a', '', 'reopened', 3, 1]]);
  expect(auditLog(study.db, ids[0] ?? '').map(({ change }) => change.kind)).toEqual(['decide', 'reopen']);
  expect(failed()).toEqual([]);
});

test('the decision that gold is wrong reopens gold, and new gold settles or reopens the dispute', () => {
  give(1, 'a', 3);
  settle(0, 1);
  refreshAllDisputes(study.db);
  decideDisputes(study.db, [decided('gold', 'a', GOLD, [3, 1])]);
  expect(study.db.prepare('select count(*) from gold').pluck().get()).toBe(0);
  expect(about()).toEqual([['gold', 'a', '', 'decided', 3, null]]);
  settle(0, 1);
  expect(about()).toEqual([['gold', 'a', '', 'reopened', 3, 1]]);
  settle(0, 3);
  expect(about()).toEqual([['gold', 'a', '', 'settled', 3, 3]]);
});

test('disputes are hidden like scores, and are found by state from an index', () => {
  give(1, 'a', 3);
  settle(0, 1);
  refreshAllDisputes(study.db);
  expect(filteredTranscripts(study.db, 'dispute:open', ALL, 'r1')).toEqual([1]);
  expect(filteredTranscripts(study.db, '-dispute:any', ALL, null)).toEqual([2]);
  expect(rows(study.db, [1, 2], 'r1').map(({ dispute }) => dispute)).toEqual([{ state: 'open', count: 1 }, null]);
  makeQueue(study.db, { name: 'q', blind: true, design: 'all' }, [{ key: 1, probability: 1 }]);
  expect(filteredTranscripts(study.db, 'dispute:open', ALL, 'r1')).toEqual([]);
  expect(filteredTranscripts(study.db, 'dispute:open', ALL, null)).toEqual([1]);
  expect(rows(study.db, [1], 'r1')[0]?.dispute).toBeNull();
  // a rater who is not labelling the queue may audit
  expect(disputeColumns(study.db, 'r1')).toHaveLength(1);
  record(study.db, [labelEvent(ids[0] ?? '', answered('harm', 2), { queue: 'q' })]);
  expect(disputeColumns(study.db, 'r1')).toEqual([]);
  expect(disputeColumns(study.db, 'r2')).toHaveLength(1);
  expect(() => disputesAbout(study.db, 1, 'r1')).toThrow('hidden until you submit');
  expect(() => filteredTranscripts(study.db, 'dispute:maybe', ALL, null)).toThrow('dispute must be one of');
  const plan = study.db
    .prepare("explain query plan select transcript from dispute where state in ('open', 'reopened')")
    .all();
  expect(JSON.stringify(plan)).toContain('dispute_state');
});

test('verify finds disputes and log entries that were changed with SQL', () => {
  give(1, 'a', 3);
  settle(0, 1);
  refreshAllDisputes(study.db);
  decideDisputes(study.db, [decided('gold', 'a', WRONG, [3, 1])]);
  study.db.exec("update dispute set state = 'settled'");
  expect(failed()).toEqual(['disputes']);
  study.db.exec("drop trigger audit_fixed; update audit set rater = 'r2'");
  expect(failed()).toEqual(['disputes']);
});

const at = fc.integer({ min: 0, max: 1 });
const level = fc.integer({ min: 0, max: 4 });
const grader = fc.constantFrom('a', 'b');
const when = fc.constantFrom(null, '2026-01-01', '2026-02-01');
const judgement = fc.constantFrom<Judgement>(
  WRONG,
  GOLD,
  { verdict: 'both_defensible' },
  { verdict: 'rubric_unclear' },
);

/** Any kind of change to a study, as a function. */
const step: fc.Arbitrary<() => void> = fc.oneof(
  fc.tuple(at, grader, fc.oneof(level, fc.constant(7)), when).map(
    ([key, by, value, time]) =>
      () =>
        give(key + 1, by, value, time),
  ),
  fc.tuple(at, level, fc.constantFrom('r1', 'r2')).map(
    ([key, value, rater]) =>
      () =>
        label(key, value, rater),
  ),
  fc.tuple(at, fc.option(level)).map(
    ([key, value]) =>
      () =>
        settle(key, value),
  ),
  fc.tuple(grader, fc.constantFrom(1, 3)).map(([by, from]) => () => {
    const cuts = [
      { from: 0, level: 0 },
      { from, level: from },
    ];
    saveMapping(study.db, { grader: by, score_dimension: 'harm', dimension: 'harm', cuts, words: {} });
  }),
  fc.tuple(at, grader, fc.integer({ min: 0, max: 2 })).map(
    ([key, by, missing]) =>
      () =>
        cite(key + 1, by, missing),
  ),
  fc.tuple(fc.nat(), judgement).map(([pick, made]) => () => {
    const open = disputesOf(study.db, 1);
    const one = open[pick % Math.max(1, open.length)];
    if (one !== undefined && one.level !== null)
      decideDisputes(study.db, [decided(one.kind, one.grader, made, [one.level, one.other], one.against)]);
  }),
  fc.constantFrom('blackmail', 'research_sabotage').map((scenario) => () => {
    writing(study.db, () => setFacet(study.db, [1], 'scenario', scenario));
  }),
  fc.constant(() => refreshAllDisputes(study.db)),
);

const table = (): unknown[] =>
  study.db
    .prepare(
      'select transcript, dimension, grader, kind, against, state, level, other, weight, decision from dispute order by 1, 2, 3, 4, 5',
    )
    .all();

test('after any sequence of changes the table equals disputes derived from scratch', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      for (const each of steps) {
        each();
        expect(strayDispute(study.db)).toBeNull();
      }
      refreshAllDisputes(study.db);
      const kept = table();
      study.db.exec(
        'delete from dispute; delete from dispute_basis; insert or ignore into dispute_stale select key from transcript',
      );
      refreshAllDisputes(study.db);
      expect(kept).toEqual(table());
    }),
    { numRuns: 60 },
  );
});

test('a rater who audits a transcript before labelling it does not label it blind', () => {
  give(1, 'a', 3);
  settle(0, 1);
  label(0, 1, 'r2');
  decideDisputes(study.db, [
    decided('gold', 'a', WRONG, [3, 1]),
    { ...decided('gold', 'a', WRONG, [3, 1]), rater: 'r2' },
  ]);
  label(0, 2, 'r1');
  record(study.db, [labelEvent(ids[0] ?? '', { kind: 'bookmark', on: true }, { rater: 'r2' })]);
  expect(labelsOf(study.db, 1).map(({ rater, blinded }) => [rater, blinded])).toEqual([
    ['r1', false],
    ['r2', true],
  ]);
  expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
});

test('the audit log has the hashes that earlier versions wrote, so that their studies verify', () => {
  give(1, 'a', 3);
  label(0, 1);
  const entries = [decided('rater', 'a', WRONG, [3, 1], 'r1'), decided('rater', 'a', WRONG, [3, 1], 'r1')];
  decideDisputes(study.db, entries);
  let hash = '0'.repeat(64);
  const hashes = entries.map(({ id, at, transcript: about, dimension, grader, kind, against, rater, change }) => {
    const document = JSON.stringify(change.kind === 'decide' ? change.decision : { reason: change.reason });
    const hashed = [hash, id, at, about, dimension, grader, kind, against, rater, change.kind, document];
    return (hash = createHash('sha256').update(JSON.stringify(hashed)).digest('hex'));
  });
  expect(study.db.prepare('select seq, hash from audit order by seq').raw().all()).toEqual(
    hashes.map((one, index) => [index + 1, one]),
  );
  study.db.exec('drop trigger audit_fixed');
  study.db.exec("update audit set at = '2026-01-03T00:00:00.000Z' where seq = 2");
  expect(verify(study.db).find(({ name }) => name === 'disputes')?.detail).toBe(
    'the log of the audit is broken at entry 2',
  );
});

test('the number of unchecked scores equals the length of their list, also after a checked score was replaced', () => {
  const left = (): number[] => [uncheckedCount(study.db), uncheckedScores(study.db, 0, 10).length];
  give(1, 'a', 4);
  give(2, 'b', 1);
  expect(left()).toEqual([2, 2]);
  cite(1, 'a', 1);
  expect(left()).toEqual([1, 1]);
  give(1, 'a', 2, '2030-01-01');
  expect(left()).toEqual([2, 2]);
  cite(1, 'a', 0);
  cite(2, 'b', 0);
  expect(left()).toEqual([0, 0]);
});
