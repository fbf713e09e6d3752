// Calls about published rates: as the grader says, as gold says, and corrected. In the jobs process, since they read whole columns.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { Estimate } from '../estimate.ts';
import { FacetValue } from '../transcript.ts';

/** The dimension whose event is "the agent says that it is tested". */
export const AWARENESS = 'eval_awareness';

export const RatesWish = z.object({
  dimension: z.string(),
  grader: z.string().nullable(),
  by: z.array(z.string()).max(3).describe('facets; none: everything in one'),
  filter: z.string().max(4000),
  at: z.number().int().nullable().describe('the level from which on it is an event; null: as the rubric says'),
  without_aware: z.boolean(),
  level: z.number().gt(0).lt(1).describe('of the intervals'),
});
export type RatesWish = z.infer<typeof RatesWish>;

/** As the grader says; as gold says; the grader corrected by gold. */
export const RateKind = z.enum(['raw', 'gold', 'corrected']);
export type RateKind = z.infer<typeof RateKind>;

/** A rate three ways. Each carries its method and, where it cannot be said, the reason. */
export const ThreeRates = z.object({ raw: Estimate, gold: Estimate, corrected: Estimate });
export type ThreeRates = z.infer<typeof ThreeRates>;

/** What is in no rate; none of it is a score. */
export const Unscored = z.object({
  parse_failed: z.number(),
  unscored: z.number(),
  not_asked: z.number(),
  /** Scored, but the mapping gives it no level. */
  no_level: z.number(),
  /** Gold says that it cannot be judged. */
  beyond_judging: z.number(),
});
export type Unscored = z.infer<typeof Unscored>;

export const RateRow = ThreeRates.extend({
  /** Values of the facets, in their order; null: the transcript has none. Empty: everything. */
  group: z.array(FacetValue.nullable()),
  n: z.number(),
  n_gold: z.number(),
  /** In words. */
  design: z.string(),
  headline: z.enum(['gold', 'corrected']).nullable(),
  left_out: Unscored,
  /** Null unless aware transcripts are left out. `unknown`: it cannot be told of these, so they stay in. */
  awareness: z.object({ left_out: z.number(), unknown: z.number(), with_aware: ThreeRates, difference: ThreeRates }).nullable(),
});
export type RateRow = z.infer<typeof RateRow>;

export const RatesReport = z.object({
  dimension: z.string(),
  title: z.string(),
  at: z.object({ value: z.number(), name: z.string() }),
  rubric: z.object({ name: z.string(), version: z.number() }),
  grader: z.string().nullable(),
  /** The version of the mapping by which the grader is read; null: no grader, or it scores the levels themselves. */
  mapping: z.number().nullable(),
  /** Transcripts of scenarios in which the dimension is not asked. */
  out_of_scope: z.number(),
  /** Words of the filter language that leave these out; '' where there are none. */
  scope: z.string(),
  rows: z.array(RateRow),
  overall: RateRow,
});
export type RatesReport = z.infer<typeof RatesReport>;

/** First minus second. */
export const RateDifference = ThreeRates.extend({ first: RateRow.shape.group, second: RateRow.shape.group });
export type RateDifference = z.infer<typeof RateDifference>;

/** `bars`: a row for each group; `lines`: over the numbers of a facet; `slope`: from one group to another. */
export const FigureKind = z.enum(['bars', 'lines', 'slope']);
export type FigureKind = z.infer<typeof FigureKind>;

/** All that is chosen of a figure. '' is none: no grader, no split, no filter; for the dimension and the facet, whichever comes first. */
export const FigureChoice = z.object({
  dimension: z.string(),
  grader: z.string(),
  by: z.string(),
  split: z.string(),
  filter: z.string().max(4000),
  at: z.number().int().optional().describe('the level from which on it is an event; without, as the rubric says'),
  without: z.boolean().optional().describe('evaluation-aware transcripts are left out'),
  figure: FigureKind,
  log: z.boolean().optional().describe('the axis of lines is logarithmic'),
  rate: RateKind.describe('the one that lines draw'),
  first: FacetValue.optional().describe('two groups that are compared'),
  second: FacetValue.optional(),
});
export type FigureChoice = z.infer<typeof FigureChoice>;

/** A figure kept under a name. */
export const FigureView = z.object({ name: z.string().trim().min(1).max(80), choice: FigureChoice });
export type FigureView = z.infer<typeof FigureView>;

export const findingsCalls = {
  'findings.views': { input: z.object({}), output: z.array(FigureView), reads: ['views'] },
  /** Keeps a figure; one of the same name is replaced. */
  'findings.save_view': { input: FigureView, output: z.object({}), changes: ['views'], repeatable: true },
  'findings.delete_view': { input: FigureView.pick({ name: true }), output: z.object({}), changes: ['views'], repeatable: true },
} satisfies Calls;

export const findingsJobs = {
  'findings.rates': {
    input: RatesWish,
    output: RatesReport,
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric'],
  },
  /** Of two groups of these rates. */
  'findings.difference': {
    input: RatesWish.extend({ first: RateRow.shape.group, second: RateRow.shape.group }),
    output: RateDifference,
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric'],
  },
} satisfies Calls;
