// The search index in several segments and in one: searches find the same.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_IMPORTED } from '../../contract/library.ts';
import { importedShare, filteredTranscripts, mergeWords, readyToIndex, verify } from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
  for (let n = 0; n < 7; n += 1) put(study.db, transcript(`a fox of number${n}`));
});
afterEach(() => study.remove());

const pieces = (): unknown => study.db.prepare('select count(distinct segid) from message_text_idx').pluck().get();
const found = (words: string): number => filteredTranscripts(study.db, words, AS_IMPORTED, null).length;

test('merging the segments of the index ends with one that has every word', () => {
  expect(pieces()).toBeGreaterThan(1);
  let steps = 0;
  for (let merged: 'all' | 'many' = 'all'; mergeWords(study.db, merged); merged = 'many') steps += 1;
  expect(steps).toBeGreaterThan(0);
  expect(pieces()).toBe(1);
  expect([found('fox'), found('number3'), found('num*'), found('"fox of"')]).toEqual([7, 1, 7, 7]);
  expect(verify(study.db).every(({ ok }) => ok)).toBe(true);
  expect(mergeWords(study.db, 'all')).toBe(false);
});

test('importedShare is the share of the text that came with one import', () => {
  expect(importedShare(study.db, 1)).toBeCloseTo(1 / 7);
  expect(importedShare(study.db, 99)).toBe(0);
});

test('while importing no transaction merges many segments, and the remaining ones are merged at the end', () => {
  readyToIndex(study.db);
  readyToIndex(study.db);
  for (let n = 7; n < 30; n += 1) put(study.db, transcript(`a fox of number${n}`));
  expect(pieces()).toBe(30);
  while (mergeWords(study.db, 'many'));
  expect(pieces()).toBe(1);
  expect([found('fox'), found('number29')]).toEqual([30, 1]);
  expect(verify(study.db).every(({ ok }) => ok)).toBe(true);
});
