// Migration 16: drafts: text that is being written and is not recorded yet. Plain SQL that calls no code of today.
export const drafts = /* sql */ `
create table draft (
  rater text not null,
  about text not null,                   -- see contract/draft.ts
  document text not null,                -- JSON
  at text not null,
  primary key (rater, about)
) strict, without rowid;
`;
