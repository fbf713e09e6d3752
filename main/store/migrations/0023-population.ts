// Migration 23: the population that a study samples, as counts by cell. Plain SQL that calls no code of today.
export const population = /* sql */ `
-- the population from which transcripts were drawn; its units stay in their own files
create table population (
  one integer primary key check (one = 1),
  id text not null unique,               -- uuid of this description
  source text not null,                  -- JSON of contract PopulationSource: for people to read, never opened
  units integer not null check (units > 0),
  query_sha256 text not null,            -- of the query that made the cells
  described_at text not null
) strict;

-- the units that share all facets and all scores
create table population_cell (
  key integer primary key,
  facets text not null,                  -- JSON list, in the order of the source
  scores text not null,                  -- JSON list of contract CellScore, in the order of the source
  units integer not null check (units > 0)
) strict;

-- the transcripts that are units of the population, with their cells
create table population_unit (
  transcript integer primary key references transcript (key),
  id text not null unique,               -- of the unit, where it lies
  cell integer not null references population_cell (key)
) strict;
create index population_unit_cell on population_unit (cell);

-- the frame of a draw from the population: every unit of a cell had this inclusion probability
create table frame_cell (
  draw integer not null references draw (key),
  cell integer not null references population_cell (key),
  stratum text not null,
  probability real not null check (probability > 0 and probability <= 1),
  primary key (draw, cell)
) strict, without rowid;
create index frame_cell_cell on frame_cell (cell);
`;
