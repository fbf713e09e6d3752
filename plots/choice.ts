// Resolves the choices of a figure in a study: the wanted rates, and the facets that group them.
import { CONFIDENCE } from '../contract/estimate.ts';
import type { FigureChoice } from '../contract/figure.ts';
import { levelledMeasures } from '../contract/measures.ts';
import { readOutcome, type Outcome } from '../contract/outcome.ts';
import { AWARENESS, type RatesWish } from '../contract/rates.ts';
import type { Dimension, Rubric } from '../contract/rubric.ts';

/** The value of "no choice". */
export const NONE = '';
/** A choice resolved in a study: an option that the study lacks is replaced by the first one. */
export interface Resolved {
  dimension: Dimension;
  facet: string;
  split: string;
  wish: RatesWish;
}

/** The outcome of a line of text; undefined for an empty or invalid line. */
export function outcomeOf(event: string | undefined): Outcome | undefined {
  const outcome = event === undefined ? 'none' : readOutcome(event);
  return typeof outcome === 'string' ? undefined : outcome;
}

/** The resolved choice; null for a rubric without levels. `facets`: those of the study. */
export function resolve(choice: FigureChoice, rubric: Rubric, facets: readonly string[]): Resolved | null {
  const all = levelledMeasures(rubric);
  const dimension =
    all.find(({ name }) => name === choice.dimension) ?? all.find(({ name }) => name !== AWARENESS) ?? all[0];
  if (dimension === undefined) return null;
  const facet =
    facets.find((name) => name === choice.by) ?? facets.find((name) => name === 'model') ?? facets[0] ?? NONE;
  const split = facets.includes(choice.split) && choice.split !== facet ? choice.split : NONE;
  const outcome = outcomeOf(choice.event);
  const wish: RatesWish = {
    dimension: dimension.name,
    ...(outcome !== undefined && { outcome }),
    grader: choice.grader === NONE ? null : choice.grader,
    by: [facet, split].filter((name) => name !== NONE),
    filter: choice.filter,
    at: outcome === undefined ? (choice.at ?? null) : null,
    without_aware: choice.without === true,
    level: CONFIDENCE,
    together: choice.together,
    below: choice.below,
    again: choice.again,
  };
  return { dimension, facet, split, wish };
}
