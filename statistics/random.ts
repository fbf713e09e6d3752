// Seeded randomness: the same seed gives the same draws on every machine, so a published interval can be computed
// again.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The name of the algorithm behind `draws`, given with every number that rests on it. */
export const ALGORITHM = 'xoroshiro128+';

export interface Draws {
  /** Whole number in [0, below). */
  index(below: number): number;
  /** Uniform in [0, 1). */
  uniform(): number;
}

/** A stream of draws. `seed` is a whole number of 32 bits. */
export function draws(seed: number): Draws {
  const rng = xoroshiro128plus(seed);
  // streams of neighbouring seeds begin alike; a few steps separate them
  for (let turn = 0; turn < 8; turn++) rng.next();
  return { index: (below) => uniformInt(rng, 0, below - 1), uniform: () => uniformFloat64(rng) };
}

/** The number of trials up to and including the next success. */
const gap = (u: number, p: number): number => Math.floor(Math.log1p(-u) / Math.log1p(-p)) + 1;

/** How many of `n` independent trials succeed. By the gaps between successes; O(n p). Devroye 1986. */
export function binomial({ uniform }: Pick<Draws, 'uniform'>, n: number, p: number): number {
  if (p <= 0) return 0;
  if (p > 0.5) return n - binomial({ uniform }, n, 1 - p);
  let successes = 0;
  for (let trial = gap(uniform(), p); trial <= n; trial += gap(uniform(), p)) successes++;
  return successes;
}
