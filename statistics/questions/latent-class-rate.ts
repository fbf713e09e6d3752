// A rate that allows for the raters' errors, by a latent-class model, with an interval: what the quoted rate would be
// if gold contains errors too.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { summary } from '../bootstrap.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { sum } from '../lists.ts';
import { asRate, mover, shareVariance, widened, type Term } from '../rates/mover.ts';
import { lowerBound, upperBound, type Interval } from '../rates/proportion.ts';
import { kish } from '../rates/weights.ts';
import { ALGORITHM, draws } from '../random.ts';
import { estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { fittedFrom, isIdentified, latentClass, type Answers, type LatentClass } from './latent-class.ts';

/** One unit with its raters' answers. */
export interface RatedUnit {
  population: number;
  votes: readonly (0 | 1 | null)[];
  /** 1 / inclusion probability; 1 if that is the same for all. */
  weight: number;
}

export interface LatentClassRate extends Estimate {
  raters: { rater: string; n: number; sensitivity: Estimate; specificity: Estimate }[];
  populations: (Estimate & { population: string })[];
  loglik: number | null;
}

export interface Rated {
  units: readonly RatedUnit[];
  raters: readonly string[];
  /** The populations, each with its share of the target; the shares sum to 1. */
  populations: readonly { population: string; share: number }[];
  /** The number of transcripts whose shares these are, if they are a sample too; by default the shares are known. */
  N?: number | undefined;
  level: number;
  seed?: number;
  replicates?: number;
}

const METHOD = 'latent class of raters’ answers';
export const ASSUMPTION =
  'assumes that raters err independently of each other, given the truth, and equally often in every group of transcripts; no rater is taken to be right';
const REPLICATES = 1000;
const STEPS_OF_REPLICATE = 500;

/** Units by their answers: the sum of weights of each pattern, and the pattern of each unit. */
function patternsOf(units: readonly RatedUnit[]): { patterns: Answers[]; of: Int32Array } {
  const places = new Map<string, number>();
  const patterns: Answers[] = [];
  const of = Int32Array.from(units, ({ population, votes, weight }) => {
    const key = `${population}:${votes.join()}`;
    const known = places.get(key);
    const place = known ?? patterns.length;
    const pattern = patterns[place];
    if (pattern === undefined) {
      places.set(key, place);
      patterns.push({ population, votes, weight });
    } else patterns[place] = { ...pattern, weight: pattern.weight + weight };
    return place;
  });
  return { patterns, of };
}

/** Fits to units resampled within their populations, each started at the fit to all units. */
function resampled(units: readonly RatedUnit[], fit: LatentClass, seed: number, replicates: number): LatentClass[] {
  const { patterns, of } = patternsOf(units);
  const random = draws(seed);
  const members = fit.prevalence.map((_, population) =>
    units.flatMap((unit, at) => (unit.population === population ? [at] : [])),
  );
  // expectation-maximisation never leaves 0 and 1
  const inside = (value: number): number => Math.min(1 - 1e-3, Math.max(1e-3, value));
  const start = {
    prevalence: fit.prevalence.map(inside),
    sensitivity: fit.sensitivity.map(inside),
    specificity: fit.specificity.map(inside),
  };
  return Array.from({ length: replicates }, () => {
    const weights = new Float64Array(patterns.length);
    for (const list of members)
      for (let each = 0; each < list.length; each++) {
        const unit = list[random.index(list.length)] ?? 0;
        weights[of[unit] ?? 0] = (weights[of[unit] ?? 0] ?? 0) + (units[unit]?.weight ?? 0);
      }
    const drawn = patterns.flatMap((pattern, at) =>
      (weights[at] ?? 0) > 0 ? [{ ...pattern, weight: weights[at] ?? 0 }] : [],
    );
    return fittedFrom(drawn, start, STEPS_OF_REPLICATE);
  });
}

/** Values this close to 0 or 1 count as 0 or 1, which expectation-maximisation approaches without reaching. */
const AT_END = 1e-6;

const isAtEnd = (value: number): boolean => value <= AT_END || value >= 1 - AT_END;

/**
 * A share of 0 or 1 does not vary between resamples, so it gets a one-sided bound for the number of transcripts it
 * rests on. Clopper & Pearson 1934.
 */
function bounded(estimate: Estimate, size: number): Estimate {
  const { estimate: value, level } = estimate;
  if (value === null || size <= 0 || !isAtEnd(value)) return estimate;
  const [low, high] = value <= AT_END ? [0, upperBound(0, size, level)] : [lowerBound(size, size, level), 1];
  return estimateOf({
    ...estimate,
    estimate: value <= AT_END ? 0 : 1,
    low,
    high,
    method: METHOD,
    notes: [`one-sided bound for ${size.toFixed(1)} transcripts`],
  });
}

/** A population's share and rate, and the number of transcripts that the rate rests on. */
interface Part {
  weight: number;
  estimate: number;
  size: number;
}

/**
 * Adds to the interval of the resamples what does not vary in them: the rates of populations at 0 or 1, by their
 * one-sided bounds, and the shares of populations, if they come from `N` transcripts. Tenenbein 1970; Zou & Donner
 * 2008.
 */
function completed([low, high]: Interval, parts: readonly Part[], N: number | undefined, level: number): Interval {
  const rate = sum(parts.map(({ weight, estimate }) => weight * estimate));
  const distance = (weight: number, below: number, above: number): Term => ({
    weight,
    estimate: 0,
    low: Math.min(0, below),
    high: Math.max(0, above),
  });
  const [below, above] = mover([
    distance(1, low - rate, high - rate),
    ...parts
      .filter(({ size }) => size > 0)
      .map(({ weight, estimate, size }) =>
        distance(
          weight,
          estimate >= 1 - AT_END ? lowerBound(size, size, level) - 1 : 0,
          estimate <= AT_END ? upperBound(0, size, level) : 0,
        ),
      ),
  ]);
  const shares = N === undefined ? 0 : shareVariance(parts, N);
  return asRate(widened([rate + below, rate + above], rate, shares, level));
}

/**
 * The sum over populations of share times latent prevalence, with a percentile bootstrap over units within populations,
 * to which the variance of the shares is added. Null, with the reason, if the answers do not identify the parameters:
 * three raters are needed, or two in two populations. Hui & Walter 1980; Dawid & Skene 1979.
 */
export function latentClassRate({
  units,
  raters,
  populations,
  N,
  level,
  seed = 1,
  replicates = REPLICATES,
}: Rated): LatentClassRate {
  const about = { level, n: units.length, method: METHOD };
  const of = (population: number): number => units.filter((unit) => unit.population === population).length;
  const empty = populations.some(({ share }, at) => share > 0 && of(at) === 0);
  const reason =
    units.length === 0
      ? 'no_data'
      : empty
        ? 'empty_stratum'
        : isIdentified(populations.length, raters.length)
          ? null
          : 'not_identified';
  if (reason !== null)
    return { ...undefinedEstimate(reason, about, ASSUMPTION), raters: [], populations: [], loglik: null };
  const fit = latentClass(patternsOf(units).patterns, populations.length, raters.length);
  const fits = resampled(units, fit, seed, replicates);
  const drawn = `percentile bootstrap, B = ${replicates}, seed ${seed}, ${ALGORITHM}`;
  const say = (n: number, value: (one: LatentClass) => number): Estimate =>
    estimateOfBootstrap(value(fit), { ...about, n }, summary(fits.map(value), level, drawn));
  const weights = (population: number | null): number[] =>
    units.flatMap((unit) => (population === null || unit.population === population ? [unit.weight] : []));
  const rateOf = ({ prevalence }: LatentClass): number =>
    sum(populations.map(({ share }, at) => share * (prevalence[at] ?? 0)));
  const parts = populations.map(({ share }, at): Part => {
    return { weight: share, estimate: fit.prevalence[at] ?? 0, size: kish(weights(at)) };
  });
  const { interval, ...found } = summary(fits.map(rateOf), level, drawn);
  const whole = interval && completed(interval, parts, N, level);
  const rate = isAtEnd(rateOf(fit))
    ? bounded(say(units.length, rateOf), kish(weights(null)))
    : estimateOfBootstrap(rateOf(fit), about, { ...found, interval: whole });
  // the fitted number of events among the transcripts that a rater answered
  const events = (rater: number): number =>
    sum(
      units.map(({ votes, population }) => ((votes[rater] ?? null) === null ? 0 : (fit.prevalence[population] ?? 0))),
    );
  const answered = (rater: number): number => units.filter(({ votes }) => (votes[rater] ?? null) !== null).length;
  return {
    ...rate,
    notes: [...rate.notes, ASSUMPTION],
    raters: raters.map((rater, at) => ({
      rater,
      n: answered(at),
      sensitivity: bounded(
        say(answered(at), ({ sensitivity }) => sensitivity[at] ?? 0),
        events(at),
      ),
      specificity: bounded(
        say(answered(at), ({ specificity }) => specificity[at] ?? 0),
        answered(at) - events(at),
      ),
    })),
    populations: populations.map(({ population }, at) => ({
      ...bounded(
        say(of(at), ({ prevalence }) => prevalence[at] ?? 0),
        kish(weights(at)),
      ),
      population,
    })),
    loglik: fit.loglik,
  };
}

const SUMS_TO_ONE = 1e-9;
/** The sentence that describes the basis of a latent-class interval. */
export const RESAMPLING = { seed: z.int32().default(1), replicates: z.int().min(1).max(100_000).default(REPLICATES) };
const Input = z
  .strictObject({
    raters: z.array(z.string()).min(1),
    populations: z.array(z.strictObject({ population: z.string(), share: z.number().min(0).max(1) })).min(1),
    N: z.int().min(1).optional().describe('number of transcripts that the shares come from, if they are a sample too'),
    units: z.array(
      z.strictObject({
        population: z.string(),
        votes: z.array(z.literal([0, 1]).nullable()),
        weight: z.number().gt(0).default(1),
      }),
    ),
    confidence: z.number().gt(0).lt(1).default(0.95),
    ...RESAMPLING,
  })
  .refine(({ raters, units }) => units.every(({ votes }) => votes.length === raters.length), {
    error: 'a unit must have one vote per rater, or null',
    path: ['units'],
  })
  .refine(
    ({ populations, units }) =>
      units.every((unit) => populations.some(({ population }) => population === unit.population)),
    {
      error: 'a unit must name a declared population',
      path: ['units'],
    },
  )
  .refine(({ populations }) => Math.abs(sum(populations.map(({ share }) => share)) - 1) <= SUMS_TO_ONE, {
    error: 'the shares of the populations must sum to 1',
    path: ['populations'],
  });

export const latentClassRateStatistic: Statistic<z.infer<typeof Input>, LatentClassRate> = {
  name: 'latent_class_rate',
  about: 'a rate and the raters’ own errors from their agreement; no rater is taken to be right',
  source: 'Hui & Walter 1980, Biometrics 36:167-171; Dawid & Skene 1979',
  input: Input,
  run: ({ units, confidence, ...given }) =>
    latentClassRate({
      ...given,
      units: units.map((unit) => ({
        ...unit,
        population: given.populations.findIndex(({ population }) => population === unit.population),
      })),
      level: confidence,
    }),
};
