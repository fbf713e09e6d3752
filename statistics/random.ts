// Seeded randomness: the same seed gives the same draws on every machine, so a published interval can be computed again.
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The algorithm behind `draws`, stored beside every number that rests on it. */
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
  // neighbouring seeds start alike; a few turns part them
  for (let turn = 0; turn < 8; turn++) rng.next();
  return { index: (below) => uniformInt(rng, 0, below - 1), uniform: () => uniformFloat64(rng) };
}
