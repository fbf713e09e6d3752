// A small study with rows in most tables, from which the hostile files are forged.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Cause } from '../../../contract/dispute.ts';
import {
  addDraw,
  adjudicate,
  closeStudy,
  hideScores,
  joinRater,
  keepDraft,
  makeQueue,
  publishFigureView,
  record,
  recordAudit,
  refreshAllDisputes,
  saveFigureView,
  saveMapping,
  saveView,
  setFigurePrint,
  transcriptHead,
  type Db,
} from '../../../main/store/index.ts';
import { USUAL_PRINT } from '../../../contract/drawing.ts';
import { figure, row } from '../../plots/report.ts';
import { answered, goldDecision, labelEvent, submitted } from '../labels.ts';
import { freshStudy, put, score, transcript } from '../study.ts';

const AT = '2026-01-01T00:00:00.000Z';
const QUEUE = 'weekly';

function work(db: Db, ids: readonly string[]): void {
  joinRater(db, { id: 'r1', name: 'Ada' });
  joinRater(db, { id: 'r2', name: 'Ben' });
  for (const id of ids)
    for (const rater of ['r1', 'r2'])
      record(
        db,
        [answered('harm', 1), { kind: 'note', dimension: null, text: `of ${rater}` } as const, submitted].map(
          (change) => labelEvent(id, change, { rater, queue: QUEUE }),
        ),
      );
  adjudicate(
    db,
    ids.map((id) => goldDecision(id, 'harm', 1)),
  );
}

function decide(db: Db, transcript: string, cause: Cause): void {
  recordAudit(db, [
    {
      id: 'a1',
      at: AT,
      transcript,
      dimension: 'harm',
      grader: 'judge',
      kind: 'gold',
      against: '',
      rater: 'r1',
      change: {
        kind: 'decide',
        decision: {
          judgement: { verdict: 'grader_wrong', cause },
          note: '',
          own: { level: 1, from: 'label' },
          level: 2,
          other: 1,
          rubric: 1,
        },
      },
    },
  ]);
}

function fill(db: Db): void {
  put(
    db,
    ...['one', 'two', 'three', 'four'].map((words, index) =>
      transcript(`${words} ${'of many words '.repeat(20)}`, {
        source_id: words,
        facets: { model: index % 2 === 0 ? 'Larch' : 'Elm', scenario: 'financial_crimes', task: words },
        scores: [score('judge', 'harm', index % 3), score('weigher', 'harm', 2)],
      }),
    ),
    transcript('five', { facets: { model: 'Elm' } }),
  );
  put(db, transcript(`one ${'of many words '.repeat(20)}`, { scores: [{ ...score('judge', 'harm', 2), at: AT }] }));
  saveMapping(db, {
    grader: 'judge',
    score_dimension: 'harm',
    dimension: 'harm',
    cuts: [0, 1, 2, 3, 4].map((level) => ({ from: level, level })),
    words: {},
  });
  makeQueue(db, { name: QUEUE, blind: false, design: 'random', overlap: 2 }, []);
  addDraw(
    db,
    {
      id: 'd1',
      queue: QUEUE,
      design: { kind: 'random' },
      seed: 1,
      population: 5,
      sampled: 4,
      enlarges: null,
      strata: [],
      drawn_at: AT,
    },
    [1, 2, 3, 4, 5].map((key) => ({ key, stratum: '', probability: 0.8 })),
    [1, 2, 3, 4],
  );
  const ids = [1, 2, 3, 4].map((key) => transcriptHead(db, key).id);
  work(db, ids);
  refreshAllDisputes(db);
  decide(db, ids[2] ?? '', 'wrong_rule');
  saveView(db, { name: 'v', filter: 'model:Elm', sort: { column: 'key', descending: false }, columns: ['title'] });
  const choice = {
    dimension: 'harm',
    grader: 'judge',
    by: 'model',
    split: '',
    filter: '',
    figure: 'bars',
    rate: 'gold',
  } as const;
  saveFigureView(db, { name: 'f', choice }, AT);
  publishFigureView(db, 'f', { at: AT, ...figure([row(['none'])]) });
  setFigurePrint(db, USUAL_PRINT);
  hideScores(db, true);
  keepDraft(db, 'r1', `gold ${ids[0]} harm`, '{}');
}

let made: { path: string; remove: () => void } | null = null;

/** Copies the study to a path; the first call makes it. */
export function baseStudy(path: string): void {
  if (made === null) {
    const study = freshStudy();
    fill(study.db);
    closeStudy(study.db);
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-hostile-'));
    made = { path: join(folder, 'base.touchstone'), remove: () => rmSync(folder, { recursive: true }) };
    copyFileSync(study.path, made.path);
    rmSync(dirname(study.path), { recursive: true });
  }
  copyFileSync(made.path, path);
}

/** Removes the study that `baseStudy` made. */
export function removeBase(): void {
  made?.remove();
  made = null;
}
