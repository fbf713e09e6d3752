// Saved figures of the Findings place: their choices, their order, and their published numbers.
import { TouchstoneError } from '../../contract/errors.ts';
import { FigureChoice, Published, type FigureView } from '../../contract/figure.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

const all = statement<{ name: string; document: string; published: string | null }>(
  'select name, document, published from figure_view order by position, created_at, name',
);
const find = statement<{ published: string | null }>('select published from figure_view where name = ?');
const upsert = statement(`
  insert into figure_view (name, document, created_at, position)
  values (?, ?, ?, (select coalesce(max(position) + 1, 0) from figure_view))
  on conflict do update set document = excluded.document`);
const remove = statement('delete from figure_view where name = ?');
const rename = statement('update figure_view set name = ? where name = ?');
const place = statement('update figure_view set position = ? where name = ?');
const freeze = statement('update figure_view set published = ? where name = ?');

const choiceOf = documentReader('a figure', FigureChoice);
const publishedOf = documentReader('a published figure', Published);

/** All figures, in their order. Throws `damaged` for one that cannot be read. */
export const figureViews = (db: Db): FigureView[] =>
  all(db)
    .all()
    .map(({ name, document, published }) => ({
      name,
      choice: choiceOf(document, name),
      published: published === null ? null : publishedOf(published, name),
    }));

/** Throws `bad_input` for a figure that is frozen. */
function requireThawed(db: Db, name: string): void {
  if ((find(db).get(name)?.published ?? null) !== null)
    throw new TouchstoneError('bad_input', 'The figure is frozen', name, 'Unfreeze it first');
}

/** Throws `not_found`. */
function requireKnown(db: Db, name: string): void {
  if (find(db).get(name) === undefined) throw new TouchstoneError('not_found', 'There is no such figure', name);
}

/**
 * Saves a figure, a new one after all others; a figure of the same name is replaced in its position. `at` is an ISO
 * time. Throws `bad_input` for a frozen one. Call it, like all functions below, inside `writing`.
 */
export function saveFigureView(db: Db, { name, choice }: Pick<FigureView, 'name' | 'choice'>, at: string): void {
  requireThawed(db, name);
  upsert(db).run(name, JSON.stringify(choice), at);
}

/** Throws `bad_input` for a frozen one. */
export function deleteFigureView(db: Db, name: string): void {
  requireThawed(db, name);
  remove(db).run(name);
}

/** Renames a figure, also a frozen one. Throws `not_found`, and `bad_input` for a name that is in use. */
export function renameFigureView(db: Db, name: string, to: string): void {
  if (name === to) return;
  requireKnown(db, name);
  if (find(db).get(to) !== undefined)
    throw new TouchstoneError('bad_input', 'A figure with this name exists', to, 'Choose another name');
  rename(db).run(to, name);
}

/** Puts figures into this order; figures that are not named come after them. */
export function orderFigureViews(db: Db, names: readonly string[]): void {
  const others = figureViews(db).flatMap(({ name }) => (names.includes(name) ? [] : [name]));
  for (const [at, name] of [...names, ...others].entries()) place(db).run(at, name);
}

/** Freezes a figure as published, or unfreezes it with null. Throws `not_found`. */
export function publishFigureView(db: Db, name: string, published: Published | null): void {
  requireKnown(db, name);
  freeze(db).run(published === null ? null : JSON.stringify(published), name);
}
