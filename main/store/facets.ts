// Facets of transcripts: four are columns of the transcript table, the others rows of their own.
import { FACETS, type FacetValue } from '../../contract/transcript.ts';
import { statement, type Db } from './connection.ts';

type FirstClass = (typeof FACETS)[number];

const FIRST_CLASS: ReadonlySet<string> = new Set(FACETS);
export const isFirstClass = (name: string): name is FirstClass => FIRST_CLASS.has(name);

// If two files give two values, the smaller one counts, so that the order of import does not matter.
const fill: Record<FirstClass, ReturnType<typeof statement>> = {
  scenario: statement(
    'update transcript set scenario = @value where key = @transcript and (scenario is null or @value < scenario)',
  ),
  model: statement(
    'update transcript set model = @value where key = @transcript and (model is null or @value < model)',
  ),
  arm: statement('update transcript set arm = @value where key = @transcript and (arm is null or @value < arm)'),
  checkpoint: statement(
    'update transcript set checkpoint = @value where key = @transcript and (checkpoint is null or @value < checkpoint)',
  ),
};
const insert = statement(`
  insert into facet (transcript, name, value) values (?, ?, ?)
  on conflict do update set value = excluded.value where excluded.value < value`);
const others = statement<{ name: string; value: FacetValue }>(
  'select name, value from facet where transcript = ? order by name',
);

/** The value as its column stores it: only checkpoints may be numbers, so that steps sort as numbers. */
export const columnValue = (name: FirstClass, value: FacetValue): FacetValue =>
  name === 'checkpoint' ? value : String(value);

/** Adds the facets that a transcript does not have yet; returns whether anything changed. */
export function addFacets(db: Db, transcript: number, facets: readonly (readonly [string, FacetValue])[]): boolean {
  let changed = 0;
  for (const [name, value] of facets) {
    changed += isFirstClass(name)
      ? fill[name](db).run({ value: columnValue(name, value), transcript }).changes
      : insert(db).run(transcript, name, value).changes;
  }
  return changed > 0;
}

const unset = statement('delete from facet where transcript = ? and name = ? and value = ?');
const unsetColumn: Record<Exclude<FirstClass, 'model'>, ReturnType<typeof statement>> = {
  scenario: statement('update transcript set scenario = null where key = ? and scenario = ?'),
  arm: statement('update transcript set arm = null where key = ? and arm = ?'),
  checkpoint: statement('update transcript set checkpoint = null where key = ? and checkpoint = ?'),
};

/** Removes a facet if it has this value; returns whether it had. The model is part of a transcript's identity. */
export function takeBackFacet(db: Db, transcript: number, name: string, value: FacetValue): boolean {
  if (!isFirstClass(name)) return unset(db).run(transcript, name, value).changes > 0;
  if (name === 'model') return false;
  return unsetColumn[name](db).run(transcript, columnValue(name, value)).changes > 0;
}

const overwrite = statement(`
  insert into facet (transcript, name, value) values (@transcript, @name, @value)
  on conflict do update set value = excluded.value where excluded.value <> value`);
const setColumn: Record<Exclude<FirstClass, 'model'>, ReturnType<typeof statement>> = {
  scenario: statement('update transcript set scenario = @value where key = @transcript and scenario is not @value'),
  arm: statement('update transcript set arm = @value where key = @transcript and arm is not @value'),
  checkpoint: statement(
    'update transcript set checkpoint = @value where key = @transcript and checkpoint is not @value',
  ),
};

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/**
 * The reason why a facet of this name cannot be set by hand, null if it can. The model is part of a transcript's
 * identity.
 */
export function refusedName(name: string): string | null {
  if (name === 'model') return 'The facet model identifies a transcript and cannot be set';
  return NAME.test(name) ? null : 'A facet’s name is one word: letters, digits, . _ and -';
}

/** Sets a facet of some transcripts, replacing its values; call it inside `writing`. Returns how many changed. */
export function setFacet(db: Db, transcripts: readonly number[], name: string, value: FacetValue): number {
  const own = isFirstClass(name) && name !== 'model' ? setColumn[name] : null;
  const given = isFirstClass(name) ? columnValue(name, value) : value;
  return transcripts.reduce(
    (changed, transcript) =>
      changed +
      (own === null ? overwrite(db).run({ transcript, name, value: given }) : own(db).run({ transcript, value: given }))
        .changes,
    0,
  );
}

/** The transcript's own columns as facets, absent ones left out. */
export function firstClassFacets(row: Record<FirstClass, FacetValue | null>): Record<string, FacetValue> {
  const facets: Record<string, FacetValue> = {};
  for (const name of FACETS) {
    const value = row[name];
    if (value !== null) facets[name] = value;
  }
  return facets;
}

/** All facets of a transcript. */
export function facetsOf(
  db: Db,
  transcript: number,
  row: Record<FirstClass, FacetValue | null>,
): Record<string, FacetValue> {
  const facets = firstClassFacets(row);
  for (const { name, value } of others(db).all(transcript)) facets[name] = value;
  return facets;
}
