// Migration 3: labels of several rounds (a hidden repeat, training) and of several copies of a study. Calls no code of
// today.
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';

const tables = /* sql */ `
-- the id of this copy of the study: events recorded here have it, which distinguishes work merged from another copy
alter table study add column copy text not null default '';

drop trigger label_event_fixed;
-- the round it belongs to, the copy of the study it was recorded in, and its number there
alter table label_event add column round text not null default 'main' check (round in ('main', 'repeat', 'training'));
alter table label_event add column origin text not null default '';
alter table label_event add column ordinal integer not null default 0;
update label_event set ordinal = seq;
drop index label_event_label;
create index label_event_label on label_event (transcript, rater, round, origin, ordinal);

create table label_3 (
  transcript integer not null references transcript (key),
  rater text not null references rater (id),
  round text not null check (round in ('main', 'repeat', 'training')),
  origin text not null,                  -- the copy whose events stand; others of the same round are conflicts
  state text not null check (state in ('todo', 'started', 'skipped', 'done')),
  bookmarked integer not null check (bookmarked in (0, 1)),
  later integer not null check (later in (0, 1)),
  revealed integer not null check (revealed in (0, 1)),
  rubric integer not null,
  queue text,
  updated_at text not null,
  document text not null,                -- JSON of contract Label
  primary key (transcript, rater, round)
) strict, without rowid;
`;

const after = /* sql */ `
create trigger label_event_fixed before update on label_event begin select raise(abort, 'labels are append-only'); end;
drop table label;
alter table label_3 rename to label;
create index label_rater on label (rater, round, state, transcript);
`;

interface Row {
  transcript: number;
  rater: string;
  state: string;
  bookmarked: number;
  revealed: number;
  rubric: number;
  queue: string | null;
  updated_at: string;
  document: string;
}

/** Gives every label its round, its origin and the fields that labels have since. */
export function roundsAndOrigins(db: Database.Database): void {
  const copy = randomUUID();
  db.exec(tables);
  db.prepare('update study set copy = ?').run(copy);
  db.prepare('update label_event set origin = ?').run(copy);
  const insert = db.prepare(`
    insert into label_3 (transcript, rater, round, origin, state, bookmarked, later, revealed, rubric, queue, updated_at, document)
    values (?, ?, 'main', ?, ?, ?, 0, ?, ?, ?, ?, ?)`);
  for (const row of db.prepare<[], Row>('select * from label').all()) {
    const document = JSON.stringify({ ...JSON.parse(row.document), later: false, first_pass: null });
    const { transcript, rater, state, bookmarked, revealed, rubric, queue, updated_at } = row;
    insert.run(transcript, rater, copy, state, bookmarked, revealed, rubric, queue, updated_at, document);
  }
  db.exec(after);
}
