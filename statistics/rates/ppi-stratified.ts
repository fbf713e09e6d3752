// PPI++ within strata, each with its own weight of the grader.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { estimateOf, sumToOne, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clipped, isRate, LEAST_LABELS, multiplier, oneSided } from './guards.ts';
import { ppi, type Ppi, type Predicted } from './ppi.ts';
import type { Interval } from './proportion.ts';

export interface PpiStratified extends Estimate {
  per_stratum: Ppi[] | null;
  se: number | null;
  ci: Interval | null;
}

/** The weighted sum of PPI++ by stratum; weights are shares of the population. Fisch et al. 2024. */
export function ppiStratified(strata: readonly (Predicted & { weight: number })[], level: number): PpiStratified {
  const gold = strata.flatMap((stratum) => stratum.gold);
  const about = { level, n: gold.length, method: 'stratified PPI++' };
  const none = { per_stratum: null, se: null, ci: null };
  const counted = strata.filter(({ weight }) => weight > 0);
  if (counted.some((stratum) => stratum.gold.length === 0))
    return { ...undefinedEstimate('empty_stratum', about), ...none };
  const parts = counted.map((stratum) => ({ weight: stratum.weight, n: stratum.gold.length, ...ppi(stratum) }));
  const estimate = sum(parts.map((part) => part.weight * part.estimate));
  const se = Math.sqrt(sum(parts.map((part) => (part.weight * part.se) ** 2)));
  const { by, named } = multiplier(level, gold.length, gold.length - parts.length);
  const thin = parts.some(({ n }) => n < LEAST_LABELS);
  const bound = thin ? null : oneSided(gold, parts, level);
  const faultless = parts.some((part) => part.faultless) ? REASONS.no_error_seen : null;
  const reason = thin ? REASONS.thin_stratum : se === 0 ? REASONS.zero_variance : faultless;
  const given: Interval | null = bound?.interval ?? (reason === null ? [estimate - by * se, estimate + by * se] : null);
  const held = isRate(gold) ? clipped(estimate, given) : { estimate, interval: given, notes: [] };
  return {
    ...estimateOf({
      ...about,
      method: `stratified PPI++, ${bound === null ? named : 'one-sided bound on gold'}`,
      estimate: held.estimate,
      low: held.interval && Math.min(held.interval[0], held.estimate),
      high: held.interval && Math.max(held.interval[1], held.estimate),
      notes: [bound?.note ?? reason, ...held.notes],
    }),
    per_stratum: parts.map(({ lambda, estimate, se }) => ({ lambda, estimate, se })),
    se,
    ci: [estimate - zAt(level) * se, estimate + zAt(level) * se],
  };
}

const Input = z.strictObject({
  strata: z
    .array(
      z
        .strictObject({
          weight: z.number().min(0).max(1).describe('share of the population'),
          gold: z.array(z.number()),
          grader_on_gold: z.array(z.number()),
          grader_unlabelled_positive: z.int().min(0).describe('flags of a binary grader among those without gold'),
          grader_unlabelled_n: z.int().min(0),
        })
        .refine(({ gold, grader_on_gold }) => gold.length === grader_on_gold.length, {
          error: 'gold and grader_on_gold must have the same length',
          path: ['grader_on_gold'],
        })
        .refine((stratum) => stratum.grader_unlabelled_positive <= stratum.grader_unlabelled_n, {
          error: 'there must not be more flags than transcripts',
          path: ['grader_unlabelled_positive'],
        }),
    )
    .min(1)
    .refine(
      (strata) => sumToOne(strata.map(({ weight }) => weight)),
      'every weight must be a share of the population, and the weights must sum to 1',
    ),
  alpha: z.number().gt(0).lt(1).default(0.05).describe('1 - level'),
});

/** The moments of `n` zeros and ones of which `positive` are 1. */
function counted(positive: number, n: number): Predicted['unlabelled'] {
  const mean = n > 0 ? positive / n : 0;
  return { n, mean, variance: mean * (1 - mean) };
}

function run({ strata, alpha }: z.infer<typeof Input>): PpiStratified {
  const given = strata.map(({ weight, gold, grader_on_gold, grader_unlabelled_positive, grader_unlabelled_n }) => ({
    weight,
    gold,
    graderOnGold: grader_on_gold,
    unlabelled: counted(grader_unlabelled_positive, grader_unlabelled_n),
    lambda: 'tuned' as const,
  }));
  return ppiStratified(given, 1 - alpha);
}

export const ppiStratifiedMean: Statistic<z.infer<typeof Input>, PpiStratified> = {
  name: 'ppi_stratified',
  about: 'a mean by PPI++ within strata of known size, for a binary grader',
  source: 'Fisch et al. 2024',
  input: Input,
  run,
};
