// The figures of Calibrate are worked out in steps: other work goes on between them, and they are those of the report.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adjudicate, idColumn } from '../../main/store/index.ts';
import { figures, report } from '../../main/work/calibration/index.ts';
import { figuresInSteps } from '../../main/work/calibration/figures.ts';
import { gather } from '../../main/work/calibration/gather.ts';
import { goldDecision } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

const COUNT = 40;
const wish = { grader: 'judge', dimension: 'harm', filter: '', at: null };

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
  const all = Array.from({ length: COUNT }, (_, n) =>
    transcript(`words ${n}`, { facets: { task: `t${n % 10}` }, scores: [score('judge', 'harm', (n * 7) % 5)] }),
  );
  put(study.db, ...all);
  const ids = [...idColumn(study.db).values()];
  adjudicate(
    study.db,
    ids.map((id, n) => goldDecision(id, 'harm', n % 6 === 0 ? (n * 3) % 5 : (n * 7) % 5)),
  );
});
afterEach(() => study.remove());

test('no clusters and those of the study are different questions, whichever was asked first', () => {
  const of = (clusters: { facet: string } | null | undefined): number | null => {
    const { clusters: found } = gather(study.db, { ...wish, clusters });
    return found === undefined ? null : new Set(found).size;
  };
  expect([undefined, null, undefined].map(of)).toEqual([10, null, 10]);
});

test('figures in steps are those of the report, alone and in clusters', async () => {
  for (const clusters of [null, { facet: 'task' }]) {
    const { auc, average_precision, brier, levels } = report(study.db, { ...wish, clusters }, null, null);
    expect(await figures(study.db, { ...wish, clusters })).toMatchObject({ auc, average_precision, brier, levels });
    expect(auc.n).toBe(COUNT);
  }
});

test('other work goes on between the steps', async () => {
  const gathered = gather(study.db, { ...wish, clusters: { facet: 'task' } });
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    if (turns < 1000) setImmediate(turn);
  };
  setImmediate(turn);
  await figuresInSteps(gathered);
  expect(turns).toBeGreaterThan(3);
});
