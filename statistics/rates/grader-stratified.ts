// The rate from gold within the flagged and within the unflagged transcripts: the estimator to quote for a binary
// grader.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../lists.ts';
import { Target } from '../../contract/inference.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { REASONS } from '../reasons.ts';
import { mover, withShares, type Term } from './mover.ts';
import { wilsonOfFew, type Interval } from './proportion.ts';
import { effectiveSize, INDEPENDENT, wilsonAt, type SizeBasis } from './effective-size.ts';

/** Transcripts with one verdict: their number, the number with gold, and the number of positives among these. */
export interface Verdict {
  N: number;
  n_gold: number;
  gold_positive: number;
}

export interface ByVerdict {
  flagged: Verdict;
  unflagged: Verdict;
  level: number;
  /** By default the model, with independent transcripts. */
  basis?: SizeBasis;
}

type Level = Pick<ByVerdict, 'level' | 'basis'>;

export interface GraderStratified extends Estimate {
  target: Target;
  /** The rate among the flagged, and among the unflagged; null without gold there. */
  ppv: number | null;
  false_omission_rate: number | null;
  se_wald: number | null;
  /**
   * Wilson's interval of the rate within a verdict. It ignores that the number of flagged transcripts is random; `low`
   * and `high` for the model include that, and for both targets their ends are farther out if few events were seen.
   */
  mover95: Interval | null;
  weighted_sensitivity: number | null;
  weighted_specificity: number | null;
  /** The result if gold had not been drawn by verdict. */
  naive_sensitivity_biased: number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

type VerdictTerm = Term & { n: number };

/**
 * A verdict's share and rate. `few`: the ends are moved outwards if few events were seen. Without that, the interval of
 * a rate of .5 % contained it in 91.5 % of simulations with all flags and 100 of 5,000 others, because one event among
 * the 100 represents 50 where there are 5. With it, in 95 % and more, and never below 93 in any setting tried.
 */
function partOf(
  { N, n_gold: n, gold_positive: x }: Verdict,
  all: number,
  { level, basis = INDEPENDENT }: Level,
  few: boolean,
): VerdictTerm {
  const estimate = x / n;
  const size = effectiveSize(n, N, basis);
  const [low, high] =
    few && Number.isFinite(size) ? wilsonOfFew({ x, n, size, level }) : wilsonAt(estimate, size, level);
  return { weight: N / all, estimate, low, high, n };
}

/**
 * The sum over verdicts of share times gold rate, with MOVER's interval from Wilson's, modified if few events were
 * seen. Valid for gold drawn at random from each verdict, or from all and grouped afterwards. For the model the shares
 * are a sample too. For these transcripts the shares are fixed, and a verdict with complete gold has no error. Cochran
 * 1977; Tenenbein 1970; Zou & Donner 2008.
 */
export function graderStratified({ flagged, unflagged, level, basis = INDEPENDENT }: ByVerdict): GraderStratified {
  const { target, inflation } = basis;
  const all = flagged.N + unflagged.N;
  const method = `stratified by verdict, MOVER interval from Wilson${target === 'transcripts' ? ' with finite population correction' : ''}`;
  const about = { level, n: flagged.n_gold + unflagged.n_gold, method };
  const ppv = ratio(flagged.gold_positive, flagged.n_gold);
  const missed = ratio(unflagged.gold_positive, unflagged.n_gold);
  const rest = {
    target,
    ppv,
    false_omission_rate: missed,
    naive_sensitivity_biased: ratio(flagged.gold_positive, flagged.gold_positive + unflagged.gold_positive),
  };
  const none = { se_wald: null, mover95: null, weighted_sensitivity: null, weighted_specificity: null };
  if (all === 0) return { ...undefinedEstimate('no_data', about), ...rest, ...none };
  const strata = [flagged, unflagged].filter(({ N }) => N > 0);
  if (strata.some(({ n_gold }) => n_gold === 0))
    return { ...undefinedEstimate('empty_stratum', about), ...rest, ...none };
  const partsOf = (few: boolean): VerdictTerm[] => strata.map((one) => partOf(one, all, { level, basis }, few));
  // with a single verdict the rate is a plain proportion
  const parts = partsOf(strata.length > 1);
  const estimate = sum(parts.map((part) => part.weight * part.estimate));
  const variance = sum(parts.map(({ weight, estimate, n }) => (weight ** 2 * estimate * (1 - estimate)) / n));
  const [low, high] = target === 'model' ? withShares(parts, all / inflation, level) : mover(parts);
  const share = flagged.N / all;
  return {
    ...estimateOf({
      ...about,
      estimate,
      low,
      high,
      notes: [target === 'transcripts' && about.n === all ? REASONS.census : null],
    }),
    ...rest,
    se_wald: Math.sqrt(variance),
    mover95: mover(partsOf(false)),
    weighted_sensitivity: ratio(share * (ppv ?? 0), estimate),
    weighted_specificity: ratio((1 - share) * (1 - (missed ?? 0)), 1 - estimate),
  };
}

const Verdict = z
  .strictObject({ N: z.int().min(0), n_gold: z.int().min(0), gold_positive: z.int().min(0) })
  .refine(({ N, n_gold, gold_positive }) => gold_positive <= n_gold && n_gold <= N, {
    error: 'gold_positive must not be more than n_gold, and n_gold must not be more than N',
    path: ['n_gold'],
  });
const Input = z.strictObject({
  flagged: Verdict,
  unflagged: Verdict,
  confidence: Confidence,
  target: Target.optional(),
});

/** Without a target, `mover95` is that of the published formula, and `low` and `high` describe the model. */
function run({ flagged, unflagged, confidence, target }: z.infer<typeof Input>): GraderStratified {
  const found = graderStratified({
    flagged,
    unflagged,
    level: confidence,
    basis: { target: target ?? 'model', inflation: 1 },
  });
  return target === undefined || found.low === null || found.high === null
    ? found
    : { ...found, mover95: [found.low, found.high] };
}

export const graderStratifiedRate: Statistic<z.infer<typeof Input>, GraderStratified> = {
  name: 'grader_stratified_rate',
  about:
    'the rate from gold among flagged and among unflagged transcripts, with sensitivity and specificity weighted accordingly',
  source: 'Cochran 1977; Tenenbein 1970; Zou & Donner 2008; Wilson 1927; Brown, Cai & DasGupta 2001',
  input: Input,
  run,
};
