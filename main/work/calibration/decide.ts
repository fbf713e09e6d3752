// Measures a grader at a threshold, and chooses a threshold on one part of gold and measures it on another.
import { CONFIDENCE } from '../../../contract/estimate.ts';
import type { AtThreshold, ChosenThreshold } from '../../../contract/calibration.ts';
import type { Optimise } from '../../../contract/optimise.ts';
import { heldOut } from '../../../statistics/calibration/held-out.ts';
import { confusionOf } from '../../../statistics/calibration/metrics.ts';
import { sweep, verdictsAt } from '../../../statistics/calibration/sweep.ts';
import { thresholdBy } from '../../../statistics/calibration/thresholds.ts';
import { metricsOf } from '../../../statistics/calibration/weighted.ts';
import type { Gathered } from './gathered.ts';

/**
 * The matrix and every rate with its interval at a threshold: scores at or above it are flagged; null flags nothing.
 */
export function atThreshold({ scores, gold, weights, clusters }: Gathered, threshold: number | null): AtThreshold {
  const decided = { gold, verdicts: verdictsAt(scores, threshold), weights, clusters };
  return {
    threshold,
    matrix: confusionOf({ gold, verdicts: decided.verdicts }),
    weighted: weights === undefined ? null : confusionOf(decided),
    rates: metricsOf(decided, { level: CONFIDENCE }),
  };
}

/** The best threshold by this criterion; null if gold lacks a class or has no transcripts. */
export function chosenThreshold({ scores, gold, weights, clusters }: Gathered, how: Optimise): ChosenThreshold | null {
  const scored = { scores, gold, weights, clusters };
  const choice = thresholdBy(sweep(scored), how);
  if (choice === null) return null;
  const held = heldOut(scored, (half) => thresholdBy(half, how), CONFIDENCE);
  return {
    threshold: choice.threshold,
    tpr: choice.tpr,
    fpr: choice.fpr,
    held_out:
      held === null ? null : { threshold: held.choice.threshold, rates: held.metrics, fpr_bound: held.fpr_bound },
  };
}
