// Two raters as one table: rows are the levels of the first, columns those of the second.
import { z } from 'zod';
import { matrix, type Matrix } from '../matrix.ts';
import { Level, Scale, scoresOf } from './ratings.ts';

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
  .refine(
    ({ table, scale }) => [...table, scale ?? table].every((row) => row.length === table.length),
    'the table has a row and a column for each level',
  )
  .transform(({ table, scale }) => ({ table, scores: scoresOf(scale ?? table.map((_, at) => at + 1)) }));

const Lists = z
  .object({
    rater_a: Ratings,
    rater_b: Ratings,
    scale: Scale,
    scale_is_ranked: z.boolean().default(false).describe('weigh by rank, not by the levels themselves'),
  })
  .refine(({ rater_a, rater_b }) => rater_a.length === rater_b.length, 'the two raters have lists of one length')
  .refine(
    ({ rater_a, rater_b, scale }) => [...rater_a, ...rater_b].every((level) => level === null || scale.includes(level)),
    'a rating is not on the declared scale',
  )
  .transform(({ rater_a, rater_b, scale, scale_is_ranked }) => ({
    table: tableOf(rater_a, rater_b, scale),
    scores: scale_is_ranked ? scale.map((_, at) => at + 1) : scoresOf(scale),
  }));

/** A table of counts, or the ratings of both in the order of units; either way a table and the scores of its levels. */
export const TwoRaters = z.union([Table, Lists]);
export interface TwoRaters {
  table: Matrix;
  scores: readonly number[];
}
