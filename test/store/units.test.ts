// The list of units on a real file: worst first, gold with changed labels is marked, blind raters see nothing, and no
// statement scans or sorts a table.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, LabelEvent } from '../../contract/label.ts';
import type { TranscriptUnits } from '../../contract/unit.ts';
import {
  addRubric,
  goldLog,
  joinRater,
  filteredTranscripts,
  makeQueue,
  record,
  rows,
  verify,
} from '../../main/store/index.ts';
import { UNITS } from '../../main/store/units.ts';
import { applyRule } from '../../main/work/adjudication/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { spreadOf, unitList, unitsOf } from '../../main/work/adjudication/units.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { labelEvent } from '../support/labels.ts';

let study: TestStudy;
let ids: string[] = [];
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('one'), transcript('two'), transcript('three'));
  for (const rater of ['r1', 'r2', 'r3', 'boss']) joinRater(study.db, { id: rater, name: rater.toUpperCase() });
  ids = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null).map(
    ({ id }) => id,
  );
});
afterEach(() => study.remove());

const event = (transcript: number, rater: string, change: Change, at: string): LabelEvent =>
  labelEvent(ids[transcript] ?? '', change, { rater, at });
const EARLY = '2026-01-01T00:00:00.000Z';
const RULED = '2026-02-01T00:00:00.000Z';
const LATE = '2026-03-01T00:00:00.000Z';

function label(transcript: number, rater: string, level: number, at = EARLY, rubric = 1): void {
  const answer: Change = { kind: 'answer', dimension: 'harm', answer: { state: 'level', level } };
  const submit: Change = { kind: 'submit', on: true, seconds: 1, coverage: 1 };
  record(
    study.db,
    [answer, submit].map((change) => ({ ...event(transcript, rater, change, at), rubric })),
  );
}
const rule = (): Promise<{ gold: { added: number } }> =>
  applyRule(study.db, { rule: 'unanimous', rater: null, at: RULED });
/** The units on harm, without those on flags. */
const onHarm = (): TranscriptUnits[] =>
  unitList(study.db, 'boss').transcripts.map((one) => ({
    ...one,
    units: one.units.filter(({ dimension }) => dimension === 'harm'),
  }));
const states = (): string[] => onHarm().flatMap(({ key, units }) => units.map(({ state }) => `${key} ${state}`));

test('units with the largest distance come first', () => {
  for (const [at, levels] of [
    [0, 0, 0],
    [0, 4, 2],
    [1, 2, 1],
  ].entries())
    for (const [n, level] of levels.entries()) label(at, `r${n + 1}`, level);
  expect(onHarm()).toMatchObject([
    { key: 2, units: [{ dimension: 'harm', levels: [0, 2, 4], spread: 1 }] },
    { key: 3, units: [{ spread: 0.25 }] },
    { key: 1, units: [{ spread: 0, state: 'open', gold: null }] },
  ]);
});

test('the distance is in steps on an ordinal scale, and the share of other answers on a nominal one or with “cannot judge”', () => {
  const scale = { levels: [0, 1, 2, 3, 4].map((value) => ({ value, name: '', key: '1', anchor: '' })) };
  expect(spreadOf([1, 3], { kind: 'ordinal', ...scale })).toBe(0.5);
  expect(spreadOf([0, 4, 4], { kind: 'nominal', ...scale })).toBeCloseTo(1 / 3);
  expect(spreadOf([2, 2, null, null], { kind: 'ordinal', ...scale })).toBe(0.5);
  expect(spreadOf([null, null], { kind: 'ordinal', ...scale })).toBe(0);
});

test('gold with a changed answer is marked, and a changed note does not matter', async () => {
  label(0, 'r1', 2);
  label(0, 'r2', 2);
  label(1, 'r1', 1);
  label(1, 'r2', 1);
  await rule();
  label(0, 'r1', 3, LATE);
  record(study.db, [event(1, 'r1', { kind: 'note', dimension: null, text: 'x' }, LATE)]);
  expect(states().sort()).toEqual(['1 changed', '2 gold']);
  expect(await rule()).toMatchObject({
    gold: { added: 0 },
    open: [{ reason: 'labels have changed since it was decided' }],
  });
});

test('gold is marked when a label arrives that was made before the decision, as one in a packet is', async () => {
  label(0, 'r1', 2);
  label(0, 'r2', 2);
  await rule();
  label(0, 'r3', 3, '2026-01-15T00:00:00.000Z');
  expect(states()).toEqual(['1 changed']);
});

test('gold by the label of one rater rests on that label alone, whatever the rubric version of the others', async () => {
  label(0, 'r1', 2);
  await applyRule(study.db, { rule: 'rater:R1', rater: null, at: RULED });
  addRubric(study.db, { ...defaultRubric(), version: 2 }, null, LATE);
  label(0, 'r2', 4, LATE, 2);
  expect(onHarm()).toMatchObject([{ units: [{ rubric: 2, levels: [4], state: 'gold' }] }]);
});

test('a rater who labels a transcript blind sees neither its unit nor other raters’ answers', () => {
  label(0, 'r1', 2);
  makeQueue(study.db, { name: 'q', blind: true, design: 'all' }, [{ key: 1, probability: 1 }]);
  record(study.db, [event(0, 'boss', { kind: 'note', dimension: null, text: 'reading' }, EARLY)]);
  expect(unitList(study.db, 'boss')).toEqual({ transcripts: [], withheld: 1, rubrics: [] });
  expect(() => unitsOf(study.db, 1, 'boss')).toThrow('You are labelling this transcript yourself');
  expect(unitList(study.db, 'r2').transcripts).toHaveLength(1);
});

test('a rater does not see units of other transcripts in a blind queue that the rater has begun', () => {
  makeQueue(
    study.db,
    { name: 'q', blind: true, design: 'all' },
    [1, 2].map((key) => ({ key, probability: 1 })),
  );
  for (const at of [0, 1, 2]) label(at, 'r1', 2);
  expect(unitList(study.db, 'boss')).toMatchObject({ transcripts: [{ key: 1 }, { key: 2 }, { key: 3 }], withheld: 0 });
  label(0, 'boss', 1);
  record(study.db, [{ ...event(0, 'boss', { kind: 'note', dimension: null, text: 'read' }, EARLY), queue: 'q' }]);
  expect(unitList(study.db, 'boss')).toMatchObject({ transcripts: [{ key: 1 }, { key: 3 }], withheld: 1 });
  expect(() => unitsOf(study.db, 2, 'boss')).toThrow('You are labelling this transcript yourself');
});

test('a repeated rule adds nothing, for any labels in any order', async () => {
  const labels = fc.array(fc.tuple(fc.nat(2), fc.constantFrom('r1', 'r2', 'r3'), fc.nat(4)), { maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(
      labels,
      fc.constantFrom('unanimous' as const, 'majority' as const, 'rater:R1' as const),
      async (all, by) => {
        for (const [at, rater, level] of all) label(at, rater, level);
        await applyRule(study.db, { rule: by, rater: null, at: RULED });
        const before = ids.map((id) => goldLog(study.db, id).length);
        expect(await applyRule(study.db, { rule: by, rater: null, at: RULED })).toMatchObject({ gold: { added: 0 } });
        expect(ids.map((id) => goldLog(study.db, id).length)).toEqual(before);
      },
    ),
    { numRuns: 20 },
  );
  expect(verify(study.db).filter((check) => !check.ok)).toEqual([]);
});

test('units are found along the primary key, without a scan or a sort', () => {
  const plan = study.db.prepare<unknown[], { detail: string }>(`explain query plan ${UNITS}`).all({ rater: 'boss' });
  const details = plan.map(({ detail }) => detail);
  expect(details[0]).toBe('SEARCH a USING PRIMARY KEY (round=?)');
  expect(details.filter((line) => /\bSCAN\b|TEMP B-TREE|AUTOMATIC/.test(line))).toEqual([]);
});
