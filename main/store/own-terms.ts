// The filter's questions about a rater's own label: notes, bookmarks, flags and skips; without a rater, about any label.
import { sql, type Sql } from './sql.ts';

const LIKE = (words: string): string => `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Some label of transcript `t` of this rater (null: of anybody) in the round that counts, of which `condition` holds. */
const own = (rater: string | null, condition: Sql): Sql =>
  rater === null
    ? sql`exists (select 1 from label l where l.transcript = t.key and l.round = 'main' and ${condition})`
    : sql`exists (select 1 from label l where l.transcript = t.key and l.round = 'main' and l.rater = ${rater} and ${condition})`;

const holds = (text: Sql, words: string): Sql =>
  words === 'any' ? sql`${text} <> ''` : sql`${text} like ${LIKE(words)} escape '\\'`;

/** Their note on the whole or on a dimension holds these words; `any`: there is one. */
export const noted = (words: string, rater: string | null): Sql =>
  own(
    rater,
    sql`(${holds(sql`l.document ->> '$.note'`, words)} or exists (select 1 from json_each(l.document, '$.dimensions') d
      where ${holds(sql`d.value ->> '$.note'`, words)}))`,
  );

/** They bookmarked it, or did not. */
export const bookmarked = (on: boolean, rater: string | null): Sql =>
  on ? own(rater, sql`l.bookmarked = 1`) : sql`not ${own(rater, sql`l.bookmarked = 1`)}`;

/** They set this flag; `any`: some flag. */
export const flagged = (flag: string, rater: string | null): Sql =>
  own(
    rater,
    flag === 'any'
      ? sql`json_array_length(l.document, '$.flags') > 0`
      : sql`exists (select 1 from json_each(l.document, '$.flags') f where f.value = ${flag} collate nocase)`,
  );

/** They skipped it for a reason that holds these words; `any`: whatever the reason. */
export const skipped = (words: string, rater: string | null): Sql =>
  own(
    rater,
    words === 'any'
      ? sql`l.state = 'skipped'`
      : sql`l.state = 'skipped' and ${holds(sql`l.document ->> '$.skipped'`, words)}`,
  );
