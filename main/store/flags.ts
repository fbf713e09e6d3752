// Flags as raters noted them: they stand in labels, and no adjudication settles them.
import { statement, type Db } from './connection.ts';
import type { GoldAnswer } from './draws.ts';

const noted = statement<{ transcript: number; labels: number; noted: number }>(`
  select l.transcript, count(*) as labels,
    sum(exists (select 1 from json_each(l.document, '$.flags') f where f.value = @flag)) as noted
  from label l where l.state = 'done' and l.round = 'main' group by l.transcript order by l.transcript`);

// a flag that nobody noted is answered when the label is submitted
const submissions = statement<{ key: number; queue: string | null; event: number; decision: number }>(`
  select l.transcript as key, e.queue, max(e.seq) as event, 0 as decision
  from label l join transcript t on t.key = l.transcript
  join label_event e on e.transcript = t.id and e.rater = l.rater and e.round = 'main' and e.kind = 'submit'
  where l.state = 'done' and l.round = 'main' group by l.transcript, e.queue order by l.transcript, e.queue`);

/** What answers a flag: the last submission of each transcript under each queue. */
export const flagAnswers = (db: Db): GoldAnswer[] => submissions(db).all();

/** Submitted labels of each transcript in the round `main`, and how many of them note the flag. */
export const flagCounts = (db: Db, flag: string): { transcript: number; labels: number; noted: number }[] =>
  noted(db).all({ flag });
