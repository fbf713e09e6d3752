// The smallest whole number that is enough.

/** The smallest whole number from 1 to `most` that fits, if every larger one fits too; null if none does. */
export function smallestFitting(most: number, fits: (n: number) => boolean): number | null {
  if (most < 1 || !fits(most)) return null;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}
