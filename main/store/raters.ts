// The raters of this study.
import type { Rater } from '../../contract/rater.ts';
import { chooseOneOf, TouchstoneError } from '../../contract/errors.ts';
import { statement, type Db } from './connection.ts';

const join = statement(`
  insert into rater (id, name, joined_at) values (?, ?, ?)
  on conflict (id) do update set name = excluded.name where name <> excluded.name`);
const every = statement<Rater>('select id, name from rater order by name, id');

/** Adds the rater; if the rater is known, updates the name. */
export function joinRater(db: Db, rater: Rater): void {
  join(db).run(rater.id, rater.name, new Date().toISOString());
}

/** The id of the rater of this name. Throws `not_found`, and `bad_input` if several raters have it. */
export function requireRater(db: Db, name: string): string {
  const known = every(db).all();
  const [only, ...more] = known.filter((one) => one.name === name);
  if (only === undefined) {
    const names = known.map((one) => one.name);
    throw new TouchstoneError('not_found', 'No rater has this name', name, chooseOneOf(names));
  }
  if (more.length > 0)
    throw new TouchstoneError('bad_input', `${more.length + 1} raters have this name`, name, 'Rename one of them');
  return only.id;
}

export const raters = (db: Db): Rater[] => every(db).all();
