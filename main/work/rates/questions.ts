// Further tests of published rates: whether a rate is below a bound, and simultaneous intervals of all groups.
import type { RateRow, RatesReport, RatesWish, ThreeRates } from '../../../contract/rates.ts';
import { NOT_CLUSTERED, type Speaks } from '../../../contract/inference.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { confidenceSequence } from '../../../statistics/questions/confidence-sequence.ts';
import { levelOfTwoOneSided } from '../../../statistics/questions/equivalence.ts';
import { rateBelow } from '../../../statistics/questions/rate-below.ts';
import { simultaneousLevel } from '../../../statistics/questions/simultaneous.ts';
import type { CorrectedRate } from '../../../statistics/rates/corrected.ts';
import { wilson } from '../../../statistics/rates/proportion.ts';
import { counted, type Graded } from '../../../statistics/rates/sample.ts';
import { estimateOf } from '../../../statistics/statistic.ts';

/**
 * The level of each group's interval, and the method that makes all of them hold together; null if each holds alone.
 */
export function together(
  { together: how, level }: RatesWish,
  groups: number,
): { level: number; together: RatesReport['together'] } {
  if (how === undefined || groups < 2) return { level, together: null };
  const each = simultaneousLevel(groups, level, how);
  return { level: each.level, together: { level, groups, method: each.method } };
}

const ROUNDING = 1e-9;

/** Counts of events, if the estimate is a plain share of units with Wilson's interval. */
function plainCount({ estimate, low, high, n, level }: Estimate): number | null {
  if (estimate === null || low === null || high === null || n === 0) return null;
  const x = Math.round(estimate * n);
  const [from, to] = wilson(x, n, level);
  return [x / n - estimate, from - low, to - high].every((difference) => Math.abs(difference) < ROUNDING) ? x : null;
}

type Verdict = NonNullable<RateRow['below']>['raw'];

/** `estimate` is at the level of two one-sided tests, so its upper end is the one-sided bound. */
function verdictOn(estimate: Estimate, bound: number, level: number): Verdict {
  const x = plainCount(estimate);
  if (x !== null) {
    const { upper, p, is_below } = rateBelow({ x, n: estimate.n, below: bound, level });
    return { upper, p, is_below, method: 'exact' };
  }
  const { high } = estimate;
  return { upper: high, p: null, is_below: high === null ? null : high <= bound, method: 'upper end of the interval' };
}

/**
 * Whether each of three rates is shown to be below the bound, one-sided at `level`: by the exact test for a plain
 * share, otherwise by the upper end of the rate's interval. `rates` gives the rates at a level. Throws `bad_input` for
 * a level of 0.5 or less, at which nothing can be shown.
 */
export function belowOf(
  bound: number | undefined,
  level: number,
  rates: (level: number) => ThreeRates,
): RateRow['below'] {
  if (bound === undefined) return null;
  if (level <= 0.5)
    throw new TouchstoneError('bad_input', 'A one-sided test needs a level above 0.5', String(level), 'Use 0.95');
  const { raw, gold, corrected } = rates(levelOfTwoOneSided(level));
  const verdict = (estimate: Estimate): Verdict => verdictOn(estimate, bound, level);
  return { bound, level, raw: verdict(raw), gold: verdict(gold), corrected: verdict(corrected) };
}

/** Note for tests that treat clustered transcripts as independent. */
export const alone = ({ clusters }: Speaks): string[] =>
  clusters === null
    ? []
    : [`transcripts share values of ${clusters.facet}, but this test treats them as independent: its p is too small`];

/** Note for intervals that treat clustered transcripts as independent; for these transcripts clusters do not matter. */
export const apart = ({ target, clusters }: Pick<Speaks, 'target' | 'clusters'>): string[] =>
  target === 'transcripts' || clusters === null ? [] : [`the interval ${NOT_CLUSTERED}`];

/**
 * The interval of gold that holds at every look while labels are added, for gold that is a simple random sample; null
 * unless requested. Waudby-Smith & Ramdas 2020.
 */
export function everyLookOf(
  again: boolean | undefined,
  items: readonly Graded[],
  { design, gold }: CorrectedRate,
  level: number,
  speaks: Speaks,
): Estimate | null {
  if (again !== true) return null;
  if (design !== 'simple random') {
    const note = 'an interval for every look is available only if gold is a simple random sample';
    return estimateOf({ estimate: null, level, n: gold.n, method: 'confidence sequence', notes: [note] });
  }
  const labelled = items.filter((item) => item.drawn && item.gold !== null && item.probability !== null);
  const frame = counted(items.filter(({ probability }) => probability !== null && probability > 0));
  const look = { x: labelled.filter((item) => item.gold === 1).length, n: labelled.length };
  const found = confidenceSequence([look], speaks.target === 'transcripts' ? frame : null, level);
  return estimateOf({ ...found, notes: [...found.notes, ...apart(speaks)] });
}
