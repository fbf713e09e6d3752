// Removes the data that an earlier reading of a transcript's fields gave it, if it is still unchanged.
import type { Score } from '../../contract/score.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import type { Db } from './connection.ts';
import { takeBackFacet } from './facets.ts';
import { takeBackScore } from './scores.ts';

/** Data that fields gave in other readings; different data from another file is kept. */
export interface TakenBack {
  scores: readonly Score[];
  facets: Readonly<Record<string, FacetValue>>;
}

/** Removes it; call it inside `writing`. True if anything was removed. */
export function takeBack(db: Db, transcript: number, { scores, facets }: TakenBack): boolean {
  const gone = [
    ...scores.map((score) => takeBackScore(db, transcript, score)),
    ...Object.entries(facets).map(([name, value]) => takeBackFacet(db, transcript, name, value)),
  ];
  return gone.some((each) => each);
}
