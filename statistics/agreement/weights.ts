// Agreement weights: 1 for equal levels, and less the further apart they are.
import { z } from 'zod';
import { matrix, type Matrix } from '../matrix.ts';

const WEIGHTS = ['identity', 'linear', 'quadratic', 'ordinal'] as const;
export type WeightsName = (typeof WEIGHTS)[number];

/** The keys of an input that choose weights, by name or as numbers. */
export const WEIGHTING = {
  weights: z.enum([...WEIGHTS, 'custom']).default('identity'),
  agreement_weights: z
    .array(z.array(z.number().min(0).max(1)))
    .optional()
    .describe('with weights "custom": a row and a column for each level, 1 on the diagonal'),
};
const Weighting = z.strictObject(WEIGHTING);
export type Weighting = z.infer<typeof Weighting>;

/** Identity weights: 1 for equal levels, otherwise 0. */
export const identity = (levels: number): Matrix => matrix(levels, levels, (i, j) => (i === j ? 1 : 0));

const pairs = (ranks: number): number => (ranks * (ranks + 1)) / 2;

/**
 * Weights between the levels with these scores. Linear and quadratic (Cohen 1968) fall with the distance of the scores
 * on the whole scale, ordinal ones (Gwet 2014) with the number of pairs of levels between two ranks.
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

/** The requested weights between levels with these scores. */
export const weightsBy = ({ weights, agreement_weights }: Weighting, scores: readonly number[]): Matrix =>
  weights === 'custom' ? (agreement_weights ?? []) : weightsOf(weights, scores);

/** The error in given weights on a scale of this many levels; null if they are valid. */
export function wrongWeights({ weights, agreement_weights: given }: Weighting, levels: number): string | null {
  if (weights !== 'custom') return given === undefined ? null : 'agreement_weights must be given with weights "custom"';
  if (given === undefined) return 'weights "custom" must be given with agreement_weights';
  if (given.length !== levels || given.some((row) => row.length !== levels))
    return 'agreement_weights has a row and a column for each level';
  return given.every((row, level) => row[level] === 1)
    ? null
    : 'agreement_weights is 1 on the diagonal: a level agrees with itself';
}
