// A draw from a population that is known by cells: which chance each cell's units have, and which of the units with the
// smallest random numbers are taken. It takes the units that the same design takes of a list of all units.
import { sum } from '../lists.ts';
import {
  effectiveSizes,
  ordered,
  outsideNotes,
  sizeNote,
  type Draw,
  type FrameUnit,
  type StratumDrawn,
} from './draw.ts';
import { smallest } from './priority.ts';
import { shareOut } from './share.ts';
import type { SizesDrawn } from './stratified.ts';

/** What each unit of a cell has in a draw: its stratum, its chance, and the size that divides its random number. */
export interface CellChance {
  stratum: string;
  probability: number;
  size: number;
}

/** A draw before any unit is looked at: the chances of the cells, in their order. */
export interface CellPlan {
  cells: CellChance[];
  strata: StratumDrawn[];
  notes: string[];
}

/** So many of each stratum; `sizesOf` says how many, of strata in the order of their names. */
export function planStrata(
  cells: readonly { units: number; stratum: string }[],
  sizesOf: (sizes: ReadonlyMap<string, number>) => SizesDrawn,
): CellPlan {
  const sizes = new Map<string, number>();
  for (const { stratum, units } of cells) sizes.set(stratum, (sizes.get(stratum) ?? 0) + units);
  const byName = new Map([...sizes].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const { drawn, notes } = sizesOf(byName);
  const strata = [...byName].map(([key, population], index): StratumDrawn => {
    const sampled = Math.min(drawn[index] ?? 0, population);
    return { key, population, sampled, probability: sampled / population };
  });
  const chances = new Map(strata.map(({ key, probability }) => [key, probability]));
  return {
    cells: cells.map(({ stratum }) => ({ stratum, probability: chances.get(stratum) ?? 0, size: 1 })),
    strata,
    notes: [...notes, ...outsideNotes(strata)],
  };
}

/** `n` units with probability proportional to the size that all units of a cell have. Ohlsson 1998. */
export function planBySize(cells: readonly { units: number; size: number }[], n: number): CellPlan {
  const population = sum(cells.map(({ units }) => units));
  const mean = sum(cells.map(({ units, size }) => units * size)) / population;
  const sizes = effectiveSizes(
    cells.map(({ size }) => size),
    mean,
  );
  const sampled = Math.min(n, population);
  const expected = shareOut(sampled, {
    weights: cells.map(({ units }, index) => units * (sizes[index] ?? 1)),
    least: cells.map(() => 0),
    most: cells.map(({ units }) => units),
  });
  return {
    cells: cells.map(({ units }, index) => ({
      stratum: 'all',
      probability: (expected[index] ?? 0) / units,
      size: sizes[index] ?? 1,
    })),
    strata: [{ key: 'all', population, sampled, probability: sampled / population }],
    notes: [sizeNote(mean)],
  };
}

/** Standard deviations, and a few units more, by which a bound exceeds what is expected to be below it. */
const [DEVIATIONS, FEW] = [10, 50];

/**
 * By cell: u / size of every unit that is taken is below this but for a chance of 1e-12, so that an engine passes on
 * only a few units more than are taken. Infinity where all may be taken.
 */
export function boundsOf({ cells, strata }: CellPlan, units: readonly number[]): number[] {
  const bounds = new Map(
    strata.map(({ key, population, sampled }) => {
      const wanted = sampled + DEVIATIONS * Math.sqrt(sampled) + FEW;
      if (sampled === 0) return [key, 0];
      if (wanted >= population) return [key, Number.POSITIVE_INFINITY];
      const inside = cells.flatMap(({ stratum, size }, index) =>
        stratum === key ? [{ size, units: units[index] ?? 0 }] : [],
      );
      const below = (bound: number): number => sum(inside.map((cell) => cell.units * Math.min(1, bound * cell.size)));
      let [low, high] = [0, 1 / Math.min(...inside.map(({ size }) => size))];
      for (let step = 0; step < 100; step++) {
        const middle = (low + high) / 2;
        if (below(middle) < wanted) low = middle;
        else high = middle;
      }
      return [key, high];
    }),
  );
  return cells.map(({ stratum }) => bounds.get(stratum) ?? 0);
}

/** A unit below its bound, with the place of its cell. */
export type Candidate = FrameUnit & { cell: number };

/**
 * The units of the plan among the candidates: the smallest u / size of each stratum. Null where the candidates are too
 * few, so that some below the bounds are missing. The frame holds the candidates only.
 */
export function pick({ cells, strata, notes }: CellPlan, candidates: readonly Candidate[]): Draw | null {
  const chance = ({ cell }: Candidate): CellChance => cells[cell] ?? { stratum: '', probability: 0, size: 1 };
  const units = candidates.map((unit) => ({ ...unit, ...chance(unit) }));
  const taken = new Set<string>();
  for (const { key, sampled } of strata) {
    const inside = units.filter(({ stratum }) => stratum === key).map(({ id, u, size }) => ({ id, rank: u / size }));
    if (inside.length < sampled) return null;
    for (const id of smallest(inside, sampled)) taken.add(id);
  }
  return {
    drawn: ordered(units.filter(({ id }) => taken.has(id))),
    frame: units.map(({ id, probability }) => ({ id, probability })),
    strata,
    notes,
  };
}
