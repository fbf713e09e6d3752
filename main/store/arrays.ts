// Columns of the study as plain lists, for statistics and sampling: one read of an index each, keyed by transcript.
import type { FacetValue } from '../../contract/transcript.ts';
import type { Score, ScoreState } from '../../contract/score.ts';
import type { ScoreName } from '../../contract/queue.ts';
import { isFirstClass } from './facets.ts';
import { statement, type Db } from './connection.ts';
import { sql, verbatim } from './sql.ts';

const ids = statement<{ key: number; id: string }>('select key, id from transcript order by key');
const facet = statement<{ key: number; value: FacetValue }>(
  'select transcript as key, value from facet where name = ? order by transcript',
);
const scores = statement<{ key: number; state: ScoreState; value: number | null; label: string | null }>(
  'select transcript as key, state, value, label from score where grader = ? and dimension = ? order by transcript',
);

const byKey = <Row extends { key: number }, T>(rows: readonly Row[], of: (row: Row) => T): Map<number, T> =>
  new Map(rows.map((row) => [row.key, of(row)]));

/** The id of every transcript. */
export const idColumn = (db: Db): Map<number, string> => byKey(ids(db).all(), ({ id }) => id);

/** The values of a facet; a transcript without it is not in the map. */
export function facetColumn(db: Db, name: string): Map<number, FacetValue> {
  if (!isFirstClass(name)) return byKey(facet(db).all(name), ({ value }) => value);
  const column = verbatim(name);
  return byKey(
    sql`select key, ${column} as value from transcript where ${column} is not null`.all<{ key: number; value: FacetValue }>(db),
    ({ value }) => value,
  );
}

/** What a grader said on a dimension; a transcript it never saw is not in the map. `value` is null unless it was scored. */
export const scoreColumn = (db: Db, { grader, dimension }: ScoreName): Map<number, Pick<Score, 'state' | 'value' | 'label'>> =>
  byKey(scores(db).all(grader, dimension), ({ state, value, label }) => ({ state, value, label }));

const chances = statement<{ key: number; missed: number; certain: number }>(`
  select f.transcript as key, exp(sum(case when f.probability < 1 then ln(1 - f.probability) else 0 end)) as missed,
    max(f.probability = 1) as certain
  from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue
  where q.purpose = 'label' and d.key not in (select enlarges from draw where enlarges is not null)
  group by f.transcript order by f.transcript`);

/**
 * The chance of each transcript to have been drawn into any queue that counts (the union over draws); one that stood in no frame is
 * not in the map, and nothing can be concluded for it.
 */
export const inclusionColumn = (db: Db): Map<number, number> =>
  byKey(chances(db).all(), ({ missed, certain }) => (certain === 1 ? 1 : 1 - missed));

const drawn = statement<{ key: number }>(`
  select distinct i.transcript as key from queue_item i join queue q on q.name = i.queue
  where q.purpose = 'label' and i.draw is not null`);

/** The transcripts that were drawn by a recorded draw into a queue that counts; what was picked by hand is not among them. */
export const drawnKeys = (db: Db): Set<number> =>
  new Set(
    drawn(db)
      .all()
      .map(({ key }) => key),
  );
