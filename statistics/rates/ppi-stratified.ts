// PPI++ within strata, each with its own weight of the grader.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { said, unsaid, type Statistic } from '../statistic.ts';
import { ppi, type Ppi, type Predicted } from './ppi.ts';
import type { Interval } from './proportion.ts';

export interface PpiStratified extends Estimate {
  per_stratum: Ppi[] | null;
  se: number | null;
  ci: Interval | null;
}

/** The weighted sum of PPI++ by stratum; weights are shares of the population. Fisch et al. 2024. */
export function ppiStratified(strata: readonly (Predicted & { weight: number })[], level: number): PpiStratified {
  const n = sum(strata.map(({ gold }) => gold.length));
  const about = { level, n, method: 'stratified PPI++, normal interval' };
  const none = { per_stratum: null, se: null, ci: null };
  if (strata.some(({ gold, weight }) => gold.length === 0 && weight > 0)) return { ...unsaid('empty_stratum', about), ...none };
  const parts = strata.filter(({ weight }) => weight > 0).map((stratum) => ({ weight: stratum.weight, ...ppi(stratum) }));
  const estimate = sum(parts.map((part) => part.weight * part.estimate));
  const se = Math.sqrt(sum(parts.map((part) => (part.weight * part.se) ** 2)));
  const half = zAt(level) * se;
  const ends = se > 0 ? { low: estimate - half, high: estimate + half } : { notes: [REASONS.zero_variance] };
  return {
    ...said({ ...about, estimate, ...ends }),
    per_stratum: parts.map(({ lambda, estimate, se }) => ({ lambda, estimate, se })),
    se,
    ci: [estimate - half, estimate + half],
  };
}

const Input = z.object({
  strata: z
    .array(
      z
        .object({
          weight: z.number().min(0).describe('share of the population'),
          gold: z.array(z.number()),
          grader_on_gold: z.array(z.number()),
          grader_unlabelled_positive: z.int().min(0).describe('flags of a binary grader among those without gold'),
          grader_unlabelled_n: z.int().min(0),
        })
        .refine(({ gold, grader_on_gold }) => gold.length === grader_on_gold.length, 'gold and grader_on_gold must be equally long')
        .refine((stratum) => stratum.grader_unlabelled_positive <= stratum.grader_unlabelled_n, 'there are more flags than transcripts'),
    )
    .min(1),
  alpha: z.number().gt(0).lt(1).default(0.05).describe('1 - level'),
});

/** The moments of `positive` ones among `n` zeros and ones. */
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
