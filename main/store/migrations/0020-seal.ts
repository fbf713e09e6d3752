// Migration 20: a digest of every table, so that a change by another program is noticed. Plain SQL that calls no code
// of today; `migrate` computes the digests in the transaction of this migration and of each later one.
export const seal = /* sql */ `
create table seal (
  name text primary key,                 -- of the table
  entries integer not null,              -- how many rows it has
  sum blob not null                      -- of the hashes of its rows (store/multiset.ts)
) strict, without rowid;
`;
