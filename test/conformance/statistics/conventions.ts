// Where a library answers otherwise than Touchstone by a convention: the one list of them. What is in none is a fault.
import type { Input } from './inputs.ts';

export interface Convention {
  library: string;
  /** The statistic, and the names in its output (all, if none is given). */
  statistic: string;
  names?: readonly string[];
  /** What is different, and why ours is so. */
  why: string;
  /** Whether it speaks of this input; `ours` and `theirs` are the values that differ. */
  holds: (input: Input, ours: unknown, theirs: unknown) => boolean;
}

export const CONVENTIONS: readonly Convention[] = [];
