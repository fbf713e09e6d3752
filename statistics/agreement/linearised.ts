// Chance-corrected agreement of any number of raters with missing ratings, and Gwet's linearised standard error: what AC1 and AC2,
// Fleiss' kappa, Brennan-Prediger and percent agreement share. They differ in what counts as chance.
import type { Estimate } from '../../contract/estimate.ts';
import { tAt } from '../distributions.ts';
import { dot, sum, type Matrix } from '../matrix.ts';
import type { Interval } from '../rates/proportion.ts';
import { unsaid } from '../statistic.ts';
import { around, endsOf, insteadOf, saidWith, standardError } from '../ends.ts';
import type { Tally } from './ratings.ts';

export interface Coefficient extends Estimate {
  /** Observed agreement, a mean over units of two ratings or more. */
  pa: number | null;
  /** Agreement by chance. */
  pe: number | null;
  value: number | null;
  se: number | null;
  ci: Interval | null;
}

/** Agreement by chance, and the part of one unit in it, from the levels' shares. `levels` is the unit's share of each level. */
export interface Chance {
  pe: number;
  ofUnit: (levels: readonly number[]) => number;
}

/** The same chance for every unit. */
export const constant = (pe: number): Chance => ({ pe, ofUnit: () => pe });

/** How much the raters of one unit agree; null with fewer than two ratings. */
export function unitAgreement(counts: readonly number[], weights: Matrix): number | null {
  const ratings = sum(counts);
  if (ratings < 2) return null;
  return sum(counts.map((count, level) => count * (dot(weights[level] ?? [], counts) - 1))) / (ratings * (ratings - 1));
}

const sharesOf = (counts: readonly number[]): number[] => counts.map((count) => count / sum(counts));

/** The mean over rated units of each level's share of the ratings. */
export function prevalence({ kinds, units }: Tally): number[] {
  const n = sum(units);
  const shares = kinds.map(sharesOf);
  return (
    kinds[0]?.map(
      (_, level) =>
        dot(
          units,
          shares.map((share) => share[level] ?? 0),
        ) / n,
    ) ?? []
  );
}

export interface Corrected {
  /** Every rated unit: those with one rating count in the shares of levels. */
  tally: Tally;
  weights: Matrix;
  chance: (shares: readonly number[]) => Chance;
  level: number;
  method: string;
}

/** (pa - pe) / (1 - pe) with Gwet's standard error over units and Student's t. Gwet 2008, 2014. */
export function corrected({ tally, weights, chance, level, method }: Corrected): Coefficient {
  const n = sum(tally.units);
  const agreements = tally.kinds.map((counts) => unitAgreement(counts, weights));
  const pairable = sum(tally.units.filter((_, kind) => agreements[kind] !== null));
  const about = { level, n: pairable, method: `${method}, linearised standard error, t with ${Math.max(n - 1, 0)} df` };
  const none = { pa: null, pe: null, value: null, se: null, ci: null };
  if (pairable === 0) return { ...unsaid('no_pairs', about), ...none };
  const pa =
    dot(
      tally.units,
      agreements.map((agreement) => agreement ?? 0),
    ) / pairable;
  const { pe, ofUnit } = chance(prevalence(tally));
  if (1 - pe < Number.EPSILON) return { ...unsaid('no_variation', about), ...none, pa, pe };
  const value = (pa - pe) / (1 - pe);
  const linear = tally.kinds.map((counts, kind) => {
    const agreement = agreements[kind] ?? null;
    const own = agreement === null ? 0 : ((n / pairable) * (agreement - pe)) / (1 - pe);
    return own - (2 * (1 - value) * (ofUnit(sharesOf(counts)) - pe)) / (1 - pe);
  });
  const se =
    n < 2
      ? null
      : standardError(
          dot(
            tally.units,
            linear.map((each) => (each - value) ** 2),
          ) /
            (n * (n - 1)),
        );
  const ci = se === null ? null : around(value, tAt(level, n - 1) * se);
  const headline = saidWith(value, about, endsOf(ci), insteadOf(pa * pairable, pairable, level));
  return { ...headline, pa, pe, value, se, ci };
}
