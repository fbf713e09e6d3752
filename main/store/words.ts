// The words of pages in the search index, and which entry stands for which page.
import { statement, writing, type Db } from './connection.ts';
import { bytesIn, type Kept } from './long-texts.ts';
import type { Page } from './pages.ts';
import { sql, type Sql } from './sql.ts';

/**
 * Entries of an index lie close together where their numbers are close: with numbers as sparse as the pages' own keys
 * the index is half as large again (measured: 0.65 of the text instead of 0.45). So a transcript's first page, for most
 * the only one, is entry `transcript`, and its further pages (n = 1, 2, ...) are entries from 2^40 on.
 */
const insertFirst = statement('insert into message_text (rowid, text) values (?, ?)');
const insertFurther = statement('insert into message_text (rowid, text) values ((1 << 40) + (? << 13) + ?, ?)');

/** Transcripts by number, from one to another, both included. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * SQL for the numbers of the transcripts that hold what a query asks for, of all or of a stretch of them. FTS5 goes
 * straight to where a stretch begins and ends there, but only for whole numbers: a number of JavaScript arrives as a
 * real, and the bound would be dropped.
 */
export function transcriptsWith(query: string, within: Stretch | null): Sql {
  if (within === null)
    return sql`select case when x.rowid < 1 << 40 then x.rowid else (x.rowid - (1 << 40)) >> 13 end
      from message_text x where message_text match ${query}`;
  const { from, to } = within;
  return sql`select x.rowid from message_text x
      where message_text match ${query} and x.rowid between cast(${from} as integer) and cast(${to} as integer)
    union all select (x.rowid - (1 << 40)) >> 13 from message_text x
      where message_text match ${query} and x.rowid between (1 << 40) + (${from} << 13) and (1 << 40) + (${to} << 13) + 8191`;
}

// `instance` gives a word without reading where it stands, as the other kinds of vocabulary do
const nextWord = statement<string>('select term from temp.message_word where term >= ? limit 1');

/** The words of the index that begin so (as the index writes them), in order; null where they are more than `most`. */
export function wordsFrom(db: Db, beginning: string, most: number): string[] | null {
  db.exec('create virtual table if not exists temp.message_word using fts5vocab (main, message_text, instance)');
  const words: string[] = [];
  for (let at = beginning; ;) {
    const word = nextWord(db).pluck().get(at);
    if (word === undefined || !word.startsWith(beginning)) return words;
    if (words.length === most) return null;
    words.push(word);
    at = `${word}\u0001`;
  }
}

const hitInFirst = statement<number>(
  'select 0 from message_text where message_text match @query and rowid = cast(@key as integer)',
);
const hitInFurther = statement<number | null>(`
  select (min(rowid) - (1 << 40)) & 8191 from message_text
  where message_text match @query and rowid between (1 << 40) + (@key << 13) and (1 << 40) + (@key << 13) + 8191`);

/** Which page of a transcript (0, 1, ...) first holds what the query asks for; null where none does. */
export function hitPage(db: Db, key: number, query: string): number | null {
  return hitInFirst(db).pluck().get({ query, key }) ?? hitInFurther(db).pluck().get({ query, key }) ?? null;
}

function asText(words: string | Kept | undefined): string {
  if (typeof words === 'string' || words === undefined) return words ?? '';
  const { buffer, byteOffset, length } = bytesIn(words);
  return Buffer.from(buffer, byteOffset, length).toString('utf8');
}

/**
 * Puts the words of fresh transcripts into the index; in order of the entries, since FTS5 writes out what it has at
 * each step back. The further parts of a long text are entries behind those of all pages.
 */
export function indexWords(db: Db, fresh: readonly { key: number; pages: readonly Page[] }[]): void {
  for (const { key, pages } of fresh) if (pages[0] !== undefined) insertFirst(db).run(key, asText(pages[0].words[0]));
  for (const { key, pages } of fresh) {
    const parts = [...pages.slice(1).map(({ words }) => words[0]), ...pages.flatMap(({ words }) => words.slice(1))];
    for (const [index, part] of parts.entries()) insertFurther(db).run(key, index + 1, asText(part));
  }
}

const merge = statement("insert into message_text (message_text, rank) values ('merge', cast(? as integer))");
const changes = statement<number>('select total_changes()');

/** Pages of the index merged in one step: limits how long a label has to wait. */
const STEP = 100;

/**
 * An index that was filled bit by bit lies in a dozen pieces, and each word is looked up in each. Merges them into one,
 * a step a call; false once that is done. The `first` call begins with all pieces that there are; what others left half
 * done is taken up by it.
 */
export function mergeWords(db: Db, first: boolean): boolean {
  return writing(db, () => {
    const before = changes(db).pluck().get() ?? 0;
    merge(db).run(first ? -STEP : STEP);
    return (changes(db).pluck().get() ?? 0) - before >= 2;
  });
}
