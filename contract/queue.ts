// How the transcripts of a queue were chosen: the sample design, which later decides what may be concluded from the labels.
import { z } from 'zod';

/** Within strata: how many of each. `neyman` gives more to strata in which the grader's scores vary more. */
export const Allocation = z.enum(['proportional', 'equal', 'neyman']);
export type Allocation = z.infer<typeof Allocation>;

/** One automated score: the grader and the dimension it scored. */
export const ScoreName = z.object({ grader: z.string(), dimension: z.string() });
export type ScoreName = z.infer<typeof ScoreName>;

const TargetedDesign = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stratified'),
    by: z.array(z.string()).min(1).describe('facets'),
    allocation: Allocation,
    score: ScoreName.nullable().describe('whose variance Neyman allocation uses'),
  }),
  /** More likely the nearer a score is to the grader's threshold. */
  z.object({ kind: z.literal('uncertainty'), score: ScoreName, threshold: z.number() }),
  /** More likely the more the graders differ, and the worse what they say (variance x severity). */
  z.object({ kind: z.literal('disagreement'), scores: z.array(ScoreName).min(2) }),
  /** All that the grader flags, and a random part of the rest: the design for rare events. */
  z.object({ kind: z.literal('flagged'), score: ScoreName, threshold: z.number() }),
]);

/** The designs of `touchstone sample`, with what each needs. `audit_mix`: a share drawn at random, the rest by another design. */
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
  /** Null where it differs from transcript to transcript. */
  probability: z.number().nullable(),
});
export type Stratum = z.infer<typeof Stratum>;

/** `label`: what is labelled counts. `training`: the answers are known and shown afterwards, and nothing counts. */
export const QueuePurpose = z.enum(['label', 'training']);
export type QueuePurpose = z.infer<typeof QueuePurpose>;
