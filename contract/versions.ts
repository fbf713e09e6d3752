// Two versions of a grader compared with the same references, and the change of each transcript.
import { z } from 'zod';
import { LONGEST_FILTER } from './limits.ts';
import { Cause } from './dispute.ts';
import { Estimate } from './estimate.ts';

/** How a grader's level changed between two versions. `unchanged`: both differ from the reference. */
export const VersionChange = z.enum(['fixed', 'broken', 'unchanged']);
export type VersionChange = z.infer<typeof VersionChange>;

/**
 * The reference that both are compared with. `gold`: the adjudicated level; if there is none, `decision`: the level
 * given by the person who decided a dispute; if there is neither, `label`: the level that all raters gave without
 * having seen a grader's scores.
 */
export const Reference = z.enum(['gold', 'decision', 'label']);
export type Reference = z.infer<typeof Reference>;

/** The two graders, and the transcripts. */
export const VersionsWish = z.object({
  grader: z.string(),
  was: z.string().nullable().describe("null: the grader's own earlier scores"),
  dimension: z.string().describe("'': every dimension"),
  filter: z.string().max(LONGEST_FILTER),
});
export type VersionsWish = z.infer<typeof VersionsWish>;

export const VersionRow = z.object({
  transcript: z.string(),
  /** The transcript's row number in this study file. */
  key: z.number(),
  title: z.string(),
  dimension: z.string(),
  change: VersionChange,
  reference: Reference,
  /** As they were given. */
  was_level: z.number(),
  level: z.number(),
  reference_level: z.number(),
  /** A dispute about it that is listed in Audit, by key. */
  dispute: z.number().nullable(),
});
export type VersionRow = z.infer<typeof VersionRow>;

/**
 * One kind of reference. `difference`: the share that `grader` has right minus that of `was`, on the same transcripts.
 */
export const VersionCounts = z.object({
  reference: Reference,
  n: z.number(),
  /** Both agree with the reference. */
  right: z.number(),
  fixed: z.number(),
  broken: z.number(),
  unchanged: z.number(),
  difference: Estimate,
  /** McNemar's mid-p; null for clustered transcripts. */
  midp: z.number().nullable(),
  /** For clustered transcripts the p of a mean difference of 0, by t over clusters; null if there is no such test. */
  p: z.number().nullable(),
});
export type VersionCounts = z.infer<typeof VersionCounts>;

/** Two graders, or one and its own earlier scores, on transcripts where both gave a level and there is a reference. */
export const VersionReport = z.object({
  grader: z.string(),
  was: z.string().nullable(),
  /**
   * The compared dimensions, each with the levels that both graders distinguish: all levels are first read as one of
   * these.
   */
  scales: z.array(z.object({ dimension: z.string(), levels: z.array(z.number()) })),
  /** Dimensions that both are mapped to, but with fewer than two levels that both distinguish. */
  not_compared: z.array(z.string()),
  /** Each kind of reference that occurs. */
  references: z.array(VersionCounts),
  /** Over all references. */
  right: z.number(),
  counts: z.record(VersionChange, z.number()),
  /** Sorted with broken ones first. */
  rows: z.array(VersionRow),
  /** Keys of open disputes of `was` that `grader` settles. */
  closable: z.array(z.number()),
  /** Number of transcripts left out because their scores are hidden from the rater who asks. */
  withheld: z.number(),
  notes: z.array(z.string()),
});
export type VersionReport = z.infer<typeof VersionReport>;

/** A request to close the disputes that a new version settles, by one rater for one reason. */
export const Closing = VersionsWish.extend({
  rater: z.string(),
  cause: Cause,
  reason: z.string().trim().min(1).max(4000),
});
export type Closing = z.infer<typeof Closing>;
