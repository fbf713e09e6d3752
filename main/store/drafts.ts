// Drafts: text and choices that a rater has not recorded yet. No published number rests on them.
import type { KeptDraft } from '../../contract/draft.ts';
import { statement, writing, type Db } from './connection.ts';

const ofRater = statement<KeptDraft>('select about, document from draft where rater = ? order by about');
const upsert = statement(`
  insert into draft (rater, about, document, at) values (?, ?, ?, ?)
  on conflict do update set document = excluded.document, at = excluded.at`);
const remove = statement('delete from draft where rater = ? and about = ?');

/** All drafts of a rater. */
export const draftsOf = (db: Db, rater: string): KeptDraft[] => ofRater(db).all(rater);

/** Stores a draft in place of the previous one; null deletes it. */
export function keepDraft(db: Db, rater: string, about: string, document: string | null): void {
  if (document === null) remove(db).run(rater, about);
  else upsert(db).run(rater, about, document, new Date().toISOString());
}

/** A draft, by its rater and its subject. A decision of the command line has no rater. */
export interface DraftName {
  rater: string | null;
  about: string;
}

/** Records something and deletes its drafts, in one transaction. */
export function recording<T>(db: Db, drafts: readonly DraftName[], record: () => T): T {
  return writing(db, () => {
    for (const { rater, about } of drafts) if (rater !== null) remove(db).run(rater, about);
    return record();
  });
}
