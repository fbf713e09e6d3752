// The header of an Inspect log: the task, the models, the scorers, the outcome.
import { z } from 'zod';
import type { FacetValue, Json } from '../../../contract/transcript.ts';
import { checkpoint, facetValue, firstOf, setFacet, timeOf, type Facets } from '../normal/facets.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';

const Free = z.record(z.string(), AnyJson).nullish().catch(null);
const Tags = z.array(z.string()).nullish().catch(null);
const ResultScore = z.object({ name: MaybeText, scorer: MaybeText });
const NamedScorer = z.object({ name: MaybeText });

const Eval = z.object({
  eval_id: MaybeText,
  run_id: MaybeText,
  created: AnyJson.optional(),
  task: z.string().catch('task'),
  task_id: MaybeText,
  task_args: Free,
  model: z.string().catch(''),
  model_args: Free,
  model_roles: Free,
  tags: Tags,
  metadata: Free,
  scorers: z.array(NamedScorer).nullish().catch(null),
});

export const Header = z.object({
  status: MaybeText,
  eval: Eval,
  results: z
    .object({ scores: z.array(ResultScore).nullish().catch(null), scorer: AnyJson.optional() })
    .nullish()
    .catch(null),
  stats: z.object({ started_at: AnyJson.optional() }).nullish().catch(null),
  tags: Tags,
  metadata: Free,
});
export type Header = z.infer<typeof Header>;

/** The model under test: the model of the role `target` if the log itself names none. */
export function modelOf({ eval: spec }: Header): string {
  if (spec.model !== '' && spec.model !== 'none/none' && spec.model !== 'none') return spec.model;
  const target = spec.model_roles?.['target'];
  const named = isObject(target) ? target['model'] : target;
  return typeof named === 'string' ? named : spec.model;
}

/** Whether a log is of an audit, in which the model under test is one of several speakers. */
export const isAudit = ({ eval: spec }: Header): boolean => spec.model_roles?.['target'] !== undefined;

/** The name of the only scorer of a log that does not name the score itself (old logs). */
export function onlyScorer({ results, eval: spec }: Header): string {
  const scorer = results?.scorer;
  const old = isObject(scorer) ? scorer['name'] : scorer;
  return results?.scores?.[0]?.name ?? (typeof old === 'string' ? old : null) ?? spec.scorers?.[0]?.name ?? 'score';
}

/** The grader of a score: the scorer, if one scorer reports several scores by name. */
export function graderOf({ results }: Header, score: string): string {
  return results?.scores?.find(({ name }) => name === score)?.scorer ?? score;
}

const SCENARIOS = /blackmail|financial_crimes|research_sabotage/;
const NAMES = { scenario: ['scenario'], arm: ['arm', 'condition', 'variant'], checkpoint: ['checkpoint'] } as const;

function tagged(tags: readonly string[], name: string): string | undefined {
  const tag = tags.find((each) => each.startsWith(`${name}:`) || each.startsWith(`${name}=`));
  return tag?.slice(name.length + 1).trim();
}

/** The step that a model's name ends with when it is a checkpoint of a training run. */
function stepOf(model: string): FacetValue | undefined {
  return checkpoint(/(?:checkpoint|ckpt|step)[-_=]?(\d+)/i.exec(model)?.[1]);
}

/** The facets that hold for every sample of a log; `sample` is the sample's own metadata, which comes first. */
export function facetsOf(header: Header, sample: Json): Facets {
  const { eval: spec } = header;
  const places = [
    sample,
    spec.metadata ?? null,
    header.metadata ?? null,
    spec.task_args ?? null,
    spec.model_args ?? null,
  ];
  const tags = [...(spec.tags ?? []), ...(header.tags ?? [])];
  const found = (name: keyof typeof NAMES): FacetValue | undefined =>
    facetValue(firstOf(places, NAMES[name])) ?? tagged(tags, name);
  const model = modelOf(header);
  const facets: Facets = {};
  setFacet(facets, 'scenario', found('scenario') ?? SCENARIOS.exec(spec.task)?.[0]);
  setFacet(facets, 'model', model);
  setFacet(facets, 'arm', found('arm'));
  setFacet(facets, 'checkpoint', checkpoint(found('checkpoint')) ?? stepOf(model));
  setFacet(facets, 'task', spec.task);
  setFacet(facets, 'tags', [...new Set(tags)].join(', '));
  return facets;
}

/** When the evaluation was run, ISO-8601. */
export const createdOf = ({ eval: spec, stats }: Header): string | null =>
  timeOf(spec.created) ?? timeOf(stats?.started_at);
