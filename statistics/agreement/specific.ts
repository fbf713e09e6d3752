// Specific agreement: the share of the ratings at a level whose partner on the same unit has the same level. For two
// levels these are positive and negative agreement.
import type { Estimate } from '../../contract/estimate.ts';
import { undefinedEstimate } from '../statistic.ts';
import { sum, type Matrix } from '../matrix.ts';
import { insteadOf, RATE } from '../ends.ts';
import type { Tally } from './ratings.ts';
import { posteriorOf, estimateOver, type Redraws } from './redraws.ts';

/**
 * The share of a level's pairs that agree on it, from the number of units of each kind; null if nobody gave the level.
 */
function shareOf(kinds: Matrix, place: number): (units: ArrayLike<number>) => number | null {
  const parts = kinds.map((counts) => {
    const given = counts[place] ?? 0;
    return { same: given * (given - 1), all: given * (sum(counts) - 1) };
  });
  return (units) => {
    const all = parts.reduce((total, part, kind) => total + part.all * (units[kind] ?? 0), 0);
    return all === 0 ? null : parts.reduce((total, part, kind) => total + part.same * (units[kind] ?? 0), 0) / all;
  };
}

/**
 * Specific agreement with its interval on the level at `place` of the scale, over pairs of ratings of one unit; null if
 * no rating has that level. `tally` contains units with two ratings or more. For two raters 2a / (2a + b + c).
 * Cicchetti & Feinstein 1990.
 */
export function specificAgreement(tally: Tally, place: number, level: number, redraws?: Redraws): Estimate {
  const { kinds, units } = tally;
  const estimate = shareOf(kinds, place)(units);
  const about = { level, n: sum(units), method: 'specific agreement', within: RATE };
  if (estimate === null) return undefinedEstimate(about.n === 0 ? 'no_pairs' : 'level_not_used', about);
  const holding = [...units.keys()].filter((kind) => (kinds[kind]?.[place] ?? 0) > 0);
  const holders = sum(holding.map((kind) => units[kind] ?? 0));
  const drawn = redraws ?? posteriorOf(tally);
  return estimateOver(
    estimate,
    about,
    { redraws: drawn, statistic: shareOf(drawn.kinds, place) },
    insteadOf(estimate, holders, level, drawn.clustersWith?.(holding)),
  );
}
