// The chance of each transcript to have been drawn, for what is measured on a dimension, and whether these chances are equal.
import type { Dimension } from '../../contract/rubric.ts';
import { drawnKeys, facetColumn, inclusionColumn, type Db } from '../store/index.ts';

/** Of which transcripts the dimension is asked: those of its scenarios, and those of which no scenario is known. */
export function askedOf(db: Db, { scenarios }: Dimension): (key: number) => boolean {
  if (scenarios.length === 0) return () => true;
  const of = facetColumn(db, 'scenario');
  return (key) => {
    const scenario = of.get(key);
    return scenario === undefined || scenarios.includes(String(scenario));
  };
}

/** By transcript that the dimension is asked of; one that stood in no frame is not in the map, and nothing can be concluded for it. */
export function chancesFor(db: Db, dimension: Dimension): Map<number, { probability: number; drawn: boolean }> {
  const [drawn, asked] = [drawnKeys(db), askedOf(db, dimension)];
  const framed = [...inclusionColumn(db)].filter(([key]) => asked(key));
  return new Map(framed.map(([key, probability]) => [key, { probability, drawn: drawn.has(key) }]));
}

/** Chances that differ by less are the same chance, rounded otherwise. */
const ROUNDING = 1e-9;

export interface Unequal {
  /** How many of the transcripts were drawn. */
  drawn: number;
  low: number;
  high: number;
}

/** The range of the chances of those transcripts that were drawn; null where all had the same, or none was drawn. */
export function unequalChances(
  db: Db,
  transcripts: readonly number[],
  chances: ReadonlyMap<number, number> = inclusionColumn(db),
): Unequal | null {
  const drawn = drawnKeys(db);
  let [many, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key of transcripts) {
    const chance = drawn.has(key) ? chances.get(key) : undefined;
    if (chance === undefined) continue;
    many += 1;
    [low, high] = [Math.min(low, chance), Math.max(high, chance)];
  }
  return high - low < ROUNDING || many === 0 ? null : { drawn: many, low, high };
}
