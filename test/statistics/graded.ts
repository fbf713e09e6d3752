// Simulated graders and lists for the tests of calibration.
import { draws } from '../../statistics/random.ts';

/** A grader whose scores are weakly related to gold. */
export function graded(n: number, seed = 1): { scores: number[]; gold: number[] } {
  const random = draws(seed);
  const gold = Array.from({ length: n }, () => (random.uniform() < 0.3 ? 1 : 0));
  return { gold, scores: gold.map((y) => Math.round(1000 * (0.7 * random.uniform() + 0.3 * y)) / 1000) };
}

export const repeat = <Value>(value: Value, times: number): Value[] => Array.from({ length: times }, () => value);
