// Prediction-powered inference: the grader's mean over unlabelled transcripts, put right by its errors on the labelled ones.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { at, mean, sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { said, unsaid, type Statistic } from '../statistic.ts';
import { clopperPearson, type Interval } from './proportion.ts';

/** Number, mean and variance (divisor n) of a list. */
export interface Moments {
  n: number;
  mean: number;
  variance: number;
}

/** Labels with the grader's scores of the same transcripts, and the scores of those without a label. */
export interface Predicted {
  gold: readonly number[];
  graderOnGold: readonly number[];
  unlabelled: Moments;
  lambda: number | 'tuned';
}

/** The moments of a list; of an empty one all 0. */
export function momentsOf(list: readonly number[]): Moments {
  if (list.length === 0) return { n: 0, mean: 0, variance: 0 };
  const centre = mean(list);
  return { n: list.length, mean: centre, variance: sum(list.map((value) => (value - centre) ** 2)) / list.length };
}

/** The variance of two lists together, divisor n - 1. */
function pooledVariance(a: Moments, b: Moments): number {
  const n = a.n + b.n;
  return (a.n * a.variance + b.n * b.variance + ((a.mean - b.mean) ** 2 * a.n * b.n) / n) / (n - 1);
}

/** The weight of the grader that makes the variance least, from 0 (the labels alone) to 1. Angelopoulos, Duchi & Zrnic 2023. */
function tuned({ gold, graderOnGold, unlabelled }: Predicted): number {
  const [y, f] = [momentsOf(gold), momentsOf(graderOnGold)];
  const covariance = sum(gold.map((value, index) => (value - y.mean) * (at(graderOnGold, index) - f.mean))) / gold.length;
  const spread = unlabelled.n > 0 ? (1 + gold.length / unlabelled.n) * pooledVariance(f, unlabelled) : 0;
  return spread > 0 ? Math.min(1, Math.max(0, covariance / spread)) : 0;
}

export interface Ppi {
  lambda: number;
  estimate: number;
  se: number;
}

/** PPI++ of a mean from at least one label; variances divide by n. Without unlabelled transcripts it is the mean of the labels. */
export function ppi(given: Predicted): Ppi {
  const { gold, graderOnGold, unlabelled } = given;
  const lambda = unlabelled.n === 0 ? 0 : given.lambda === 'tuned' ? tuned(given) : given.lambda;
  const errors = momentsOf(gold.map((value, index) => value - lambda * at(graderOnGold, index)));
  const predicted = unlabelled.n === 0 ? 0 : unlabelled.variance / unlabelled.n;
  return {
    lambda,
    estimate: lambda * unlabelled.mean + errors.mean,
    se: Math.sqrt(lambda ** 2 * predicted + errors.variance / gold.length),
  };
}

export interface PpiMean extends Estimate {
  lambda: number | null;
  se: number | null;
  /** By normal theory. Where gold does not vary it has width 0; `low` and `high` then hold what replaces it. */
  ci: Interval | null;
  /** From the labels alone. */
  classical_estimate: number | null;
  classical_ci: Interval | null;
}

const normal = (estimate: number, se: number, level: number): Interval => [estimate - zAt(level) * se, estimate + zAt(level) * se];

/** Clopper and Pearson's interval where gold is all 0 or all 1; null for other gold. */
function exactOf(gold: readonly number[], level: number): Interval | null {
  const [first] = gold;
  if (!gold.every((value) => value === first) || (first !== 0 && first !== 1)) return null;
  return clopperPearson(first * gold.length, gold.length, level);
}

/** The mean of gold by PPI++, with its normal interval, or Clopper and Pearson's where no label (or every label) is an event. */
export function ppiMean(given: Predicted, level: number): PpiMean {
  const { gold } = given;
  const about = { level, n: gold.length, method: 'PPI++, normal interval' };
  if (gold.length === 0)
    return { ...unsaid('no_data', about), lambda: null, se: null, ci: null, classical_estimate: null, classical_ci: null };
  const { lambda, estimate, se } = ppi(given);
  const labels = momentsOf(gold);
  const exact = lambda === 0 ? exactOf(gold, level) : null;
  const interval = exact ?? (se > 0 ? normal(estimate, se, level) : null);
  const shown =
    exact === null
      ? { ...about, notes: se > 0 ? [] : [REASONS.zero_variance] }
      : { ...about, method: 'PPI++, Clopper-Pearson interval on gold', notes: [REASONS.single_class] };
  return {
    ...said({ ...shown, estimate, low: interval?.[0] ?? null, high: interval?.[1] ?? null }),
    lambda,
    se,
    ci: normal(estimate, se, level),
    classical_estimate: labels.mean,
    classical_ci: normal(labels.mean, Math.sqrt(labels.variance / labels.n), level),
  };
}

const Input = z
  .object({
    gold: z.array(z.number()),
    grader_on_gold: z.array(z.number()),
    grader_unlabelled: z.array(z.number()).describe('scores of the transcripts without gold only'),
    lambda: z.union([z.literal('tuned'), z.number().min(0).max(1)]).default('tuned'),
    alpha: z.number().gt(0).lt(1).default(0.05).describe('1 - level'),
  })
  .refine(({ gold, grader_on_gold }) => gold.length === grader_on_gold.length, 'gold and grader_on_gold must be equally long');

export const ppiMeanOf: Statistic<z.infer<typeof Input>, PpiMean> = {
  name: 'ppi_mean',
  about: 'a mean from a random sample of gold and the scores of all: PPI (lambda 1) and PPI++ (lambda tuned)',
  source: 'Angelopoulos et al. 2023; Angelopoulos, Duchi & Zrnic 2023',
  input: Input,
  run: ({ gold, grader_on_gold, grader_unlabelled, lambda, alpha }) =>
    ppiMean({ gold, graderOnGold: grader_on_gold, unlabelled: momentsOf(grader_unlabelled), lambda }, 1 - alpha),
};
