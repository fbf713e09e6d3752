// Compares a grader's levels with gold drawn with unequal probabilities: every sum is weighted by 1 / inclusion
// probability.
import type { Estimate } from '../../contract/estimate.ts';
import { point } from '../agreement/cohen.ts';
import { weightsOf } from '../agreement/weights.ts';
import { countsBootstrap, kindsOf, type SharedCounts } from '../bootstrap-counts.ts';
import { CORRELATION, estimateOfBootstrap, SIZE } from '../ends.ts';
import { at, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import type { Interval } from '../rates/proportion.ts';
import { warnings } from '../rates/weights.ts';
import { undefinedEstimate } from '../statistic.ts';
import { clusteredMean } from './clustered-mean.ts';
import { weightedMean } from './weighted-mean.ts';

/** Levels of the declared scale, one per transcript, and the weight of each transcript. */
export interface WeightedLevels {
  gold: readonly number[];
  grader: readonly number[];
  weights: ArrayLike<number>;
  /** Lowest first; a transcript with a level that is not on it counts in the bias only. */
  scale: readonly number[];
  level: number;
  /** The cluster of each, if transcripts form clusters. */
  clusters?: readonly string[] | undefined;
  /** Counts of resamples by gold, grader and weight, or finer. */
  shared?: SharedCounts | undefined;
}

export interface LevelFigures {
  bias: Estimate;
  mae: Estimate;
  spearman: Estimate;
  kendall_tau_b: Estimate;
  quadratic_weighted_kappa: Estimate;
  /** Mean difference -/+ 1.96 SD (Bland and Altman). */
  limits: { low: Estimate; high: Estimate };
}

/** Bland and Altman's multiplier of the standard deviation. */
const LIMIT = 1.96;

/** The weight of every pair of levels, row by row: rows are gold's levels, columns the grader's. */
interface Cells {
  weight: Float64Array;
  size: number;
  total: number;
}

const OFF_SCALE = -1;

type OfCells = (cells: Cells) => number | null;

/** The cell of each transcript. */
function cellsOf({ gold, grader, scale }: WeightedLevels): Int32Array {
  return Int32Array.from(gold, (level, unit) => {
    const [row, column] = [scale.indexOf(level), scale.indexOf(at(grader, unit))];
    return row < 0 || column < 0 ? OFF_SCALE : row * scale.length + column;
  });
}

/** The sum of weights in each cell. The table is reused. */
function tableOf(cells: ArrayLike<number>, size: number): (weights: ArrayLike<number>) => Cells {
  const weight = new Float64Array(size * size);
  return (weights) => {
    weight.fill(0);
    let total = 0;
    for (let each = 0; each < cells.length; each++) {
      const cell = at(cells, each);
      if (cell === OFF_SCALE) continue;
      weight[cell] = at(weight, cell) + at(weights, each);
      total += at(weights, each);
    }
    return { weight, size, total };
  };
}

/** The weight of gold's levels, and of the grader's. */
function margins({ weight, size }: Cells): [Float64Array, Float64Array] {
  const [rows, columns] = [new Float64Array(size), new Float64Array(size)];
  weight.forEach((held, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size];
    rows[row] = at(rows, row) + held;
    columns[column] = at(columns, column) + held;
  });
  return [rows, columns];
}

/** The mean of `of` over rows and columns. */
function meanOf({ weight, size, total }: Cells, of: (row: number, column: number) => number): number {
  let sum = 0;
  weight.forEach((held, cell) => (sum += held * of(Math.floor(cell / size), cell % size)));
  return sum / total;
}

/** The mid-rank of each level by weight, relative to the mean rank. */
function midRanks(margin: Float64Array, total: number): Float64Array {
  let before = 0;
  return margin.map((held) => {
    before += held;
    return before - held / 2 - total / 2;
  });
}

/** Pearson's correlation of the mid-ranks; null if gold or the grader has only one level. */
const spearman: OfCells = (cells) => {
  const [x, y] = margins(cells).map((margin) => midRanks(margin, cells.total));
  if (x === undefined || y === undefined) return null;
  const [xx, yy] = [meanOf(cells, (row) => at(x, row) ** 2), meanOf(cells, (_, column) => at(y, column) ** 2)];
  return xx > 0 && yy > 0 ? meanOf(cells, (row, column) => at(x, row) * at(y, column)) / Math.sqrt(xx * yy) : null;
};

/**
 * Concordant minus discordant weight of pairs over that of pairs without ties; null if gold or the grader has only one
 * level.
 */
const kendall: OfCells = (cells) => {
  const { weight, size, total } = cells;
  const untied = margins(cells).map((margin) => total ** 2 - margin.reduce((sum, held) => sum + held ** 2, 0));
  const [x = 0, y = 0] = untied;
  if (x <= 0 || y <= 0) return null;
  // the weight of all cells with lower levels of both, or with a lower level of gold and a higher one of the grader
  let apart = 0;
  for (let row = 1; row < size; row++)
    for (let column = 0; column < size; column++) {
      let against = 0;
      for (let above = 0; above < row; above++)
        for (let other = 0; other < size; other++)
          against += Math.sign(column - other) * at(weight, above * size + other);
      apart += at(weight, row * size + column) * against;
    }
  return (2 * apart) / Math.sqrt(x) / Math.sqrt(y);
};

/** The limit below the mean difference (-1) or above it (1). */
const limit =
  (side: -1 | 1, difference: (row: number, column: number) => number): OfCells =>
  (cells) => {
    const centre = meanOf(cells, difference);
    return centre + side * LIMIT * Math.sqrt(meanOf(cells, (row, column) => (difference(row, column) - centre) ** 2));
  };

/**
 * Every measure with weights; errors are grader minus gold. Bias has a linearised t interval, the others a percentile
 * bootstrap over transcripts or clusters, which keep their weights. Equal to the measures of a frame in which each
 * transcript occurs as often as its weight.
 */
export function weightedLevels(measured: WeightedLevels): LevelFigures {
  const { gold, grader, weights, scale, level, clusters, shared } = measured;
  const n = gold.length;
  const cells = cellsOf(measured);
  const kinds = kindsOf([cells], weights);
  const drawn = countsBootstrap({ units: n, level, clusters: membersIn(clusters), shared }, kinds);
  const table = tableOf(taken(cells, kinds.units), scale.length);
  const heavy = n === 0 ? [] : warnings(Array.from(weights));
  const difference = (row: number, column: number): number => at(scale, column) - at(scale, row);
  const quadratic = weightsOf('quadratic', scale);
  const say = (name: string, of: OfCells, within?: Interval): Estimate => {
    const about = { level, n, method: `${name}, weighted`, within };
    const estimate = n === 0 ? null : of(tableOf(cells, scale.length)(weights));
    if (estimate === null) return undefinedEstimate(n === 0 ? 'no_data' : 'constant', about);
    const found = estimateOfBootstrap(
      estimate,
      about,
      drawn((counts) => of(table(counts))),
    );
    return { ...found, notes: [...found.notes, ...heavy] };
  };
  const differences = Float64Array.from(grader, (value, unit) => value - at(gold, unit));
  const name = 'bias: weighted mean of grader minus gold';
  const { p: _, ...bias } =
    clusters === undefined
      ? weightedMean({ differences, weights, level, method: `${name}, linearised t interval` })
      : clusteredMean({ differences, clusters, weights, level, name });
  return {
    bias,
    mae: say('mean absolute error', (cells) => meanOf(cells, (row, column) => Math.abs(difference(row, column))), SIZE),
    spearman: say("Spearman's correlation", spearman, CORRELATION),
    kendall_tau_b: say("Kendall's tau-b", kendall, CORRELATION),
    quadratic_weighted_kappa: say(
      "Cohen's kappa, quadratic weights",
      ({ weight }) => point(weight, quadratic).kappa,
      CORRELATION,
    ),
    limits: {
      low: say('limit of agreement, mean difference and 1.96 SD', limit(-1, difference)),
      high: say('limit of agreement, mean difference and 1.96 SD', limit(1, difference)),
    },
  };
}
