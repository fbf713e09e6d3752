// Two groups' rates compared: raw, gold and corrected.
import type { Estimate } from '../../contract/estimate.ts';
import { saidOfBootstrap } from '../ends.ts';
import { DISPLAY_REPLICATES, summary } from '../bootstrap.ts';
import { ALGORITHM, binomial, draws } from '../random.ts';
import { said } from '../statistic.ts';
import type { CorrectedRate } from './corrected.ts';
import type { Count } from './difference.ts';
import { moverDifferenceOf } from './mover.ts';
import { WILSON } from './proportion.ts';
import type { ErrorRates } from './rogan-gladen.ts';

const SEED = 1;

/** `first` minus `second`. */
export interface CorrectedDifference {
  raw: Estimate;
  gold: Estimate;
  corrected: Estimate;
}

/** The difference of two estimates from different transcripts. Where both are proportions this is Newcombe's. */
function independent(first: Estimate, second: Estimate): Estimate {
  const methods = [...new Set([first.method, second.method])].join('; ');
  const about = {
    level: first.level,
    n: first.n + second.n,
    method: methods === WILSON ? 'difference of proportions, Newcombe interval' : `difference, MOVER interval (${methods})`,
  };
  const notes = [...new Set([...first.notes, ...second.notes])];
  if (first.estimate === null || second.estimate === null) return said({ ...about, estimate: null, notes });
  const estimate = first.estimate - second.estimate;
  if (first.low === null || first.high === null || second.low === null || second.high === null) return said({ ...about, estimate, notes });
  const [low, high] = moverDifferenceOf(
    { estimate: first.estimate, low: first.low, high: first.high },
    { estimate: second.estimate, low: second.low, high: second.high },
  );
  return said({ ...about, estimate, low, high, notes });
}

/**
 * The difference of two rates corrected by one set of error rates, which are therefore not independent: (AP1 - AP2) / (Se + Sp - 1),
 * with flags and calibration gold resampled together.
 */
function sharedErrors(first: Count, second: Count, errors: ErrorRates, level: number): Estimate {
  const { sensitivity, n_gold_positive, specificity, n_gold_negative } = errors;
  const random = draws(SEED);
  const share = (n: number, p: number): number => binomial(random, n, p) / n;
  const replicate = (): number | null => {
    const flags = share(first.n, first.x / first.n) - share(second.n, second.x / second.n);
    const youden = share(n_gold_positive, sensitivity) + share(n_gold_negative, specificity) - 1;
    return youden > 0 ? flags / youden : null;
  };
  const values = Array.from({ length: DISPLAY_REPLICATES }, replicate);
  const method = `percentile bootstrap, B = ${DISPLAY_REPLICATES}, seed ${SEED}, ${ALGORITHM}`;
  const resampled = saidOfBootstrap(
    (first.x / first.n - second.x / second.n) / (sensitivity + specificity - 1),
    { level, n: n_gold_positive + n_gold_negative, method: 'difference of Rogan-Gladen rates with shared error rates' },
    summary(values, level, method),
  );
  return {
    ...resampled,
    notes: [...resampled.notes, 'both rates share their error rates, so the difference is real where the raw one is'],
  };
}

const same = (a: ErrorRates, b: ErrorRates): boolean =>
  a.sensitivity === b.sensitivity &&
  a.specificity === b.specificity &&
  a.n_gold_positive === b.n_gold_positive &&
  a.n_gold_negative === b.n_gold_negative;

/** `first` minus `second`, of different transcripts: Newcombe for proportions, MOVER for corrected rates. Newcombe 1998; Zou & Donner 2008. */
export function correctedDifference(first: CorrectedRate, second: CorrectedRate): CorrectedDifference {
  const [one, other] = [first.elsewhere, second.elsewhere];
  const known = first.corrected.estimate !== null && second.corrected.estimate !== null;
  const shared = known && one !== null && other !== null && same(one.errors, other.errors);
  return {
    raw: independent(first.raw, second.raw),
    gold: independent(first.gold, second.gold),
    corrected: shared
      ? sharedErrors(one.flags, other.flags, one.errors, first.corrected.level)
      : independent(first.corrected, second.corrected),
  };
}
