// Percent agreement: the mean over units of how many pairs of ratings are the same.
import type { Estimate } from '../../contract/estimate.ts';
import { sum, type Matrix } from '../matrix.ts';
import { estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { constant, corrected, unitAgreement, type Coefficient } from './linearised.ts';
import type { Tally } from './ratings.ts';
import { shareOver, type Redraws } from './redraws.ts';
import { prepared, Weighted } from './weighted.ts';
import { identity } from './weights.ts';

/** Observed agreement as a function of the number of units of each kind; null without pairs. */
function agreementOver(kinds: Matrix): (units: ArrayLike<number>) => number | null {
  const weights = identity(kinds[0]?.length ?? 0);
  const agreements = kinds.map((counts) => unitAgreement(counts, weights));
  return (units) => {
    let [n, agreed] = [0, 0];
    for (const [kind, agreement] of agreements.entries()) {
      if (agreement === null) continue;
      n += units[kind] ?? 0;
      agreed += agreement * (units[kind] ?? 0);
    }
    return n === 0 ? null : agreed / n;
  };
}

/**
 * Percent agreement with Wilson's interval on the units. For two raters this is the interval of a proportion; for more
 * it is never too narrow, since a mean of shares varies less than a count. It is valid if all agree. If clusters are
 * resampled, n is the effective number of units.
 */
export function percentAgreement({ kinds, units }: Tally, level: number, redraws?: Redraws): Estimate {
  const n = sum(units.filter((_, kind) => sum(kinds[kind] ?? []) > 1));
  const about = { level, n, method: 'percent agreement, mean over units, Wilson interval' };
  const share = agreementOver(kinds)(units);
  if (share === null) return undefinedEstimate('no_pairs', about);
  return shareOver(share, about, redraws, agreementOver(kinds));
}

/**
 * The same as Brennan and Prediger's S on `levels` levels, PABAK for two: its ends are those of percent agreement,
 * mapped.
 */
export function pabak({ estimate, low, high, level, n, notes }: Estimate, levels: number): Estimate {
  const method = 'PABAK, Wilson interval of percent agreement mapped';
  if (levels < 2) return undefinedEstimate('no_variation', { level, n, method });
  const mapped = (share: number | null): number | null => (share === null ? null : (levels * share - 1) / (levels - 1));
  return estimateOf({ estimate: mapped(estimate), low: mapped(low), high: mapped(high), level, n, method, notes });
}

export const percentAgreementMulti: Statistic<Weighted, Coefficient> = {
  name: 'percent_agreement_multi',
  about: 'percent agreement of any number of raters with missing ratings, a mean over units',
  source: 'Gwet 2014',
  input: Weighted,
  run(given) {
    const answer = corrected({
      ...prepared(given),
      chance: () => constant(0),
      highest: true,
      method: 'percent agreement, mean over units',
    });
    return { ...answer, low: answer.low === null ? null : Math.max(0, answer.low) };
  },
};
