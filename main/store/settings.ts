// Settings of a study: what its intervals describe, which transcripts are independent of each other, and how its
// figures look.
import { z } from 'zod';
import { GroupLook, PrintStyle, USUAL_PRINT } from '../../contract/drawing.ts';
import { Clusters, Target } from '../../contract/inference.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

/** Exists while the Library withholds scores. */
export const HIDE_SCORES = 'hide_scores';

const one = statement<{ value: string }>('select value from setting where name = ?');
const upsert = statement(
  'insert into setting (name, value) values (?, ?) on conflict do update set value = excluded.value',
);
const remove = statement('delete from setting where name = ?');

const targetOf = documentReader('what intervals describe', Target);
const clustersOf = documentReader('the facet of clusters', Clusters);

const printOf = documentReader('settings for printing figures', PrintStyle);
const groupsOf = documentReader('the groups of figures', z.array(GroupLook));

const chosen = <T>(db: Db, name: string, read: (text: string, where: string) => T): T | undefined => {
  const row = one(db).get(name);
  return row === undefined ? undefined : read(row.value, `setting ${name}`);
};

/** `undefined`: not chosen. */
export interface ChosenInference {
  target: Target | undefined;
  clusters: Clusters | undefined;
}

/** Throws `damaged` if the stored value is not a choice. */
export const chosenInference = (db: Db): ChosenInference => ({
  target: chosen(db, 'target', targetOf),
  clusters: chosen(db, 'clusters', clustersOf),
});

function set(db: Db, name: string, value: unknown): void {
  if (value === undefined) remove(db).run(name);
  else upsert(db).run(name, JSON.stringify(value));
}

/** Whether the Library withholds a transcript's scores from a rater until they have labelled it. */
export const hidesScores = (db: Db): boolean => one(db).get(HIDE_SCORES) !== undefined;

/** Makes the Library withhold scores, or show them. */
export const hideScores = (db: Db, on: boolean): void => set(db, HIDE_SCORES, on ? true : undefined);

/** Stores both as they are given; `undefined` removes the choice. */
export function chooseInference(db: Db, { target, clusters }: ChosenInference): void {
  set(db, 'target', target);
  set(db, 'clusters', clusters);
}

/** How the study's figures are printed. Throws `damaged` if the stored value is not a choice. */
export const figurePrint = (db: Db): PrintStyle => chosen(db, 'figure_print', printOf) ?? USUAL_PRINT;

export const setFigurePrint = (db: Db, style: PrintStyle): void => set(db, 'figure_print', style);

/** The chosen names, order and looks of groups, of all facets. Throws `damaged` if the stored value is not a choice. */
export const figureGroups = (db: Db): GroupLook[] => chosen(db, 'figure_groups', groupsOf) ?? [];

/** Stores them for one facet; none removes the choice. Call it inside `writing`. */
export function setFigureGroups(db: Db, facet: string, groups: readonly GroupLook[]): void {
  const others = figureGroups(db).filter((group) => group.facet !== facet);
  set(db, 'figure_groups', [...others, ...groups]);
}
