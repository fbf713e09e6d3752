// Two raters as one table: rows are the levels of the first, columns those of the second.
import { z } from 'zod';
import { matrix, type Matrix } from '../matrix.ts';
import { Confidence } from '../statistic.ts';
import { Clusters, Level, OFF_SCALE, onScale, ranks, Scale, scoresOf } from './ratings.ts';
import { clustersDrawn, type Counts } from './redraws.ts';

const Ratings = z.array(Level.nullable());

/** Units that both raters rated, by their position in the lists, and the cell of each in a table read row by row. */
export function cellsOf(
  a: readonly (Level | null)[],
  b: readonly (Level | null)[],
  scale: readonly Level[],
): { unit: number; cell: number }[] {
  const places = new Map<Level | null, number>(scale.map((level, place) => [level, place]));
  return a.flatMap((level, unit) => {
    const row = places.get(level);
    const column = places.get(b[unit] ?? null);
    return row === undefined || column === undefined ? [] : [{ unit, cell: row * scale.length + column }];
  });
}

/**
 * Counts of units that both raters rated, by both levels. The lists have the same length; a rating off the scale is not
 * counted.
 */
export function tableOf(
  a: readonly (Level | null)[],
  b: readonly (Level | null)[],
  scale: readonly Level[],
): number[][] {
  const counts = Array.from({ length: scale.length ** 2 }, () => 0);
  for (const { cell } of cellsOf(a, b, scale)) counts[cell] = (counts[cell] ?? 0) + 1;
  return matrix(scale.length, scale.length, (row, column) => counts[row * scale.length + column] ?? 0);
}

const Given = z.strictObject({
  table: z
    .array(z.array(z.int().min(0)))
    .min(1)
    .optional()
    .describe('counts: rows are levels of the first rater, columns of the second'),
  rows: z.string().optional().describe('label of the rows, not used in the computation'),
  cols: z.string().optional().describe('label of the columns, not used in the computation'),
  rater_a: Ratings.optional(),
  rater_b: Ratings.optional(),
  scale: Scale.optional(),
  scale_is_ranked: z.boolean().optional().describe('weight by rank, not by the levels themselves'),
  cluster: Clusters,
  confidence: Confidence,
});
type Given = Omit<z.infer<typeof Given>, 'confidence'>;

/** A table of counts, or the ratings of both in the order of units. */
export const TwoRaters = Given.superRefine((given, context) =>
  checked(given, (path, message) => context.addIssue({ code: 'custom', path: [path], message })),
);

/** Checks the input of two raters and reports each error at its key. */
function checked(given: Given, wrong: (path: keyof Given, message: string) => void): void {
  const { table, rater_a, rater_b, scale, cluster } = given;
  if (table !== undefined) {
    if (rater_a !== undefined || rater_b !== undefined)
      wrong('table', 'two raters are a table, or rater_a, rater_b and scale, not both');
    if (cluster !== undefined)
      wrong('cluster', 'cluster must be given with rater_a and rater_b, because a table does not show its units');
    if ([...table, scale ?? table].some((row) => row.length !== table.length))
      wrong('table', 'the table has a row and a column for each level');
    return;
  }
  if (rater_a === undefined || rater_b === undefined || scale === undefined) {
    const missing = rater_a === undefined ? 'rater_a' : rater_b === undefined ? 'rater_b' : 'scale';
    wrong(missing, 'two raters are a table, or rater_a, rater_b and scale');
    return;
  }
  if (rater_a.length !== rater_b.length) wrong('rater_b', 'the two raters have lists of one length');
  if (!onScale({ units: [rater_a], scale })) wrong('rater_a', OFF_SCALE);
  if (!onScale({ units: [rater_b], scale })) wrong('rater_b', OFF_SCALE);
  if (cluster !== undefined && cluster.length !== rater_a.length)
    wrong('cluster', 'cluster must have an entry for each unit');
}

/** Two raters as a table, the scores of its levels, and the resamples if clusters are given. */
export function scored(given: Given): { table: Matrix; scores: number[]; clustered?: Counts } {
  const { table, rater_a = [], rater_b = [], scale, scale_is_ranked = false, cluster } = given;
  if (table !== undefined)
    return { table, scores: scale === undefined || scale_is_ranked ? ranks(table) : scoresOf(scale) };
  const levels = scale ?? [];
  const scores = scale_is_ranked ? ranks(levels) : scoresOf(levels);
  const start = { table: tableOf(rater_a, rater_b, levels), scores };
  if (cluster === undefined) return start;
  const cells = cellsOf(rater_a, rater_b, levels);
  const clusters = cells.map(({ unit }) => cluster[unit] ?? '');
  return {
    ...start,
    clustered: clustersDrawn(
      cells.map(({ cell }) => cell),
      levels.length ** 2,
      clusters,
    ),
  };
}
