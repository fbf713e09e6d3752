// Two raters as one table: rows are the levels of the first, columns those of the second.
import { z } from 'zod';
import { matrix, type Matrix } from '../matrix.ts';
import { Level, OFF_SCALE, onScale, ranks, Scale, scoresOf } from './ratings.ts';

const Ratings = z.array(Level.nullable());

/** Units that both raters rated, counted by both levels. The lists are of one length; a rating off the scale is not counted. */
export function tableOf(a: readonly (Level | null)[], b: readonly (Level | null)[], scale: readonly Level[]): number[][] {
  const places = new Map<Level | null, number>(scale.map((level, place) => [level, place]));
  const table = matrix(scale.length, scale.length, () => 0);
  for (const [unit, level] of a.entries()) {
    const row = table[places.get(level) ?? -1];
    const column = places.get(b[unit] ?? null);
    if (row !== undefined && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return table;
}

const Table = z
  .object({ table: z.array(z.array(z.int().min(0))).min(1), scale: Scale.optional() })
  .refine(({ table, scale }) => [...table, scale ?? table].every((row) => row.length === table.length), {
    error: 'the table has a row and a column for each level',
    path: ['table'],
  });

const Lists = z
  .object({
    rater_a: Ratings,
    rater_b: Ratings,
    scale: Scale,
    scale_is_ranked: z.boolean().default(false).describe('weigh by rank, not by the levels themselves'),
  })
  .refine(({ rater_a, rater_b }) => rater_a.length === rater_b.length, {
    error: 'the two raters have lists of one length',
    path: ['rater_b'],
  })
  .refine(({ rater_a, rater_b, scale }) => onScale({ units: [rater_a, rater_b], scale }), { error: OFF_SCALE, path: ['rater_a'] });

/** A table of counts, or the ratings of both in the order of units. */
export const TwoRaters = z.union([Table, Lists], { error: 'two raters are a table, or rater_a, rater_b and scale' });
export type TwoRaters = z.infer<typeof TwoRaters>;

/** Either way a table and the scores of its levels. */
export function scored(given: TwoRaters): { table: Matrix; scores: number[] } {
  if ('table' in given) return { table: given.table, scores: given.scale === undefined ? ranks(given.table) : scoresOf(given.scale) };
  const { rater_a, rater_b, scale, scale_is_ranked } = given;
  return { table: tableOf(rater_a, rater_b, scale), scores: scale_is_ranked ? ranks(scale) : scoresOf(scale) };
}
