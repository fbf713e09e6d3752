// Published rates: three ways, by facet, and further tests of them.
export { awarenessOf } from './awareness.ts';
export { equivalentGroups, type EquivalentGroups } from './equivalent.ts';
export { flagsOf } from './flags-of.ts';
export { latentRates, ratingLatent } from './latent.ts';
export { alone, apart } from './questions.ts';
export { eventLevel, inScope, rateDifference, ratesOf, rating, ratingDifference, unscored } from './rates.ts';
