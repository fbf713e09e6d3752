// Correlations of two lists: Pearson's, Spearman's over average ranks, Kendall's tau-b, and Lin's concordance.
import { zAt } from '../distributions.ts';
import { at, groups, mean, sum, type Groups } from '../lists.ts';
import type { Interval } from '../rates/proportion.ts';

/** Below this many pairs Spearman's interval covers less than it says. */
export const LEAST_SPEARMAN = 10;

interface Moments {
  meanX: number;
  meanY: number;
  /** Sums of squares and products about the means. */
  xx: number;
  yy: number;
  xy: number;
}

function moments(x: ArrayLike<number>, y: ArrayLike<number>): Moments {
  const [meanX, meanY] = [mean(x), mean(y)];
  const products = { xx: 0, yy: 0, xy: 0 };
  for (let unit = 0; unit < x.length; unit++) {
    const [ofX, ofY] = [at(x, unit) - meanX, at(y, unit) - meanY];
    products.xx += ofX * ofX;
    products.yy += ofY * ofY;
    products.xy += ofX * ofY;
  }
  return { meanX, meanY, ...products };
}

/** Null where either list is constant or empty. Pearson 1895. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const { xx, yy, xy } = moments(x, y);
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

/** How many entries each group holds. */
function sizes({ values, of }: Groups): Float64Array {
  const held = new Float64Array(values.length);
  for (const group of of) held[group] = at(held, group) + 1;
  return held;
}

/** Ranks from 1, ties sharing their average. */
export function ranks(list: ArrayLike<number>): Float64Array {
  const grouped = groups(list);
  let before = 0;
  const average = sizes(grouped).map((held) => {
    before += held;
    return before - (held - 1) / 2;
  });
  return Float64Array.from(grouped.of, (group) => at(average, group));
}

/** Pearson's correlation of the average ranks. Spearman 1904. */
export const spearman = (x: ArrayLike<number>, y: ArrayLike<number>): number | null => pearson(ranks(x), ranks(y));

/** Null where |r| is 1 or there are three pairs or fewer. Bonett & Wright 2000. */
export function spearmanInterval(r: number, n: number, level: number): Interval | null {
  if (n <= 3 || Math.abs(r) >= 1) return null;
  const half = zAt(level) * Math.sqrt((1 + r ** 2 / 2) / (n - 3));
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}

/** Counts by position with running totals, both in O(log n). Fenwick 1994. */
function runningCounts(length: number): { add: (position: number) => void; upTo: (position: number) => number } {
  const tree = new Float64Array(length + 1);
  return {
    add: (position) => {
      for (let node = position + 1; node <= length; node += node & -node) tree[node] = at(tree, node) + 1;
    },
    upTo: (position) => {
      let total = 0;
      for (let node = position + 1; node > 0; node -= node & -node) total += at(tree, node);
      return total;
    },
  };
}

/** Concordant less discordant pairs, in O(n log n): in order of x, how many y before it are lower and higher. */
function concordance(x: Groups, y: Groups): number {
  const order = Uint32Array.from(x.of, (_, unit) => unit).sort((one, other) => at(x.of, one) - at(x.of, other));
  const seen = runningCounts(y.values.length);
  let [total, counted] = [0, 0];
  while (counted < order.length) {
    const start = counted;
    const tied = at(x.of, at(order, start));
    for (; counted < order.length && at(x.of, at(order, counted)) === tied; counted++) {
      const own = at(y.of, at(order, counted));
      const [lower, upTo] = [own === 0 ? 0 : seen.upTo(own - 1), seen.upTo(own)];
      total += lower - (start - upTo);
    }
    for (let each = start; each < counted; each++) seen.add(at(y.of, at(order, each)));
  }
  return total;
}

/** Kendall's tau-b; null where either list is constant. Kendall 1945. */
export function kendallTauB(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const [ofX, ofY] = [groups(x), groups(y)];
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const untied = (grouped: Groups): number => pairs(x.length) - sum(sizes(grouped).map(pairs));
  const [untiedX, untiedY] = [untied(ofX), untied(ofY)];
  return untiedX === 0 || untiedY === 0 ? null : concordance(ofX, ofY) / Math.sqrt(untiedX) / Math.sqrt(untiedY);
}

/** Lin's concordance correlation, with divisor n; null where both lists are the same constant. Lin 1989. */
export function linCcc(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const { meanX, meanY, xx, yy, xy } = moments(x, y);
  const spread = xx + yy + x.length * (meanX - meanY) ** 2;
  return spread > 0 ? (2 * xy) / spread : null;
}
