// Lists of numbers: entries, sums, means and variances.

/** The number at `index`, which must be in the list. */
export const at = (list: ArrayLike<number>, index: number): number => list[index] ?? Number.NaN;

export const sum = (list: ArrayLike<number>): number => Float64Array.from(list).reduce((total, value) => total + value, 0);

/** The mean of a list that is not empty. */
export const mean = (list: ArrayLike<number>): number => sum(list) / list.length;

/** The variance with divisor n - 1, of two numbers or more. */
export function variance(list: ArrayLike<number>): number {
  const centre = mean(list);
  return sum(Float64Array.from(list, (value) => (value - centre) ** 2)) / (list.length - 1);
}
