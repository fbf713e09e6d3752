// Answers of the jobs process are cached: returned again while the study is unchanged, and computed again after a
// change.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Call } from '../../contract/call.ts';
import { KeptAnswers } from '../../main/serve/kept-answers.ts';
import {
  closeStudy,
  contentOf,
  hideScores,
  joinRater,
  keepDraft,
  openStudy,
  refreshAllDisputes,
  renewBasis,
} from '../../main/store/index.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';
import { fillStudy } from './example-calls.ts';

const schemas = { input: z.unknown(), output: z.unknown() };
const rates: Call = { ...schemas, reads: ['labels', 'settings'] };

let study: TestStudy;
let kept: KeptAnswers;
let worked: number;
const work = (): number => (worked += 1);
const ask = (input: unknown = {}, call: Call = rates): Promise<unknown> => kept.answer('rates', call, input, work);

beforeEach(() => {
  study = freshStudy();
  fillStudy(study.db);
  refreshAllDisputes(study.db);
  kept = new KeptAnswers(() => contentOf(study.db));
  worked = 0;
});
afterEach(() => study.remove());

test('the same question is computed once, and a different question separately', async () => {
  expect([await ask(), await ask(), await ask({ by: 'model' }), await ask()]).toEqual([1, 1, 2, 1]);
});

test('cached answers stay valid after a draft, and not after a change of a setting, a rater, or through another connection', async () => {
  await ask();
  keepDraft(study.db, 'r1', 'note', '{}');
  expect(await ask()).toBe(1);
  hideScores(study.db, true);
  expect(await ask()).toBe(2);
  joinRater(study.db, { id: 'r9', name: 'Cy' });
  expect(await ask()).toBe(3);
  const other = openStudy(study.path);
  hideScores(other, false);
  closeStudy(other);
  expect(await ask()).toBe(4);
  expect(await ask()).toBe(4);
});

test('nothing is cached while disputes still have to be derived', async () => {
  study.db.exec('insert into dispute_stale select key from transcript limit 1');
  expect([await ask(), await ask()]).toEqual([1, 2]);
  renewBasis(study.db);
  refreshAllDisputes(study.db);
  expect([await ask(), await ask()]).toEqual([3, 3]);
});

test('an answer is not cached if the study changed during its computation', async () => {
  const changing = async (): Promise<number> => {
    hideScores(study.db, true);
    return Promise.resolve(work());
  };
  await kept.answer('rates', rates, {}, changing);
  expect(await ask()).toBe(2);
});

test('writes, drafts and reads of files are never cached', async () => {
  const others: [Call, unknown][] = [
    [{ ...schemas, changes: ['labels'], repeatable: true }, {}],
    [{ ...schemas, reads: ['drafts'] }, {}],
    [{ ...schemas, reads: [] }, {}],
    [rates, { token: 'files' }],
  ];
  for (const [call, input] of others) {
    const first = await ask(input, call);
    expect(await ask(input, call)).not.toBe(first);
  }
});
