// Migration 1: the first form of a study. Plain SQL that calls no code of today, so that its result never
// changes.
export const first = /* sql */ `
-- The first form of a study: transcripts and their text, scores, rubric, raters, queues, labels as a log.
-- Fields have the names of contract/. Long text is in tables of its own, so that lists read short rows.

create table study (
  one integer primary key check (one = 1),
  id text not null unique,               -- uuid of the study
  name text not null,
  synthetic integer not null default 0 check (synthetic in (0, 1)),
  created_at text not null
) strict;

create table rubric (
  version integer primary key,
  name text not null,
  document text not null,                -- the rubric as JSON (contract/rubric.ts)
  created_at text not null
) strict;

create table rater (
  id text primary key,
  name text not null,
  joined_at text not null
) strict, without rowid;

-- one run of the importer; without \`finished_at\` it was cancelled or killed. Each transcript is imported in one
-- transaction, so those that such a run imported are complete, and running it again imports the rest.
create table import (
  key integer primary key,
  started_at text not null,
  finished_at text
) strict;

create table transcript (
  key integer primary key,
  id text not null unique,               -- sha256 (hex) of the normal form
  import integer not null references import (key),
  source_id text not null,
  title text not null,
  created_at text,
  scenario text,
  model text,
  arm text,
  checkpoint any,                        -- text or number, so that steps sort as numbers
  messages integer not null,
  characters integer not null
) strict;
create index transcript_import on transcript (import);
create index transcript_scenario on transcript (scenario);
create index transcript_model on transcript (model);
create index transcript_arm on transcript (arm);
create index transcript_checkpoint on transcript (checkpoint);
create index transcript_messages on transcript (messages);
create index transcript_title on transcript (title);

-- facets beyond the four of the transcript table
create table facet (
  transcript integer not null references transcript (key) on delete cascade,
  name text not null,
  value any not null,
  primary key (transcript, name)
) strict, without rowid;
create index facet_value on facet (name, value, transcript);

-- where a transcript was found; a second file with the same transcript is a second source
create table source (
  key integer primary key,
  transcript integer not null references transcript (key) on delete cascade,
  path text not null,                    -- as the user gave it, for people only
  place text not null,                   -- member and position inside the file ("where" in the contract)
  format text not null,
  file_sha256 text not null,
  unique (transcript, path, place)
) strict;
create index source_file on source (file_sha256);

create table message (
  key integer primary key,
  transcript integer not null references transcript (key) on delete cascade,
  position integer not null,
  role text not null check (role in ('system', 'user', 'assistant', 'tool')),
  head text not null,                    -- JSON of SkeletonMessage: all that is needed before the text
  blocks text not null,                  -- JSON array of contract Block
  unique (transcript, position)
) strict;

-- the record as imported, deflated; it is read rarely, so it is not in the row that lists scan
create table original (
  transcript integer primary key references transcript (key) on delete cascade,
  deflated blob not null,
  metadata text not null                 -- JSON
) strict;

-- one row per message, rowid = message.key; it stores no second copy of the text
create virtual table message_text using fts5 (
  text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

create table score (
  key integer primary key,
  transcript integer not null references transcript (key) on delete cascade,
  grader text not null,
  dimension text not null,
  state text not null check (state in ('scored', 'unscored', 'parse_failed')),
  value real,
  label text,
  explanation text,
  override text,                         -- JSON
  context text,                          -- JSON
  unique (transcript, grader, dimension),
  check (state = 'scored' or value is null)
) strict;
create index score_grader on score (grader, dimension, value, transcript);

create table queue (
  name text primary key,
  blind integer not null check (blind in (0, 1)),
  design text not null,
  created_at text not null
) strict, without rowid;

create table queue_item (
  queue text not null references queue (name),
  position integer not null,
  transcript integer not null references transcript (key),
  probability real check (probability > 0 and probability <= 1),
  primary key (queue, position),
  unique (queue, transcript)
) strict, without rowid;
create index queue_item_transcript on queue_item (transcript);

-- all actions of raters, in order; no row is changed or removed
create table label_event (
  seq integer primary key,
  id text not null unique,
  at text not null,
  transcript text not null references transcript (id),
  rater text not null references rater (id),
  rubric integer not null references rubric (version),
  queue text,
  seen_grader integer not null check (seen_grader in (0, 1)),
  kind text not null,
  change text not null,                  -- JSON of contract Change
  hash text not null                     -- sha256 of the previous hash and this row: a chain that shows tampering
) strict;
create index label_event_label on label_event (transcript, rater, seq);
create trigger label_event_keep before delete on label_event begin select raise(abort, 'labels are append-only'); end;
create trigger label_event_fixed before update on label_event begin select raise(abort, 'labels are append-only'); end;

-- the current labels, derived from label_event by contract/label.ts in the same transaction; may be rebuilt at any time
create table label (
  transcript integer not null references transcript (key),
  rater text not null references rater (id),
  state text not null check (state in ('todo', 'started', 'skipped', 'done')),
  bookmarked integer not null check (bookmarked in (0, 1)),
  revealed integer not null check (revealed in (0, 1)),
  rubric integer not null,
  queue text,
  updated_at text not null,
  document text not null,                -- JSON of contract Label
  primary key (transcript, rater)
) strict, without rowid;
create index label_rater on label (rater, state, transcript);
`;
