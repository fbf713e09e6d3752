// Migration 17: flags are answered like dimensions, so that they can be gold, agreement and a rate. A flag that is set
// is a yes; one that is not set is a no where the label was submitted in the window. Plain SQL that calls no code of
// today.
export const measures = /* sql */ `
insert or replace into answer (round, transcript, dimension, rater, rubric, level, blinded, updated_at)
select l.round, l.transcript, s.flag, l.rater, l.rubric, s.level,
  case when l.revealed = 1 then 0 else (
    select case when max(e.seen_grader) = 1 then 0 when sum(e.seen_grader is null or e.at = '1970-01-01T00:00:00.000Z') > 0 then null else 1 end
    from label_event e where e.transcript = t.id and e.rater = l.rater and e.round = l.round and e.origin = l.origin) end,
  l.updated_at
from (
  select l.round, l.transcript, l.rater, f.value as flag, 1 as level from label l, json_each(l.document, '$.flags') f
  union all
  select l.round, l.transcript, l.rater, f.value ->> '$.name', 0
  from label l join rubric r on r.version = l.rubric, json_each(r.document, '$.flags') f
  where l.document ->> '$.coverage' is not null
    and f.value ->> '$.name' not in (select value from json_each(l.document, '$.flags'))
    and (select d.value ->> '$.answer' from json_each(l.document, '$.dimensions') d where d.key = f.value ->> '$.name') is null
) s join label l on l.transcript = s.transcript and l.rater = s.rater and l.round = s.round
join transcript t on t.key = l.transcript
where l.state = 'done' and l.round <> 'training';
`;
