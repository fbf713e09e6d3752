// Prediction-powered inference: the grader's mean over unlabelled transcripts, corrected by its errors on the labelled
// ones.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { at, mean, sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clipped, goldAlone, isRate, LEAST_LABELS, multiplier, oneSided } from './guards.ts';
import type { Interval } from './proportion.ts';

/** Variances below this are rounding of zero. */
const ROUNDING = 1e-24;

/** Number, mean and variance (divisor n) of a list. */
export interface Moments {
  n: number;
  mean: number;
  variance: number;
}

/** Labels with the grader's scores of the same transcripts, and the scores of transcripts without a label. */
export interface Predicted {
  gold: readonly number[];
  graderOnGold: readonly number[];
  unlabelled: Moments;
  lambda: number | 'tuned';
}

/** The moments of a list; all 0 for an empty one. */
export function momentsOf(list: readonly number[]): Moments {
  if (list.length === 0) return { n: 0, mean: 0, variance: 0 };
  const centre = mean(list);
  return { n: list.length, mean: centre, variance: sum(list.map((value) => (value - centre) ** 2)) / list.length };
}

/** The variance of two lists combined, divisor n - 1. */
function pooledVariance(a: Moments, b: Moments): number {
  const n = a.n + b.n;
  return (a.n * a.variance + b.n * b.variance + ((a.mean - b.mean) ** 2 * a.n * b.n) / n) / (n - 1);
}

/**
 * The weight of the grader with the least variance, from 0 (the labels alone) to 1. Angelopoulos, Duchi & Zrnic 2023.
 */
function tuned({ gold, graderOnGold, unlabelled }: Predicted): number {
  const [y, f] = [momentsOf(gold), momentsOf(graderOnGold)];
  const covariance =
    sum(gold.map((value, index) => (value - y.mean) * (at(graderOnGold, index) - f.mean))) / gold.length;
  const spread = unlabelled.n > 0 ? (1 + gold.length / unlabelled.n) * pooledVariance(f, unlabelled) : 0;
  return spread > 0 ? Math.min(1, Math.max(0, covariance / spread)) : 0;
}

export interface Ppi {
  lambda: number;
  estimate: number;
  se: number;
}

/** PPI++, and whether a grader with a weight was right on all labels, so that its errors are not measured. */
export interface Judged extends Ppi {
  faultless: boolean;
}

/**
 * PPI++ of a mean from one label or more; variances divide by n. Without unlabelled transcripts it is the mean of the
 * labels.
 */
export function ppi(given: Predicted): Judged {
  const { gold, graderOnGold, unlabelled } = given;
  const lambda = unlabelled.n === 0 ? 0 : given.lambda === 'tuned' ? tuned(given) : given.lambda;
  const errors = momentsOf(gold.map((value, index) => value - lambda * at(graderOnGold, index)));
  const predicted = unlabelled.n === 0 ? 0 : unlabelled.variance / unlabelled.n;
  return {
    lambda,
    estimate: lambda * unlabelled.mean + errors.mean,
    se: Math.sqrt(lambda ** 2 * predicted + errors.variance / gold.length),
    faultless: lambda > 0 && errors.variance < ROUNDING,
  };
}

export interface PpiMean extends Estimate {
  lambda: number | null;
  se: number | null;
  /** By normal theory, for reference. `low` and `high` are the valid interval, or null. */
  ci: Interval | null;
  /** The mean of the labels alone. */
  classical_estimate: number | null;
  classical_ci: Interval | null;
}

const normal = (estimate: number, se: number, level: number): Interval => [
  estimate - zAt(level) * se,
  estimate + zAt(level) * se,
];

/**
 * The valid interval, or the reason why there is none: a one-sided bound if all gold is equal, Student's t for few
 * labels.
 */
function shownOf({ gold }: Predicted, { estimate, se, faultless }: Judged, level: number): Shown {
  const bound = oneSided(gold, [{ weight: 1, n: gold.length }], level);
  const { by, named } = multiplier(level, gold.length);
  const shown = { interval: null, method: `PPI++, ${named}` };
  if (gold.length < LEAST_LABELS) return { ...shown, notes: [REASONS.too_few_labels, ...goldAlone(gold, level)] };
  if (bound !== null)
    return { interval: bound.interval, method: 'PPI++, one-sided Clopper-Pearson bound on gold', notes: [bound.note] };
  if (faultless) return { ...shown, notes: [REASONS.no_error_seen, ...goldAlone(gold, level)] };
  if (se === 0) return { ...shown, notes: [REASONS.zero_variance] };
  return { ...shown, interval: [estimate - by * se, estimate + by * se], notes: [] };
}

interface Shown {
  interval: Interval | null;
  method: string;
  notes: string[];
}

/** PPI++ of a mean. If gold is 0 or 1 it is a rate, and is clipped to [0, 1]. Angelopoulos, Duchi & Zrnic 2023. */
export function ppiMean(given: Predicted, level: number): PpiMean {
  const { gold } = given;
  const about = { level, n: gold.length, method: 'PPI++' };
  if (gold.length === 0)
    return {
      ...undefinedEstimate('no_data', about),
      lambda: null,
      se: null,
      ci: null,
      classical_estimate: null,
      classical_ci: null,
    };
  const judged = ppi(given);
  const { lambda, estimate, se } = judged;
  const labels = momentsOf(gold);
  const { interval, method, notes } = shownOf(given, judged, level);
  const held = isRate(gold) ? clipped(estimate, interval) : { estimate, interval, notes: [] };
  return {
    ...estimateOf({
      ...about,
      method,
      estimate: held.estimate,
      low: held.interval && Math.min(held.interval[0], held.estimate),
      high: held.interval && Math.max(held.interval[1], held.estimate),
      notes: [...notes, ...held.notes],
    }),
    lambda,
    se,
    ci: normal(estimate, se, level),
    classical_estimate: labels.mean,
    classical_ci: normal(labels.mean, Math.sqrt(labels.variance / labels.n), level),
  };
}

const Input = z
  .strictObject({
    gold: z.array(z.number()),
    grader_on_gold: z.array(z.number()),
    grader_unlabelled: z.array(z.number()).describe('scores of the transcripts without gold only'),
    lambda: z.union([z.literal('tuned'), z.number().min(0).max(1)]).default('tuned'),
    alpha: z.number().gt(0).lt(1).default(0.05).describe('1 - level'),
  })
  .refine(({ gold, grader_on_gold }) => gold.length === grader_on_gold.length, {
    error: 'gold and grader_on_gold must have the same length',
    path: ['grader_on_gold'],
  });

export const ppiMeanOf: Statistic<z.infer<typeof Input>, PpiMean> = {
  name: 'ppi_mean',
  about: 'a mean from a random sample of gold and the scores of all: PPI (lambda 1) and PPI++ (lambda tuned)',
  source: 'Angelopoulos et al. 2023; Angelopoulos, Duchi & Zrnic 2023',
  input: Input,
  run: ({ gold, grader_on_gold, grader_unlabelled, lambda, alpha }) =>
    ppiMean({ gold, graderOnGold: grader_on_gold, unlabelled: momentsOf(grader_unlabelled), lambda }, 1 - alpha),
};
