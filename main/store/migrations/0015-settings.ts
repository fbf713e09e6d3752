// Migration 15: what is chosen once for a study, such as what its intervals speak of. Plain SQL that calls no code of
// today.
export const settings = /* sql */ `
create table setting (
  name text primary key,
  value text not null                    -- JSON
) strict, without rowid;
`;
