// Quantiles of a list of numbers.

/**
 * The `p`-quantile of ascending `sorted` (at least one number): type 7, the default of R and numpy. Hyndman & Fan 1996.
 */
export function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (at - below);
}
