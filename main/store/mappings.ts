// Mappings of graders' scales to dimensions; every version is kept, the newest is current.
import { Mapping } from '../../contract/mapping.ts';
import { statement, writing, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

/** A mapping as stored; `mapped-graders.ts` defines how it is read. */
export interface StoredMapping extends Mapping {
  version: number;
  created_at: string;
}

interface Row {
  document: string;
  version: number;
  created_at: string;
}

const insert = statement(`
  insert into mapping (grader, score_dimension, dimension, version, document, created_at) values (?, ?, ?, ?, ?, ?)`);
const versions = statement<Row>(`
  select document, version, created_at from mapping where dimension = ? and grader = ? and score_dimension = ? order by version`);
const inForce = statement<Row>(`
  select m.document, m.version, m.created_at from mapping m
  where m.version = (select max(n.version) from mapping n
    where n.dimension = m.dimension and n.grader = m.grader and n.score_dimension = m.score_dimension)
  order by m.dimension, m.grader, m.score_dimension`);

const mappingOf = documentReader('a mapping', Mapping);
const parsed = ({ document, version, created_at }: Row): StoredMapping => ({
  ...mappingOf(document, `mapping version ${version} of ${created_at}`),
  version,
  created_at,
});

/** The current mappings. */
export const mappings = (db: Db): StoredMapping[] => inForce(db).all().map(parsed);

/** Saves a mapping as a new version, unless the newest is the same. Returns the current one. */
export function saveMapping(db: Db, mapping: Mapping): StoredMapping {
  return writing(db, () => {
    const { grader, score_dimension, dimension } = mapping;
    const document = JSON.stringify(mapping);
    const newest = versions(db).all(dimension, grader, score_dimension).at(-1);
    if (newest?.document === document) return parsed(newest);
    const made = { version: (newest?.version ?? 0) + 1, created_at: new Date().toISOString() };
    insert(db).run(grader, score_dimension, dimension, made.version, document, made.created_at);
    return { ...mapping, ...made };
  });
}
