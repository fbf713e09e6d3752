// A clock that is set back or leaps ahead between two events: the log determines the order, times are stored as the
// clock gave them, and verify reports times that run backwards.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  adjudicate,
  joinRater,
  keepBackup,
  keptBackups,
  labelFor,
  labelsOf,
  record,
  rows,
  filteredTranscripts,
  verify,
} from '../../main/store/index.ts';
import { unitList } from '../../main/work/adjudication/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let id: string;
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('one'));
  for (const rater of ['r1', 'r2']) joinRater(study.db, { id: rater, name: rater });
  id = rows(study.db, filteredTranscripts(study.db, '', { column: 'key', descending: false }, null), null)[0]?.id ?? '';
});
afterEach(() => {
  vi.useRealTimers();
  study.remove();
});

const [EARLY, NOON, LATE] = ['2026-03-01T08:00:00.000Z', '2026-03-01T12:00:00.000Z', '2026-03-01T18:00:00.000Z'];

const answer = (level: number, at: string, rater = 'r1'): unknown =>
  record(study.db, [labelEvent(id, answered('harm', level), { at, rater }), labelEvent(id, submitted, { at, rater })]);
const chain = (): string => verify(study.db).find(({ name }) => name === 'label chain')?.detail ?? '';
const state = (): unknown =>
  unitList(study.db, 'nobody').transcripts.flatMap(({ units }) =>
    units.flatMap((unit) => (unit.dimension === 'harm' ? [unit.state] : [])),
  );

test('the last change in the log counts, whatever its time', () => {
  answer(1, LATE);
  answer(2, EARLY);
  expect(labelFor(study.db, id, 'r1').dimensions['harm']?.answer).toEqual({ state: 'level', level: 2 });
  expect(labelsOf(study.db, 1)).toMatchObject([{ created_at: EARLY, updated_at: EARLY }]);
  expect(verify(study.db).filter(({ ok }) => !ok)).toEqual([]);
  expect(chain()).toMatch(/; 2 have an earlier time than an entry before them/);
});

test('a clock that leaps ahead, as after sleep, is not reported', () => {
  answer(1, EARLY);
  answer(2, LATE, 'r2');
  expect(chain()).toBe('no entry of a label was changed or removed');
});

test('a label that is changed after gold was made counts as changed, even if the clock was set back', () => {
  answer(1, NOON);
  const labels = labelsOf(study.db, 1).map(({ rater, rater_name, rubric, blinded, updated_at, answers }) => ({
    rater,
    rater_name,
    rubric,
    blinded,
    updated_at,
    answer: answers['harm'] ?? { state: 'level' as const, level: 1 },
  }));
  adjudicate(study.db, [{ ...goldDecision(id, 'harm', 1, { labels }), at: LATE }]);
  expect(state()).toEqual(['gold']);
  answer(3, EARLY);
  expect(state()).toEqual(['changed']);
});

test('a backup made after the clock was set back is the newest', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(LATE) });
  for (let n = 0; n < 3; n += 1) await keepBackup(study.db, 'merge');
  vi.setSystemTime(Date.parse(EARLY));
  const before = keptBackups(study.path);
  await keepBackup(study.db, 'merge');
  const after = keptBackups(study.path);
  expect(after).toHaveLength(3);
  expect(after.slice(1)).toEqual(before.slice(0, 2));
});
