// Figures of the Findings place kept under a name: all that was chosen of each.
import { FigureChoice, type FigureView } from '../../contract/figure.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

const all = statement<{ name: string; document: string }>(
  'select name, document from figure_view order by created_at, name',
);
const upsert = statement(`
  insert into figure_view (name, document, created_at) values (?, ?, ?)
  on conflict do update set document = excluded.document`);
const remove = statement('delete from figure_view where name = ?');

const choiceOf = documentReader('a figure', FigureChoice);

/** All figures, in the order in which they were first kept. */
export const figureViews = (db: Db): FigureView[] =>
  all(db)
    .all()
    .map(({ name, document }) => ({ name, choice: choiceOf(document) }));

/** Keeps a figure; one of the same name is replaced. `at` is an ISO time. */
export const saveFigureView = (db: Db, { name, choice }: FigureView, at: string): void =>
  void upsert(db).run(name, JSON.stringify(choice), at);

export const deleteFigureView = (db: Db, name: string): void => void remove(db).run(name);
