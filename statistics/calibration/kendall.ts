// Kendall's tau-b in O(n log n), on all data or on resamples.
import type { Statistic as OfUnits } from '../bootstrap.ts';
import { at, groups, type Groups } from '../lists.ts';
import { sizes } from './correlation.ts';

/** Adds 1 at a position of a tree of running counts, in O(log n). Fenwick 1994. */
function add(tree: Float64Array, position: number): void {
  for (let node = position + 1; node < tree.length; node += node & -node) tree[node] = at(tree, node) + 1;
}

/** The sum of additions at positions below this one, in O(log n). */
function below(tree: Float64Array, position: number): number {
  let total = 0;
  for (let node = position; node > 0; node -= node & -node) total += at(tree, node);
  return total;
}

/** The units in ascending order of group: a counting sort. */
function inOrder({ of }: Groups, held: Float64Array, indices: Int32Array): Int32Array {
  let before = 0;
  const next = held.map((size) => (before += size) - size);
  const order = new Int32Array(indices.length);
  for (const unit of indices) {
    const group = at(of, unit);
    order[at(next, group)] = unit;
    next[group] = at(next, group) + 1;
  }
  return order;
}

/** Concordant minus discordant pairs: counts, among units with lower x, those with lower and with higher y. */
function concordance(x: Groups, y: Groups, order: Int32Array): number {
  const seen = new Float64Array(y.values.length + 1);
  let total = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    const tied = at(x.of, at(order, start));
    for (; end < order.length && at(x.of, at(order, end)) === tied; end++) {
      const own = at(y.of, at(order, end));
      total += below(seen, own) - (start - below(seen, own + 1));
    }
    for (let each = start; each < end; each++) add(seen, at(y.of, at(order, each)));
  }
  return total;
}

/** Null where either list is constant. Kendall 1945. */
export function kendallTauB(x: ArrayLike<number>, y: ArrayLike<number>): OfUnits {
  const [ofX, ofY] = [groups(x), groups(y)];
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const untied = (held: Float64Array, n: number): number => held.reduce((left, size) => left - pairs(size), pairs(n));
  return (indices) => {
    const heldX = sizes(ofX, indices);
    const [untiedX, untiedY] = [untied(heldX, indices.length), untied(sizes(ofY, indices), indices.length)];
    if (untiedX === 0 || untiedY === 0) return null;
    return concordance(ofX, ofY, inOrder(ofX, heldX, indices)) / Math.sqrt(untiedX) / Math.sqrt(untiedY);
  };
}
