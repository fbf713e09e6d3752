// Agreement weights: how much two levels agree, 1 where they are the same and less the further apart.
import { z } from 'zod';
import { matrix, type Matrix } from '../matrix.ts';

const WEIGHTS = ['identity', 'linear', 'quadratic', 'ordinal'] as const;
export type WeightsName = (typeof WEIGHTS)[number];

/** Which weights: by name, or given. */
export const Weighting = z.union(
  [
    z.object({ weights: z.literal('custom'), agreement_weights: z.array(z.array(z.number())) }),
    z.object({ weights: z.enum(WEIGHTS).default('identity') }),
  ],
  { error: `weights are ${WEIGHTS.join(', ')}, or custom with agreement_weights` },
);
export type Weighting = z.infer<typeof Weighting>;

/** Two levels agree where they are the same. */
export const identity = (levels: number): Matrix => matrix(levels, levels, (i, j) => (i === j ? 1 : 0));

const pairs = (ranks: number): number => (ranks * (ranks + 1)) / 2;

/**
 * Weights between the levels with these scores. Linear and quadratic (Cohen 1968) fall with the distance of the scores on the whole
 * scale, ordinal ones (Gwet 2014) with the number of pairs of levels between two ranks.
 */
export function weightsOf(name: WeightsName, scores: readonly number[]): Matrix {
  const far = Math.max(...scores) - Math.min(...scores);
  const distance = (i: number, j: number): number => Math.abs((scores[i] ?? 0) - (scores[j] ?? 0)) / far;
  const weight = {
    identity: () => 0,
    linear: (i: number, j: number) => 1 - distance(i, j),
    quadratic: (i: number, j: number) => 1 - distance(i, j) ** 2,
    ordinal: (i: number, j: number) => 1 - pairs(Math.abs(i - j)) / pairs(scores.length - 1),
  }[name];
  return matrix(scores.length, scores.length, (i, j) => (i === j ? 1 : weight(i, j)));
}

/** The weights asked for between levels with these scores. */
export const weightsBy = (weighting: Weighting, scores: readonly number[]): Matrix =>
  weighting.weights === 'custom' ? weighting.agreement_weights : weightsOf(weighting.weights, scores);

/** Whether given weights fit a scale of this many levels. */
export const weightsFit = (weighting: Weighting, levels: number): boolean =>
  weighting.weights !== 'custom' ||
  (weighting.agreement_weights.length === levels && weighting.agreement_weights.every((row) => row.length === levels));

/** What `refine` says where `weightsFit` is false. */
export const OFF_WEIGHTS = 'agreement_weights has a row and a column for each level';
