// Saved figures: their order, their names, and the published version of frozen ones.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FigureChoice, Published } from '../../contract/figure.ts';
import {
  deleteFigureView,
  figureViews,
  openStudy,
  closeStudy,
  orderFigureViews,
  publishFigureView,
  renameFigureView,
  saveFigureView,
  setFigureGroups,
  figureGroups,
  firstValues,
  writing,
} from '../../main/store/index.ts';
import { connect } from '../../main/store/connection.ts';
import { figure, row } from '../plots/report.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => void (study = freshStudy()));
afterEach(() => study.remove());

const choice: FigureChoice = {
  dimension: 'harm',
  grader: '',
  by: 'model',
  split: '',
  filter: '',
  figure: 'bars',
  rate: 'gold',
};
const names = (): string[] => figureViews(study.db).map(({ name }) => name);
const save = (...all: string[]): void => {
  for (const [minute, name] of all.entries())
    saveFigureView(study.db, { name, choice }, `2026-01-01T00:0${9 - minute}:00.000Z`);
};

function published(): Published {
  const { drawing, table } = figure([row(['none'])]);
  return { at: '2026-02-03T04:05:06.000Z', drawing, table };
}

test('figures are in the order of saving until another order is chosen', () => {
  save('a', 'b', 'c');
  expect(names()).toEqual(['a', 'b', 'c']);
  saveFigureView(study.db, { name: 'a', choice: { ...choice, by: 'arm' } }, '2026-05-01T00:00:00.000Z');
  expect(names()).toEqual(['a', 'b', 'c']);
  writing(study.db, () => orderFigureViews(study.db, ['c', 'a']));
  expect(names()).toEqual(['c', 'a', 'b']);
  renameFigureView(study.db, 'a', 'z');
  save('d');
  expect(names()).toEqual(['c', 'z', 'b', 'd']);
  expect(() => renameFigureView(study.db, 'z', 'b')).toThrow('A figure with this name exists');
  expect(() => renameFigureView(study.db, 'none', 'x')).toThrow('There is no such figure');
});

test('a frozen figure keeps its published version: it can be renamed and moved, but not replaced or deleted', () => {
  save('a', 'b');
  publishFigureView(study.db, 'a', published());
  renameFigureView(study.db, 'a', 'A');
  orderFigureViews(study.db, ['b', 'A']);
  expect(() => saveFigureView(study.db, { name: 'A', choice }, '2026-01-01')).toThrow('The figure is frozen');
  expect(() => deleteFigureView(study.db, 'A')).toThrow('The figure is frozen');
  expect(figureViews(study.db)).toEqual([
    { name: 'b', choice, published: null },
    { name: 'A', choice, published: published() },
  ]);
  publishFigureView(study.db, 'A', null);
  deleteFigureView(study.db, 'A');
  expect(names()).toEqual(['b']);
});

test('figures of a study of form 18 keep their order of saving, and none is frozen', () => {
  save('second', 'first');
  const path = `${study.path}.older.touchstone`;
  study.db.prepare('vacuum into ?').run(path);
  const older = connect(path, { fileMustExist: true, timeout: 0 });
  for (const name of older.prepare<[], string>("select name from sqlite_schema where type = 'view'").pluck().all())
    older.exec(`drop view ${name}`);
  for (const name of ['frame_cell', 'population_unit', 'population_cell', 'population'])
    older.exec(`drop table ${name}`);
  older.exec('drop index transcript_created_at; drop index transcript_characters');
  older.exec('drop table mark; drop table seal; alter table figure_view drop column position');
  older.exec('alter table figure_view drop column published');
  older.pragma('user_version = 18');
  older.close();
  const again = openStudy(path);
  expect(figureViews(again).map(({ name, published: frozen }) => [name, frozen])).toEqual([
    ['first', null],
    ['second', null],
  ]);
  closeStudy(again);
});

test('looks of groups are stored by facet, and values are in the order of their first transcript', () => {
  writing(study.db, () => setFigureGroups(study.db, 'arm', [{ facet: 'arm', value: 'x', name: 'X', look: 2 }]));
  writing(study.db, () => setFigureGroups(study.db, 'model', [{ facet: 'model', value: 'm', name: '', look: 1 }]));
  writing(study.db, () => setFigureGroups(study.db, 'arm', []));
  expect(figureGroups(study.db)).toEqual([{ facet: 'model', value: 'm', name: '', look: 1 }]);
  expect(firstValues(study.db, 'arm', 5)).toEqual([]);
});
