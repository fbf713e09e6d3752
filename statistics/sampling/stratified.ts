// Draws by stratum: a facet's values, or what the grader flagged and what it did not.
import { sum } from '../lists.ts';
import { allocate, leastOf } from './allocation.ts';
import { drawSizes, grouped, type Draw, type StratumDrawn, type Unit } from './draw.ts';

/** Two of a stratum are needed to know how much it varies. */
const MINIMUM = 2;
/** Of what the grader did not flag at least these many are labelled. */
const LEAST_UNFLAGGED = 10;
/** The most that a rate can vary; taken for a stratum of which nothing is known. */
const MOST_SPREAD = 0.5;

/** In proportion to size, the same for each, or by Neyman with each stratum's expected standard deviation. */
export type AllocationRule = 'proportional' | 'equal' | { spreads: ReadonlyMap<string, number> };

export interface StratifiedDraw {
  units: readonly (Unit & { stratum: string })[];
  n: number;
  allocation: AllocationRule;
  /** The strata of the smaller draw that this one enlarges: none of them gets fewer than it had. */
  before?: readonly StratumDrawn[];
}

function weightOf(rule: AllocationRule, key: string, size: number): number {
  if (rule === 'proportional') return size;
  if (rule === 'equal') return 1;
  return size * (rule.spreads.get(key) ?? MOST_SPREAD);
}

/** `n` units, a fixed number of each stratum, at least two where `n` allows; probability n_h / N_h from the whole numbers. */
export function drawStratified({ units, n, allocation, before = [] }: StratifiedDraw): Draw {
  const groups = grouped(units, ({ stratum }) => stratum);
  const keys = [...groups.keys()];
  const sizes = [...groups.values()].map((group) => group.length);
  const had = keys.map((key) => before.find((stratum) => stratum.key === key)?.sampled ?? 0);
  const total = Math.max(Math.min(n, units.length), sum(had));
  const weights = keys.map((key, index) => weightOf(allocation, key, sizes[index] ?? 0));
  return drawSizes(groups, allocate(total, { sizes, weights, least: leastOf(total, sizes, MINIMUM, had) }));
}

/** All that the grader flagged and a random part of the rest, `n` together; of more flags than that a random part is left out. */
export function drawFlagged({ units, n }: { units: readonly (Unit & { flagged: boolean })[]; n: number }): Draw {
  const groups = grouped(units, ({ flagged }) => (flagged ? 'flagged' : 'unflagged'));
  const flagged = groups.get('flagged')?.length ?? 0;
  const rest = Math.min(units.length - flagged, LEAST_UNFLAGGED, n);
  const taken = Math.max(0, Math.min(flagged, n - rest));
  const notes =
    taken < flagged ? [`${n} are too few for all ${flagged} flags and some of the rest: ${taken} flags are drawn at random`] : [];
  return drawSizes(groups, groups.has('flagged') ? [taken, n - taken] : [n], notes);
}
