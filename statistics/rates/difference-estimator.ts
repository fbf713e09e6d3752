// The mean of a finite set of transcripts: the grader's mean over all of them plus its mean error on a simple random sample.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { at, mean, variance } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, said, unsaid, type Statistic } from '../statistic.ts';
import type { Interval } from './proportion.ts';

export interface DifferenceEstimate extends Estimate {
  se: number | null;
  ci: Interval | null;
}

const Input = z
  .object({
    grader_all: z.array(z.number()),
    gold_index: z.array(z.int().min(0)).describe('which transcripts have gold, counted from 0'),
    gold: z.array(z.number()),
    confidence: Confidence,
  })
  .refine(({ gold_index, gold }) => gold_index.length === gold.length, 'gold_index and gold must be equally long')
  .refine(({ gold_index }) => new Set(gold_index).size === gold_index.length, 'a transcript has gold once')
  .refine(({ grader_all, gold_index }) => gold_index.every((index) => index < grader_all.length), 'gold_index points past the end');

/** mean of F over all + mean of (Y - F) over the sample; SE^2 = (1 - n/N) s^2 / n. Särndal, Swensson & Wretman 1992. */
function run({ grader_all, gold_index, gold, confidence }: z.infer<typeof Input>): DifferenceEstimate {
  const n = gold.length;
  const about = { level: confidence, n, method: 'difference estimator for this finite set, normal interval' };
  if (n === 0) return { ...unsaid('no_data', about), se: null, ci: null };
  const errors = gold.map((value, index) => value - at(grader_all, at(gold_index, index)));
  const estimate = mean(grader_all) + mean(errors);
  const left = 1 - n / grader_all.length;
  const se = left === 0 ? 0 : n < 2 ? null : Math.sqrt((left * variance(errors)) / n);
  if (se === null) return { ...said({ ...about, estimate, notes: [REASONS.n_too_small] }), se, ci: null };
  const half = zAt(confidence) * se;
  const ci: Interval | null = se > 0 || left === 0 ? [estimate - half, estimate + half] : null;
  const notes = ci === null ? [REASONS.zero_variance] : [];
  return { ...said({ ...about, estimate, low: ci?.[0] ?? null, high: ci?.[1] ?? null, notes }), se, ci };
}

export const differenceEstimator: Statistic<z.infer<typeof Input>, DifferenceEstimate> = {
  name: 'difference_estimator',
  about: "the mean of a finite set from the grader's scores of all and a simple random sample of gold",
  source: 'Särndal, Swensson & Wretman 1992',
  input: Input,
  run,
};
