// The mean of a finite set of transcripts: the grader's mean over all of them plus its mean error on a simple random
// sample.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { at, mean, variance } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, distinct, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { goldAlone, multiplier, oneSided } from './guards.ts';
import type { Interval } from './proportion.ts';

export interface DifferenceEstimate extends Estimate {
  se: number | null;
  /** By normal theory, for reference; `low` and `high` use Student's t if labels are few. */
  ci: Interval | null;
}

const Input = z
  .strictObject({
    grader_all: z.array(z.number()),
    gold_index: z.array(z.int().min(0)).describe('which transcripts have gold, counted from 0'),
    gold: z.array(z.number()),
    confidence: Confidence,
  })
  .refine(({ gold_index, gold }) => gold_index.length === gold.length, {
    error: 'gold_index and gold must have the same length',
    path: ['gold'],
  })
  .refine(({ gold_index }) => distinct(gold_index), {
    error: 'a transcript must not have gold twice',
    path: ['gold_index'],
  })
  .refine(({ grader_all, gold_index }) => gold_index.every((index) => index < grader_all.length), {
    error: 'gold_index must be within grader_all',
    path: ['gold_index'],
  });

/**
 * Mean of F over all + mean of (Y - F) over the sample; SE^2 = (1 - n/N) s^2 / n, with Student's t for few labels. Ends
 * may be outside the range of a rate, which shows how little the labels say. Särndal, Swensson & Wretman 1992.
 */
function run({ grader_all, gold_index, gold, confidence }: z.infer<typeof Input>): DifferenceEstimate {
  const n = gold.length;
  const start = 'difference estimator for this finite set';
  const about = { level: confidence, n, method: start };
  if (n === 0) return { ...undefinedEstimate('no_data', about), se: null, ci: null };
  const errors = gold.map((value, index) => value - at(grader_all, at(gold_index, index)));
  const estimate = mean(grader_all) + mean(errors);
  const left = 1 - n / grader_all.length;
  const se = left === 0 ? 0 : n < 2 ? null : Math.sqrt((left * variance(errors)) / n);
  if (left === 0) {
    const method = `${start}, census`;
    return {
      ...estimateOf({ ...about, method, estimate, low: estimate, high: estimate, notes: [REASONS.census] }),
      se,
      ci: [estimate, estimate],
    };
  }
  const bound = oneSided(gold, [{ weight: 1, n }], confidence);
  if (bound !== null && (se === null || se === 0)) {
    const [low, high] = [Math.min(bound.interval[0], estimate), Math.max(bound.interval[1], estimate)];
    return {
      ...estimateOf({
        ...about,
        method: `${start}, one-sided bound on gold`,
        estimate,
        low,
        high,
        notes: [bound.note],
      }),
      se,
      ci: null,
    };
  }
  const reason = se === null ? REASONS.n_too_small : se === 0 ? REASONS.no_error_seen : null;
  if (se === null || reason !== null)
    return { ...estimateOf({ ...about, estimate, notes: [reason, ...goldAlone(gold, confidence)] }), se, ci: null };
  const { by, named } = multiplier(confidence, n);
  const around = (half: number): Interval => [estimate - half, estimate + half];
  const [low, high] = around(by * se);
  return {
    ...estimateOf({ ...about, method: `${start}, ${named}`, estimate, low, high }),
    se,
    ci: around(zAt(confidence) * se),
  };
}

export const differenceEstimator: Statistic<z.infer<typeof Input>, DifferenceEstimate> = {
  name: 'difference_estimator',
  about: "the mean of a finite set from the grader's scores of all and a simple random sample of gold",
  source: 'Särndal, Swensson & Wretman 1992',
  input: Input,
  run,
};
