// Whether transcripts were drawn with equal chances, which decides whether figures over them speak of more than themselves.
import { drawnKeys, inclusionColumn, type Db } from '../store/index.ts';

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
