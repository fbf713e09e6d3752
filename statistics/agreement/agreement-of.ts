// What is shown of raters' agreement on one dimension: percent agreement and prevalence always beside what is corrected for chance,
// since each answers a question of its own.
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../matrix.ts';
import { wilson } from '../rates/proportion.ts';
import { said, unsaid } from '../statistic.ts';
import { cohen, type Kappa } from './cohen.ts';
import { consensus } from './consensus.ts';
import { fleiss } from './fleiss.ts';
import { gwet } from './gwet.ts';
import { krippendorff, type Alpha } from './krippendorff.ts';
import { prevalence, type Coefficient } from './linearised.ts';
import { pabak, percentAgreement } from './percent.ts';
import { scoresOf, tallyOf, type Level, type Tally, type Units } from './ratings.ts';
import { specificAgreement } from './specific.ts';
import { tableOf } from './table.ts';
import { weightsOf, type WeightsName } from './weights.ts';

/** How far the numbers of a scale can be reckoned with. */
type Measurement = 'nominal' | 'ordinal' | 'interval';

export interface Question {
  /** Units x raters, null where a rater gave no level. */
  units: Units;
  /** The declared levels, in order. */
  scale: readonly Level[];
  level: Measurement;
  confidence: number;
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
  /** On a scale of two levels, the second the positive one; otherwise null. */
  binary: { positive: Estimate; negative: Estimate; pabak: Estimate } | null;
  /** For exactly two raters; otherwise null. `quadratic` is null for nominal levels. */
  cohen: { identity: Kappa; quadratic: Kappa | null } | null;
  /** By rater: agreement with what most others gave. */
  consensus: Estimate[];
  /** Which figure to quote, where they part. */
  notes: string[];
}

const WEIGHTS: Record<Measurement, WeightsName> = { nominal: 'identity', ordinal: 'ordinal', interval: 'quadratic' };

/** Below this share of the ratings all levels but the most common one are rare events. */
const RARE = 0.1;

/** Wilson's interval on the units holds for a mean of shares, which varies less than a count. */
function shareOf(share: number, n: number, level: number): Estimate {
  const about = { level, n, method: "share of a unit's ratings, mean over units, Wilson interval" };
  if (n === 0) return unsaid('no_data', about);
  const [low, high] = wilson(share * n, n, level);
  return said({ ...about, estimate: share, low, high });
}

/** Which figure to quote where one level takes nearly all ratings; nothing where none does, or where one takes all. */
function advice(shares: readonly number[], scale: readonly Level[]): string[] {
  const rare = 1 - Math.max(...shares);
  if (!(rare > 0 && rare < RARE)) return [];
  const event = shares.indexOf(Math.min(...shares));
  const own = event === 1 ? 'positive agreement' : 'negative agreement';
  const what = scale.length === 2 ? `Level ${scale[event]} is` : 'All levels but one are together';
  const quoted = scale.length === 2 ? `${own} with its interval for that level, and AC1` : 'AC1 or AC2';
  return [
    `${what} rare, ${(100 * rare).toFixed(1)} % of the ratings: there alpha and kappa fall and AC1 does not, and neither is wrong. ` +
      `Quote ${quoted} with percent agreement for all transcripts; never alpha or kappa alone.`,
  ];
}

function binaryOf(pairable: Tally, percent: Estimate, level: number): Agreement['binary'] {
  return {
    positive: specificAgreement(pairable, 1, level),
    negative: specificAgreement(pairable, 0, level),
    pabak: pabak(percent, 2),
  };
}

function pairOf({ units, scale, level: measurement, confidence: level }: Question): Agreement['cohen'] {
  const table = tableOf(
    units.map(([first = null]) => first),
    units.map(([, second = null]) => second),
    scale,
  );
  const kappa = (named: 'identity' | 'quadratic'): Kappa => cohen({ table, weights: weightsOf(named, scoresOf(scale)), level, named });
  return { identity: kappa('identity'), quadratic: measurement === 'nominal' ? null : kappa('quadratic') };
}

/** The agreement of raters on one dimension. Units with fewer than two ratings count in prevalence and in chance, never as agreement. */
export function agreementOf(question: Question): Agreement {
  const { units, scale, level: measurement, confidence: level } = question;
  const pairable = tallyOf(units, scale, 2);
  const tally = tallyOf(units, scale, 1);
  const rated = sum(tally.units);
  const shares = prevalence(tally);
  const named = WEIGHTS[measurement];
  const weights = weightsOf(named, scoresOf(scale));
  const percent = percentAgreement(pairable, level);
  return {
    percent,
    krippendorff: krippendorff(pairable, scoresOf(scale), measurement, level),
    gwet: gwet({ tally, weights, level, method: named === 'identity' ? 'Gwet AC1' : `Gwet AC2, ${named} weights` }),
    fleiss: fleiss({ tally, weights, level, method: `generalised Fleiss kappa, ${named} weights` }),
    prevalence: scale.map((each, place) => ({ level: each, share: shareOf(shares[place] ?? 0, rated, level) })),
    binary: scale.length === 2 ? binaryOf(pairable, percent, level) : null,
    cohen: units[0]?.length === 2 ? pairOf(question) : null,
    consensus: consensus(units, level),
    notes: advice(shares, scale),
  };
}
