// An interval of the area under the ROC curve that holds near 1 and with few of a class, where those on the logit scale
// fail.
import { zAt } from '../distributions.ts';
import type { Interval } from '../rates/proportion.ts';

/** Fewer of either class than this, and the logit-DeLong interval covers less often than it says. */
const FEW = 30;
/** So it does where the area is as near to 1 (or 0) as this. */
const NEAR = 0.05;

/** Halvings until an end is known to about 1e-15. */
const STEPS = 60;

/**
 * Whether logit-DeLong fails for this area and these numbers of positives and negatives, which may be effective ones.
 */
export const delongFails = (area: number, positives: number, negatives: number): boolean =>
  Math.min(area, 1 - area) < NEAR || Math.min(positives, negatives) < FEW;

/**
 * The areas whose own standard error reaches from them to the one seen: Hanley and McNeil's for exponential scores,
 * both classes as large as their mean in its middle part. It answers 0 and 1 too. Newcombe 2006 (Stat Med 25:559-573),
 * method 5.
 */
export function newcombe(area: number, positives: number, negatives: number, level: number): Interval {
  const middle = (positives + negatives) / 2 - 1;
  const reach = (truth: number): number => {
    const inner = 1 + middle * ((1 - truth) / (2 - truth) + truth / (1 + truth));
    return zAt(level) * Math.sqrt((truth * (1 - truth) * inner) / (positives * negatives));
  };
  const end = (outer: 0 | 1): number => {
    if (area === outer) return outer;
    let [inside, outside]: [number, number] = [area, outer];
    for (let step = 0; step < STEPS; step++) {
      const half = (inside + outside) / 2;
      if (Math.abs(half - area) <= reach(half)) inside = half;
      else outside = half;
    }
    return inside;
  };
  return [end(0), end(1)];
}
