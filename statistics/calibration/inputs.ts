// Parts of input schemas that several statistics of calibration share.
import { z } from 'zod';

/** A decision or a gold label: 1 positive, 0 negative. */
export const Binary = z.literal([0, 1]);

export const Binaries = z.array(Binary);

export const Numbers = z.array(z.number());

export const Probabilities = z.array(z.number().min(0).max(1));

export const Count = z.int().min(0);

/** Maximum of counts, because the units behind a table are resampled one by one. */
const MOST_UNITS = 1_000_000;
export const TOO_MANY = 'a table must not count more than 1,000,000 transcripts';
export const fewEnough = (counts: readonly number[]): boolean =>
  counts.reduce((total, count) => total + count, 0) <= MOST_UNITS;

/** The confidence level is not an input if a key of the result contains 95. */
export const LEVEL = 0.95;

/** Seed and number of resamples, for resampled intervals. */
export const SEED = { seed: z.int32().default(1), replicates: z.int().min(1).max(100_000).default(2000) };

export const sameLength = (...lists: readonly (readonly unknown[])[]): boolean =>
  new Set(lists.map(({ length }) => length)).size === 1;

/** The error if lists differ in length, with their names. */
export const notAsLong = (...names: readonly [string, string, ...string[]]): { error: string; path: string[] } => ({
  error: `${names.slice(0, -1).join(', ')} and ${names.at(-1)} must have the same length`,
  path: [names[1]],
});

/** Given resamples: indices of units. */
export const Resamples = z.array(z.array(Count)).min(1);

export const withinUnits = (resamples: readonly (readonly number[])[] | undefined, units: number): boolean =>
  resamples === undefined || resamples.every((indices) => indices.every((index) => index < units));
