// The words of pages in the search index, and which entry stands for which page.
import { statement, type Db } from './connection.ts';
import { wordsIn, type Page } from './pages.ts';

/**
 * Entries of an index lie close together where their numbers are close: with numbers as sparse as the pages' own keys the index is
 * half as large again (measured: 0.65 of the text instead of 0.45). So a transcript's first page, for most the only one, is entry
 * `transcript`, and its further pages (n = 1, 2, ...) are entries from 2^40 on.
 */
const insertFirst = statement('insert into message_text (rowid, text) values (?, ?)');
const insertFurther = statement('insert into message_text (rowid, text) values ((1 << 40) + (? << 13) + ?, ?)');

/** The transcript that an entry's number stands for, as SQL on `x.rowid`. */
export const TRANSCRIPT_OF_ENTRY = 'case when x.rowid < 1 << 40 then x.rowid else (x.rowid - (1 << 40)) >> 13 end';

const hitInFirst = statement<number>('select 0 from message_text where message_text match @query and rowid = @key');
const hitInFurther = statement<number | null>(`
  select (min(rowid) - (1 << 40)) & 8191 from message_text
  where message_text match @query and rowid between (1 << 40) + (@key << 13) and (1 << 40) + (@key << 13) + 8191`);

/** Which page of a transcript (0, 1, ...) first holds what the query asks for; null where none does. */
export function hitPage(db: Db, key: number, query: string): number | null {
  return hitInFirst(db).pluck().get({ query, key }) ?? hitInFurther(db).pluck().get({ query, key }) ?? null;
}

/** Puts the words of fresh transcripts into the index; in order of the entries, since FTS5 writes out what it has at each step back. */
export function indexWords(db: Db, fresh: readonly { key: number; pages: readonly Page[] }[]): void {
  for (const { key, pages } of fresh) if (pages[0] !== undefined) insertFirst(db).run(key, pages[0].words ?? wordsIn(pages[0]));
  for (const { key, pages } of fresh) {
    for (const [index, page] of pages.entries()) if (index > 0) insertFurther(db).run(key, index, page.words ?? wordsIn(page));
  }
}
