// A list of the Library that Label steps through: its transcripts in its order, with the state of the rater's labels.
import type { Listed } from '../../contract/library.ts';
import type { QueueItem } from '../../contract/queue.ts';
import { statement, type Db } from './connection.ts';
import { filteredTranscripts } from './filtered.ts';

/** Of a longer list, half of this number comes before the transcript at which it was opened, and half after it. */
const MOST = 5000;

interface Row extends Omit<QueueItem, 'bookmarked' | 'later' | 'round'> {
  bookmarked: number;
  later: number;
}

const items = statement<Row>(`
  select t.key, t.id, t.title, t.scenario, t.messages, coalesce(l.state, 'todo') as state,
    coalesce(l.bookmarked, 0) as bookmarked, coalesce(l.later, 0) as later
  from json_each(@transcripts) w join transcript t on t.key = w.value
  left join label l on l.transcript = t.key and l.rater = @rater and l.round = 'main'
  order by w.key`);

/** The transcripts of a filter in its order. Throws `bad_filter`. */
export function listedItems(db: Db, rater: string, { filter, sort, around }: Listed): QueueItem[] {
  const all = filteredTranscripts(db, filter, sort, rater);
  const at = Math.max(0, all.indexOf(around));
  const first = Math.max(0, Math.min(at - MOST / 2, all.length - MOST));
  return items(db)
    .all({ transcripts: JSON.stringify(all.slice(first, first + MOST)), rater })
    .map((row) => ({ ...row, round: 'main', bookmarked: row.bookmarked === 1, later: row.later === 1 }));
}
