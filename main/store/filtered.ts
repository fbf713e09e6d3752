// The transcripts that a filter finds, in order: all at once, or in parts, so that the first ones can be shown before
// the last are found.
import { UNDECIDED } from '../../contract/dispute.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { AS_IMPORTED, type Sort } from '../../contract/library.ts';
import { unlessHidden } from './blind.ts';
import { statement, type Db } from './connection.ts';
import { isFirstClass } from './facets.ts';
import { condition, readFilter } from './filter.ts';
import { isText, queriesFor } from './search.ts';
import { scopeOf } from './spoken.ts';
import { sql, verbatim, type Sql } from './sql.ts';

const PLAIN = ['key', 'id', 'title', 'messages', 'characters', 'created_at'];
// as text: the index of undecided disputes is used only if the query names their states
const UNDECIDED_STATES = verbatim(UNDECIDED.map((state) => `'${state}'`).join(', '));
const STATE_ORDER = sql`case coalesce((select l.state from label l where l.transcript = t.key and l.round = 'main' and l.rater = `;

function sortColumn(column: string, rater: string | null): Sql {
  if (PLAIN.includes(column) || isFirstClass(column)) return verbatim(`t.${column}`);
  if (column === 'labels')
    return sql`(select count(*) from label l where l.transcript = t.key and l.round = 'main' and l.state = 'done')`;
  if (column === 'label') {
    return sql`${STATE_ORDER}${rater}), 'todo') when 'todo' then 0 when 'started' then 1 when 'skipped' then 2 else 3 end`;
  }
  if (column.startsWith('facet:'))
    return sql`(select f.value from facet f where f.transcript = t.key and f.name = ${column.slice('facet:'.length)})`;
  if (column === 'dispute') {
    const open = sql`select count(*) from dispute d where d.transcript = t.key and d.state in (${UNDECIDED_STATES})`;
    return unlessHidden(rater, open);
  }
  if (column.startsWith('score:')) {
    const name = column.slice('score:'.length);
    // Both grader and dimension may contain dots: the pair that some score has is meant.
    const value = sql`select s.value from score s where s.transcript = t.key and s.grader || '.' || s.dimension = ${name}`;
    return unlessHidden(rater, value);
  }
  throw new TouchstoneError('bad_input', `There is no column "${column}" to sort by`, '', 'Choose another column');
}

const transcriptsOf = (db: Db, { text, values }: Sql): number[] =>
  db
    .prepare<unknown[], number>(text)
    .pluck()
    .all(...values);

/**
 * The transcripts that a filter finds, by their keys, in order; those without a value in the column come last. Throws
 * `bad_filter`.
 */
export function filteredTranscripts(db: Db, filter: string, sort: Sort, rater: string | null): number[] {
  const where = condition(db, readFilter(filter), rater);
  const column = sortColumn(sort.column, rater);
  const direction = verbatim(sort.descending ? 'desc' : 'asc');
  // With a filter, the few matches are sorted: reading all transcripts in the order of an index and dropping most of
  // them would take longer.
  const by = filter.trim() === '' || sort.column === 'key' ? column : sql`+${column}`;
  const query = sql`select t.key from transcript t where ${where} order by ${by} ${direction} nulls last, t.key ${direction}`;
  return transcriptsOf(db, query);
}

const lastOf = statement<number | null>('select max(key) from transcript');

/** Number of transcripts searched for the first part of a list. */
const FIRST_STRETCH = 1024;
/** Upper limit of transcripts per search step, so that the store can answer other calls in between. */
const STRETCH = 1 << 15;
/** The same if the text of each transcript has to be read. */
const READ_STRETCH = 1 << 11;
/** Minimum size of the first part, unless fewer match. */
const FIRST_PART = 100;
/**
 * A prefix with at most this many words is searched word by word in the first part of a list; the prefix itself would
 * take longer.
 */
const MOST_WORDS = { first: 3000, further: 300 };

/** The number of transcripts to search in the next step, from the hits of the last one. */
function nextWidth(seen: number, found: number, most: number): number {
  if (seen === 0) return FIRST_STRETCH;
  const expected = found === 0 ? most : (1.5 * seen * (FIRST_PART - found)) / found;
  return Math.round(Math.max(FIRST_STRETCH, Math.min(most, expected)));
}

/** Some transcripts in order, by their keys; `next` is the `after` of the next part, null after the last one. */
export interface FilteredPart {
  transcripts: number[];
  next: number | null;
}

/**
 * The transcripts of a filter after transcript `after` (0: from the first). A search for words in the order of import
 * is answered in parts, each from one range of transcripts; every other filter is answered in one part. Throws
 * `bad_filter`.
 */
export function filteredPart(db: Db, filter: string, sort: Sort, rater: string | null, after: number): FilteredPart {
  const tree = readFilter(filter);
  const texts = tree.terms.filter(isText);
  const inParts = sort.column === 'key' && !sort.descending && texts.length > 0;
  const queries = inParts ? queriesFor(db, texts, after === 0 ? MOST_WORDS.first : MOST_WORDS.further) : null;
  if (queries === null)
    return {
      transcripts: filteredTranscripts(db, filter, sort, rater).filter((key) => !inParts || key > after),
      next: null,
    };
  const last = lastOf(db).pluck().get() ?? 0;
  const most = scopeOf(tree) === null ? STRETCH : READ_STRETCH;
  const found: number[] = [];
  let from = after + 1;
  while (from <= last && found.length < FIRST_PART) {
    const width = after > 0 ? most : nextWidth(from - 1, found.length, most);
    const where = condition(db, tree, rater, { within: { from, to: from + width - 1, queries } });
    found.push(...transcriptsOf(db, sql`select t.key from transcript t where ${where} order by t.key`));
    from += width;
  }
  return { transcripts: found, next: from > last ? null : from - 1 };
}

/** All transcripts of a filter in the order of import, part after part. */
export function* filteredParts(db: Db, filter: string, rater: string | null): Generator<number[]> {
  for (let after: number | null = 0; after !== null;) {
    const part: FilteredPart = filteredPart(db, filter, AS_IMPORTED, rater, after);
    yield part.transcripts;
    after = part.next;
  }
}
