// Filter terms about a rater's own label: notes, bookmarks, flags and skips; without a rater they apply to any label.
import { ANY } from '../../contract/filter/fields.ts';
import { contains, sql, type Sql } from './sql.ts';

/**
 * A label of transcript `t` of this rater (null: of any rater) in the round that counts for which `condition` is true.
 */
const own = (rater: string | null, condition: Sql): Sql =>
  rater === null
    ? sql`exists (select 1 from label l where l.transcript = t.key and l.round = 'main' and ${condition})`
    : sql`exists (select 1 from label l where l.transcript = t.key and l.round = 'main' and l.rater = ${rater} and ${condition})`;

const holds = (text: Sql, words: string): Sql => (words === ANY ? sql`${text} <> ''` : contains(text, words));

/** The note on the transcript or on a dimension contains these words; `any`: there is a note. */
export const noted = (words: string, rater: string | null): Sql =>
  own(
    rater,
    sql`(${holds(sql`l.document ->> '$.note'`, words)} or exists (select 1 from json_each(l.document, '$.dimensions') d
      where ${holds(sql`d.value ->> '$.note'`, words)}))`,
  );

/** The rater bookmarked it, or did not. */
export const bookmarked = (on: boolean, rater: string | null): Sql =>
  on ? own(rater, sql`l.bookmarked = 1`) : sql`not ${own(rater, sql`l.bookmarked = 1`)}`;

/** The rater set this flag; `any`: some flag. */
export const flagged = (flag: string, rater: string | null): Sql =>
  own(
    rater,
    flag === ANY
      ? sql`json_array_length(l.document, '$.flags') > 0`
      : sql`exists (select 1 from json_each(l.document, '$.flags') f where f.value = ${flag} collate nocase)`,
  );

/** The rater skipped it for a reason with these words; `any`: for any reason. */
export const skipped = (words: string, rater: string | null): Sql =>
  own(
    rater,
    words === ANY
      ? sql`l.state = 'skipped'`
      : sql`l.state = 'skipped' and ${holds(sql`l.document ->> '$.skipped'`, words)}`,
  );
