// Queues: the sample design that chose their transcripts, and their summaries. The design determines which conclusions
// the labels support.
import { z } from 'zod';
import { LabelState, Round } from './label.ts';

/** Within strata: how many of each. `neyman` gives more to strata in which the grader's scores vary more. */
export const Allocation = z.enum(['proportional', 'equal', 'neyman']);
export type Allocation = z.infer<typeof Allocation>;

/** One automated score: the grader and the dimension it scored. */
export const ScoreName = z.object({ grader: z.string(), dimension: z.string() });
export type ScoreName = z.infer<typeof ScoreName>;

/** A score from which on the grader says yes. */
export const ScoreFrom = z.object({ score: ScoreName, threshold: z.number() });
export type ScoreFrom = z.infer<typeof ScoreFrom>;

const TargetedDesign = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stratified'),
    by: z.array(z.string()).min(1).describe('facets'),
    allocation: Allocation,
    score: ScoreName.nullable().describe('whose variance Neyman allocation uses'),
  }),
  /** Scores near the grader's threshold are more likely to be drawn. */
  z.object({ kind: z.literal('uncertainty'), score: ScoreName, threshold: z.number() }),
  /** Transcripts on which graders differ at high levels are more likely to be drawn (variance x severity). */
  z.object({ kind: z.literal('disagreement'), scores: z.array(ScoreName).min(2) }),
  /**
   * All that the grader flags, and a random part of the rest: the design for rare events. `or`: other scores that make
   * a flag as well, where the event has several parts.
   */
  ScoreFrom.extend({ kind: z.literal('flagged'), or: z.array(ScoreFrom).max(19).optional() }),
]);

/**
 * The designs of `touchstone sample`, with what each needs. `audit_mix`: a share drawn at random, the rest by another
 * design.
 */
export const Design = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('random') }),
  ...TargetedDesign.options,
  z.object({ kind: z.literal('audit_mix'), random_share: z.number().gt(0).lt(1), rest: TargetedDesign }),
]);
export type Design = z.infer<typeof Design>;

export const Stratum = z.object({
  key: z.string(),
  population: z.number().int(),
  sampled: z.number().int(),
  /** Its transcripts' chance; the mean where they differ. */
  probability: z.number(),
});
export type Stratum = z.infer<typeof Stratum>;

/** The largest share that may be mixed in unannounced. */
export const MOST_HIDDEN = 0.5;

/**
 * Shares of a queue's length that are mixed in unannounced: the same transcript once more, and transcripts whose gold
 * is known.
 */
export const Hidden = z.object({
  repeats: z.number().min(0).max(MOST_HIDDEN),
  checks: z.number().min(0).max(MOST_HIDDEN),
});
export type Hidden = z.infer<typeof Hidden>;

/** What is to be drawn: `n` transcripts of `filter`; with `top_up`, so many more into a queue that exists. */
export const SampleWish = z.object({
  queue: z.string().trim().min(1).max(120),
  filter: z.string().max(4000),
  rater: z
    .string()
    .nullable()
    .describe('id of the rater who draws: what the filter says of labels and hides is meant for them'),
  n: z.number().int().positive(),
  design: Design,
  seed: z.number().int().min(0).nullable().describe('null: one is chosen, and told'),
  overlap: z.number().int().positive().nullable().describe('raters a transcript; null: anyone may'),
  blind: z.boolean(),
  top_up: z.boolean(),
  hidden: Hidden,
});
export type SampleWish = z.infer<typeof SampleWish>;

/** What was drawn. `n` is what the queue holds now, `added` what this draw brought in. */
export const SampleReport = z.object({
  queue: z.string(),
  n: z.number(),
  added: z.number(),
  population: z.number(),
  strata: z.array(Stratum),
  seed: z.number(),
  notes: z.array(z.string()),
});
export type SampleReport = z.infer<typeof SampleReport>;

/** `label`: what is labelled counts. `training`: the answers are known and shown afterwards, and nothing counts. */
export const QueuePurpose = z.enum(['label', 'training']);
export type QueuePurpose = z.infer<typeof QueuePurpose>;

/** A queue as a rater sees it. */
export const Queue = z.object({
  name: z.string(),
  blind: z.boolean(),
  design: z.string().describe('how it was drawn, in words'),
  purpose: QueuePurpose,
  /** How many raters label each transcript; null: anyone may. */
  overlap: z.number().nullable(),
  /** It accepts no more labels. */
  closed: z.boolean(),
  total: z.number(),
  done: z.number().describe('submitted by this rater'),
});
export type Queue = z.infer<typeof Queue>;

/** One entry of a queue, with where this rater's label of it stands. */
export const QueueItem = z.object({
  key: z.number(),
  id: z.string(),
  title: z.string(),
  scenario: z.string().nullable(),
  messages: z.number(),
  /** The round under which this item is labelled: a hidden repeat is an item of its own. */
  round: Round,
  state: LabelState,
  bookmarked: z.boolean(),
  later: z.boolean(),
});
export type QueueItem = z.infer<typeof QueueItem>;

/** A queue with its progress. */
export const QueueSummary = z.object({
  name: z.string(),
  design: z.string().describe('how it was drawn, in words'),
  purpose: QueuePurpose,
  blind: z.boolean(),
  /** How many raters label each transcript; null: anyone may. */
  overlap: z.number().nullable(),
  created_at: z.string(),
  /** It accepts no more labels. */
  closed: z.boolean(),
  total: z.number(),
  seats: z.number().describe('taken'),
  labels: z.number().describe('submitted in it, by every rater'),
  scored: z
    .array(z.object({ grader: z.string(), dimension: z.string(), transcripts: z.number() }))
    .describe('by graders, for this queue'),
  /** Labels, gold, packets or scores of it: if it is deleted, they stay with its draws and chances. */
  has_work: z.boolean(),
});
export type QueueSummary = z.infer<typeof QueueSummary>;
