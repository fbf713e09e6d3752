// Graders' scores that were imported for a queue: they count as work on it, like labels, and change no rate.
import type { QueueSummary } from '../../contract/queue.ts';
import { statement, type Db } from './connection.ts';

type Scored = QueueSummary['scored'][number];

const note = statement(`
  insert into queue_score (queue, grader, dimension, transcripts, at) values (?, ?, ?, ?, ?)
  on conflict do update set transcripts = excluded.transcripts, at = excluded.at`);
const every = statement<Scored & { queue: string }>(
  'select queue, grader, dimension, transcripts from queue_score order by queue, grader, dimension',
);

/** Records how many transcripts of the queue have a score now; call it inside `writing`. */
export function noteQueueScores(db: Db, queue: string, { grader, dimension, transcripts }: Scored): void {
  note(db).run(queue, grader, dimension, transcripts, new Date().toISOString());
}

/** The scores that graders gave for each queue. */
export function queueScores(db: Db): Map<string, Scored[]> {
  const found = new Map<string, Scored[]>();
  for (const { queue, ...scored } of every(db).all()) found.set(queue, [...(found.get(queue) ?? []), scored]);
  return found;
}
