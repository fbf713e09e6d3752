// Permanent random numbers: a unit's number depends only on the seed and its id, so that a draw can be repeated,
// checked and enlarged.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { RECORD, distinct, type Statistic } from '../statistic.ts';

/** 52 bits, as many as a number holds exactly, are 13 hexadecimal digits. */
const DIGITS = 13;

/**
 * The permanent random number of a unit, uniform in [0, 1): the first 52 bits of SHA-256(`seed:id`) over 2^52. Draws
 * that must be independent of each other (the parts of a mix) need different seeds. Ohlsson 1995.
 */
export const priority = (seed: string, id: string): number =>
  Number.parseInt(bytesToHex(sha256(utf8ToBytes(`${seed}:${id}`))).slice(0, DIGITS), 16) / 2 ** 52;

export interface Numbered {
  id: string;
  /** The value that orders the unit. */
  rank: number;
}

/** Compares by rank; equal ranks by id, so that the original order does not matter. */
export const byRank = (a: Numbered, b: Numbered): number => a.rank - b.rank || (a.id < b.id ? -1 : 1);

/** The `n` units with the smallest ranks, in order. Only these are sorted by rank and id. */
export function smallest(units: readonly Numbered[], n: number): string[] {
  const ranks = Float64Array.from(units, ({ rank }) => rank).sort();
  const last = ranks[Math.min(n, units.length) - 1] ?? Number.NEGATIVE_INFINITY;
  return units
    .filter(({ rank }) => rank <= last)
    .sort(byRank)
    .slice(0, n)
    .map(({ id }) => id);
}

const Input = z
  .strictObject({
    seed: z.string(),
    ids: z.array(z.string()).refine(distinct, 'an id must not be listed twice'),
    inclusion_prob: z.array(z.number().gt(0).max(1)),
    n: z.int().min(1).default(4).describe('the size of draws of fixed size; the names of their keys contain it'),
    u: RECORD,
  })
  .refine(({ ids, inclusion_prob }) => ids.length === inclusion_prob.length, {
    error: 'ids and inclusion_prob must have the same length',
    path: ['inclusion_prob'],
  });

function run({ seed, ids, inclusion_prob, n }: z.infer<typeof Input>): Record<string, (string | number)[]> {
  const units = ids.map((id, index) => ({ id, u: priority(seed, id), probability: inclusion_prob[index] ?? 1 }));
  return {
    u: units.map(({ u }) => u),
    selected: units.filter(({ u, probability }) => u < probability).map(({ id }) => id),
    [`sequential_poisson_n${n}`]: smallest(
      units.map(({ id, u, probability }) => ({ id, rank: u / probability })),
      n,
    ),
    [`srs_n${n}`]: smallest(
      units.map(({ id, u }) => ({ id, rank: u })),
      n,
    ),
  };
}

export const poissonPrn: Statistic<z.infer<typeof Input>, Record<string, (string | number)[]>> = {
  name: 'poisson_prn',
  about:
    'permanent random numbers from SHA-256(seed:id), and the Poisson, sequential Poisson and simple random draws they give',
  source: 'Ohlsson 1995, 1998',
  input: Input,
  run,
};
