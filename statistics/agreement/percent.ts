// Percent agreement: the mean over units of how many pairs of ratings are the same.
import type { Estimate } from '../../contract/estimate.ts';
import { dot, sum } from '../matrix.ts';
import { wilson } from '../rates/proportion.ts';
import { said, unsaid, type Statistic } from '../statistic.ts';
import { constant, corrected, unitAgreement, type Coefficient } from './linearised.ts';
import type { Tally } from './ratings.ts';
import { prepared, Weighted } from './weighted.ts';
import { identity } from './weights.ts';

/**
 * Percent agreement with Wilson's interval on the units, which for two raters is that of a proportion, and for more is never too narrow,
 * since a mean of shares varies less than a count. It holds where all agree.
 */
export function percentAgreement({ kinds, units }: Tally, level: number): Estimate {
  const weights = identity(kinds[0]?.length ?? 0);
  const agreements = kinds.map((counts) => unitAgreement(counts, weights));
  const n = sum(units.filter((_, kind) => agreements[kind] !== null));
  const about = { level, n, method: 'percent agreement, mean over units, Wilson interval' };
  if (n === 0) return unsaid('no_pairs', about);
  const agreed = dot(
    units,
    agreements.map((agreement) => agreement ?? 0),
  );
  const [low, high] = wilson(agreed, n, level);
  return said({ ...about, estimate: agreed / n, low, high });
}

/** The same as Brennan and Prediger's S on `levels` levels, PABAK for two: its ends are those of percent agreement, mapped. */
export function pabak({ estimate, low, high, level, n, notes }: Estimate, levels: number): Estimate {
  const method = 'PABAK, Wilson interval of percent agreement mapped';
  if (levels < 2) return unsaid('no_variation', { level, n, method });
  const mapped = (share: number | null): number | null => (share === null ? null : (levels * share - 1) / (levels - 1));
  return said({ estimate: mapped(estimate), low: mapped(low), high: mapped(high), level, n, method, notes });
}

export const percentAgreementMulti: Statistic<Weighted, Coefficient> = {
  name: 'percent_agreement_multi',
  about: 'percent agreement of any number of raters with missing ratings, a mean over units',
  source: 'Gwet 2014',
  input: Weighted,
  run(given) {
    const answer = corrected({ ...prepared(given), chance: () => constant(0), method: 'percent agreement, mean over units' });
    return { ...answer, low: answer.low === null ? null : Math.max(0, answer.low) };
  },
};
