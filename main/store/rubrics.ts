// The versions of the study's rubric. The newest one is what raters label under.
import { Rubric } from '../../contract/rubric.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { statement, type Db } from './connection.ts';

const insert = statement('insert into rubric (version, name, document, created_at) values (?, ?, ?, ?)');
const newest = statement<{ document: string }>('select document from rubric order by version desc limit 1');
const every = statement<{ document: string; created_at: string }>('select document, created_at from rubric order by version');

export function addRubric(db: Db, rubric: Rubric, at: string): void {
  insert(db).run(rubric.version, rubric.name, JSON.stringify(rubric), at);
}

/** The rubric in force. Throws `damaged` when the study has none. */
export function currentRubric(db: Db): Rubric {
  const row = newest(db).get();
  if (row === undefined) throw new TouchstoneError('damaged', 'The study has no rubric', db.name, 'Run `touchstone verify`');
  return Rubric.parse(JSON.parse(row.document));
}

/** Every version, oldest first, and since when it is in force. */
export const rubricVersions = (db: Db): { rubric: Rubric; created_at: string }[] =>
  every(db)
    .all()
    .map(({ document, created_at }) => ({ rubric: Rubric.parse(JSON.parse(document)), created_at }));
