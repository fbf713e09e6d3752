// Migration 6: how graders' scales are read as levels. Plain SQL that calls no code of today.
export const mappings = /* sql */ `
create table mapping (
  grader text not null,
  score_dimension text not null,
  dimension text not null,
  version integer not null check (version > 0),
  document text not null,                -- JSON of contract Mapping
  created_at text not null,
  primary key (dimension, grader, score_dimension, version)
) strict, without rowid;
`;
