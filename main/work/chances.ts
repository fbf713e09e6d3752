// The chance of each transcript to have been drawn, for what is measured on a dimension.
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
