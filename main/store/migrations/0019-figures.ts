// Migration 19: figures have an order, and may be frozen as they were published. Plain SQL that calls no code of today.
export const figures = /* sql */ `
alter table figure_view add column position integer not null default 0;
alter table figure_view add column published text;             -- JSON of contract Published; null: not frozen
update figure_view set position = (
  select count(*) from figure_view before
  where (before.created_at, before.name) < (figure_view.created_at, figure_view.name)
);
`;
