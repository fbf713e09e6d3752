// The agreement of raters on one dimension: percent agreement and prevalence always beside the chance-corrected
// coefficients, since each answers a different question.
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../matrix.ts';
import { undefinedEstimate } from '../statistic.ts';
import { cohen, type Kappa } from './cohen.ts';
import { consensus } from './consensus.ts';
import { fleiss } from './fleiss.ts';
import { gwet } from './gwet.ts';
import { krippendorff, type Alpha } from './krippendorff.ts';
import { prevalence, type Coefficient } from './linearised.ts';
import { pabak, percentAgreement } from './percent.ts';
import { scoresOf, tallyOf, type Level, type Tally, type Units } from './ratings.ts';
import { posteriorOfCells, redrawsOf, shareOver, type Cluster, type Redraws } from './redraws.ts';
import { specificAgreement } from './specific.ts';
import { scored } from './table.ts';
import { weightsOf, type WeightsName } from './weights.ts';

/** Whether a scale's levels are numbers that can be subtracted. */
type Measurement = 'nominal' | 'ordinal' | 'interval';

export interface Question {
  /** Units x raters, null if a rater gave no level. */
  units: Units;
  /** The declared levels, in order. */
  scale: readonly Level[];
  level: Measurement;
  confidence: number;
  /** The cluster of each unit (its task), if units are not independent: intervals are then bootstraps over clusters. */
  clusters?: readonly Cluster[] | undefined;
}

export interface Agreement {
  percent: Estimate;
  krippendorff: Alpha;
  /** AC1 for nominal levels, otherwise AC2. */
  gwet: Coefficient;
  /** Fleiss' kappa with missing ratings, under the weights of `gwet`. */
  fleiss: Coefficient;
  /** Each level's share of the ratings. */
  prevalence: { level: Level; share: Estimate }[];
  /** For a scale of two levels, the second the positive one; otherwise null. */
  binary: { positive: Estimate; negative: Estimate; pabak: Estimate } | null;
  /** For exactly two raters; otherwise null. `quadratic` is null for nominal levels. */
  cohen: { identity: Kappa; quadratic: Kappa | null } | null;
  /** By rater: agreement with the level that most others gave. */
  consensus: Estimate[];
  /** A note on which figure to quote if the coefficients disagree. */
  notes: string[];
}

const WEIGHTS: Record<Measurement, WeightsName> = { nominal: 'identity', ordinal: 'ordinal', interval: 'quadratic' };

/**
 * The levels other than the most common one are rare events if together they have less than this share of the ratings.
 */
const RARE = 0.1;

/**
 * The share of the ratings at a level. Wilson's interval on the units is valid, because a mean of shares varies less
 * than a count.
 */
function shareOf(place: number, tally: Tally, redraws: Redraws, level: number): Estimate {
  const about = { level, n: sum(tally.units), method: "share of a unit's ratings, mean over units, Wilson interval" };
  if (about.n === 0) return undefinedEstimate('no_data', about);
  const ofKind = tally.kinds.map((counts) => (counts[place] ?? 0) / sum(counts));
  const share = (units: ArrayLike<number>): number => weightedMean(ofKind, units);
  return shareOver(share(tally.units), about, redraws, share);
}

/** Sums in place, because it runs once per replicate. */
function weightedMean(values: readonly number[], weights: ArrayLike<number>): number {
  let [top, bottom] = [0, 0];
  for (const [at, value] of values.entries()) {
    const weight = weights[at] ?? 0;
    top += value * weight;
    bottom += weight;
  }
  return top / bottom;
}

/** The note on which figure to quote if one level has nearly all ratings; none otherwise, or if one level has all. */
function advice(shares: readonly number[], scale: readonly Level[]): string[] {
  const rare = 1 - Math.max(...shares);
  if (!(rare > 0 && rare < RARE)) return [];
  const event = shares.indexOf(Math.min(...shares));
  const own = event === 1 ? 'positive agreement' : 'negative agreement';
  const what = scale.length === 2 ? `Level ${scale[event]} is` : 'All levels but one, taken together, are';
  const quoted = scale.length === 2 ? `${own} with its interval for that level, and AC1` : 'AC1 or AC2';
  return [
    `${what} rare, ${(100 * rare).toFixed(1)} % of the ratings: alpha and kappa are then low and AC1 is not, and neither is wrong. ` +
      `Quote ${quoted} with percent agreement for all transcripts; never alpha or kappa alone.`,
  ];
}

function binaryOf(pairable: Tally, redraws: Redraws, percent: Estimate, level: number): Agreement['binary'] {
  return {
    positive: specificAgreement(pairable, 1, level, redraws),
    negative: specificAgreement(pairable, 0, level, redraws),
    pabak: pabak(percent, 2),
  };
}

function pairOf({ units, scale, level: measurement, confidence: level, clusters }: Question): Agreement['cohen'] {
  const { table, scores, clustered } = scored({
    rater_a: units.map(([first = null]) => first),
    rater_b: units.map(([, second = null]) => second),
    scale: [...scale],
    cluster: clusters && [...clusters],
  });
  const redraws = clustered ?? posteriorOfCells(table.flat());
  const kappa = (named: 'identity' | 'quadratic'): Kappa =>
    cohen({ table, weights: weightsOf(named, scores), level, named, redraws });
  return { identity: kappa('identity'), quadratic: measurement === 'nominal' ? null : kappa('quadratic') };
}

/**
 * The agreement of raters on one dimension. Units with fewer than two ratings count in prevalence and in chance
 * agreement, but not in observed agreement.
 */
export function agreementOf(question: Question): Agreement {
  const steps = agreementInSteps(question);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same as a generator, with a step for each set of replicates, because drawing them takes most of the time. */
export function* agreementInSteps(question: Question): Generator<undefined, Agreement> {
  const { units, scale, level: measurement, confidence: level, clusters } = question;
  const pairable = tallyOf(units, scale, 2);
  const tally = tallyOf(units, scale, 1);
  const shares = prevalence(tally);
  const named = WEIGHTS[measurement];
  const weights = weightsOf(named, scoresOf(scale));
  // coefficients of the same units share their draws
  const ofPairs = redrawsOf(pairable, clusters);
  yield undefined;
  const redraws = pairable.unitOf.length === tally.unitOf.length ? ofPairs : redrawsOf(tally, clusters);
  yield undefined;
  const percent = percentAgreement(pairable, level, ofPairs);
  const method = named === 'identity' ? 'Gwet AC1' : `Gwet AC2, ${named} weights`;
  const scores = scoresOf(scale);
  const found = {
    percent,
    krippendorff: krippendorff({ tally: pairable, scores, metric: measurement, level, redraws: ofPairs }),
    gwet: gwet({ tally, weights, level, method, redraws }),
    fleiss: fleiss({ tally, weights, level, method: `generalised Fleiss kappa, ${named} weights`, redraws }),
    prevalence: scale.map((each, place) => ({ level: each, share: shareOf(place, tally, redraws, level) })),
    binary: scale.length === 2 ? binaryOf(pairable, ofPairs, percent, level) : null,
  };
  yield undefined;
  return {
    ...found,
    cohen: units[0]?.length === 2 ? pairOf(question) : null,
    consensus: consensus(units, level),
    notes: advice(shares, scale),
  };
}
