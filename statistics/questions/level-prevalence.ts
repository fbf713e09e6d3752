// The share of each level and the mean level, corrected by gold within each level of the grader.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { sum } from '../lists.ts';
import { mover } from '../rates/mover.ts';
import { wilson, type Interval } from '../rates/proportion.ts';
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
const MEAN = 'mean level, stratified by the grader’s level, normal interval';

interface GraderStratum {
  share: number;
  N: number;
  n: number;
  gold: readonly number[];
}

/**
 * MOVER's interval of the share of gold at one level. For the target of these transcripts the effective size grows with
 * the share that has gold.
 */
function interval(parts: readonly GraderStratum[], total: number, at: number, target: Target, level: number): Interval {
  const terms = parts.map(({ share, N, n, gold }) => {
    const p = (gold[at] ?? 0) / n;
    // a stratum that was labelled completely is known exactly, if the target is these transcripts
    const size = target === 'model' ? n : n / (1 - n / N);
    const [low, high] = size === Number.POSITIVE_INFINITY ? [p, p] : wilson(p * size, size, level);
    return { weight: share, estimate: p, low, high };
  });
  const [low, high] = mover(terms);
  if (target === 'transcripts') return [low, high];
  // for the model, the shares of the grader's levels are a sample too. Tenenbein 1970
  const rate = sum(terms.map(({ weight, estimate }) => weight * estimate));
  const shares = (zAt(level) ** 2 * sum(terms.map(({ weight, estimate }) => weight * (estimate - rate) ** 2))) / total;
  return [
    Math.max(0, rate - Math.sqrt((rate - low) ** 2 + shares)),
    Math.min(1, rate + Math.sqrt((high - rate) ** 2 + shares)),
  ];
}

function meanOf(
  parts: readonly GraderStratum[],
  total: number,
  scale: readonly number[],
  target: Target,
  level: number,
): Estimate {
  const n = sum(parts.map((part) => part.n));
  const about = { level, n, method: MEAN };
  const moments = parts.map(({ share, N, n, gold }) => {
    const centre = sum(scale.map((value, at) => (value * (gold[at] ?? 0)) / n));
    const squares = sum(scale.map((value, at) => (gold[at] ?? 0) * (value - centre) ** 2));
    return {
      share,
      centre,
      variance: n < 2 ? null : ((target === 'model' ? 1 : 1 - n / N) * squares) / (n - 1) / n,
      whole: n === N,
    };
  });
  const estimate = sum(moments.map(({ share, centre }) => share * centre));
  const unknown = moments.some(({ variance, whole }) => variance === null && !(whole && target === 'transcripts'));
  if (unknown)
    return estimateOf({
      ...about,
      estimate,
      notes: ['a level of the grader has only one gold label, so the mean has no interval'],
    });
  const within = sum(moments.map(({ share, variance }) => share ** 2 * (variance ?? 0)));
  const between =
    target === 'model' ? sum(moments.map(({ share, centre }) => share * (centre - estimate) ** 2)) / total : 0;
  const half = zAt(level) * Math.sqrt(within + between);
  const ends = {
    low: Math.max(Math.min(...scale), estimate - half),
    high: Math.min(Math.max(...scale), estimate + half),
  };
  return half === 0 && target === 'model'
    ? estimateOf({ ...about, estimate, notes: ['gold does not vary, so the mean has no interval'] })
    : estimateOf({ ...about, estimate, ...ends });
}

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
    return { ...estimateOf({ estimate, low, high, level, n, method: METHOD }), value };
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
