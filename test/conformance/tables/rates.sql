-- The rates of each grader on each dimension by model, from the tables `scores` and `gold` alone, in SQL that DuckDB and
-- Spark share: raw from the grader, gold alone, and corrected by gold within each verdict.
with decided as (
  select transcript_id, dimension, model, cast(event as integer) as event from gold
  where drawn and inclusion_probability is not null and level is not null and asked
),
graded as (
  select transcript_id, dimension, grader, model, event as verdict, inclusion_probability as chance from scores
  where dimension is not null and level is not null and asked
),
by_verdict as (
  select s.dimension, s.grader, s.model, s.verdict, count(*) as n, count(s.chance) as framed,
    avg(case when s.chance is not null then g.event end) as rate
  from graded s left join decided g on g.transcript_id = s.transcript_id and g.dimension = s.dimension
  group by s.dimension, s.grader, s.model, s.verdict
),
corrected as (
  select dimension, grader, model, cast(sum(case when verdict then n else 0 end) as double) / sum(n) as raw,
    case when count(rate) < count(*) then null else sum(framed * rate) / sum(framed) end as corrected
  from by_verdict group by dimension, grader, model
),
alone as (select dimension, model, count(*) as n_gold, avg(event) as gold from decided group by dimension, model)
select c.dimension, c.grader, c.model, a.n_gold, c.raw, a.gold, c.corrected
from corrected c join alone a on a.dimension = c.dimension and a.model = c.model
order by 1, 2, 3
