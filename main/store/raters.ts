// Who rates in this study.
import type { Rater } from '../../contract/calls/study.ts';
import { statement, type Db } from './connection.ts';

const join = statement(`
  insert into rater (id, name, joined_at) values (?, ?, ?)
  on conflict (id) do update set name = excluded.name where name <> excluded.name`);
const every = statement<Rater>('select id, name from rater order by name, id');

/** Makes the rater known; a rater who is known already may have changed the name. */
export function joinRater(db: Db, rater: Rater): void {
  join(db).run(rater.id, rater.name, new Date().toISOString());
}

export const raters = (db: Db): Rater[] => every(db).all();
