// Takes back what an earlier reading of a transcript's fields gave it, where that still stands.
import type { Score } from '../../contract/score.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import type { Db } from './connection.ts';
import { takeBackFacet } from './facets.ts';
import { takeBackScore } from './scores.ts';

/** What fields gave in other readings; what another file says otherwise stays. */
export interface TakenBack {
  scores: readonly Score[];
  facets: Readonly<Record<string, FacetValue>>;
}

/** Takes it back; call it inside `writing`. True if anything of it stood. */
export function takeBack(db: Db, transcript: number, { scores, facets }: TakenBack): boolean {
  const gone = [
    ...scores.map((score) => takeBackScore(db, transcript, score)),
    ...Object.entries(facets).map(([name, value]) => takeBackFacet(db, transcript, name, value)),
  ];
  return gone.some((each) => each);
}
