// The share of each level and the mean level, corrected by gold within each level of the grader.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../lists.ts';
import { effectiveSize, wilsonAt } from '../rates/effective-size.ts';
import { mover, shareVariance, widened, withShares, type Term } from '../rates/mover.ts';
import type { Interval } from '../rates/proportion.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';

/** The target of the interval: the model, of which the transcripts are a sample, or only these transcripts. */
export type Target = 'model' | 'transcripts';

/** Transcripts to which the grader gave one level, with counts of gold by level of the scale. */
export interface GraderLevel {
  N: number;
  gold: readonly number[];
}

export interface LevelPrevalences {
  /** In the order of the scale. */
  levels: (Estimate & { value: number })[];
  mean: Estimate;
}

const METHOD = 'stratified by the grader’s level, MOVER interval from Wilson';
const MEAN = 'mean level, stratified by the grader’s level, MOVER interval from Wilson of cumulative shares';

interface GraderStratum {
  share: number;
  N: number;
  n: number;
  gold: readonly number[];
}

/** The effective number of labels: for these transcripts it grows with the share that has gold, without end. */
const sizeOf = ({ N, n }: GraderStratum, target: Target): number => effectiveSize(n, N, { target, inflation: 1 });

/** MOVER's interval of the share of gold at one level. */
function interval(parts: readonly GraderStratum[], total: number, at: number, target: Target, level: number): Interval {
  const terms = parts.map((part) => {
    const p = (part.gold[at] ?? 0) / part.n;
    const [low, high] = wilsonAt(p, sizeOf(part, target), level);
    return { weight: part.share, estimate: p, low, high };
  });
  // for the model, the shares of the grader's levels are a sample too
  return target === 'transcripts' ? mover(terms) : withShares(terms, total, level);
}

/**
 * The mean level of one stratum as the sum over steps of the scale of step times cumulative share. Its distances are
 * MOVER's from Wilson's intervals of the cumulative shares with their multinomial correlations, which half a label at
 * each end keeps defined. If all labels are equal the distances are those of the least and greatest possible mean.
 */
function meanTerm(part: GraderStratum, scale: readonly number[], target: Target, level: number): Term {
  const { n, gold, share } = part;
  const size = sizeOf(part, target);
  const steps = scale.slice(1).map((value, at) => {
    const above = sum(gold.slice(at + 1));
    const [low, high] = wilsonAt(above / n, size, level);
    const step = value - (scale[at] ?? 0);
    return {
      below: step * (above / n - low),
      beyond: step * (high - above / n),
      odds: (above + 0.5) / (n - above + 0.5),
    };
  });
  const distance = (of: (step: (typeof steps)[number]) => number): number =>
    Math.sqrt(
      sum(
        steps.flatMap((one) =>
          steps.map((other) => {
            const correlation = Math.sqrt(Math.min(one.odds, other.odds) / Math.max(one.odds, other.odds));
            return correlation * of(one) * of(other);
          }),
        ),
      ),
    );
  const estimate = sum(scale.map((value, at) => (value * (gold[at] ?? 0)) / n));
  return {
    weight: share,
    estimate,
    low: estimate - distance(({ below }) => below),
    high: estimate + distance(({ beyond }) => beyond),
  };
}

function meanOf(
  parts: readonly GraderStratum[],
  total: number,
  scale: readonly number[],
  target: Target,
  level: number,
): Estimate {
  const terms = parts.map((part) => meanTerm(part, scale, target, level));
  const estimate = sum(terms.map((term) => term.weight * term.estimate));
  const shares = target === 'model' ? shareVariance(terms, total) : 0;
  const [low, high] = widened(mover(terms), estimate, shares, level);
  return estimateOf({
    level,
    n: sum(parts.map((part) => part.n)),
    method: MEAN,
    estimate,
    low: Math.max(Math.min(...scale), low),
    high: Math.min(Math.max(...scale), high),
    notes: [censusOf(parts, target)],
  });
}

const censusOf = (parts: readonly GraderStratum[], target: Target): string | null =>
  target === 'transcripts' && parts.every(({ N, n }) => n === N) ? REASONS.census : null;

/**
 * Corrects shares by gold grouped by the grader's level, whether gold was drawn by level or at random. For two levels,
 * the share of the upper one is the rate stratified by verdict, without its wider limits for few events. Cochran 1977;
 * Zou & Donner 2008; Tenenbein 1970 for the model.
 */
export function levelPrevalences(given: {
  strata: readonly GraderLevel[];
  scale: readonly number[];
  target: Target;
  level: number;
}): LevelPrevalences {
  const { strata, scale, target, level } = given;
  const total = sum(strata.map(({ N }) => N));
  const parts = strata.flatMap(({ N, gold }) => (N === 0 ? [] : [{ share: N / total, N, n: sum([...gold]), gold }]));
  const n = sum(parts.map((part) => part.n));
  const none = total === 0 ? 'no_data' : parts.some((part) => part.n === 0) ? 'empty_stratum' : null;
  if (none !== null)
    return {
      levels: scale.map((value) => ({ ...undefinedEstimate(none, { level, n, method: METHOD }), value })),
      mean: undefinedEstimate(none, { level, n, method: MEAN }),
    };
  const levels = scale.map((value, at) => {
    const [low, high] = interval(parts, total, at, target, level);
    const estimate = sum(parts.map((part) => (part.share * (part.gold[at] ?? 0)) / part.n));
    const notes = [censusOf(parts, target)];
    return { ...estimateOf({ estimate, low, high, level, n, method: METHOD, notes }), value };
  });
  return { levels, mean: meanOf(parts, total, scale, target, level) };
}

const Input = z
  .strictObject({
    scale: z.array(z.number()).min(2).describe('the values of the levels, lowest first'),
    strata: z
      .array(z.strictObject({ N: z.int().min(0), gold: z.array(z.int().min(0)) }))
      .min(1)
      .describe(
        'for each level of the grader: its transcripts, and gold on some of them, counted by level of the scale',
      ),
    target: z.enum(['model', 'transcripts']).default('model'),
    confidence: Confidence,
  })
  .refine(({ scale }) => scale.every((value, at) => at === 0 || value > (scale[at - 1] ?? value)), {
    error: 'the scale must ascend',
    path: ['scale'],
  })
  .refine(({ scale, strata }) => strata.every(({ N, gold }) => gold.length === scale.length && sum(gold) <= N), {
    error: 'gold must have one count per level of the scale, and at most N in all',
    path: ['strata'],
  });

export const levelPrevalenceStatistic: Statistic<z.infer<typeof Input>, LevelPrevalences> = {
  name: 'level_prevalence',
  about: 'the share of each level, and the mean level, from gold within each level of the grader',
  source: 'Cochran 1977; Zou & Donner 2008; Tenenbein 1970',
  input: Input,
  run: ({ confidence, ...given }) => levelPrevalences({ ...given, level: confidence }),
};
