// Migration 9: what submitted labels answer, by dimension, so that raters can be compared without
// reading every label. Plain SQL that calls no code of today.
export const answers = /* sql */ `
-- derived from label in the same transaction; training has none
create table answer (
  round text not null check (round in ('main', 'repeat')),
  transcript integer not null references transcript (key),
  dimension text not null,
  rater text not null references rater (id),
  rubric integer not null,
  level integer,                         -- null: could not be judged
  blinded integer not null check (blinded in (0, 1)),
  updated_at text not null,
  primary key (round, transcript, dimension, rater)
) strict, without rowid;
create index answer_dimension on answer (dimension, round, transcript);

insert into answer (round, transcript, dimension, rater, rubric, level, blinded, updated_at)
select l.round, l.transcript, d.key, l.rater, l.rubric, d.value ->> '$.answer.level',
  l.revealed = 0 and coalesce((select max(e.seen_grader) from label_event e where e.transcript = t.id and e.rater = l.rater
    and e.round = l.round and e.origin = l.origin), 0) = 0,
  l.updated_at
from label l join transcript t on t.key = l.transcript, json_each(l.document, '$.dimensions') d
where l.state = 'done' and l.round <> 'training' and d.value ->> '$.answer.state' in ('level', 'cannot_judge');
`;
