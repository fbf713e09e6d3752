// The words of pages in the search index, and the mapping between entries and pages.
import { statement, writing, type Db } from './connection.ts';
import { bytesIn, type Kept } from './long-texts.ts';
import type { Page } from './pages.ts';
import { sql, type Sql } from './sql.ts';

/**
 * Entries of an index are stored close together if their numbers are close: with numbers as sparse as the keys of
 * pages, the index is half as large again (measured: 0.65 of the text instead of 0.45). So a transcript's first page,
 * for most the only one, is entry `transcript`, and its further pages (n = 1, 2, ...) are entries from 2^40 on.
 */
const insertFirst = statement('insert into message_text (rowid, text) values (?, ?)');
const insertFurther = statement('insert into message_text (rowid, text) values ((1 << 40) + (? << 13) + ?, ?)');

/** A range of transcript numbers, both ends included. */
export interface KeyRange {
  from: number;
  to: number;
}

/**
 * SQL for the numbers of the transcripts that match a query, of all or of a range of them. FTS5 starts at the beginning
 * of the range and ends at its end, but only for integers: a number of JavaScript arrives as a real, and the bound
 * would be ignored.
 */
export function transcriptsWith(query: string, within: KeyRange | null): Sql {
  if (within === null)
    return sql`select case when x.rowid < 1 << 40 then x.rowid else (x.rowid - (1 << 40)) >> 13 end
      from message_text x where message_text match ${query}`;
  const { from, to } = within;
  return sql`select x.rowid from message_text x
      where message_text match ${query} and x.rowid between cast(${from} as integer) and cast(${to} as integer)
    union all select (x.rowid - (1 << 40)) >> 13 from message_text x
      where message_text match ${query} and x.rowid between (1 << 40) + (${from} << 13) and (1 << 40) + (${to} << 13) + 8191`;
}

// `instance` returns a word without reading its positions, unlike the other kinds of vocabulary
const nextWord = statement<string>('select term from temp.message_word where term >= ? limit 1');

/** The words of the index with this prefix (as the index writes them), in order; null if there are more than `most`. */
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

/** The first page of a transcript (0, 1, ...) that matches the query; null if there is none. */
export function hitPage(db: Db, key: number, query: string): number | null {
  return hitInFirst(db).pluck().get({ query, key }) ?? hitInFurther(db).pluck().get({ query, key }) ?? null;
}

function asText(words: string | Kept | undefined): string {
  if (typeof words === 'string' || words === undefined) return words ?? '';
  const { buffer, byteOffset, length } = bytesIn(words);
  return Buffer.from(buffer, byteOffset, length).toString('utf8');
}

/**
 * Adds the words of new transcripts to the index, in the order of entries, because FTS5 writes out its buffer at each
 * step back. The further parts of a long text are entries after those of all pages.
 */
export function indexWords(db: Db, fresh: readonly { key: number; pages: readonly Page[] }[]): void {
  for (const { key, pages } of fresh) if (pages[0] !== undefined) insertFirst(db).run(key, asText(pages[0].words[0]));
  for (const { key, pages } of fresh) {
    const parts = [...pages.slice(1).map(({ words }) => words[0]), ...pages.flatMap(({ words }) => words.slice(1))];
    for (const [index, part] of parts.entries()) insertFurther(db).run(key, index + 1, asText(part));
  }
}

/**
 * How the index is filled. FTS5 collects words in memory, writes them out as a segment when a transaction ends or they
 * take `hashsize` bytes (by default a million, which is half a transaction), and merges segments while it writes: by
 * default four at a time, so that every word of a large import is written seven times; sixteen at a time, three times.
 * More at a time would leave the file larger. FTS5 merges `crisismerge` segments of one level in a single transaction,
 * however long a label waits for it, so their number is never reached.
 */
const FILLING = { hashsize: 1 << 24, automerge: 16, crisismerge: 500 };

const option = statement<number>('select v from message_text_config where k = ?');
const setOption = statement('insert into message_text (message_text, rank) values (?, cast(? as integer))');

/** Sets in the study file how the index is filled, unless that was done before. */
export function readyToIndex(db: Db): void {
  const due = Object.entries(FILLING).filter(([name, value]) => option(db).pluck().get(name) !== value);
  if (due.length > 0) writing(db, () => due.forEach(([name, value]) => setOption(db).run(name, value)));
}

const changes = statement<number>('select total_changes()');

/** Pages of the index merged in one step: it takes some 30 ms, for which a label has to wait. */
const STEP = 400;

/** Which segments are merged: all, or on each level of the index those of which there are four or more. */
export type Merged = 'all' | 'many';

/**
 * An index that was filled in small steps has dozens of segments, and each word is looked up in each of them. Merges
 * them, one step per call; returns false when it is finished. A merge that was begun is continued by `many`.
 */
export function mergeWords(db: Db, merged: Merged): boolean {
  return writing(db, () => {
    const before = changes(db).pluck().get() ?? 0;
    setOption(db).run('merge', merged === 'all' ? -STEP : STEP);
    return (changes(db).pluck().get() ?? 0) - before >= 2;
  });
}
