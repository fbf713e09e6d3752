// Specific agreement: of the ratings that give a level, how many stand beside another that gives it too. For two levels these are
// positive and negative agreement.
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../matrix.ts';
import { unsaid } from '../statistic.ts';
import { bootstrapKinds, insteadOf, saidOfBootstrap } from '../ends.ts';
import type { Tally } from './ratings.ts';

/**
 * Specific agreement on the level at `place` of the scale, over pairs of ratings of one unit, with its bootstrap over units; null where
 * none of them got that level. `tally` is of units with two ratings or more. For two raters 2a / (2a + b + c). Cicchetti & Feinstein 1990.
 */
export function specificAgreement({ kinds, units }: Tally, place: number, level: number): Estimate {
  const parts = kinds.map((counts) => {
    const given = counts[place] ?? 0;
    return { same: given * (given - 1), all: given * (sum(counts) - 1) };
  });
  const share = (many: ArrayLike<number>): number | null => {
    const all = parts.reduce((total, part, kind) => total + part.all * (many[kind] ?? 0), 0);
    return all === 0 ? null : parts.reduce((total, part, kind) => total + part.same * (many[kind] ?? 0), 0) / all;
  };
  const estimate = share(units);
  const about = { level, n: sum(units), method: 'specific agreement' };
  if (estimate === null) return unsaid(about.n === 0 ? 'no_pairs' : 'level_not_used', about);
  const holders = sum(units.filter((_, kind) => (kinds[kind]?.[place] ?? 0) > 0));
  return saidOfBootstrap(estimate, about, bootstrapKinds(units, level, share), insteadOf(estimate * holders, holders, level));
}
