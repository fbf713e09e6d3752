// Queues: the sample design that chose their transcripts, and their summaries. The design determines which conclusions
// the labels support.
import { z } from 'zod';
import { LONGEST_FILTER, LONGEST_TITLE, MOST_PARTS } from './limits.ts';
import { LabelState, Round } from './label.ts';

/** The largest seed of a draw. */
export const LARGEST_SEED = 2 ** 31;
/** The seed of the random numbers of a draw or queue: the same seed repeats it. */
export const Seed = z.number().int().min(0).max(LARGEST_SEED);

/** How many transcripts each stratum gets. `neyman` gives more to strata in which the grader's scores vary more. */
export const Allocation = z.enum(['proportional', 'equal', 'neyman']);
export type Allocation = z.infer<typeof Allocation>;

/** One automated score: the grader and the dimension it scored. */
export const ScoreName = z.object({ grader: z.string(), dimension: z.string() });
export type ScoreName = z.infer<typeof ScoreName>;

/** The lowest score that the grader flags. */
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
   * All transcripts that the grader flags, and a random part of the rest: the design for rare events. `or`: further
   * scores that make a flag, if the event has several parts.
   */
  ScoreFrom.extend({
    kind: z.literal('flagged'),
    or: z
      .array(ScoreFrom)
      .max(MOST_PARTS - 1)
      .optional(),
  }),
]);

/**
 * The designs of `touchstone sample`, with their parameters. `audit_mix`: a random part, drawn from all transcripts,
 * and the rest by another design.
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
  /** Inclusion probability of its transcripts; the mean if they differ. */
  probability: z.number(),
});
export type Stratum = z.infer<typeof Stratum>;

/** The key of a stratum as text: the random part of a draw is stored under the name `audit`. */
export const stratumText = (key: string): string => key.replace(/^audit: /, 'random part: ');

/** The largest share of hidden items. */
export const MOST_HIDDEN = 0.5;

/** Hidden items, as shares of a queue's length: repeats of its transcripts, and transcripts with known gold. */
export const Hidden = z.object({
  repeats: z.number().min(0).max(MOST_HIDDEN),
  checks: z.number().min(0).max(MOST_HIDDEN),
});
export type Hidden = z.infer<typeof Hidden>;

/** A draw to make: `n` transcripts of `filter`; with `top_up`, that many more for an existing queue. */
export const SampleWish = z.object({
  queue: z.string().trim().min(1).max(LONGEST_TITLE),
  filter: z.string().max(LONGEST_FILTER),
  rater: z
    .string()
    .nullable()
    .describe(
      'id of the rater who draws: labels in the filter are those of this rater, and what is hidden from this rater is not found',
    ),
  n: z.number().int().positive(),
  design: Design,
  seed: Seed.nullable().describe('null: one is chosen, and reported'),
  overlap: z.number().int().positive().nullable().describe('raters per transcript; null: no limit'),
  blind: z.boolean(),
  top_up: z.boolean(),
  hidden: Hidden,
});
export type SampleWish = z.infer<typeof SampleWish>;

/** The result of a draw. `n` is the size of the queue now, `added` the number of transcripts added by this draw. */
export const SampleReport = z.object({
  queue: z.string(),
  n: z.number(),
  added: z.number(),
  population: z.number(),
  strata: z.array(Stratum),
  seed: Seed,
  notes: z.array(z.string()),
});
export type SampleReport = z.infer<typeof SampleReport>;

/** `label`: its labels count. `training`: the answers are known and shown afterwards, and no label counts. */
export const QueuePurpose = z.enum(['label', 'training']);
export type QueuePurpose = z.infer<typeof QueuePurpose>;

/** A queue as a rater sees it. */
export const Queue = z.object({
  name: z.string(),
  blind: z.boolean(),
  design: z.string().describe('description of the draw'),
  purpose: QueuePurpose,
  /** How many raters label each transcript; null: no limit. */
  overlap: z.number().nullable(),
  /** Nobody can label in it any more. */
  closed: z.boolean(),
  total: z.number(),
  done: z.number().describe('submitted by this rater'),
});
export type Queue = z.infer<typeof Queue>;

/** One entry of a queue, with the state of this rater's label. */
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
  design: z.string().describe('description of the draw'),
  purpose: QueuePurpose,
  blind: z.boolean(),
  /** How many raters label each transcript; null: no limit. */
  overlap: z.number().nullable(),
  created_at: z.string(),
  /** Nobody can label in it any more. */
  closed: z.boolean(),
  total: z.number(),
  seats: z.number().describe('taken'),
  labels: z.number().describe('submitted in it, by all raters'),
  scored: z
    .array(z.object({ grader: z.string(), dimension: z.string(), transcripts: z.number() }))
    .describe('scores that graders gave for this queue'),
  /**
   * It has labels, gold, packets or scores: if it is deleted, these are kept, with its draws and inclusion
   * probabilities.
   */
  has_work: z.boolean(),
});
export type QueueSummary = z.infer<typeof QueueSummary>;
