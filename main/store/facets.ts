// Facets of transcripts: four are columns of the transcript table, the others rows of their own.
import { FACETS, type FacetValue } from '../../contract/transcript.ts';
import { statement, type Db } from './connection.ts';

type FirstClass = (typeof FACETS)[number];

const FIRST_CLASS: ReadonlySet<string> = new Set(FACETS);
export const isFirstClass = (name: string): name is FirstClass => FIRST_CLASS.has(name);

// the first value found stays; a file that says otherwise does not rewrite what people may have labelled by
const fill: Record<FirstClass, ReturnType<typeof statement>> = {
  scenario: statement('update transcript set scenario = ? where key = ? and scenario is null'),
  model: statement('update transcript set model = ? where key = ? and model is null'),
  arm: statement('update transcript set arm = ? where key = ? and arm is null'),
  checkpoint: statement('update transcript set checkpoint = ? where key = ? and checkpoint is null'),
};
const insert = statement('insert into facet (transcript, name, value) values (?, ?, ?) on conflict do nothing');
const others = statement<{ name: string; value: FacetValue }>('select name, value from facet where transcript = ? order by name');

/** Gives a transcript the facets that it does not have yet; true if there were any. */
export function addFacets(db: Db, transcript: number, facets: readonly (readonly [string, FacetValue])[]): boolean {
  let changed = 0;
  for (const [name, value] of facets) {
    changed += isFirstClass(name) ? fill[name](db).run(value, transcript).changes : insert(db).run(transcript, name, value).changes;
  }
  return changed > 0;
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
export function facetsOf(db: Db, transcript: number, row: Record<FirstClass, FacetValue | null>): Record<string, FacetValue> {
  const facets = firstClassFacets(row);
  for (const { name, value } of others(db).all(transcript)) facets[name] = value;
  return facets;
}
