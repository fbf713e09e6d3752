// The size of an import's transactions: large while no other connection writes to the study, and small for a while
// after one did.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeStudy, joinRater, openStudy, type Db } from '../../main/store/index.ts';
import { Pace, SMALL } from '../../main/work/import/pace.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let other: Db;
let now = 0;
beforeEach(() => {
  study = freshStudy();
  other = openStudy(study.path, { durability: 'normal' });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  closeStudy(other);
  study.remove();
});

test('transactions are large until another connection writes, then small, and large again after a minute without other writes', () => {
  const pace = new Pace(study.db);
  const large = pace.next();
  expect(large).toBeGreaterThan(SMALL);
  put(study.db, transcript('what the import itself writes'));
  expect(pace.next()).toBe(large);
  joinRater(other, { id: 'r', name: 'Zoe' });
  expect(pace.next()).toBe(SMALL);
  put(study.db, transcript('further transcripts'));
  expect(pace.next()).toBe(SMALL);
  now += 60_000;
  expect(pace.next()).toBe(large);
});
