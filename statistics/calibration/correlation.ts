// Correlations of two lists: Pearson's, Spearman's over average ranks, and Lin's concordance.
import type { Statistic as OfUnits } from '../bootstrap.ts';
import { zAt } from '../distributions.ts';
import { at, everyUnit, groups, type Groups } from '../lists.ts';
import type { Interval } from '../rates/proportion.ts';

/** With fewer pairs, Spearman's interval covers less often than its level. */
export const LEAST_SPEARMAN = 10;

interface Moments {
  meanX: number;
  meanY: number;
  /** Sums of squares and products about the means. */
  xx: number;
  yy: number;
  xy: number;
}

/** Means start from the first pair, so that a constant list has a spread of exactly 0. */
function moments(x: ArrayLike<number>, y: ArrayLike<number>, indices: Int32Array): Moments {
  const [firstX, firstY] = [at(x, at(indices, 0)), at(y, at(indices, 0))];
  let [totalX, totalY] = [0, 0];
  for (const unit of indices) {
    totalX += at(x, unit) - firstX;
    totalY += at(y, unit) - firstY;
  }
  const [centreX, centreY] = [totalX / indices.length, totalY / indices.length];
  let [xx, yy, xy] = [0, 0, 0];
  for (const unit of indices) {
    const [ofX, ofY] = [at(x, unit) - firstX - centreX, at(y, unit) - firstY - centreY];
    xx += ofX * ofX;
    yy += ofY * ofY;
    xy += ofX * ofY;
  }
  return { meanX: firstX + centreX, meanY: firstY + centreY, xx, yy, xy };
}

/** Null where either list is constant or empty. Pearson 1895. */
export const pearson =
  (x: ArrayLike<number>, y: ArrayLike<number>): OfUnits =>
  (indices) => {
    const { xx, yy, xy } = moments(x, y, indices);
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
  };

/** Lin's concordance correlation, with divisor n; null where both lists are the same constant. Lin 1989. */
export const linCcc =
  (x: ArrayLike<number>, y: ArrayLike<number>): OfUnits =>
  (indices) => {
    const { meanX, meanY, xx, yy, xy } = moments(x, y, indices);
    const spread = xx + yy + indices.length * (meanX - meanY) ** 2;
    return spread > 0 ? (2 * xy) / spread : null;
  };

/** How many entries each group holds. */
export function sizes({ values, of }: Groups, indices: Int32Array): Float64Array {
  const held = new Float64Array(values.length);
  for (const unit of indices) held[at(of, unit)] = at(held, at(of, unit)) + 1;
  return held;
}

/** Ranks from 1, ties sharing their average. */
export function ranks(list: ArrayLike<number>): Float64Array {
  const grouped = groups(list);
  let before = 0;
  const average = sizes(grouped, everyUnit(list.length)).map((held) => {
    before += held;
    return before - (held - 1) / 2;
  });
  return Float64Array.from(grouped.of, (group) => at(average, group));
}

/** Pearson's correlation of the average ranks; null where either list is constant. Spearman 1904. */
export const spearman = (x: ArrayLike<number>, y: ArrayLike<number>): number | null =>
  pearson(ranks(x), ranks(y))(everyUnit(x.length));

/** Null where |r| is 1 or there are three pairs or fewer. Bonett & Wright 2000. */
export function spearmanInterval(r: number, n: number, level: number): Interval | null {
  if (n <= 3 || Math.abs(r) >= 1) return null;
  const half = zAt(level) * Math.sqrt((1 + r ** 2 / 2) / (n - 3));
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}
