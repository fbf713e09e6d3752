// Draws by stratum: by the values of a facet, or by the grader's flags.
import { sum } from '../lists.ts';
import { allocate, leastOf } from './allocation.ts';
import { drawSizes, grouped, type Draw, type StratumDrawn, type FrameUnit } from './draw.ts';

/** A stratum needs two labels so that its variance can be estimated. */
const MINIMUM = 2;
/** At least this many transcripts without a flag are labelled. */
const LEAST_UNFLAGGED = 10;
/** The largest standard deviation of a rate; used for a stratum about which nothing is known. */
const MOST_SPREAD = 0.5;

/** In proportion to size, the same for each, or by Neyman with each stratum's expected standard deviation. */
export type AllocationRule = 'proportional' | 'equal' | { spreads: ReadonlyMap<string, number> };

export interface StratifiedDraw {
  units: readonly (FrameUnit & { stratum: string })[];
  n: number;
  allocation: AllocationRule;
  /** The strata of the smaller draw that this one enlarges: none of them gets fewer than before. */
  before?: readonly StratumDrawn[];
}

function weightOf(rule: AllocationRule, key: string, size: number): number {
  if (rule === 'proportional') return size;
  if (rule === 'equal') return 1;
  return size * (rule.spreads.get(key) ?? MOST_SPREAD);
}

/**
 * `n` units, a fixed number of each stratum, at least two where `n` allows; probability n_h / N_h from the whole
 * numbers.
 */
export function drawStratified({ units, n, allocation, before = [] }: StratifiedDraw): Draw {
  const groups = grouped(units, ({ stratum }) => stratum);
  const keys = [...groups.keys()];
  const sizes = [...groups.values()].map((group) => group.length);
  const had = keys.map((key) => before.find((stratum) => stratum.key === key)?.sampled ?? 0);
  const total = Math.max(Math.min(n, units.length), sum(had));
  const weights = keys.map((key, index) => weightOf(allocation, key, sizes[index] ?? 0));
  return drawSizes(groups, allocate(total, { sizes, weights, least: leastOf(total, sizes, MINIMUM, had) }));
}

/** The numbers of flagged transcripts and of the rest: in all, or drawn. */
interface Split {
  flagged: number;
  rest: number;
}

/** Assumptions of a draw without prior knowledge: half of the flags are right, and the rest has few events. */
const EXPECTED: Split = { flagged: 0.5, rest: 0.05 };

const spreadOf = (rate: number): number => Math.sqrt(rate * (1 - rate));

/** From this many labels on, all flags are labelled, and ten of the rest. */
export const fewestOfAll = ({ flagged, rest }: Split): number => flagged + Math.min(rest, LEAST_UNFLAGGED);

/**
 * Divides `n` labels between flags and the rest: all flags, and with what is left the rest; if that leaves fewer than
 * ten for the rest, by Neyman, because a few labels would otherwise represent nearly everything. Neither gets fewer
 * than it `had`.
 */
function splitByFlag(n: number, sizes: Split, had: Split): Split & { all: boolean } {
  if (n >= Math.max(fewestOfAll(sizes), sizes.flagged + had.rest))
    return { flagged: sizes.flagged, rest: n - sizes.flagged, all: true };
  const both = [sizes.flagged, sizes.rest];
  const weights = [sizes.flagged * spreadOf(EXPECTED.flagged), sizes.rest * spreadOf(EXPECTED.rest)];
  const least = leastOf(n, both, LEAST_UNFLAGGED, [had.flagged, had.rest]);
  const [flagged = 0, rest = 0] = allocate(n, { sizes: both, weights, least });
  return { flagged, rest, all: false };
}

export interface FlaggedDraw {
  units: readonly (FrameUnit & { flagged: boolean })[];
  n: number;
  /** The strata of the smaller draw that this one enlarges. */
  before?: readonly StratumDrawn[];
}

/**
 * All transcripts that the grader flagged and a random part of the rest, `n` together; if `n` is too small for that, a
 * random part of both.
 */
export function drawFlagged({ units, n, before = [] }: FlaggedDraw): Draw {
  const groups = grouped(units, ({ flagged }) => (flagged ? 'flagged' : 'unflagged'));
  const sizeOf = (key: string): number => groups.get(key)?.length ?? 0;
  const hadOf = (key: string): number => before.find((stratum) => stratum.key === key)?.sampled ?? 0;
  const sizes = { flagged: sizeOf('flagged'), rest: sizeOf('unflagged') };
  const had = { flagged: hadOf('flagged'), rest: hadOf('unflagged') };
  const total = Math.max(Math.min(n, units.length), had.flagged + had.rest);
  const { flagged, rest, all } = splitByFlag(total, sizes, had);
  const notes = all
    ? []
    : [
        `${total} are too few for all ${sizes.flagged} flags and enough of the rest: ${flagged} flags and ${rest} others are drawn (Neyman)`,
      ];
  const drawn = [...groups.keys()].map((key) => (key === 'flagged' ? flagged : rest));
  return drawSizes(groups, drawn, notes);
}
