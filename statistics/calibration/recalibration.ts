// Scores made into probabilities: which curve a study's gold can bear, and the curve itself.
import { sum } from '../lists.ts';
import { isotonic, isotonicAt } from './isotonic.ts';
import { platt, plattAt } from './platt.ts';
import type { Scored } from './sweep.ts';

export type Curve = 'platt' | 'isotonic';

/** Gold below which isotonic regression follows chance: in all, and in either class. A rule of thumb. */
const [LEAST_GOLD, LEAST_OF_A_CLASS] = [200, 30];

export function curveFor(gold: ArrayLike<number>): Curve {
  const positives = sum(gold);
  return gold.length >= LEAST_GOLD && Math.min(positives, gold.length - positives) >= LEAST_OF_A_CLASS
    ? 'isotonic'
    : 'platt';
}

/** P(gold = 1) by score, fitted to these transcripts with their weights; null where gold holds only one class. */
export function recalibration(scored: Scored, curve: Curve): ((score: number) => number) | null {
  const sigmoid = platt(scored);
  if (sigmoid === null) return null;
  if (curve === 'platt') return (score) => plattAt(sigmoid, score);
  const fit = isotonic({ x: scored.scores, y: scored.gold, weights: scored.weights });
  return (score) => isotonicAt(fit, score);
}
