// Simultaneous intervals of all groups of a figure: the level that each of them needs.
import { z } from 'zod';
import { normalAt, pOfZ, zAt } from '../distributions.ts';
import { quantile } from '../quantile.ts';
import { ALGORITHM, draws } from '../random.ts';
import { Confidence, type Statistic } from '../statistic.ts';

export const SIMULTANEOUS = ['bonferroni', 'max_t'] as const;
export type Simultaneous = (typeof SIMULTANEOUS)[number];

export interface SimultaneousLevel {
  /** The level of each interval. */
  level: number;
  /** Its two-sided normal multiplier. */
  critical: number;
  method: string;
}

/**
 * The level at which each of `groups` intervals must be computed so that all of them hold together. Bonferroni: for any
 * correlation of the groups. `max_t` for independent groups (different transcripts): exact, as in Šidák 1967, and a
 * little narrower.
 */
export function simultaneousLevel(groups: number, level: number, how: Simultaneous): SimultaneousLevel {
  const each = how === 'bonferroni' ? 1 - (1 - level) / groups : level ** (1 / groups);
  const method = how === 'bonferroni' ? `Bonferroni over ${groups} groups` : `max-t over ${groups} independent groups`;
  return { level: each, critical: zAt(each), method };
}

const SEED = 1;
const RESAMPLES = 200_000;

/** Lower triangular L with L L' = the matrix; null if it is not a correlation matrix of full rank. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const lower: number[][] = matrix.map(() => []);
  for (const [i, row] of matrix.entries())
    for (let j = 0; j <= i; j++) {
      const known = Array.from({ length: j }, (_, k) => (lower[i]?.[k] ?? 0) * (lower[j]?.[k] ?? 0)).reduce(
        (a, b) => a + b,
        0,
      );
      const rest = (row[j] ?? 0) - known;
      if (i === j && rest <= 1e-12) return null;
      lower[i]?.push(i === j ? Math.sqrt(rest) : rest / (lower[j]?.[j] ?? 1));
    }
  return lower;
}

/**
 * The quantile of the largest absolute value of normal variables with these correlations, by simulation. Hothorn, Bretz
 * & Westfall 2008.
 */
function largest(lower: readonly (readonly number[])[], level: number): number {
  const random = draws(SEED);
  const values = Float64Array.from({ length: RESAMPLES }, () => {
    const z = lower.map(() => normalAt(random.uniform() || Number.MIN_VALUE));
    return Math.max(
      ...lower.map((row) => Math.abs(row.reduce((total, factor, place) => total + factor * (z[place] ?? 0), 0))),
    );
  });
  return quantile(values.sort(), level);
}

const Input = z
  .strictObject({
    groups: z.int().min(1).max(1000),
    how: z.enum(SIMULTANEOUS).default('bonferroni'),
    correlation: z
      .array(z.array(z.number().min(-1).max(1)))
      .optional()
      .describe('correlations of the estimates, for max_t; without them the groups are independent'),
    confidence: Confidence.describe('confidence level of all intervals together'),
  })
  .refine(
    ({ groups, correlation: c }) =>
      c === undefined || (c.length === groups && c.every(({ length }) => length === groups)),
    {
      error: 'correlations must have one row and one column per group',
      path: ['correlation'],
    },
  )
  .refine(
    ({ correlation: c }) =>
      c?.every((row, i) => row[i] === 1 && row.every((value, j) => value === c[j]?.[i])) !== false,
    {
      error: 'correlations must be symmetric, with 1 on the diagonal',
      path: ['correlation'],
    },
  )
  .refine(({ how, correlation }) => how === 'max_t' || correlation === undefined, {
    error: 'correlations must not be given for Bonferroni, which does not use them',
    path: ['correlation'],
  })
  .refine(({ correlation }) => correlation === undefined || cholesky(correlation) !== null, {
    error: 'correlations must be positive definite',
    path: ['correlation'],
  });

function run({ groups, how, correlation, confidence }: z.infer<typeof Input>): SimultaneousLevel {
  const lower = correlation === undefined ? null : cholesky(correlation);
  if (lower === null) return simultaneousLevel(groups, confidence, how);
  const critical = largest(lower, confidence);
  const method = `max-t over ${groups} correlated groups, ${RESAMPLES.toLocaleString('en')} draws, seed ${SEED}, ${ALGORITHM}`;
  return { level: 1 - pOfZ(critical), critical, method };
}

export const simultaneousStatistic: Statistic<z.infer<typeof Input>, SimultaneousLevel> = {
  name: 'simultaneous_level',
  about: 'the level of each interval at which the intervals of all groups hold together: Bonferroni or max-t',
  source: 'Bonferroni 1936; Šidák 1967; Hothorn, Bretz & Westfall 2008',
  input: Input,
  run,
};
