// What a transaction that was rolled back had written is gone, also from what the connection keeps in memory.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { facetColumn, setFacet, undone, writing, writtenTo, type Db } from '../../main/store/index.ts';
import { allTranscripts } from '../support/packets.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
  put(study.db, transcript('words', { facets: { arm: 'before' } }));
});
afterEach(() => study.remove());

const arms = (db: Db): unknown[] => [...facetColumn(db, 'arm').values()];
const lookInside = (db: Db): unknown[] => {
  setFacet(db, allTranscripts(db), 'arm', 'inside');
  return arms(db);
};

test('a column that was read within undone work is read again after it', () => {
  expect(undone(study.db, () => lookInside(study.db))).toEqual(['inside']);
  expect(arms(study.db)).toEqual(['before']);
});

test('a column that was read within a write that failed, or within a part of it, is read again after it', () => {
  const failing = (): never => {
    lookInside(study.db);
    throw new Error('stopped');
  };
  expect(() => writing(study.db, failing)).toThrow('stopped');
  expect(arms(study.db)).toEqual(['before']);
  writing(study.db, () => {
    expect(() => writing(study.db, failing)).toThrow('stopped');
    expect(arms(study.db)).toEqual(['before']);
  });
});

test('the stamp of the content differs after a rollback from the stamp within it', () => {
  const inside = undone(study.db, () => {
    lookInside(study.db);
    return writtenTo(study.db);
  });
  expect(writtenTo(study.db)).not.toBe(inside);
});
