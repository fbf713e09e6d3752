// The input of the coefficients that take agreement weights on a declared scale.
import { z } from 'zod';
import type { Corrected } from './linearised.ts';
import { Clusters, Ratings, scoresOf, tallyOf } from './ratings.ts';
import { redrawsOf } from './redraws.ts';
import { weightsBy, WEIGHTING, wrongWeights } from './weights.ts';

/** Ratings on a declared scale, the weights between its levels, and the cluster of each unit. */
export const Weighted = Ratings.safeExtend({ ...WEIGHTING, cluster: Clusters })
  .refine(({ units, cluster }) => cluster === undefined || cluster.length === units.length, {
    error: 'cluster must have an entry for each unit',
    path: ['cluster'],
  })
  .superRefine((given, context) => {
    const message = wrongWeights(given, given.scale.length);
    if (message !== null) context.addIssue({ code: 'custom', path: ['agreement_weights'], message });
  });
export type Weighted = z.infer<typeof Weighted>;

/** The first step of the coefficients of Gwet's family: the tally of units with one rating or more, and the weights. */
export function prepared(given: Weighted): Omit<Corrected, 'chance' | 'method'> {
  const tally = tallyOf(given.units, given.scale, 1);
  const redraws = redrawsOf(tally, given.cluster);
  return { tally, weights: weightsBy(given, scoresOf(given.scale)), level: given.confidence, redraws };
}
