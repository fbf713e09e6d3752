// A rate that is examined repeatedly as labels are added: intervals that hold at every look, whenever labelling stops.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import type { Interval } from '../rates/proportion.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { logBinomial, logHypergeometric } from './log-factorial.ts';

/** `x` events among the first `n` labels, in the order in which they were drawn. */
export interface Look {
  x: number;
  n: number;
}

const STEPS = 200;

/**
 * The last point from `inside` towards `outside` at which `holds` is true, exact to the spacing of doubles. It must be
 * true at `inside`.
 */
function boundary(inside: number, outside: number, holds: (p: number) => boolean): number {
  if (holds(outside)) return outside;
  let [yes, no] = [inside, outside];
  for (let step = 0; step < STEPS && yes !== no; step++) {
    const middle = (yes + no) / 2;
    if (middle === yes || middle === no) break;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** The same for whole numbers. */
function lastWhole(inside: number, outside: number, holds: (count: number) => boolean): number {
  if (holds(outside)) return outside;
  let [yes, no] = [inside, outside];
  while (Math.abs(yes - no) > 1) {
    const middle = Math.trunc((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/**
 * The interval at one look. The prior-posterior ratio with a uniform prior: a rate is inside while the probability of
 * these x of n under it is above (1 - level)/(n + 1). The ratio is a martingale under the true rate, so by Ville's
 * inequality it rarely falls below that at any n. `population`: the labels are drawn without replacement from this many
 * transcripts, and the rate describes them; null: the rate of the model.
 */
export function anytimeInterval({ x, n }: Look, population: number | null, level: number): Interval {
  const least = Math.log(1 - level) - Math.log(n + 1);
  if (population === null) {
    const holds = (p: number): boolean => logBinomial(x, n, p) > least;
    return [boundary(x / n, 0, holds), boundary(x / n, 1, holds)];
  }
  const holds = (events: number): boolean => logHypergeometric(x, n, events, population) > least;
  // the most likely number of events in the population
  const mode = Math.min(population - (n - x), Math.max(x, Math.floor(((population + 1) * x) / n)));
  return [lastWhole(mode, x, holds) / population, lastWhole(mode, population - (n - x), holds) / population];
}

export interface ConfidenceSequence extends Estimate {
  /** After each look: the intersection of all intervals so far. */
  looks: { x: number; n: number; low: number; high: number }[];
}

/**
 * The intersection of the intervals at all looks. Waudby-Smith & Ramdas 2020 (arXiv 2006.04347); Robbins 1970 without a
 * population.
 */
export function confidenceSequence(
  looks: readonly Look[],
  population: number | null,
  level: number,
): ConfidenceSequence {
  const method = `confidence sequence by prior-posterior ratio, ${population === null ? 'of the model' : `of these ${population} transcripts`}`;
  const last = looks.at(-1) ?? { x: 0, n: 0 };
  const about = { level, n: last.n, method };
  if (last.n === 0) return { ...undefinedEstimate('no_data', about), looks: [] };
  let [low, high] = [0, 1];
  const seen = looks.flatMap((look) => {
    if (look.n === 0) return [];
    const [from, to] = anytimeInterval(look, population, level);
    [low, high] = [Math.max(low, from), Math.min(high, to)];
    return [{ ...look, low, high }];
  });
  const empty =
    low > high ? 'the looks contradict each other: they are probably not random draws from the same transcripts' : null;
  return {
    ...estimateOf({
      ...about,
      estimate: last.x / last.n,
      low: empty === null ? low : null,
      high: empty === null ? high : null,
      notes: [empty],
    }),
    looks: seen,
  };
}

const Look = z
  .strictObject({ x: z.int().min(0), n: z.int().min(0) })
  .refine(({ x, n }) => x <= n, 'x must not be more than n');
const Input = z
  .strictObject({
    looks: z.array(Look).min(1).describe('events and labels up to each look, in order'),
    population: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('number of transcripts that are drawn from without replacement; null: the model'),
    confidence: Confidence.describe('confidence level of all looks together'),
  })
  .refine(
    ({ looks }) =>
      looks.every(({ x, n }, place) => {
        const before = looks[place - 1];
        return before === undefined || (n >= before.n && x >= before.x && n - x >= before.n - before.x);
      }),
    { error: 'each look must include the labels of the looks before it', path: ['looks'] },
  )
  .refine(({ looks, population }) => population === null || looks.every(({ n }) => n <= population), {
    error: 'there must not be more labels than transcripts',
    path: ['population'],
  });

export const confidenceSequenceStatistic: Statistic<z.infer<typeof Input>, ConfidenceSequence> = {
  name: 'confidence_sequence',
  about: 'a rate that is examined repeatedly as random labels are added: intervals that hold at all looks together',
  source: 'Waudby-Smith & Ramdas 2020 (arXiv 2006.04347); Robbins 1970',
  input: Input,
  run: ({ looks, population, confidence }) => confidenceSequence(looks, population, confidence),
};
