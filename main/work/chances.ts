// The chance of each transcript to have been drawn and answered, from the draws that were worked on.
import type { Dimension } from '../../contract/rubric.ts';
import { chancesOf, type Chance } from '../../statistics/sampling/answered.ts';
import { countingDraws, facetColumn, frameOf, goldAnswersOn, type Db } from '../store/index.ts';

/** Of which transcripts the dimension is asked: those of its scenarios, and those of which no scenario is known. */
export function askedOf(db: Db, { scenarios }: Dimension): (key: number) => boolean {
  if (scenarios.length === 0) return () => true;
  const of = facetColumn(db, 'scenario');
  return (key) => {
    const scenario = of.get(key);
    return scenario === undefined || scenarios.includes(String(scenario));
  };
}

/** By transcript; one that stood in the frame of no draw that was worked on is not in the map, and nothing can be concluded for it. */
export const chancesFor = (db: Db, dimension: Dimension): Map<number, Chance> =>
  chancesOf(
    countingDraws(db).map((draw) => ({ ...draw, frame: frameOf(db, draw.key) })),
    goldAnswersOn(db, dimension.name),
    askedOf(db, dimension),
  );
