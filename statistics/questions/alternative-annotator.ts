// Whether a grader is as good as a rater: the alternative-annotator test, which leaves out one rater at a time.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrap } from '../bootstrap.ts';
import { benjaminiHochberg } from '../calibration/multiplicity.ts';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import { estimateOfBootstrap } from '../ends.ts';
import { everyUnit, mean, sum, variance } from '../lists.ts';
import { undefinedEstimate, type Statistic } from '../statistic.ts';

/**
 * How close a level is to those of the others: the share of equal ones, or (for levels in order) less the root of the
 * mean squared distance.
 */
export type Alignment = 'accuracy' | 'neg_rmse';

export interface Annotated {
  /** Units x raters: the level of a rater, null if there is none. */
  units: readonly (readonly (number | null)[])[];
  /** The grader's level of each unit; null if there is none. */
  grader: readonly (number | null)[];
  raters: readonly string[];
  alignment: Alignment;
  /**
   * The advantage that a rater may have, because raters cost more: 0.2 for experts, 0.15 for trained raters, 0.1 for
   * crowd workers.
   */
  epsilon: number;
  level: number;
}

/** One rater left out and compared with the grader, by closeness to the raters who remain. */
export interface AgainstRater {
  rater: string;
  n: number;
  /**
   * How often the grader is at least as close as the rater, and the rater at least as close as the grader. Null without
   * units.
   */
  grader_wins: number | null;
  rater_wins: number | null;
  /**
   * One-sided, for the hypothesis "the rater is better by epsilon or more"; then adjusted for the number of raters.
   * Null if the rater has too few units.
   */
  p: number | null;
  p_by: number | null;
  is_won: boolean | null;
}

/**
 * `estimate`: the advantage probability, the mean share of units on which the grader is at least as close as the rater
 * who is left out.
 */
export interface AlternativeAnnotator extends Estimate {
  raters: AgainstRater[];
  /** The share of raters that the grader may replace; null if none can be tested. */
  winning_rate: number | null;
  /** True if half of them or more: the grader may replace a rater. */
  is_passed: boolean | null;
}

/** A rater with fewer units is not tested. */
const LEAST_UNITS = 30;

function closeness(level: number, others: readonly number[], alignment: Alignment): number {
  if (alignment === 'accuracy') return others.filter((other) => other === level).length / others.length;
  return -Math.sqrt(sum(others.map((other) => (level - other) ** 2)) / others.length);
}

/** One unit of one rater: 1 if the grader, or the rater, is at least as close to the others. */
interface Duel {
  unit: number;
  grader: 0 | 1;
  rater: 0 | 1;
}

function duelsOf({ units, grader, alignment }: Annotated, rater: number): Duel[] {
  return units.flatMap((levels, unit): Duel[] => {
    const [own, graded] = [levels[rater] ?? null, grader[unit] ?? null];
    const others = levels.flatMap((level, place) => (place === rater || level === null ? [] : [level]));
    if (own === null || graded === null || others.length === 0) return [];
    const [ofGrader, ofRater] = [closeness(graded, others, alignment), closeness(own, others, alignment)];
    return [{ unit, grader: ofGrader >= ofRater ? 1 : 0, rater: ofRater >= ofGrader ? 1 : 0 }];
  });
}

/**
 * One-sided p of the hypothesis "the rater wins more often by epsilon or more", by Student's t on the differences. If
 * these do not vary, the t test is undefined. Then p is (1 - epsilon)^n, which bounds the probability that a rater who
 * is better by epsilon wins none of n units.
 */
function pOf(duels: readonly Duel[], epsilon: number): number {
  const differences = duels.map(({ grader, rater }) => rater - grader);
  const [n, centre, spread] = [differences.length, mean(differences), variance(differences)];
  if (spread === 0) return centre < epsilon ? (1 - epsilon) ** n : 1;
  return tCdf((centre - epsilon) / Math.sqrt(spread / n), n - 1);
}

/** 1 + 1/2 + ... + 1/m. Benjamini & Yekutieli 2001. */
const harmonic = (many: number): number => sum(Array.from({ length: many }, (_, place) => 1 / (place + 1)));

/** The advantage probability over resampled units: the mean over raters of the grader's share of duels. */
function advantage(duels: readonly (readonly Duel[])[], units: number): (drawn: ArrayLike<number>) => number | null {
  const tables = duels.map((list) => {
    const [fought, won] = [new Uint8Array(units), new Uint8Array(units)];
    for (const { unit, grader } of list) {
      fought[unit] = 1;
      won[unit] = grader;
    }
    return { fought, won };
  });
  return (drawn) => {
    const shares = tables.flatMap(({ fought, won }) => {
      let [n, x] = [0, 0];
      for (let each = 0; each < drawn.length; each++) {
        n += fought[drawn[each] ?? 0] ?? 0;
        x += won[drawn[each] ?? 0] ?? 0;
      }
      return n === 0 ? [] : [x / n];
    });
    return shares.length === 0 ? null : mean(shares);
  };
}

/** Leaves each rater out in turn. Calderon, Reichart & Dror 2025 (arXiv 2501.10970); Benjamini & Yekutieli 2001. */
export function alternativeAnnotator(given: Annotated): AlternativeAnnotator {
  const { raters, units, epsilon, level } = given;
  const duels = raters.map((_, rater) => duelsOf(given, rater));
  const tested = duels.map((list) => (list.length < LEAST_UNITS ? null : pOf(list, epsilon)));
  const factor = harmonic(tested.filter((p) => p !== null).length);
  const adjusted = benjaminiHochberg(tested).map((p) => (p === null ? null : Math.min(1, p * factor)));
  const against = raters.map((rater, place): AgainstRater => {
    const [list, p] = [duels[place] ?? [], adjusted[place] ?? null];
    const share = (who: 'grader' | 'rater'): number | null =>
      list.length === 0 ? null : mean(list.map((duel) => duel[who]));
    const won = p === null ? null : p <= 1 - level;
    return {
      rater,
      n: list.length,
      grader_wins: share('grader'),
      rater_wins: share('rater'),
      p: tested[place] ?? null,
      p_by: p,
      is_won: won,
    };
  });
  const known = against.filter(({ is_won }) => is_won !== null);
  const winning = known.length === 0 ? null : known.filter(({ is_won }) => is_won === true).length / known.length;
  const ofKnown = duels.filter((list) => list.length >= LEAST_UNITS);
  const about = {
    level,
    n: new Set(ofKnown.flat().map(({ unit }) => unit)).size,
    method: `advantage probability (${given.alignment})`,
  };
  const rest = { raters: against, winning_rate: winning, is_passed: winning === null ? null : winning >= 0.5 };
  const few = against.flatMap(({ rater, n }) =>
    n < LEAST_UNITS ? [`${rater} shares ${n} transcripts with others; ${LEAST_UNITS} are needed`] : [],
  );
  if (ofKnown.length === 0) return { ...undefinedEstimate('n_too_small', about, ...few), ...rest };
  const statistic = advantage(ofKnown, units.length);
  const drawn = bootstrap({ units: units.length, level }, statistic);
  const headline = estimateOfBootstrap(statistic(everyUnit(units.length)), about, drawn);
  return { ...headline, notes: [...headline.notes, ...few], ...rest };
}

const Level = z.number().nullable();
const Input = z
  .strictObject({
    units: z.array(z.array(Level)).min(1).describe('units x raters, null if a rater gave no level'),
    grader: z.array(Level),
    raters: z.array(z.string()).min(2),
    alignment: z.enum(['accuracy', 'neg_rmse']).default('accuracy'),
    epsilon: z
      .number()
      .min(0)
      .lt(1)
      .default(0.15)
      .describe('0.2 for experts, 0.15 for trained raters, 0.1 for crowd workers'),
    confidence: z.number().gt(0).lt(1).default(0.95).describe('1 less the false discovery rate'),
  })
  .refine(
    ({ units, grader, raters }) =>
      units.length === grader.length && units.every(({ length }) => length === raters.length),
    {
      error: 'every unit must have an entry for each rater, and one for the grader',
      path: ['units'],
    },
  )
  .refine(({ raters }) => new Set(raters).size === raters.length, {
    error: 'a rater must not be named twice',
    path: ['raters'],
  });

export const alternativeAnnotatorStatistic: Statistic<z.infer<typeof Input>, AlternativeAnnotator> = {
  name: 'alternative_annotator',
  about:
    'is a grader as good as a rater: each rater is left out in turn, and the grader or that rater wins by being closer to the others',
  source: 'Calderon, Reichart & Dror 2025 (arXiv 2501.10970)',
  input: Input,
  run: ({ confidence, ...given }) => alternativeAnnotator({ ...given, level: confidence }),
};
