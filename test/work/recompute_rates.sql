-- Computes the rates of a Touchstone study in DuckDB from its exported files alone: each grader on each dimension of
-- the rubric, by model.
with gold as (
  select transcript_id, dimension, (event = 'true')::int as event from read_csv('gold.csv', all_varchar = true, quote = '"', escape = '"')
  where drawn = 'true' and inclusion_probability <> '' and level <> '' and asked = 'true'
),
graded as (
  select transcript_id, dimension, grader, model, event = 'true' as verdict, nullif(inclusion_probability, '') as chance
  from read_csv('scores.csv', all_varchar = true, quote = '"', escape = '"')
  where dimension <> '' and level <> '' and asked = 'true'
),
by_verdict as (
  select s.dimension, s.grader, s.model, s.verdict, count(*) as n, count(s.chance) as framed,
    avg(g.event) filter (where s.chance is not null) as rate
  from graded s left join gold g using (transcript_id, dimension) group by all
)
select dimension, grader, model, sum(n * verdict::int) / sum(n) as raw,
  case when bool_or(rate is null) then null else sum(framed * rate) / sum(framed) end as corrected
from by_verdict group by all order by all
