// Migration 11: disputed scores, and the log of decisions about them. Plain SQL that calls no code of
// today.
export const audit = /* sql */ `
-- every decision about a dispute, in order; no row is changed or removed
create table audit (
  seq integer primary key,
  id text not null unique,
  at text not null,
  transcript text not null references transcript (id),
  dimension text not null,
  grader text not null,
  kind text not null check (kind in ('gold', 'rater', 'grader', 'version', 'citation')),
  against text not null,                 -- rater id or the other grader; '' where the kind says it all
  rater text not null references rater (id),
  change text not null check (change in ('decide', 'reopen')),
  document text not null,                -- JSON of contract AuditDecision, or of a reason
  hash text not null                     -- sha256 of the previous hash and this row
) strict;
create index audit_dispute on audit (transcript, dimension, grader, kind, against, seq);
create trigger audit_keep before delete on audit begin select raise(abort, 'audit is append-only'); end;
create trigger audit_fixed before update on audit begin select raise(abort, 'audit is append-only'); end;

-- the number of quotes of a score, and of those that are not in the transcript; a score without a row is not checked
-- yet
create table citation (
  transcript integer not null references transcript (key) on delete cascade,
  grader text not null,
  dimension text not null,               -- the grader's own
  quotes integer not null,
  missing integer not null,
  primary key (transcript, grader, dimension)
) strict, without rowid;
create trigger citation_of_score after delete on score begin
  delete from citation where transcript = old.transcript and grader = old.grader and dimension = old.dimension;
end;

-- the disputes, and former disputes that were decided: derived from scores, gold, labels, mappings, rubric and audit
create table dispute (
  key integer primary key,
  transcript integer not null references transcript (key) on delete cascade,
  dimension text not null,
  grader text not null,
  kind text not null,
  against text not null,
  state text not null check (state in ('open', 'reopened', 'decided', 'settled')),
  level integer,
  other integer,
  weight real not null,
  decision integer references audit (seq),
  unique (transcript, dimension, grader, kind, against)
) strict;
create index dispute_state on dispute (state, transcript);

-- the mappings and the rubric with which the disputes were derived (JSON)
create table dispute_basis (
  one integer primary key check (one = 1),
  document text not null
) strict;

-- transcripts that have changed since their disputes were derived (no "or ignore": the statement that fires a
-- trigger decides how conflicts are resolved)
create table dispute_stale (transcript integer primary key) strict;
create trigger score_added after insert on score begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger score_gone after delete on score begin
  insert into dispute_stale select old.transcript where not exists (select 1 from dispute_stale where transcript = old.transcript);
end;
create trigger score_earlier_added after insert on score_earlier begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger score_earlier_gone after delete on score_earlier begin
  insert into dispute_stale select old.transcript where not exists (select 1 from dispute_stale where transcript = old.transcript);
end;
create trigger gold_added after insert on gold begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger gold_changed after update on gold begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger gold_gone after delete on gold begin
  insert into dispute_stale select old.transcript where not exists (select 1 from dispute_stale where transcript = old.transcript);
end;
create trigger answer_added after insert on answer begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger answer_gone after delete on answer begin
  insert into dispute_stale select old.transcript where not exists (select 1 from dispute_stale where transcript = old.transcript);
end;
create trigger citation_added after insert on citation when new.missing > 0 begin
  insert into dispute_stale select new.transcript where not exists (select 1 from dispute_stale where transcript = new.transcript);
end;
create trigger citation_gone after delete on citation when old.missing > 0 begin
  insert into dispute_stale select old.transcript where not exists (select 1 from dispute_stale where transcript = old.transcript);
end;
create trigger audit_added after insert on audit begin
  insert into dispute_stale select key from transcript where id = new.transcript and key not in (select transcript from dispute_stale);
end;
create trigger scenario_changed after update of scenario on transcript begin
  insert into dispute_stale select new.key where not exists (select 1 from dispute_stale where transcript = new.key);
end;
create trigger transcript_disputes after delete on transcript begin delete from dispute_stale where transcript = old.key; end;

insert into dispute_stale select distinct transcript from score;
`;
