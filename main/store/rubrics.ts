// The versions of the study's rubric. The newest one is what raters label under.
import { Rubric } from '../../contract/rubric.ts';
import { statement, type Db } from './connection.ts';
import { damagedFile } from './damage.ts';
import { documentReader } from './documents.ts';

/** A version of the rubric; `source` is its text as it was written, null if only the document was stored. */
export interface RubricVersion {
  rubric: Rubric;
  source: string | null;
  /** When it became current. */
  created_at: string;
}

const insert = statement('insert into rubric (version, name, document, source, created_at) values (?, ?, ?, ?, ?)');
const newest = statement<{ version: number; document: string }>(
  'select version, document from rubric order by version desc limit 1',
);
const every = statement<{ version: number; document: string; source: string | null; created_at: string }>(
  'select version, document, source, created_at from rubric order by version',
);
const counted = statement<{ rubric: number; labels: number }>(
  "select rubric, count(*) as labels from label where state <> 'todo' and round <> 'training' group by rubric",
);

// addRubric() wrote it; it is parsed again, because older documents lack some fields
const rubricOf = documentReader('a rubric', Rubric);

export function addRubric(db: Db, rubric: Rubric, source: string | null, at: string): void {
  insert(db).run(rubric.version, rubric.name, JSON.stringify(rubric), source, at);
}

/** The current rubric. Throws `damaged` if the study has none. */
export function currentRubric(db: Db): Rubric {
  const row = newest(db).get();
  if (row === undefined) throw damagedFile('The study has no rubric', db.name);
  return rubricOf(row.document, `version ${row.version}`);
}

const flagNames = statement<string>(
  "select f.value ->> '$.name' from rubric r, json_each(r.document, '$.flags') f where r.version = ?",
);

/** The names of the flags of a version; none if the study does not have that version. */
export const flagsUnder = (db: Db, version: number): string[] => flagNames(db).pluck().all(version);

/** Every version, oldest first. */
export const rubricVersions = (db: Db): RubricVersion[] =>
  every(db)
    .all()
    .map(({ version, document, ...row }) => ({ ...row, rubric: rubricOf(document, `version ${version}`) }));

/** Number of labels that were made under each version, without training. */
export const labelsUnder = (db: Db): ReadonlyMap<number, number> =>
  new Map(
    counted(db)
      .all()
      .map(({ rubric, labels }) => [rubric, labels]),
  );
