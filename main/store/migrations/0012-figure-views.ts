// Migration 12: figures of the Findings place are kept under a name, as views of the Library are. Plain SQL that calls
// no code of today.
export const figureViews = /* sql */ `
create table figure_view (
  name text primary key,
  document text not null,                -- JSON of contract FigureChoice
  created_at text not null
) strict, without rowid;
`;
