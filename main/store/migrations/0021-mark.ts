// Migration 21: a mark that every transaction renews, by which a study knows its own write-ahead log (helper-files.ts).
// Plain SQL that calls no code of today.
export const mark = /* sql */ `
create table mark (
  one integer primary key check (one = 1),
  what text not null check (what = 'touchstone mark'),   -- tells the page of this table from any other
  before blob not null check (length(before) = 16),      -- the mark that stood before the last transaction
  now blob not null check (length(now) = 16)
);
insert into mark values (1, 'touchstone mark', zeroblob(16), randomblob(16));
`;
