// The share of each level if gold is from elsewhere: a grader's counts corrected by its confusion of levels.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { DISPLAY_REPLICATES, summary } from '../bootstrap.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { sum } from '../lists.ts';
import type { Matrix } from '../matrix.ts';
import { ALGORITHM, binomial, draws, type Draws } from '../random.ts';
import { undefinedEstimate, type Statistic } from '../statistic.ts';

export interface AdjustedCount {
  /** In the order of the scale. */
  levels: (Estimate & { value: number; raw: number | null; unadjusted: number | null })[];
  mean: Estimate;
}

/** Solves a square system by elimination with pivots; null if it is singular. */
function solved(matrix: Matrix, right: readonly number[]): number[] | null {
  const size = right.length;
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let column = 0; column < size; column++) {
    const from = rows.reduce(
      (best, row, at) => (at >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? at : best),
      column,
    );
    const pivot = rows[from] ?? [];
    const lead = pivot[column] ?? 0;
    if (Math.abs(lead) < 1e-12) return null;
    rows[from] = rows[column] ?? [];
    rows[column] = pivot.map((value) => value / lead);
    for (const [at, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (at !== column) rows[at] = row.map((value, place) => value - factor * (rows[column]?.[place] ?? 0));
    }
  }
  return rows.map((row) => row[size] ?? 0);
}

/** Expectation-maximisation stops after this many steps, or if nothing changes by more than this. */
interface Patience {
  steps: number;
  still: number;
}
const EXACT: Patience = { steps: 10_000, still: 1e-12 };
/** The same for replicates, of which only the spread is used. */
const ROUGH: Patience = { steps: 500, still: 1e-7 };

/**
 * The prevalences that explain the counts best: expectation-maximisation, which stays between 0 and 1. Saerens, Latinne
 * & Decaestecker 2002.
 */
function likeliest(confusion: Matrix, given: readonly number[], { steps, still }: Patience): number[] {
  let shares = confusion.map(() => 1 / confusion.length);
  for (let step = 0; step < steps; step++) {
    const expected = given.map((_, verdict) =>
      sum(shares.map((share, truth) => share * (confusion[truth]?.[verdict] ?? 0))),
    );
    const next = shares.map((share, truth) =>
      sum(
        given.map((seen, verdict) =>
          (expected[verdict] ?? 0) === 0
            ? 0
            : (seen * share * (confusion[truth]?.[verdict] ?? 0)) / (expected[verdict] ?? 1),
        ),
      ),
    );
    const moved = Math.max(...next.map((value, at) => Math.abs(value - (shares[at] ?? 0))));
    shares = next;
    if (moved < still) break;
  }
  return shares;
}

/** Rows as shares; null if a row is empty. */
function rowShares(counts: Matrix): number[][] | null {
  const totals = counts.map((row) => sum([...row]));
  return totals.includes(0) ? null : counts.map((row, at) => row.map((value) => value / (totals[at] ?? 1)));
}

interface Adjusted {
  raw: number[];
  shares: number[];
}

/** Null if a level has no gold, or the grader's confusion does not distinguish the levels. */
function adjusted(counts: readonly number[], gold: Matrix, patience: Patience): Adjusted | null {
  const total = sum([...counts]);
  const confusion = rowShares(gold);
  if (confusion === null || total === 0) return null;
  const given = counts.map((value) => value / total);
  const raw = solved(
    given.map((_, verdict) => confusion.map((row) => row[verdict] ?? 0)),
    given,
  );
  if (raw === null) return null;
  return { raw, shares: raw.every((share) => share >= 0) ? raw : likeliest(confusion, given, patience) };
}

/** The same number of random draws, distributed as these counts. */
function redrawn(random: Draws, counts: readonly number[]): number[] {
  let [left, weight] = [sum([...counts]), sum([...counts])];
  return counts.map((count) => {
    const drawn = weight === 0 ? 0 : binomial(random, left, Math.min(1, count / weight));
    left -= drawn;
    weight -= count;
    return drawn;
  });
}

const SEED = 1;
const METHOD =
  'adjusted count: prevalences that explain the grader’s counts, given its confusion matrix on gold from elsewhere';

/**
 * `counts`: the grader's counts of each level on transcripts without gold. `gold`: gold from elsewhere, one row per
 * true level, one column per level of the grader. The counts and every row are resampled for the interval. Valid only
 * if the grader confuses levels here as it did there. Forman 2008.
 */
export function adjustedCount(given: {
  counts: readonly number[];
  gold: Matrix;
  scale: readonly number[];
  level: number;
}): AdjustedCount {
  const { counts, gold, scale, level } = given;
  const n = sum(gold.map((row) => sum([...row])));
  const total = sum([...counts]);
  const about = { level, n, method: METHOD };
  const found = adjusted(counts, gold, EXACT);
  const unadjusted = (at: number): number | null => (total === 0 ? null : (counts[at] ?? 0) / total);
  if (found === null) {
    const reason =
      total === 0 ? 'no_data' : rowShares(gold) === null ? 'empty_stratum' : 'grader_not_better_than_chance';
    const none = undefinedEstimate(reason, about);
    return {
      levels: scale.map((value, at) => ({ ...none, value, raw: null, unadjusted: unadjusted(at) })),
      mean: none,
    };
  }
  const random = draws(SEED);
  const replicates = Array.from({ length: DISPLAY_REPLICATES }, () =>
    adjusted(
      redrawn(random, counts),
      gold.map((row) => redrawn(random, row)),
      ROUGH,
    ),
  );
  const method = `percentile bootstrap, B = ${DISPLAY_REPLICATES}, seed ${SEED}, ${ALGORITHM}`;
  const meanOf = ({ shares }: Adjusted): number => sum(shares.map((share, at) => share * (scale[at] ?? 0)));
  const say = (estimate: number, of: (one: Adjusted) => number): Estimate =>
    estimateOfBootstrap(
      estimate,
      about,
      summary(
        replicates.map((one) => (one === null ? null : of(one))),
        level,
        method,
      ),
    );
  const levels = scale.map((value, at) => {
    const share = found.shares[at] ?? 0;
    return {
      ...say(share, ({ shares }) => shares[at] ?? 0),
      value,
      raw: found.raw[at] ?? null,
      unadjusted: unadjusted(at),
    };
  });
  return { levels, mean: say(meanOf(found), meanOf) };
}

const Counts = z.array(z.int().min(0).max(1_000_000));
const Input = z
  .strictObject({
    scale: z.array(z.number()).min(2).describe('the values of the levels, lowest first'),
    counts: Counts.describe('number of transcripts to which the grader gave each level'),
    gold: z.array(Counts).describe('gold from elsewhere: one row per true level, one column per level of the grader'),
    confidence: z.number().gt(0).lt(1).default(0.95),
  })
  .refine(({ scale, counts, gold }) => [counts, gold, ...gold].every(({ length }) => length === scale.length), {
    error: 'counts and gold must have one entry per level of the scale',
    path: ['gold'],
  });

export const adjustedCountStatistic: Statistic<z.infer<typeof Input>, AdjustedCount> = {
  name: 'adjusted_count',
  about: 'the share of each level, and the mean level, if gold is from elsewhere',
  source: 'Forman 2008, Data Min Knowl Disc 17:164-206; Saerens, Latinne & Decaestecker 2002',
  input: Input,
  run: ({ confidence, ...given }) => adjustedCount({ ...given, level: confidence }),
};
