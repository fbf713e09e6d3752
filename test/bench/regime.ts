// A regime in which an interval is tried: how to draw one interval there, and what it should have held.
import type { Estimate } from '../../contract/estimate.ts';
import { normalAt } from '../../statistics/distributions.ts';
import type { Draws } from '../../statistics/random.ts';

export const LEVEL = 0.95;

/** An interval, or none (null), and what it should hold. */
export interface Trial {
  low: number | null;
  high: number | null;
  truth: number;
}

export interface Regime {
  name: string;
  /** The coverage in % that was measured for the design of the statistics, where it was. */
  documented: number | null;
  /**
   * What the coverage has to be: that of the level; that or more, where `why` says what makes it more; at least the
   * level, for an interval that guarantees it; as documented, for one that is known to miss it there; none, for one
   * that was found to miss it here.
   */
  bar: 'level' | 'or above' | 'guarantee' | 'documented' | 'none';
  /** Why the coverage lies beyond that of the level, where it does. */
  why?: string;
  trials: number;
  trial: (random: Draws) => Trial;
}

export const trialOf = ({ low, high }: Pick<Estimate, 'low' | 'high'>, truth: number): Trial => ({ low, high, truth });

/** A standard normal draw. */
export const normal = (random: Draws): number => normalAt(random.uniform());

export const happens = (random: Draws, p: number): boolean => random.uniform() < p;
