// Facets: flat, short fields beside the conversation, as text or numbers.
import type { FacetValue, Json } from '../../../contract/transcript.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike } from '../read/numbers.ts';
import { lengthInFull } from '../read/shelf.ts';

const LONGEST = 200;

/** Fields that contain verdicts. They are scores and never facets, because raters see facets before a blind label. */
const VERDICTS = [
  /^(?:scores?|rewards?|grades?|judge|judge?ments?|judge_output|verdicts?|ratings?|labels?|chosen|rejected|evaluations?|grader_scores)$/i,
  /^(?:is_?)?(?:correct(?:ed)?|incorrect|pass|passed|success|successful|solved|resolved|refusal)$/i,
  // `safe` and `harmful` alone often describe the prompt
  /^is_?(?:safe|harmful)$/i,
  /^(?:tests?_passed|winner|utility|security|reward_info|accuracy|acc)$|[a-z](?:Score|Reward|Rating|Verdict|Grade)s?$/,
  /^(?:score|reward|rating|verdict)_\w+$|\w_(?:scores?|rewards?|ratings?|verdicts?|grades?)$/i,
  /^(?:is_|was_)?(?:refused|jailbroken|unsafe|policy_violation)$/i,
  /^(?:outcome|correctness|exact_match|em|f1|f1_score|bleu|rouge\w*|asr|toxicity|scorer_output|critique|preference|ranks?)$|^pass(?:@|_at_|\^)\d+$/i,
  /^(?!(?:num|n|max|total)_)\w+_(?:success(?:ful)?|passed|correct|solved|resolved|failed|success_rate|pass_rate|win_rate)$/i,
  /^(?:success|pass|win|failure|refusal)_rate$|^suspicion(?:_level)?$/i,
  // fields with the text of a judge; the name of the judge is not a verdict
  /^(?:llm_?)?judge_(?:output|response|reasoning|reason|explanation|rationale|decision|result|answer|label|comment)s?$/i,
  /^llm_?judge$/i,
];

/** Maximum number of field names that are remembered, so that a file of random names does not fill the memory. */
const MOST_KNOWN = 10_000;
const known = new Map<string, boolean>();

export function isVerdict(key: string): boolean {
  const before = known.get(key);
  if (before !== undefined) return before;
  const verdict = !isLabel(key) && VERDICTS.some((pattern) => pattern.test(key));
  if (known.size < MOST_KNOWN) known.set(key, verdict);
  return verdict;
}

/** Fields that contain labels by people. They are neither scores nor visible before a blind label. */
export const isLabel = (key: string): boolean =>
  /^(?:human|annotators?|expert|gold)_(?:labels?|scores?|ratings?|verdicts?|judge?ments?|annotations?|grades?|votes?)$/i.test(
    key,
  );

export type Facets = Record<string, FacetValue>;

/** A value as a facet; undefined if it cannot be one (a list, an object, long text). */
export function facetValue(value: Json | undefined): FacetValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value === '' || lengthInFull(value) > LONGEST || value.includes('\n'))
    return undefined;
  return value;
}

/** Sets a facet if the value can be one and the facet is not set yet. */
export function setFacet(facets: Facets, name: string, value: Json | undefined): void {
  const facet = facetValue(value);
  if (facet !== undefined && !Object.hasOwn(facets, name)) facets[name] = facet;
}

/** A checkpoint as a number if it is one. */
export function checkpoint(value: Json | undefined): FacetValue | undefined {
  const facet = facetValue(value);
  return typeof facet === 'string' && /^\d+$/.test(facet) ? Number(facet) : facet;
}

/** The first value under one of the names, in any of the objects. */
export function firstOf(objects: readonly (Json | undefined)[], names: readonly string[]): Json | undefined {
  for (const object of objects) {
    if (!isObject(object)) continue;
    const name = names.find((each) => Object.hasOwn(object, each) && object[each] !== null && object[each] !== '');
    if (name !== undefined) return object[name];
  }
  return undefined;
}

/** An object without some of its fields. */
export function without(object: JsonObject, isLeftOut: (name: string) => boolean): JsonObject {
  return spelledLike(Object.fromEntries(Object.entries(object).filter(([key]) => !isLeftOut(key))), object);
}

/** A time as ISO-8601 text: text that begins like a date is unchanged, numbers are Unix seconds (or milliseconds). */
export function timeOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d/.test(value) ? value : null;
  if (typeof value !== 'number' || value <= 0) return null;
  const at = new Date(value > 1e11 ? value : value * 1000);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
