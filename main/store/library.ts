// The Library's three questions: which transcripts in which order, what stands in a row, how many of each facet.
import type { FacetValue } from '../../contract/transcript.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import type { FacetCounts, LibraryRow, Sort } from '../../contract/calls/library.ts';
import type { LabelState } from '../../contract/label.ts';
import type { ScoreState } from '../../contract/score.ts';
import { hidden } from './blind.ts';
import { join, sql, verbatim, type Sql } from './sql.ts';
import { reading, type Db } from './connection.ts';
import { firstClassFacets, isFirstClass } from './facets.ts';
import { condition, readFilter } from './filter.ts';
import { snippet, type TextTerm } from './search.ts';
import { facetNames } from './study.ts';

const PLAIN = ['key', 'id', 'title', 'messages', 'characters', 'created_at'];
const STATE_ORDER = sql`case coalesce((select l.state from label l where l.transcript = t.key and l.round = 'main' and l.rater = `;

function sortColumn(column: string, rater: string | null): Sql {
  if (PLAIN.includes(column) || isFirstClass(column)) return verbatim(`t.${column}`);
  if (column === 'labels') return sql`(select count(*) from label l where l.transcript = t.key and l.round = 'main' and l.state = 'done')`;
  if (column === 'label') {
    return sql`${STATE_ORDER}${rater}), 'todo') when 'todo' then 0 when 'started' then 1 when 'skipped' then 2 else 3 end`;
  }
  if (column.startsWith('facet:'))
    return sql`(select f.value from facet f where f.transcript = t.key and f.name = ${column.slice('facet:'.length)})`;
  if (column.startsWith('score:')) {
    const name = column.slice('score:'.length);
    // grader and dimension may both hold dots: the pair that some score has is meant
    const value = sql`select s.value from score s where s.transcript = t.key and s.grader || '.' || s.dimension = ${name}`;
    return rater === null ? sql`(${value})` : sql`case when ${hidden(rater)} then null else (${value}) end`;
  }
  throw new TouchstoneError('bad_input', `Nothing can be sorted by "${column}"`, '', 'Choose another column');
}

/** Keys of all transcripts of a filter, in order; rows without a value come last either way. Throws `bad_filter`. */
export function keys(db: Db, filter: string, sort: Sort, rater: string | null): number[] {
  const where = condition(db, readFilter(filter), rater);
  const column = sortColumn(sort.column, rater);
  const direction = verbatim(sort.descending ? 'desc' : 'asc');
  // with a filter the few that fit are sorted: walking all in the order of an index and dropping most would take longer
  const by = filter.trim() === '' || sort.column === 'key' ? column : sql`+${column}`;
  const query = sql`select t.key from transcript t where ${where} order by ${by} ${direction} nulls last, t.key ${direction}`;
  return db
    .prepare<unknown[], number>(query.text)
    .pluck()
    .all(...query.values);
}

interface Row {
  key: number;
  id: string;
  title: string;
  scenario: string | null;
  model: string | null;
  arm: string | null;
  checkpoint: FacetValue | null;
  messages: number;
  label: LabelState;
  labels: number;
  hidden: number;
}

function byTranscript<R extends { transcript: number }>(rows: readonly R[]): Map<number, R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.transcript);
    if (group === undefined) groups.set(row.transcript, [row]);
    else group.push(row);
  }
  return groups;
}

/** The rows of these keys, in their order; keys that are no more are left out. */
export function rows(db: Db, wanted: readonly number[], filter: string, rater: string | null): LibraryRow[] {
  return reading(db, () => {
    const list = join(
      wanted.map((key) => sql`${key}`),
      ', ',
    );
    const found = sql`
      select t.key, t.id, t.title, t.scenario, t.model, t.arm, t.checkpoint, t.messages,
        coalesce((select l.state from label l where l.transcript = t.key and l.rater = ${rater} and l.round = 'main'), 'todo') as label,
        (select count(*) from label l where l.transcript = t.key and l.round = 'main' and l.state = 'done') as labels,
        ${hidden(rater)} as hidden
      from transcript t where t.key in (${list})`.all<Row>(db);
    const facets = byTranscript(
      sql`select transcript, name, value from facet where transcript in (${list}) order by name`.all<{
        transcript: number;
        name: string;
        value: FacetValue;
      }>(db),
    );
    const scores = byTranscript(
      sql`select transcript, grader, dimension, state, value, label from score where transcript in (${list}) order by grader, dimension`.all<{
        transcript: number;
        grader: string;
        dimension: string;
        state: ScoreState;
        value: number | null;
        label: string | null;
      }>(db),
    );
    const terms = readFilter(filter).terms.filter((term): term is TextTerm => term.kind === 'text' && !term.not);
    const byKey = new Map(found.map((row) => [row.key, row]));
    return wanted.flatMap((key): LibraryRow[] => {
      const row = byKey.get(key);
      if (row === undefined) return [];
      const { id, title, messages, label, labels } = row;
      const all = firstClassFacets(row);
      for (const { name, value } of facets.get(key) ?? []) all[name] = value;
      const shown =
        row.hidden === 1
          ? null
          : (scores.get(key) ?? []).map((s) => ({
              grader: s.grader,
              dimension: s.dimension,
              state: s.state,
              value: s.value,
              label: s.label,
            }));
      return [{ key, id, title, facets: all, messages, label, labels, scores: shown, snippet: snippet(db, key, terms) }];
    });
  });
}

/** More values than this are no facet to click on (ids, dates): the commonest are shown. */
const MOST_VALUES = 200;

/** How many transcripts have each value of each facet, under the filter without that facet's own choice. */
export function facetCounts(db: Db, filter: string, rater: string | null): FacetCounts[] {
  const tree = readFilter(filter);
  const count = (facet: string): FacetCounts => {
    const where = condition(db, tree, rater, facet);
    const values = sql`
      select value, count from (
        select value, count(*) as count from (${tree.terms.length === 0 ? allValues(facet) : valuesUnder(facet, where)})
        group by value order by count desc limit ${MOST_VALUES}
      ) order by value`.all<{ value: FacetValue; count: number }>(db);
    return { facet, values };
  };
  return reading(db, () => facetNames(db).map(count));
}

/** Every transcript's value of a facet, read from an index that is in their order. */
const allValues = (facet: string): Sql =>
  isFirstClass(facet)
    ? sql`select ${verbatim(facet)} as value from transcript where ${verbatim(facet)} is not null`
    : sql`select value from facet where name = ${facet}`;

/** The values of those that fit a filter: those first, then their values (`+` and `cross join` keep SQLite from the other way round). */
const valuesUnder = (facet: string, where: Sql): Sql =>
  isFirstClass(facet)
    ? sql`select +t.${verbatim(facet)} as value from transcript t where +t.${verbatim(facet)} is not null and ${where}`
    : sql`select f.value from transcript t cross join facet f on f.transcript = t.key and f.name = ${facet} where ${where}`;
