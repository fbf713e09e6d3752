// Flags as raters noted them: they stand in labels, and no adjudication settles them.
import { statement, type Db } from './connection.ts';

const noted = statement<{ transcript: number; labels: number; noted: number }>(`
  select l.transcript, count(*) as labels,
    sum(exists (select 1 from json_each(l.document, '$.flags') f where f.value = @flag)) as noted
  from label l where l.state = 'done' and l.round = 'main' group by l.transcript order by l.transcript`);

/** Submitted labels of each transcript in the round `main`, and how many of them note the flag. */
export const flagCounts = (db: Db, flag: string): { transcript: number; labels: number; noted: number }[] => noted(db).all({ flag });
