// What is chosen once for a study: what its intervals speak of, and which transcripts are independent of each other.
import { Clusters, Target } from '../../contract/inference.ts';
import { statement, type Db } from './connection.ts';

const one = statement<{ value: string }>('select value from setting where name = ?');
const upsert = statement('insert into setting (name, value) values (?, ?) on conflict do update set value = excluded.value');
const remove = statement('delete from setting where name = ?');

const valueOf = (db: Db, name: string): unknown => {
  const row = one(db).get(name);
  return row === undefined ? undefined : JSON.parse(row.value);
};

/** `undefined`: not chosen. */
export interface ChosenInference {
  target: Target | undefined;
  clusters: Clusters | undefined;
}

export const chosenInference = (db: Db): ChosenInference => ({
  target: Target.optional().parse(valueOf(db, 'target')),
  clusters: Clusters.optional().parse(valueOf(db, 'clusters')),
});

function set(db: Db, name: string, value: unknown): void {
  if (value === undefined) remove(db).run(name);
  else upsert(db).run(name, JSON.stringify(value));
}

/** Keeps both as they are given; what is `undefined` is no longer chosen. */
export function chooseInference(db: Db, { target, clusters }: ChosenInference): void {
  set(db, 'target', target);
  set(db, 'clusters', clusters);
}
