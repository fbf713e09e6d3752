// What rates and draws are of: the transcripts of a study, or the units of its population; and what its cells tell.
export { frameOf, requireFacets, requireReadable } from './cells.ts';
export { noSuchFacet, requireCuts, requireScore, requireSound } from './source.ts';
