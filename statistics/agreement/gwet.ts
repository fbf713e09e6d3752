// Gwet's AC1 and AC2: agreement corrected for a chance that shrinks as one level takes over, so that it holds up where events are rare.
import { dot, sum, type Matrix } from '../matrix.ts';
import type { Statistic } from '../statistic.ts';
import { constant, corrected, type Chance, type Coefficient, type Corrected } from './linearised.ts';
import { prepared, Weighted } from './weighted.ts';

function chance(shares: readonly number[], weights: Matrix): Chance {
  const levels = shares.length;
  // with one level declared there is no chance of anything else
  if (levels < 2) return constant(1);
  const scale = sum(weights.flat()) / (levels * (levels - 1));
  const spread = shares.map((share) => scale * (1 - share));
  return { pe: dot(shares, spread), ofUnit: (own) => dot(own, spread) };
}

/** AC1 with identity weights, otherwise AC2. `tally` is of units with one rating or more. Gwet 2008, 2014. */
export const gwet = (given: Omit<Corrected, 'chance'>): Coefficient =>
  corrected({ ...given, chance: (shares) => chance(shares, given.weights) });

export const gwetAc: Statistic<Weighted, Coefficient> = {
  name: 'gwet_ac',
  about: "Gwet's AC1 (identity weights) or AC2, for any number of raters and missing ratings",
  source: 'Gwet 2008, Br J Math Stat Psychol 61:29-48; Gwet 2014, Handbook of Inter-Rater Reliability',
  input: Weighted,
  run: (given) => gwet({ ...prepared(given), method: `Gwet ${given.weights === 'identity' ? 'AC1' : `AC2, ${given.weights} weights`}` }),
};
