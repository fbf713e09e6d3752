// Chance-corrected agreement of any number of raters with missing ratings, and Gwet's linearised standard error: shared
// by AC1 and AC2, Fleiss' kappa, Brennan-Prediger and percent agreement. They differ in their chance agreement.
import type { Estimate } from '../../contract/estimate.ts';
import { tAt } from '../distributions.ts';
import { repeated } from '../lists.ts';
import { dot, sum, type Matrix } from '../matrix.ts';
import type { Interval } from '../rates/proportion.ts';
import { undefinedEstimate } from '../statistic.ts';
import { around, insteadOf, standardError } from '../ends.ts';
import type { Tally } from './ratings.ts';
import { posteriorOf, estimateOver, type Redraws } from './redraws.ts';

export interface Coefficient extends Estimate {
  /** Observed agreement, a mean over units of two ratings or more. */
  pa: number | null;
  /** Chance agreement. */
  pe: number | null;
  value: number | null;
  /**
   * Gwet's linearised standard error and Student's t interval, for reference: both are too short if a level is rare.
   */
  se: number | null;
  ci: Interval | null;
}

/**
 * Chance agreement, and one unit's influence on it, from the levels' shares. `levels` is the unit's share of each
 * level.
 */
export interface ChanceAgreement {
  pe: number;
  ofUnit: (levels: readonly number[]) => number;
}

/** The same chance agreement for every unit. */
export const constant = (pe: number): ChanceAgreement => ({ pe, ofUnit: () => pe });

/** The agreement of the raters of one unit; null with fewer than two ratings. */
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
  /** Every rated unit: a unit with one rating counts only in the shares of levels. */
  tally: Tally;
  weights: Matrix;
  chance: (shares: readonly number[]) => ChanceAgreement;
  level: number;
  method: string;
  /** The source of the interval; by default the posterior. */
  redraws?: Redraws | undefined;
  /** See `estimateOver`; set for coefficients that a rare level does not lower. */
  highest?: boolean;
}

/**
 * Observed and chance agreement from the number of units of each kind. Sums in place, because it runs once per
 * replicate.
 */
function parts(kinds: Matrix, { weights, chance }: Pick<Corrected, 'weights' | 'chance'>) {
  const agreements = kinds.map((counts) => unitAgreement(counts, weights));
  const levels = weights.length;
  const shares = Float64Array.from(kinds.flatMap(sharesOf));
  return (
    units: ArrayLike<number>,
  ): { pa: number; pairable: number; chance: ChanceAgreement; value: number | null } => {
    let [n, pairable, agreed] = [0, 0, 0];
    const totals = repeated(0, levels);
    for (let kind = 0; kind < kinds.length; kind++) {
      const many = units[kind] ?? 0;
      if (many === 0) continue;
      n += many;
      const agreement = agreements[kind] ?? null;
      if (agreement !== null) {
        pairable += many;
        agreed += many * agreement;
      }
      for (let level = 0; level < levels; level++)
        totals[level] = (totals[level] ?? 0) + many * (shares[kind * levels + level] ?? 0);
    }
    for (let level = 0; level < levels; level++) totals[level] = (totals[level] ?? 0) / n;
    const pa = agreed / pairable;
    const by = chance(totals);
    return {
      pa,
      pairable,
      chance: by,
      value: pairable === 0 || 1 - by.pe < Number.EPSILON ? null : (pa - by.pe) / (1 - by.pe),
    };
  };
}

/** Gwet's standard error over units, from each unit's influence on observed and chance agreement. */
function linearisedError(
  { tally, weights }: Corrected,
  { pairable, chance, value }: { pairable: number; chance: ChanceAgreement; value: number },
) {
  const n = sum(tally.units);
  if (n < 2) return null;
  const { pe, ofUnit } = chance;
  const linear = tally.kinds.map((counts) => {
    const agreement = unitAgreement(counts, weights);
    const own = agreement === null ? 0 : ((n / pairable) * (agreement - pe)) / (1 - pe);
    return own - (2 * (1 - value) * (ofUnit(sharesOf(counts)) - pe)) / (1 - pe);
  });
  const squares = linear.map((each) => (each - value) ** 2);
  return standardError(dot(tally.units, squares) / (n * (n - 1)));
}

/** (pa - pe) / (1 - pe) with its interval. Gwet 2008, 2014. */
export function corrected(given: Corrected): Coefficient {
  const { tally, level, method } = given;
  const n = sum(tally.units);
  const { pa, pairable, chance, value } = parts(tally.kinds, given)(tally.units);
  const about = { level, n: pairable, method };
  const none = { pa: null, pe: null, value: null, se: null, ci: null };
  if (pairable === 0) return { ...undefinedEstimate('no_pairs', about), ...none };
  const { pe } = chance;
  if (value === null) return { ...undefinedEstimate('no_variation', about), ...none, pa, pe };
  const se = linearisedError(given, { pairable, chance, value });
  const ci = se === null ? null : around(value, tAt(level, n - 1) * se);
  const redraws = given.redraws ?? posteriorOf(tally);
  const of = parts(redraws.kinds, given);
  const headline = estimateOver(
    value,
    about,
    { redraws, statistic: (units) => of(units).value, highest: given.highest ?? false },
    insteadOf(pa, pairable, level, redraws.clusters),
  );
  return { ...headline, pa, pe, value, se, ci };
}
