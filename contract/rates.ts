// Published rates: from the grader, from gold, and corrected, and the transcripts that they exclude.
import { z } from 'zod';
import { LONGEST_FILTER } from './limits.ts';
import { Estimate } from './estimate.ts';
import { InferenceWish, Speaks } from './inference.ts';
import { Outcome } from './outcome.ts';
import { FacetValue } from './transcript.ts';

/** The dimension whose event is "the agent says that it is tested". */
export const AWARENESS = 'eval_awareness';

export const RatesWish = z.object({
  dimension: z.string(),
  outcome: Outcome.optional().describe('an event of several parts, in place of dimension and level'),
  grader: z.string().nullable(),
  by: z.array(z.string()).max(3).describe('facets; none: everything in one'),
  filter: z.string().max(LONGEST_FILTER),
  at: z.number().int().nullable().describe('the lowest level that counts as an event; null: that of the rubric'),
  without_aware: z.boolean(),
  level: z.number().gt(0).lt(1).describe('of the intervals'),
  together: z
    .enum(['bonferroni', 'max_t'])
    .optional()
    .describe('the intervals of all groups hold together at this level; without it, each alone'),
  below: z.number().gt(0).lt(1).optional().describe('whether each rate is shown to be below this'),
  again: z
    .boolean()
    .optional()
    .describe('gold will be looked at again after more labels: an interval that holds at every look'),
  ...InferenceWish.shape,
});
export type RatesWish = z.infer<typeof RatesWish>;

/** From the grader; from gold; from the grader, corrected by gold. */
export const RateKind = z.enum(['raw', 'gold', 'corrected']);
export type RateKind = z.infer<typeof RateKind>;

/** A rate in three ways. Each has its method and, if it is not available, the reason. */
export const ThreeRates = z.object({ raw: Estimate, gold: Estimate, corrected: Estimate });
export type ThreeRates = z.infer<typeof ThreeRates>;

/** Transcripts excluded from every rate, counted by reason. */
export const Unscored = z.object({
  parse_failed: z.number(),
  unscored: z.number(),
  not_asked: z.number(),
  /** Scored, but the mapping gives it no level. */
  no_level: z.number(),
  /** Gold is “cannot judge”. */
  beyond_judging: z.number(),
});
export type Unscored = z.infer<typeof Unscored>;

/**
 * Whether a rate is shown to be below a bound, one-sided. `is_below` false means not shown, not that the rate is
 * higher.
 */
const BelowVerdict = z.object({
  upper: z.number().nullable(),
  p: z.number().nullable(),
  is_below: z.boolean().nullable(),
  method: z.string(),
});

export const RateRow = ThreeRates.extend({
  /** Values of the facets, in their order; null: the transcript has none. Empty for the row of everything. */
  group: z.array(FacetValue.nullable()),
  n: z.number(),
  n_gold: z.number(),
  /** The same as a sentence. */
  design: z.string(),
  headline: z.enum(['gold', 'corrected']).nullable(),
  left_out: Unscored,
  /**
   * Null unless aware transcripts are left out. `unknown`: number of transcripts whose awareness is unknown, which are
   * included.
   */
  /** Null unless the wish has a bound. `level`: of the one-sided bound. */
  below: z
    .object({ bound: z.number(), level: z.number(), raw: BelowVerdict, gold: BelowVerdict, corrected: BelowVerdict })
    .nullable(),
  /** From gold alone, an interval that holds at every look. Null unless the wish asks for it. */
  at_every_look: Estimate.nullable(),
  awareness: z
    .object({ left_out: z.number(), unknown: z.number(), with_aware: ThreeRates, difference: ThreeRates })
    .nullable(),
});
export type RateRow = z.infer<typeof RateRow>;

export const RatesReport = z.object({
  dimension: z.string(),
  title: z.string(),
  /** The lowest level that counts as an event; `highest`: no level is above it. */
  at: z.object({ value: z.number(), name: z.string(), highest: z.boolean() }),
  /**
   * For a composite outcome: its line of text, the rule that combines its parts, and notes that accompany its rates.
   */
  outcome: z.object({ text: z.string(), rule: z.string(), notes: z.array(z.string()) }).nullable(),
  rubric: z.object({ name: z.string(), version: z.number() }),
  grader: z.string().nullable(),
  /** The version of the mapping by which the grader is read; null: no grader, or it scores the levels themselves. */
  mapping: z.number().nullable(),
  /** A sentence about scores below the lowest cut of the mapping; null if there are none. */
  read_below: z.string().nullable(),
  /** Number of units in the study's population; null in a study without one. */
  population: z.number().nullable().default(null),
  /** Transcripts of scenarios that the dimension does not apply to. */
  out_of_scope: z.number(),
  /** Terms of the filter language that leave these out; '' if there are none. */
  scope: z.string(),
  /** Null: each interval holds alone. Otherwise those of all groups hold together at this level. */
  together: z.object({ level: z.number(), groups: z.number(), method: z.string() }).nullable(),
  /** The target of the intervals, and the clusters that they take into account. */
  speaks: Speaks,
  rows: z.array(RateRow),
  overall: RateRow,
});
export type RatesReport = z.infer<typeof RatesReport>;

/**
 * A rate under the latent-class estimate of the raters' errors. `overlap`: drawn transcripts that two raters labelled.
 */
export const LatentRow = z.object({
  group: RateRow.shape.group,
  overlap: z.number(),
  rate: Estimate,
  raters: z.array(z.object({ rater: z.string(), n: z.number(), sensitivity: Estimate, specificity: Estimate })),
});
export type LatentRow = z.infer<typeof LatentRow>;

export const LatentReport = z.object({ assumption: z.string(), rows: z.array(LatentRow), overall: LatentRow });
export type LatentReport = z.infer<typeof LatentReport>;

/** First minus second. */
export const RateDifference = ThreeRates.extend({ first: RateRow.shape.group, second: RateRow.shape.group });
export type RateDifference = z.infer<typeof RateDifference>;
