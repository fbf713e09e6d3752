// Gwet's AC1 and AC2: their chance agreement shrinks as one level dominates, so they do not fall if events are rare.
import { dot, sum } from '../matrix.ts';
import type { Statistic } from '../statistic.ts';
import { constant, corrected, type ChanceAgreement, type Coefficient, type Corrected } from './linearised.ts';
import { prepared, Weighted } from './weighted.ts';

/** `scale` is the sum of the weights over the pairs of different levels. */
function chance(shares: readonly number[], scale: number): ChanceAgreement {
  const levels = shares.length;
  // with one declared level, disagreement by chance is impossible
  if (levels < 2) return constant(1);
  const spread = shares.map((share) => scale * (1 - share));
  return { pe: dot(shares, spread), ofUnit: (own) => dot(own, spread) };
}

/** AC1 with identity weights, otherwise AC2. `tally` is of units with one rating or more. Gwet 2008, 2014. */
export function gwet(given: Omit<Corrected, 'chance'>): Coefficient {
  const levels = given.weights.length;
  const scale = sum(given.weights.flat()) / (levels * (levels - 1));
  return corrected({ ...given, chance: (shares) => chance(shares, scale), highest: true });
}

export const gwetAc: Statistic<Weighted, Coefficient> = {
  name: 'gwet_ac',
  about: "Gwet's AC1 (identity weights) or AC2, for any number of raters and missing ratings",
  source: 'Gwet 2008, Br J Math Stat Psychol 61:29-48; Gwet 2014, Handbook of Inter-Rater Reliability',
  input: Weighted,
  run: (given) =>
    gwet({
      ...prepared(given),
      method: `Gwet ${given.weights === 'identity' ? 'AC1' : `AC2, ${given.weights} weights`}`,
    }),
};
