// The data of Calibrate is read in steps and computed in another thread: other calls are answered meanwhile, it can be
// cancelled, and the figures equal those of the report.
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adjudicate, idColumn } from '../../main/store/index.ts';
import { basisInSteps, figures, points, report } from '../../main/work/calibration/index.ts';
import { gather } from '../../main/work/calibration/gather.ts';
import { readInSteps } from '../../main/work/job/index.ts';
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

test('data without clusters and with those of the study are cached separately, in any order', () => {
  const of = (clusters: { facet: string } | null | undefined): number | null => {
    const { clusters: found } = gather(study.db, { ...wish, clusters });
    return found === undefined ? null : new Set(found).size;
  };
  expect([undefined, null, undefined].map(of)).toEqual([10, null, 10]);
});

test('figures of the thread equal those of the report, with and without clusters, and points have no resampled intervals', async () => {
  for (const clusters of [null, { facet: 'task' }]) {
    const asked = { ...wish, clusters };
    const { auc, average_precision, brier, levels } = report(study.db, asked, null, null);
    expect(auc.n).toBe(COUNT);
    expect(await figures(study.db, asked)).toMatchObject({ auc, average_precision, brier, levels });
    const first = await points(study.db, asked);
    expect(first).toMatchObject({
      auc: { estimate: auc.estimate },
      average_precision: {
        estimate: average_precision.estimate,
        method: average_precision.method,
        low: null,
      },
      levels: { mae: { estimate: levels?.mae.estimate, low: null } },
    });
  }
});

test('other calls are answered while figures are computed, and data of the same study is read once', async () => {
  let turns = 0;
  const over = new AbortController();
  const turning = (async () => {
    for (; !over.signal.aborted; turns++) await setImmediate();
  })();
  const asked = { ...wish, clusters: { facet: 'task' } };
  await Promise.all([basisInSteps(study.db, { ...asked, rater: null }), figures(study.db, asked)]);
  over.abort();
  await turning;
  expect(turns).toBeGreaterThan(10);
  expect(gather(study.db, asked)).toBe(gather(study.db, asked));
});

test('a request that nobody waits for is cancelled while reading or computing, and the next request is answered', async () => {
  for (const turns of [0, 3, 30]) {
    const stopping = new AbortController();
    const asked = figures(study.db, wish, stopping.signal);
    for (let turn = 0; turn < turns; turn++) await setImmediate();
    stopping.abort();
    await expect(asked).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  }
  expect((await figures(study.db, wish)).auc.n).toBe(COUNT);
});

test('a study that is written to during a read is read again', async () => {
  let readings = 0;
  const value = await readInSteps(study.db, function* () {
    readings += 1;
    const before = idColumn(study.db).size;
    yield undefined;
    if (readings === 1) put(study.db, transcript('one more'));
    yield undefined;
    return [before, idColumn(study.db).size];
  });
  expect(readings).toBe(2);
  expect(value).toEqual([COUNT + 1, COUNT + 1]);
});
