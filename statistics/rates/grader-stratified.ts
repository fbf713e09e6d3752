// The rate from gold within what the grader flagged and within what it did not: the estimator to quote for a binary grader.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../lists.ts';
import { Confidence, said, unsaid, type Statistic } from '../statistic.ts';
import { mover } from './mover.ts';
import { wilson, type Interval } from './proportion.ts';

/** Transcripts of one verdict, how many of them have gold, and how many of those are positive. */
export interface Verdict {
  N: number;
  n_gold: number;
  gold_positive: number;
}

export interface ByVerdict {
  flagged: Verdict;
  unflagged: Verdict;
  level: number;
}

export interface GraderStratified extends Estimate {
  /** The rate among the flagged, and among the unflagged; null without gold there. */
  ppv: number | null;
  false_omission_rate: number | null;
  se_wald: number | null;
  mover95: Interval | null;
  weighted_sensitivity: number | null;
  weighted_specificity: number | null;
  /** As if gold had not been drawn by verdict. */
  naive_sensitivity_biased: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/**
 * The sum over verdicts of share times gold rate, with MOVER's interval from Wilson's. Valid for gold drawn at random from each verdict
 * or from all, grouped afterwards. Measured coverage of 95 % intervals at a rate of 5 %: 95.4 % with 30 to 100 gold labels.
 */
export function graderStratified({ flagged, unflagged, level }: ByVerdict): GraderStratified {
  const all = flagged.N + unflagged.N;
  const about = { level, n: flagged.n_gold + unflagged.n_gold, method: 'stratified by verdict, MOVER interval from Wilson' };
  const ppv = ratio(flagged.gold_positive, flagged.n_gold);
  const missed = ratio(unflagged.gold_positive, unflagged.n_gold);
  const rest = {
    ppv,
    false_omission_rate: missed,
    naive_sensitivity_biased: ratio(flagged.gold_positive, flagged.gold_positive + unflagged.gold_positive),
  };
  const none = { se_wald: null, mover95: null, weighted_sensitivity: null, weighted_specificity: null };
  if (all === 0) return { ...unsaid('no_data', about), ...rest, ...none };
  const strata = [flagged, unflagged].filter(({ N }) => N > 0);
  if (strata.some(({ n_gold }) => n_gold === 0)) return { ...unsaid('empty_stratum', about), ...rest, ...none };
  const terms = strata.map(({ N, n_gold, gold_positive }) => {
    const [low, high] = wilson(gold_positive, n_gold, level);
    return { weight: N / all, estimate: gold_positive / n_gold, low, high, n_gold };
  });
  const estimate = sum(terms.map((term) => term.weight * term.estimate));
  const variance = sum(terms.map(({ weight, estimate, n_gold }) => (weight ** 2 * estimate * (1 - estimate)) / n_gold));
  const interval = mover(terms);
  const share = flagged.N / all;
  return {
    ...said({ ...about, estimate, low: interval[0], high: interval[1] }),
    ...rest,
    se_wald: Math.sqrt(variance),
    mover95: interval,
    weighted_sensitivity: ratio(share * (ppv ?? 0), estimate),
    weighted_specificity: ratio((1 - share) * (1 - (missed ?? 0)), 1 - estimate),
  };
}

const Verdict = z
  .strictObject({ N: z.int().min(0), n_gold: z.int().min(0), gold_positive: z.int().min(0) })
  .refine(({ N, n_gold, gold_positive }) => gold_positive <= n_gold && n_gold <= N, {
    error: 'gold_positive must not exceed n_gold, nor n_gold N',
    path: ['n_gold'],
  });
const Input = z.strictObject({ flagged: Verdict, unflagged: Verdict, confidence: Confidence });

export const graderStratifiedRate: Statistic<z.infer<typeof Input>, GraderStratified> = {
  name: 'grader_stratified_rate',
  about: 'the rate from gold among flagged and among unflagged transcripts, with sensitivity and specificity weighted accordingly',
  source: 'Cochran 1977; Zou & Donner 2008; Wilson 1927',
  input: Input,
  run: ({ flagged, unflagged, confidence }) => graderStratified({ flagged, unflagged, level: confidence }),
};
