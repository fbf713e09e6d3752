// Held-out measurement: a choice made on one part of gold is measured on another. Curves use folds, thresholds use
// halves.
import type { Estimate } from '../../contract/estimate.ts';
import { at, taken } from '../lists.ts';
import { membersOf } from '../members.ts';
import { draws } from '../random.ts';
import { upperBound } from '../rates/proportion.ts';
import type { Metric } from './metrics.ts';
import { recalibration, type Curve } from './recalibration.ts';
import { confusionAt, sweep, verdictsAt, type Scored, type Sweep } from './sweep.ts';
import type { Choice } from './thresholds.ts';
import { metricsOf } from './weighted.ts';

const FOLDS = 5;

/**
 * The transcripts of each fold, by seed; every fold has nearly the same number of each class, so the order of
 * transcripts within a class matters.
 */
export function foldsOf(gold: ArrayLike<number>, folds: number, seed: number): Int32Array[] {
  const random = draws(seed);
  const keys = Float64Array.from(gold, () => random.uniform());
  const units = Int32Array.from(gold, (_, unit) => unit);
  const order = units.sort((one, other) => at(gold, one) - at(gold, other) || at(keys, one) - at(keys, other));
  return Array.from({ length: folds }, (_, fold) => order.filter((_, place) => place % folds === fold));
}

/** Folds of whole clusters, assigned by size and then by seed, so that no cluster is on both sides. */
function clusteredFolds(clusters: readonly string[], folds: number, seed: number): Int32Array[] {
  const random = draws(seed);
  const members = membersOf(clusters)
    .map((units) => ({ units, key: random.uniform() }))
    .sort((one, other) => other.units.length - one.units.length || one.key - other.key);
  const dealt: number[][] = Array.from({ length: folds }, () => []);
  for (const { units } of members) {
    const smallest = dealt.reduce((least, fold) => (fold.length < least.length ? fold : least));
    for (const unit of units) smallest.push(unit);
  }
  return dealt.map((units) => Int32Array.from(units));
}

const partsOf = ({ gold, clusters }: Scored, folds: number, seed: number): Int32Array[] =>
  clusters === undefined ? foldsOf(gold, folds, seed) : clusteredFolds(clusters, folds, seed);

const partOf = ({ scores, gold, weights, clusters }: Scored, units: Int32Array): Scored => ({
  scores: taken(scores, units),
  gold: taken(gold, units),
  weights: weights === undefined ? undefined : taken(weights, units),
  clusters: clusters === undefined ? undefined : Array.from(units, (unit) => clusters[unit] ?? ''),
});

/**
 * The probability of each transcript by a curve fitted without its fold, for ECE, Brier score and reliability curve;
 * null if the other folds have only one class. Stone 1974.
 */
export function crossFitted(scored: Scored, curve: Curve, seed = 1): Float64Array | null {
  const folds = partsOf(scored, FOLDS, seed);
  const probs = new Float64Array(scored.gold.length);
  for (const fold of folds) {
    const rest = folds.filter((other) => other !== fold).flatMap((other) => [...other]);
    const fit = recalibration(partOf(scored, Int32Array.from(rest)), curve);
    if (fit === null) return null;
    for (const unit of fold) probs[unit] = fit(at(scored.scores, unit));
  }
  return probs;
}

export interface HeldOut {
  /** The threshold chosen on one half of gold. */
  choice: Choice;
  /** Its values on the other half. */
  metrics: Record<Metric, Estimate>;
  /**
   * The one-sided Clopper-Pearson bound of its false-positive rate there; null without negatives, with weights, and
   * with clusters.
   */
  fpr_bound: number | null;
}

/** A threshold chosen on one half of gold and measured on the other; null if none can be chosen. */
export function heldOut(
  scored: Scored,
  choose: (sweep: Sweep) => Choice | null,
  level: number,
  seed = 1,
): HeldOut | null {
  const [first = new Int32Array(), second = new Int32Array()] = partsOf(scored, 2, seed);
  const choice = choose(sweep(partOf(scored, first)));
  if (choice === null) return null;
  const other = partOf(scored, second);
  const { fp, tn } = confusionAt(sweep(other), choice.threshold);
  return {
    choice,
    metrics: metricsOf({ ...other, verdicts: verdictsAt(other.scores, choice.threshold) }, { level }),
    fpr_bound:
      other.weights !== undefined || other.clusters !== undefined || fp + tn === 0
        ? null
        : upperBound(fp, fp + tn, level),
  };
}
