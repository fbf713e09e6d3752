// Which design to label by for a rate, before the labelling starts: random over all, or every flag and a random part of the rest.
import { z } from 'zod';
import { Target } from '../../contract/inference.ts';
import { graderStratified } from '../rates/grader-stratified.ts';
import type { Interval } from '../rates/proportion.ts';
import { Confidence, type Statistic } from '../statistic.ts';
import { smallestFitting } from './search.ts';

export interface Wanted {
  population: number;
  /** How many of them the grader flagged. */
  flagged: number;
  half_width: number;
  /** What is expected. */
  rate_in_flagged: number;
  rate_in_unflagged: number;
  level: number;
  /** What the interval is to speak of; the model if left out. */
  target?: Target;
}

export interface Planned {
  /** Labels in all, and how many of them fall to each verdict (on average, where all is drawn at random); null if no number suffices. */
  n: number | null;
  flagged: number | null;
  unflagged: number | null;
  /** The interval to expect, which is the one the result will be given with. */
  low: number | null;
  high: number | null;
  formula: string;
  arithmetic: string;
}

export interface RatePlan {
  expected: number;
  simple: Planned;
  all_flagged: Planned;
  /** The one with fewer labels; null where neither can reach the half-width. */
  recommended: 'simple' | 'all_flagged' | null;
}

/** Labels among the flagged and among the rest. */
type Split = [flagged: number, unflagged: number];

const FORMULA_WITHOUT_FLAGS = 'the fewest labels at which the Wilson interval of the expected rate is narrow enough';
const FORMULA =
  'rate = share flagged x rate among flagged + share of the rest x rate among the rest; the ends by MOVER from the Wilson interval of each rate, and the chance in the share flagged';
const FORMULA_OF_THESE =
  'rate = share flagged x rate among flagged + share of the rest x rate among the rest; the ends by MOVER from the Wilson interval of each rate, each n divided by the share that stays without gold';

/** The interval that such gold would have, if the rates turn out as expected. */
function expectedInterval({ population, flagged, level, target = 'model', ...rates }: Wanted, [ofFlagged, ofRest]: Split): Interval | null {
  const { low, high } = graderStratified({
    flagged: { N: flagged, n_gold: ofFlagged, gold_positive: ofFlagged * rates.rate_in_flagged },
    unflagged: { N: population - flagged, n_gold: ofRest, gold_positive: ofRest * rates.rate_in_unflagged },
    level,
    speaks: { target, inflation: 1 },
  });
  return low === null || high === null ? null : [low, high];
}

const percent = (value: number, digits = 1): string => `${(100 * value).toFixed(digits)} %`;

function arithmetic(wanted: Wanted, expected: number, [ofFlagged, ofRest]: Split, [low, high]: Interval): string {
  const { population, flagged, rate_in_flagged, rate_in_unflagged } = wanted;
  if (flagged === 0)
    return `${percent(expected, 2)}; with gold on ${Math.round(ofRest)} of ${population}: ${percent(low)} to ${percent(high)}`;
  const share = flagged / population;
  const parts = `${percent(share)} x ${percent(rate_in_flagged)} + ${percent(1 - share)} x ${percent(rate_in_unflagged)}`;
  const labels = `${Math.round(ofFlagged)} of ${flagged} flagged and ${Math.round(ofRest)} of ${population - flagged} others`;
  return `${parts} = ${percent(expected, 2)}; with gold on ${labels}: ${percent(low)} to ${percent(high)}`;
}

/** The fewest labels, up to `most`, whose expected interval is narrow enough. */
function planned(wanted: Wanted, expected: number, most: number, split: (n: number) => Split): Planned {
  const half = (n: number): number => {
    const interval = expectedInterval(wanted, split(n));
    return interval === null ? Number.POSITIVE_INFINITY : (interval[1] - interval[0]) / 2;
  };
  const n = smallestFitting(most, (n) => half(n) <= wanted.half_width);
  const interval = n === null ? null : expectedInterval(wanted, split(n));
  const formula = wanted.flagged === 0 ? FORMULA_WITHOUT_FLAGS : wanted.target === 'transcripts' ? FORMULA_OF_THESE : FORMULA;
  if (n === null || interval === null) {
    const best = `even gold on all ${wanted.population} would leave a half-width of ${percent(half(most), 2)}`;
    return { n: null, flagged: null, unflagged: null, low: null, high: null, formula, arithmetic: best };
  }
  const [flagged, unflagged] = split(n);
  const said = { formula, arithmetic: arithmetic(wanted, expected, [flagged, unflagged], interval) };
  return { n, flagged, unflagged, low: interval[0], high: interval[1], ...said };
}

/**
 * What simple random labelling and labelling all flags with a random part of the rest cost for the same interval. Of the
 * model labelling everything there is does not make the interval vanish; of these transcripts it does. Cochran 1977; Tenenbein 1970;
 * Zou & Donner 2008.
 */
export function planRate(wanted: Wanted): RatePlan {
  const { population, flagged, rate_in_flagged, rate_in_unflagged } = wanted;
  const share = flagged / population;
  const expected = share * rate_in_flagged + (1 - share) * rate_in_unflagged;
  const simple = planned(wanted, expected, population, (n) => [n * share, n * (1 - share)]);
  const allFlagged = planned(wanted, expected, population, (n) => [Math.min(n, flagged), Math.max(0, n - flagged)]);
  const fewest = Math.min(simple.n ?? Number.POSITIVE_INFINITY, allFlagged.n ?? Number.POSITIVE_INFINITY);
  const recommended = fewest === Number.POSITIVE_INFINITY ? null : allFlagged.n === fewest ? 'all_flagged' : 'simple';
  return { expected, simple, all_flagged: allFlagged, recommended };
}

const Rate = z.number().min(0).max(1);
const Input = z
  .strictObject({
    population: z.int().min(1),
    flagged: z.int().min(0),
    half_width: z.number().gt(0).lt(0.5),
    rate_in_flagged: Rate,
    rate_in_unflagged: Rate,
    confidence: Confidence,
    target: Target.default('model'),
  })
  .refine(({ population, flagged }) => flagged <= population, {
    error: 'flagged must not be more than the population',
    path: ['flagged'],
  });

export const ratePlan: Statistic<z.infer<typeof Input>, RatePlan> = {
  name: 'plan_rate',
  about: 'labels needed for a rate: random over all, or every flag and a random part of the rest, with formula and arithmetic',
  source: 'Cochran 1977; Zou & Donner 2008',
  input: Input,
  run: ({ confidence, ...wanted }) => planRate({ ...wanted, level: confidence }),
};
