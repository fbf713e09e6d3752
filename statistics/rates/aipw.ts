// The mean from a grader's scores of all transcripts and gold drawn with known, unequal probabilities.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { Target } from '../../contract/inference.ts';
import { zAt } from '../distributions.ts';
import { sum } from '../lists.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clipped, goldAlone, isRate, LEAST_LABELS, multiplier, oneSided } from './guards.ts';
import type { Interval } from './proportion.ts';
import { tallied } from './tally.ts';
import { kish } from './weights.ts';

/** One transcript: the grader's score, its inclusion probability, and its gold if it is labelled. */
export interface Scored {
  /** Number of transcripts with this score that it stands for, if it has no gold; by default 1. */
  count?: number;
  grader: number;
  probability: number;
  gold: number | null;
}

export interface AipwMean extends Estimate {
  /** Before a rate is truncated to [0, 1]. */
  raw: number | null;
  lambda: number | null;
  /** For the target model, of which these transcripts are a sample; by normal theory, for reference. */
  se_superpopulation: number | null;
  ci_superpopulation: Interval | null;
  /** The standard error for the target of only these transcripts. */
  se_design: number | null;
  ci_design: Interval | null;
}

/** (1 - p) / p^2, the Poisson-sampling variance of a unit's weighted value 1. */
const spread = ({ probability }: Scored): number => (1 - probability) / probability ** 2;

/** The weight of the grader, 0 to 1, that minimises the estimated design variance. */
export function tunedLambda(units: readonly Scored[]): number {
  const labelled = units.flatMap((unit) => (unit.gold === null ? [] : [{ unit, gold: unit.gold }]));
  const both = sum(labelled.map(({ unit, gold }) => spread(unit) * gold * unit.grader));
  const square = sum(labelled.map(({ unit }) => spread(unit) * unit.grader ** 2));
  return square > 0 ? Math.min(1, Math.max(0, both / square)) : 0;
}

interface Shown {
  interval: Interval | null;
  method: string;
  notes: string[];
}

/** The interval, or the reason why there is none. */
function shownOf(
  units: readonly Scored[],
  lambda: number,
  { estimate, se }: { estimate: number; se: number | null },
  level: number,
): Shown {
  const labelled = units.flatMap(({ gold, grader, probability }) =>
    gold === null ? [] : [{ gold, grader, probability }],
  );
  const gold = labelled.map((unit) => unit.gold);
  const { by, named } = multiplier(level, gold.length);
  const shown = { interval: null, method: `AIPW mean, ${named}` };
  if (gold.length < LEAST_LABELS) return { ...shown, notes: [REASONS.too_few_labels] };
  const n = kish(labelled.map(({ probability }) => 1 / probability));
  const bound = oneSided(gold, [{ weight: 1, n }], level);
  if (bound !== null)
    return {
      interval: bound.interval,
      method: 'AIPW mean, one-sided bound on gold at its effective size',
      notes: [bound.note],
    };
  if (se === null) return { ...shown, notes: [REASONS.n_too_small] };
  if (lambda > 0 && labelled.every((unit) => unit.gold === lambda * unit.grader) && units.length > gold.length)
    return { ...shown, notes: [REASONS.no_error_seen, ...goldAlone(gold, level)] };
  if (se === 0) return { ...shown, notes: [REASONS.zero_variance] };
  return { ...shown, interval: [estimate - by * se, estimate + by * se], notes: [] };
}

/** The mean of z = lambda F + xi (Y - lambda F) / pi over all. Robins, Rotnitzky & Zhao 1994; Zrnic & Candès 2024. */
export function aipwMean(units: readonly Scored[], lambda: number, level: number): AipwMean {
  const gold = units.flatMap((unit) => unit.gold ?? []);
  const about = { level, n: gold.length, method: 'AIPW mean' };
  const none = {
    raw: null,
    lambda: null,
    se_superpopulation: null,
    ci_superpopulation: null,
    se_design: null,
    ci_design: null,
  };
  if (gold.length === 0) return { ...undefinedEstimate('no_data', about), ...none };
  if (units.some(({ probability }) => probability <= 0))
    return { ...undefinedEstimate('zero_inclusion_probability', about), ...none };
  const residual = ({ grader, gold }: Scored): number => (gold === null ? 0 : gold - lambda * grader);
  const { n, ...values } = tallied(
    units.map((unit) => ({ value: lambda * unit.grader + residual(unit) / unit.probability, count: unit.count ?? 1 })),
  );
  const estimate = values.mean;
  const around = (se: number): Interval => [estimate - zAt(level) * se, estimate + zAt(level) * se];
  const superpopulation = n > 1 ? Math.sqrt(values.variance / n) : null;
  const design = Math.sqrt(sum(units.map((unit) => spread(unit) * residual(unit) ** 2))) / n;
  const { interval, method, notes } = shownOf(units, lambda, { estimate, se: superpopulation }, level);
  const held = isRate(gold) ? clipped(estimate, interval) : { estimate, interval, notes: [] };
  return {
    ...estimateOf({
      ...about,
      method,
      estimate: held.estimate,
      low: held.interval && Math.min(held.interval[0], held.estimate),
      high: held.interval && Math.max(held.interval[1], held.estimate),
      notes: [...notes, ...held.notes],
    }),
    raw: estimate,
    lambda,
    se_superpopulation: superpopulation,
    ci_superpopulation: superpopulation !== null && superpopulation > 0 ? around(superpopulation) : null,
    se_design: design,
    ci_design: around(design),
  };
}

const Rate = z.number().min(0).max(1);
const Input = z
  .strictObject({
    grader: z.array(z.number()),
    labelled: z.array(z.union([z.literal(0), z.literal(1), z.boolean()])),
    inclusion_prob: z.array(Rate),
    gold: z.array(z.number().nullable()).describe('null where not labelled'),
    lambda: z.number().min(0).max(1).default(1),
    confidence: Confidence,
    target: Target.default('model').describe('what low and high describe'),
  })
  .refine(
    ({ grader, labelled, inclusion_prob, gold }) =>
      [labelled, inclusion_prob, gold].every((list) => list.length === grader.length),
    {
      error: 'grader, labelled, inclusion_prob and gold must have the same length',
      path: ['grader'],
    },
  )
  .refine(({ labelled, gold }) => labelled.every((each, index) => !each || gold[index] !== null), {
    error: 'a labelled transcript must have gold',
    path: ['gold'],
  });

function run({ grader, labelled, inclusion_prob, gold, lambda, confidence, target }: z.infer<typeof Input>): AipwMean {
  const units = grader.map((score, index) => ({
    grader: score,
    probability: inclusion_prob[index] ?? 0,
    gold: labelled[index] ? (gold[index] ?? null) : null,
  }));
  const found = aipwMean(units, lambda, confidence);
  if (target === 'model' || found.ci_design === null) return found;
  const [low, high] = found.ci_design;
  const about = { ...found, method: 'AIPW mean, normal interval with the variance of the draw' };
  if (units.every(({ gold: label, probability }) => label !== null && probability === 1))
    return { ...about, low, high, notes: [REASONS.census] };
  // for these transcripts, too, the labels cannot support an interval
  return found.low === null || high === low
    ? found
    : { ...about, low: Math.max(low, found.low), high: Math.min(high, found.high ?? high) };
}

export const aipwMeanOf: Statistic<z.infer<typeof Input>, AipwMean> = {
  name: 'aipw_mean',
  about: "a mean from the grader's scores of all and gold drawn with known probabilities",
  source: 'Robins, Rotnitzky & Zhao 1994; Zrnic & Candès 2024',
  input: Input,
  run,
};
