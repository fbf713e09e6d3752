// Calibrate is asked in clusters and without: each question has an answer of its own, whichever was asked first.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adjudicate, idColumn } from '../../main/store/index.ts';
import { gather } from '../../main/work/calibration/gather.ts';
import { goldDecision } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
  const all = Array.from({ length: 40 }, (_, n) =>
    transcript(`words ${n}`, { facets: { task: `t${n % 10}` }, scores: [score('judge', 'harm', n % 5)] }),
  );
  put(study.db, ...all);
  const ids = [...idColumn(study.db).values()];
  adjudicate(
    study.db,
    ids.map((id, n) => goldDecision(id, 'harm', n % 5)),
  );
});
afterEach(() => study.remove());

test('no clusters and those of the study are different questions', () => {
  const clustersIn = (clusters: null | undefined): number | null => {
    const found = gather(study.db, { grader: 'judge', dimension: 'harm', filter: '', at: null, clusters }).clusters;
    return found === undefined ? null : new Set(found).size;
  };
  expect([undefined, null, undefined].map(clustersIn)).toEqual([10, null, 10]);
});
