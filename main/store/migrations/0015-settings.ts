// Migration 15: choices that are made once for a study, such as the target of its intervals. Plain SQL that calls no
// code of today.
export const settings = /* sql */ `
create table setting (
  name text primary key,
  value text not null                    -- JSON
) strict, without rowid;
`;
