// Migration 18: which graders' scores were made for a queue, so that they count as work on it. Plain SQL that calls no
// code of today.
export const queueScores = /* sql */ `
create table queue_score (
  queue text not null references queue (name),
  grader text not null,
  dimension text not null,
  transcripts integer not null,          -- of the queue, with a score by this grader when it was last brought
  at text not null,
  primary key (queue, grader, dimension)
) strict, without rowid;
`;
