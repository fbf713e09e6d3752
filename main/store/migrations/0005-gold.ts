// Migration 5: adjudication as a log, and the gold that follows from it. Plain SQL that calls no code of today.
export const gold = /* sql */ `
-- every decision that made or withdrew gold, in order; no row is changed or removed
create table adjudication (
  seq integer primary key,
  id text not null unique,
  at text not null,
  transcript text not null references transcript (id),
  dimension text not null,
  rater text references rater (id),      -- who decided; null: a rule from the command line
  kind text not null check (kind in ('decide', 'reopen')),
  document text not null,                -- JSON of contract Decision
  hash text not null                     -- sha256 of the previous hash and this row
) strict;
create index adjudication_unit on adjudication (transcript, dimension, seq);
create trigger adjudication_keep before delete on adjudication begin select raise(abort, 'adjudication is append-only'); end;
create trigger adjudication_fixed before update on adjudication begin select raise(abort, 'adjudication is append-only'); end;

-- the current gold, derived from adjudication in the same transaction
create table gold (
  transcript integer not null references transcript (key),
  dimension text not null,
  level integer,                         -- null: decided that it cannot be judged
  rubric integer not null,
  rule text not null,
  at text not null,
  seq integer not null references adjudication (seq),
  primary key (transcript, dimension)
) strict, without rowid;
create index gold_dimension on gold (dimension, level, transcript);
`;
