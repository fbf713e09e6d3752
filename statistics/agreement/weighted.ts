// The input of the coefficients that take agreement weights on a declared scale.
import { z } from 'zod';
import type { Matrix } from '../matrix.ts';
import { Ratings, scoresOf, tallyOf, type Tally } from './ratings.ts';
import { OFF_WEIGHTS, weightsBy, weightsFit, Weighting } from './weights.ts';

/** Ratings on a declared scale and the weights between its levels. */
export const Weighted = z
  .intersection(Ratings, Weighting)
  .refine((given) => weightsFit(given, given.scale.length), { error: OFF_WEIGHTS, path: ['agreement_weights'] });
export type Weighted = z.infer<typeof Weighted>;

/** What the coefficients of Gwet's family start from; a unit counts with one rating. */
export const prepared = (given: Weighted): { tally: Tally; weights: Matrix; level: number } => ({
  tally: tallyOf(given.units, given.scale, 1),
  weights: weightsBy(given, scoresOf(given.scale)),
  level: given.confidence,
});
