// What a study holds, as a short text that changes with it: answers are kept by it.
import { createHash } from 'node:crypto';
import { onSnapshot, statement, type Db } from './connection.ts';

const digests = statement<{ name: string; entries: number; sum: Uint8Array }>(
  'select name, entries, sum from seal order by name',
);
const stale = statement<number>('select 1 from dispute_stale limit 1');

/**
 * A text that is another one after any change of a table that is sealed (seals.ts): not of drafts, and not of marks.
 * Null while disputes have yet to follow from those tables. No table is read.
 */
export const contentOf = (db: Db): string | null =>
  onSnapshot(db, () => {
    if (stale(db).get() !== undefined) return null;
    const hash = createHash('sha256');
    for (const { name, entries, sum } of digests(db).all()) hash.update(`${name} ${entries} `).update(sum);
    return hash.digest('hex');
  });
