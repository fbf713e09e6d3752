// Migration 22: views by which people read a study with the tools that they know (docs/study-file.md). Plain SQL that
// calls no code of today, and no function that SQLite 3.38 does not have.
//
// SQLite refuses to change or drop a table in a way that breaks a view. A later migration that changes a table drops
// these views first and makes them again at its end, whole: another program may rely on their names and columns, so
// columns are only added. Views read the study; nothing of Touchstone reads the views.

const current = '(select max(version) from rubric)';

/** The transcript `t` that a row is about. Paths are cut to the name of the file, from either kind of machine. */
const slashed = String.raw`rtrim(replace(s.path, '\', '/'), '/')`;
const subject = `
  t.id as transcript_id, t.source_id,
  (select cast(substr(${slashed}, length(rtrim(${slashed}, replace(${slashed}, '/', ''))) + 1) as text)
    from source s where s.transcript = t.key order by s.key limit 1) as source_file,
  t.scenario, t.model, t.arm,
  cast(iif(typeof(t.checkpoint) = 'real' and t.checkpoint = cast(t.checkpoint as integer), cast(t.checkpoint as integer), t.checkpoint)
    as text) as checkpoint`;

/** Where `t` was drawn: a draw that enlarges another contains all that the other drew. */
const places = `(
  select d.queue, min(f.draw) as first, f.stratum from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue
  where f.transcript = t.key and f.drawn = 1 and q.purpose = 'label' group by d.queue order by 2)`;
const drawn = `
  cast((select group_concat(queue, '; ') from ${places}) as text) as draw_queue,
  cast((select group_concat(stratum, '; ') from ${places}) as text) as stratum`;

/**
 * A text of a JSON document. Half of a surrogate pair is not valid UTF-8, and programs refuse to read it: JSON holds
 * it as \udXXX, the view shows it as \ufffd and the last three digits.
 */
const text = (json: string, path: string): string => String.raw`
  cast(iif(instr(${json} -> '${path}', '\ud'),
    json_extract(replace(replace(${json} -> '${path}', '\\', '\u005c'), '\ud', '\ufffd'), '$'),
    json_extract(${json}, '${path}')) as text)`;

/** The name of a level among `levels`, a list of {value, name, anchor}. */
const levelName = (levels: string, level: string): string =>
  `cast((select json_extract(v.value, '$.name') from json_each(${levels}) v
    where json_extract(v.value, '$.value') = ${level} order by v.key limit 1) as text)`;

/** Evidence of `json` on a dimension, as the exports have it, without offsets in code points. */
const spans = (json: string, where: string): string => `
  cast((select json_group_array(json_object('message_number', json_extract(e.value, '$.message') + 1,
    'block_number', json_extract(e.value, '$.block') + 1, 'start_utf16', json_extract(e.value, '$.start'),
    'end_utf16', json_extract(e.value, '$.end'), 'quote', e.value -> '$.quote'))
    from json_each(${json}, '$.evidence') e where ${where}) as text) as evidence`;

/** What a level of the measure `c` of the current rubric counts as. */
const counted = (level: string): string => `
  cast(${level} >= c.event_from as integer) as event,
  cast(c.dimension is not null and (t.scenario is null or json_array_length(c.scenarios) = 0
    or t.scenario in (select value from json_each(c.scenarios))) as integer) as asked`;

/** Whether the rater of a label `l` had seen scores: 0 at some time, null not known of some part. */
const blinded = `
  cast(case when l.revealed = 1 then 0 else (
    select case when max(e.seen_grader) = 1 then 0
      when sum(e.seen_grader is null or e.at = '1970-01-01T00:00:00.000Z') > 0 then null else 1 end
    from label_event e where e.transcript = t.id and e.rater = l.rater and e.round = l.round and e.origin = l.origin) end
    as integer) as blinded`;

/** Labels by pass: one row, or two of a label in two passes. `said`: the answers of the pass. */
const passes = `
  select l.transcript, l.rater, l.round, l.rubric, iif(json_extract(l.document, '$.first_pass') is null, null, 2) as pass,
    l.document as said, json_extract(l.document, '$.submitted') as submitted,
    iif(json_extract(l.document, '$.submitted'), json_extract(l.document, '$.seconds'), null) as seconds,
    iif(json_extract(l.document, '$.submitted'), json_extract(l.document, '$.coverage'), null) as coverage
  from label l
  union all
  select l.transcript, l.rater, l.round, l.rubric, 1, json_extract(l.document, '$.first_pass'), 1,
    json_extract(l.document, '$.first_pass.seconds'), json_extract(l.document, '$.first_pass.coverage')
  from label l where json_extract(l.document, '$.first_pass') is not null`;

/** Each measure with any content in a pass; flags that were asked and not set are a no. */
const spoken = `
  select p.transcript, p.rater, p.round, p.pass, d.key as dimension from pass p, json_each(p.said, '$.dimensions') d
  where json_extract(d.value, '$.answer') is not null or json_extract(d.value, '$.note') <> ''
    or json_array_length(d.value, '$.components') > 0
  union
  select p.transcript, p.rater, p.round, p.pass, json_extract(e.value, '$.dimension') from pass p, json_each(p.said, '$.evidence') e
  union
  select p.transcript, p.rater, p.round, p.pass, f.value from pass p, json_each(p.said, '$.flags') f
  union
  select p.transcript, p.rater, p.round, p.pass, json_extract(f.value, '$.name')
  from pass p join rubric r on r.version = p.rubric, json_each(r.document, '$.flags') f where p.submitted and p.coverage is not null`;

const labelId = (pass: string): string =>
  `cast(l.rater || '/' || t.id || '/' || x.dimension || iif(${pass} = 1, '/1', '') as text)`;

export const views = /* sql */ `
create view v_rubric as
select r.name as rubric, r.version as rubric_version, cast(r.version = ${current} as integer) as is_current, r.created_at as current_since,
  cast(json_extract(d.value, '$.name') as text) as dimension,
  cast(coalesce(json_extract(d.value, '$.kind'), 'ordinal') as text) as scale_type,
  cast(json_extract(d.value, '$.question') as text) as question,
  cast(json_extract(d.value, '$.why') as text) as rubric_why,
  cast((select json_group_array(json_object('value', json_extract(l.value, '$.value'), 'name', json_extract(l.value, '$.name'),
    'anchor', json_extract(l.value, '$.anchor'))) from json_each(d.value, '$.levels') l) as text) as rubric_levels,
  cast(coalesce(json_extract(d.value, '$.rules'), '[]') as text) as rubric_rules,
  cast(coalesce(json_extract(d.value, '$.positive'),
    (select max(json_extract(l.value, '$.value')) from json_each(d.value, '$.levels') l)) as integer) as event_from,
  cast(coalesce(json_extract(d.value, '$.scenarios'), '[]') as text) as scenarios
from rubric r, json_each(r.document, '$.dimensions') d
union all
select r.name, r.version, cast(r.version = ${current} as integer), r.created_at, cast(json_extract(f.value, '$.name') as text), 'binary',
  cast(json_extract(f.value, '$.rule') as text), '',
  '[{"value":0,"name":"no","anchor":"Not observed."},{"value":1,"name":"yes","anchor":"Observed."}]', '[]', 1, '[]'
from rubric r, json_each(r.document, '$.flags') f;

create view v_rater as
select r.id as rater_id, r.name as rater_name, r.joined_at,
  cast((select count(*) from label l where l.rater = r.id and l.round = 'main' and l.state = 'done') as integer) as n_submitted
from rater r;

create view v_mapping as
with measure as (select * from v_rubric where is_current = 1 and scale_type <> 'text'),
  saved as (
    select m.*, row_number() over (partition by m.dimension, m.grader order by m.created_at desc, m.score_dimension desc) as place
    from mapping m where m.version = (select max(n.version) from mapping n
      where n.dimension = m.dimension and n.grader = m.grader and n.score_dimension = m.score_dimension)),
  cut as (select *, json_extract(document, '$.cuts') as cuts from saved where place = 1)
select s.grader, s.score_dimension, m.dimension, s.version as mapping_version, cast(s.cuts as text) as cuts,
  cast(json_extract(s.document, '$.words') as text) as words,
  cast(case when json_array_length(s.cuts) = 0 then null
    when json_extract(s.cuts, '$[0].level') <= json_extract(s.cuts, '$[#-1].level')
    then (select min(json_extract(l.value, '$.value')) from json_each(m.rubric_levels) l)
    else (select max(json_extract(l.value, '$.value')) from json_each(m.rubric_levels) l) end as integer) as level_below
from measure m join cut s on s.dimension = m.dimension
union all
select g.grader, m.dimension, m.dimension, null, null, null, null
from (select distinct grader, dimension from score where value is not null) g join measure m on m.dimension = g.dimension
where not exists (select 1 from cut s where s.grader = g.grader and s.dimension = m.dimension)
  and not exists (select 1 from score x where x.grader = g.grader and x.dimension = g.dimension and x.value is not null
    and x.value not in (select json_extract(l.value, '$.value') from json_each(m.rubric_levels) l));

create view v_transcript as
select ${subject}, t.title, t.created_at,
  cast((select json_group_object(name, iif(typeof(value) = 'real' and value = cast(value as integer), cast(value as integer), value)) from (
    select 'scenario' as name, t.scenario as value where t.scenario is not null
    union all select 'model', t.model where t.model is not null
    union all select 'arm', t.arm where t.arm is not null
    union all select 'checkpoint', t.checkpoint where t.checkpoint is not null
    union all select f.name, f.value from facet f where f.transcript = t.key)) as text) as facets,
  t.messages as n_messages, t.characters, ${drawn},
  cast((select count(distinct x.rater) from (
    with pass as (select * from (${passes}) where transcript = t.key) ${spoken}) x) as integer) as n_labels,
  cast((select count(*) from score s where s.transcript = t.key) as integer) as n_scores,
  cast((select o.metadata from original o where o.transcript = t.key order by o.digest limit 1) as text) as metadata
from transcript t;

create view v_score as
select ${subject}, s.grader, s.score_dimension, s.score_state, s.score, s.score_text, s.dimension, s.level,
  ${levelName('c.rubric_levels', 's.level')} as level_name, ${counted('s.level')},
  s.mapping_version, ${drawn}, s.explanation, s.override, s.context, s.scored_at, t.title
from (
  select s.transcript, s.grader, s.dimension as score_dimension, s.state as score_state, s.value as score,
    cast(nullif(s.label, '') as text) as score_text, r.dimension,
    cast(case when s.state <> 'scored' or r.dimension is null then null when r.cuts is null then s.value
      else coalesce((select w.value from json_each(r.words) w where w.key = s.label),
        iif(s.value is null, null, coalesce(
          (select json_extract(u.value, '$.level') from json_each(r.cuts) u where json_extract(u.value, '$.from') <= s.value
            order by u.key desc limit 1), r.level_below))) end as integer) as level,
    r.mapping_version, cast(nullif(s.explanation, '') as text) as explanation, s.override, s.context, s.at as scored_at
  from score s left join v_mapping r on r.grader = s.grader and r.score_dimension = s.dimension) s
join transcript t on t.key = s.transcript
left join v_rubric c on c.is_current = 1 and c.dimension = s.dimension;

create view v_label as
with pass as (${passes}),
  spoken as (${spoken}),
  answered as (
    select x.dimension, p.*, d.value as own, json_extract(d.value, '$.answer.state') as state,
      exists (select 1 from json_each(p.said, '$.flags') f where f.value = x.dimension) as is_set
    from spoken x join pass p on p.transcript = x.transcript and p.rater = x.rater and p.round = x.round and p.pass is x.pass
    left join json_each(p.said, '$.dimensions') d on d.key = x.dimension),
  levelled as (
    select a.*, c.scale_type, c.rubric_levels,
      case when is_set then 1 when state = 'level' then json_extract(own, '$.answer.level')
        when state is null and submitted and coverage is not null and c.scale_type = 'binary' then 0 end as level
    from answered a left join v_rubric c on c.rubric_version = a.rubric and c.dimension = a.dimension)
select ${subject}, cast(x.dimension as text) as dimension, cast(coalesce(x.scale_type, iif(x.is_set, 'binary', 'ordinal')) as text) as scale_type,
  l.rater as rater_id, r.name as rater_name, cast(x.level as integer) as level, ${levelName('x.rubric_levels', 'x.level')} as level_name,
  cast(iif(x.state = 'text' and not x.is_set, ${text('x.own', '$.answer.text')}, null) as text) as words,
  cast(coalesce(x.state = 'cannot_judge', 0) and not x.is_set as integer) as cannot_judge,
  cast(iif(x.state = 'cannot_judge' and not x.is_set, ${text('x.own', '$.answer.reason')}, null) as text) as reason,
  cast(json_extract(x.own, '$.sureness') as text) as sureness, l.state as label_state, l.round, cast(x.pass as integer) as pass, ${blinded},
  cast(coalesce((select min(nullif(e.at, '1970-01-01T00:00:00.000Z')) from label_event e
    where e.transcript = t.id and e.rater = l.rater and e.round = l.round and e.origin = l.origin), l.updated_at) as text) as labelled_at,
  cast(x.seconds as real) as seconds, cast(x.coverage as real) as coverage, l.queue, ${drawn}, l.rubric as rubric_version,
  ${labelId('x.pass')} as label_id,
  cast(coalesce(json_extract(x.own, '$.components'), '[]') as text) as components,
  cast(coalesce(${text('x.own', '$.note')}, '') as text) as note, ${text('x.said', '$.note')} as transcript_note,
  ${spans('x.said', "json_extract(e.value, '$.dimension') = x.dimension")}, t.title
from levelled x join transcript t on t.key = x.transcript join rater r on r.id = x.rater
join label l on l.transcript = x.transcript and l.rater = x.rater and l.round = x.round;

create view v_label_evidence as
with pass as (${passes}),
  x as (select p.*, cast(json_extract(e.value, '$.dimension') as text) as dimension, e.key as place, e.value as span
    from pass p, json_each(p.said, '$.evidence') e)
select t.id as transcript_id, t.source_id, x.dimension, l.rater as rater_id, r.name as rater_name, l.state as label_state, l.round,
  cast(x.pass as integer) as pass, ${labelId('x.pass')} as label_id,
  cast(x.place + 1 as integer) as evidence_number,
  cast(json_extract(x.span, '$.message') + 1 as integer) as message_number,
  cast(json_extract(x.span, '$.block') + 1 as integer) as block_number,
  cast(json_extract(x.span, '$.start') as integer) as start_utf16, cast(json_extract(x.span, '$.end') as integer) as end_utf16,
  ${text('x.span', '$.quote')} as quote
from x join transcript t on t.key = x.transcript join rater r on r.id = x.rater
join label l on l.transcript = x.transcript and l.rater = x.rater and l.round = x.round;

create view v_gold as
select ${subject}, g.dimension, cast(o.scale_type as text) as scale_type, g.level,
  ${levelName('o.rubric_levels', 'g.level')} as level_name, ${counted('g.level')}, ${drawn}, g.rule,
  cast(coalesce(r.name, a.rater) as text) as decided_by, a.rater as decided_by_id, a.at as decided_at,
  ${text('a.document', '$.rationale')} as rationale,
  cast(json_array_length(a.document, '$.labels') as integer) as n_raters,
  cast((select json_group_array(json_object('rater_name', json_extract(b.value, '$.rater_name'), 'rater_id', json_extract(b.value, '$.rater'),
    'state', json_extract(b.value, '$.answer.state'), 'level', json_extract(b.value, '$.answer.level'),
    'words', case json_extract(b.value, '$.answer.state')
      when 'level' then (select ${levelName('w.rubric_levels', "json_extract(b.value, '$.answer.level')")} from v_rubric w
        where w.rubric_version = json_extract(b.value, '$.rubric') and w.dimension = g.dimension)
      when 'text' then ${text('b.value', '$.answer.text')} else ${text('b.value', '$.answer.reason')} end,
    'blinded', json(case json_extract(b.value, '$.blinded') when 1 then 'true' when 0 then 'false' else 'null' end),
    'rubric_version', json_extract(b.value, '$.rubric'), 'updated_at', json_extract(b.value, '$.updated_at')))
    from json_each(a.document, '$.labels') b) as text) as labels,
  cast(json_extract(a.document, '$.components') as text) as components, ${spans('a.document', 'true')},
  (select cast(case when count(*) = 0 or min(json_extract(b.value, '$.blinded')) = 0 then 0
    when count(*) > count(json_extract(b.value, '$.blinded')) then null else 1 end as integer)
    from json_each(a.document, '$.labels') b) as blinded,
  u.name as rubric, g.rubric as rubric_version, t.title
from gold g join adjudication a on a.seq = g.seq join transcript t on t.key = g.transcript
left join rater r on r.id = a.rater left join rubric u on u.version = g.rubric
left join v_rubric o on o.rubric_version = g.rubric and o.dimension = g.dimension
left join v_rubric c on c.is_current = 1 and c.dimension = g.dimension;

create view v_dispute as
select ${subject}, d.dimension, d.kind as dispute_kind, d.state as dispute_state, d.grader, d.level as grader_level,
  ${levelName('c.rubric_levels', 'd.level')} as grader_level_name,
  cast(coalesce(w.name, nullif(d.against, '')) as text) as against, d.other as other_level,
  ${levelName('c.rubric_levels', 'd.other')} as other_level_name, d.weight, s.explanation,
  cast(json_extract(a.document, '$.judgement.verdict') as text) as verdict, cast(json_extract(a.document, '$.judgement.cause') as text) as cause,
  ${text('a.document', '$.note')} as audit_note, cast(json_extract(a.document, '$.own.level') as integer) as own_level,
  cast(json_extract(a.document, '$.own.from') as text) as own_from, cast(coalesce(r.name, a.rater) as text) as decided_by,
  a.at as decided_at, cast(json_extract(a.document, '$.rubric') as integer) as rubric_version, t.title
from dispute d join transcript t on t.key = d.transcript left join audit a on a.seq = d.decision
left join rater r on r.id = a.rater left join rater w on w.id = d.against
left join v_rubric c on c.is_current = 1 and c.dimension = d.dimension
left join v_mapping m on m.grader = d.grader and m.dimension = d.dimension
left join score s on s.transcript = d.transcript and s.grader = m.grader and s.dimension = m.score_dimension;

create view v_draw as
select q.name as draw_queue, d.id as draw_id, cast(q.purpose = 'label' as integer) as counts, d.design, d.seed, d.population, d.sampled,
  (select e.id from draw e where e.key = d.enlarges) as enlarges, d.drawn_at, t.id as transcript_id, t.source_id,
  f.stratum as frame_stratum, f.probability as draw_probability, f.drawn as was_drawn
from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue join transcript t on t.key = f.transcript;
`;
