// Intraclass correlation of numeric scores: how much of their variance lies between units, with every rater on every
// unit.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrap } from '../bootstrap.ts';
import { columnSums, rowSums, sum, type Matrix } from '../matrix.ts';
import { Confidence, undefinedEstimate, type Statistic } from '../statistic.ts';
import { estimateOfBootstrap, standardError } from '../ends.ts';

const Input = z
  .strictObject({ ratings: z.array(z.array(z.number())), confidence: Confidence })
  .refine(({ ratings }) => ratings.every((row) => row.length === ratings[0]?.length), {
    error: 'every rater must rate every unit',
    path: ['ratings'],
  });

/**
 * Shrout and Fleiss' names: model (1 one-way, 2 raters at random, 3 these raters), then one rating or the mean of all.
 */
interface Icc {
  icc_1_1: number | null;
  icc_2_1: number | null;
  icc_3_1: number | null;
  icc_1_k: number | null;
  icc_2_k: number | null;
  icc_3_k: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** From the mean squares of a two-way analysis of variance; null if the units do not differ. */
function iccOf(ratings: Matrix): Icc | null {
  const [n, k] = [ratings.length, ratings[0]?.length ?? 0];
  const all = sum(ratings.flat()) / (n * k);
  const squares = (values: readonly number[]): number => sum(values.map((value) => (value - all) ** 2));
  const within = sum(ratings.map((row) => sum(row.map((value) => (value - sum(row) / k) ** 2))));
  const raters = n * squares(columnSums(ratings).map((total) => total / n));
  const units = (k * squares(rowSums(ratings).map((total) => total / k))) / (n - 1);
  if (standardError(units) === 0) return null;
  const one = within / (n * (k - 1));
  const rater = raters / (k - 1);
  const rest = (within - raters) / ((n - 1) * (k - 1));
  return {
    icc_1_1: ratio(units - one, units + (k - 1) * one),
    icc_2_1: ratio(units - rest, units + (k - 1) * rest + (k * (rater - rest)) / n),
    icc_3_1: ratio(units - rest, units + (k - 1) * rest),
    icc_1_k: ratio(units - one, units),
    icc_2_k: ratio(units - rest, units + (rater - rest) / n),
    icc_3_k: ratio(units - rest, units),
  };
}

const NONE: Icc = { icc_1_1: null, icc_2_1: null, icc_3_1: null, icc_1_k: null, icc_2_k: null, icc_3_k: null };

function icc({ ratings, confidence: level }: z.infer<typeof Input>): Estimate & Icc {
  const about = { level, n: ratings.length, method: 'ICC(2,1)' };
  if ((ratings[0]?.length ?? 0) < 2) return { ...undefinedEstimate('no_pairs', about), ...NONE };
  const all = ratings.length < 2 ? null : iccOf(ratings);
  if (all === null) return { ...undefinedEstimate('no_unit_variance', about), ...NONE };
  const resampled = bootstrap(
    { units: ratings.length, level },
    (indices) => iccOf([...indices].map((unit) => ratings[unit] ?? []))?.icc_2_1 ?? null,
  );
  return { ...estimateOfBootstrap(all.icc_2_1, about, resampled), ...all };
}

export const intraclass: Statistic<z.infer<typeof Input>, Estimate & Icc> = {
  name: 'icc',
  about: 'intraclass correlation of numeric scores of the same raters on every unit; the estimate is ICC(2,1)',
  source: 'Shrout & Fleiss 1979, Psychol Bull 86:420-428',
  input: Input,
  run: icc,
};
