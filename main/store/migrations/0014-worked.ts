// Migration 14: what each draw drew and when, so that a draw nobody worked on changes no number; queues can be closed
// and deleted.
import type Database from 'better-sqlite3';

const tables = /* sql */ `
-- whether it was drawn; stored with the frame, so that it is kept if the queue is deleted
alter table frame add column drawn integer not null default 0 check (drawn in (0, 1));
with recursive chain (draw, of) as (
  select key, key from draw
  union select d.enlarges, c.of from chain c join draw d on d.key = c.draw where d.enlarges is not null
)
update frame set drawn = 1 where exists (
  select 1 from chain c join queue_item i on i.draw = c.draw where c.of = frame.draw and i.transcript = frame.transcript);

-- the last entry of each log when it was drawn: later entries may be work on it (0: unknown, so all of them may be)
alter table draw add column after_event integer not null default 0;
alter table draw add column after_decision integer not null default 0;

-- a closed queue accepts no more work; a deleted queue that had labels keeps its draws, and its name stays in use
alter table queue add column closed_at text;
alter table queue add column deleted_at text;
`;

/**
 * Calls no code of today. Of the studies that early programs made some lack the column by which a draw enlarges
 * another.
 */
export function worked(db: Database.Database): void {
  const columns = db.prepare<[], string>("select name from pragma_table_info('draw')").pluck().all();
  if (!columns.includes('enlarges')) db.exec('alter table draw add column enlarges integer references draw (key)');
  db.exec(tables);
}
