// How many independent transcripts a sample is worth: fewer where they come in clusters, more where it is a large part
// of all there is.
import type { Target } from '../../contract/inference.ts';
import { wilson, type Interval } from './proportion.ts';

/** What an interval speaks of, and what clusters take away: every size is divided by `inflation`. */
export interface Speaks {
  target: Target;
  inflation: number;
}

/** The model, each transcript by itself. */
export const PLAIN: Speaks = { target: 'model', inflation: 1 };

/**
 * `n` drawn of `N`: for the model n / inflation, for these transcripts n / (1 - n/N), which is without end where all
 * were drawn: whatever was not drawn by chance has no error. Clusters play no part there, since they are as they are.
 * Cochran 1977; Korn & Graubard 1998.
 */
export function worth(n: number, N: number, { target, inflation }: Speaks): number {
  if (target === 'model') return n / inflation;
  return n >= N ? Number.POSITIVE_INFINITY : n / (1 - n / N);
}

/** Wilson's interval of a rate from `size` independent transcripts; without width where the size has no end. */
export const wilsonAt = (rate: number, size: number, level: number): Interval =>
  Number.isFinite(size) ? wilson(rate * size, size, level) : [rate, rate];
