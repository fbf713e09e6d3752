// Documents in a study that another program changed are refused as damaged.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import {
  adjudicate,
  allEvents,
  auditLog,
  drawsOf,
  figureViews,
  goldLog,
  goldOf,
  joinRater,
  labelFor,
  makeQueue,
  mappings,
  record,
  saveFigureView,
  saveMapping,
  saveView,
  skeleton,
  transcriptHead,
  unitRows,
  views,
  type Db,
} from '../../main/store/index.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
let id = '';
beforeEach(() => {
  study = freshStudy();
  const { db } = study;
  put(db, transcript('one', { scores: [score('judge', 'harm', 1)] }));
  id = transcriptHead(db, 1).id;
  joinRater(db, { id: 'r1', name: 'Ada' });
  makeQueue(db, { name: 'q', blind: true, design: 'all' }, [{ key: 1, probability: 1 }]);
  record(db, [labelEvent(id, answered('harm', 1)), labelEvent(id, submitted)]);
  adjudicate(db, [goldDecision(id, 'harm', 1)]);
  saveMapping(db, {
    grader: 'judge',
    score_dimension: 'harm',
    dimension: 'harm',
    cuts: [{ from: 0, level: 0 }],
    words: {},
  });
  saveView(db, { name: 'v', filter: '', sort: { column: 'key', descending: false }, columns: [] });
  const choice = {
    dimension: 'harm',
    grader: '',
    by: 'model',
    split: '',
    filter: '',
    figure: 'bars',
    rate: 'gold',
  } as const;
  saveFigureView(db, { name: 'f', choice }, '2026-01-01T00:00:00.000Z');
});
afterEach(() => study.remove());

const CASES: readonly (readonly [what: string, sql: string, read: (db: Db) => unknown])[] = [
  ['a label', `update label set document = '{"dimensions": 5}'`, (db) => labelFor(db, id, 'r1', 'main')],
  ['a label that is no JSON', `update label set document = '{'`, (db) => labelFor(db, id, 'r1', 'main')],
  ['an event', `update label_event set change = '{"kind": "explode"}'`, (db) => [...allEvents(db)]],
  ['gold', `update adjudication set document = '{"level": "three"}'`, (db) => [goldOf(db, 1), goldLog(db, id)]],
  ['a mapping', `update mapping set document = '[]'`, (db) => mappings(db)],
  ['a view', `update view set sort = '"up"'`, (db) => views(db)],
  ['a figure', `update figure_view set document = '{"dimension": null}'`, (db) => figureViews(db)],
];

test.each(CASES)('%s, changed by another program, is refused as damaged', (_, sql, read) => {
  expect(() => read(study.db)).not.toThrow();
  // A forger first drops the triggers that keep the logs append-only.
  for (const trigger of study.db
    .prepare<[], string>("select name from sqlite_schema where type = 'trigger'")
    .pluck()
    .all())
    study.db.exec(`drop trigger "${trigger}"`);
  study.db.exec(sql);
  expect(() => read(study.db)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'damaged' }) }),
  );
});

test('documents that the store wrote are read', () => {
  const { db } = study;
  expect([drawsOf(db, 'q'), auditLog(db, id), skeleton(db, 1, 0).blocks]).toEqual([[], [], [1, 1]]);
  // one unit for the answer, and one for each flag, which the label left unset
  expect(unitRows(db, 'r2')).toHaveLength(1 + defaultRubric().flags.length);
});
