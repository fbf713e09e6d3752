// Migration 13: for labels made elsewhere, the time, whether the rater was blind, and the share that was read may be
// unknown. Calls no code of today.
import type Database from 'better-sqlite3';

const NO_TIME = '1970-01-01T00:00:00.000Z';

const tables = /* sql */ `
drop trigger label_event_keep;
drop trigger label_event_fixed;
create table label_event_13 (
  seq integer primary key,
  id text not null unique,
  at text,                               -- null: not known
  transcript text not null references transcript (id),
  rater text not null references rater (id),
  rubric integer not null references rubric (version),
  queue text,
  seen_grader integer check (seen_grader in (0, 1)), -- null: not known
  kind text not null,
  change text not null,                  -- JSON of contract Change
  hash text not null,                    -- sha256 of the previous hash and this row: a chain that shows tampering
  round text not null default 'main' check (round in ('main', 'repeat', 'training')),
  origin text not null default '',
  ordinal integer not null default 0
) strict;
insert into label_event_13 (seq, id, at, transcript, rater, rubric, queue, seen_grader, kind, change, hash, round, origin, ordinal)
select seq, id, at, transcript, rater, rubric, queue, seen_grader, kind, change, hash, round, origin, ordinal from label_event;
drop table label_event;
alter table label_event_13 rename to label_event;
create index label_event_label on label_event (transcript, rater, round, origin, ordinal);
create trigger label_event_keep before delete on label_event begin select raise(abort, 'labels are append-only'); end;
create trigger label_event_fixed before update on label_event begin select raise(abort, 'labels are append-only'); end;

create table label_13 (
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
  updated_at text,                       -- null: not known
  document text not null,                -- JSON of contract Label
  primary key (transcript, rater, round)
) strict, without rowid;
insert into label_13 (transcript, rater, round, origin, state, bookmarked, later, revealed, rubric, queue, updated_at, document)
select transcript, rater, round, origin, state, bookmarked, later, revealed, rubric, queue, nullif(updated_at, '${NO_TIME}'), document
from label;
drop table label;
alter table label_13 rename to label;
create index label_rater on label (rater, round, state, transcript);

-- derived from label in the same transaction; training has none
create table answer_13 (
  round text not null check (round in ('main', 'repeat')),
  transcript integer not null references transcript (key),
  dimension text not null,
  rater text not null references rater (id),
  rubric integer not null,
  level integer,                         -- null: could not be judged
  blinded integer check (blinded in (0, 1)), -- null: not known
  updated_at text,                       -- null: not known
  primary key (round, transcript, dimension, rater)
) strict, without rowid;
insert into answer_13 (round, transcript, dimension, rater, rubric, level, blinded, updated_at)
select a.round, a.transcript, a.dimension, a.rater, a.rubric, a.level,
  case when a.blinded = 1 and exists (select 1 from label_event e join transcript t on t.id = e.transcript
    where t.key = a.transcript and e.rater = a.rater and e.round = a.round and e.at = '${NO_TIME}'
    and e.origin = (select l.origin from label l where l.transcript = a.transcript and l.rater = a.rater and l.round = a.round))
  then null else a.blinded end,
  nullif(a.updated_at, '${NO_TIME}')
from answer a;
drop table answer;
alter table answer_13 rename to answer;
create index answer_dimension on answer (dimension, round, transcript);
create trigger answer_added after insert on answer begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger answer_gone after delete on answer begin
  insert into dispute_stale select old.transcript where not exists (select 1 from dispute_stale where transcript = old.transcript);
end;

-- tables made elsewhere name transcripts by the producer's own id
create index transcript_source on transcript (source_id);
`;

interface Row {
  transcript: number;
  rater: string;
  round: string;
  document: string;
}

/**
 * Adds columns for unknown facts, and removes a claim that imports of tables without times once stored: the label was
 * read as a whole.
 */
export function unknownOfLabels(db: Database.Database): void {
  db.exec(tables);
  const claimed = db.prepare<[], Row>(`
    select l.transcript, l.rater, l.round, l.document from label l join transcript t on t.key = l.transcript
    where (select e.at from label_event e where e.transcript = t.id and e.rater = l.rater and e.round = l.round and e.origin = l.origin
      and e.kind = 'submit' order by e.ordinal desc limit 1) = '${NO_TIME}'`);
  const correct = db.prepare('update label set document = ? where transcript = ? and rater = ? and round = ?');
  for (const { transcript, rater, round, document } of claimed.all())
    correct.run(JSON.stringify({ ...JSON.parse(document), seconds: null, coverage: null }), transcript, rater, round);
}
