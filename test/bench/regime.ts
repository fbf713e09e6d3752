// A regime in which the coverage of an interval is measured: draws one interval, and gives the truth that it should
// contain.
import type { Estimate } from '../../contract/estimate.ts';
import { normalAt } from '../../statistics/distributions.ts';
import type { Draws } from '../../statistics/random.ts';

export const LEVEL = 0.95;

/** An interval (null if there is none) and the truth that it should contain. */
export interface Trial {
  low: number | null;
  high: number | null;
  truth: number;
}

export interface Regime {
  name: string;
  /** The coverage in % that was measured when the statistics were designed; null if it was not. */
  documented: number | null;
  /**
   * What the coverage must be. `level`: near the level (NEAR in coverage.ts). `or above`: that or more, for the reason
   * in `why`. `guarantee`: at least the level, for an interval that guarantees it. `documented`: near the documented
   * coverage, for an interval known to miss the level there. `none`: anything, for an interval found to miss the level
   * here.
   */
  bar: 'level' | 'or above' | 'guarantee' | 'documented' | 'none';
  /** The reason why the coverage differs from the level. */
  why?: string;
  trials: number;
  trial: (random: Draws) => Trial;
}

export const trialOf = ({ low, high }: Pick<Estimate, 'low' | 'high'>, truth: number): Trial => ({ low, high, truth });

/** A standard normal draw. */
export const normal = (random: Draws): number => normalAt(random.uniform());

export const happens = (random: Draws, p: number): boolean => random.uniform() < p;
