// Agreement of raters: coefficients, the answers they exclude, and agreement by parts.
import { z } from 'zod';
import { LONGEST_FILTER } from './limits.ts';
import { Estimate } from './estimate.ts';
import { InferenceWish, Speaks } from './inference.ts';
import { DimensionKind } from './rubric.ts';

/** Agreement of raters on units. Coefficients answer different questions, so all are reported side by side. */
export const Coefficients = z.object({
  raters: z.number(),
  /** Units with two ratings or more. */
  units: z.number(),
  percent: Estimate,
  krippendorff: Estimate,
  /** AC1 on nominal levels, AC2 on ordinal ones. */
  gwet_ac: Estimate,
  fleiss: Estimate,
  /** For two raters; `quadratic` is null on nominal levels. */
  cohen: z.object({ identity: Estimate, quadratic: Estimate.nullable() }).nullable(),
  /** On two levels, the second the positive one. */
  binary: z.object({ positive: Estimate, negative: Estimate, pabak: Estimate }).nullable(),
  prevalence: z.array(z.object({ level: z.number(), name: z.string(), share: Estimate })),
  /** Which figure to quote if the coefficients disagree. */
  notes: z.array(z.string()),
});
export type Coefficients = z.infer<typeof Coefficients>;

/** Answers excluded from every coefficient, counted by reason. */
export const ExcludedAnswers = z.object({
  /** The rater had seen a grader's scores. */
  not_blinded: z.number(),
  cannot_judge: z.number(),
  /** Made under a version of the rubric with different levels. */
  other_levels: z.number(),
  /** Submitted labels of raters who were asked the dimension and did not answer it. */
  unanswered: z.number(),
});
export type ExcludedAnswers = z.infer<typeof ExcludedAnswers>;

/**
 * Agreement of two raters on evidence: F1 of marked characters, summed over transcripts that at least one of them
 * marked.
 */
export const EvidenceAgreement = z.object({ a: z.string(), b: z.string(), f1: Estimate });
export type EvidenceAgreement = z.infer<typeof EvidenceAgreement>;

/** The transcripts: those that match a filter and are in a queue; '' does not restrict them. */
export const AgreementScope = z.object({
  filter: z.string().max(LONGEST_FILTER),
  queue: z.string(),
  clusters: InferenceWish.shape.clusters.describe('without it, the setting of the study holds'),
});
export type AgreementScope = z.infer<typeof AgreementScope>;

export const DimensionAgreement = z.object({
  dimension: z.string(),
  title: z.string(),
  kind: DimensionKind,
  /** The versions of the rubric whose labels are counted: a unit is a transcript under one of them. */
  rubrics: z.array(z.number()),
  left_out: ExcludedAnswers,
  /**
   * The note that figures need if transcripts were drawn with unequal inclusion probabilities; null if they were not.
   */
  enriched: z.string().nullable(),
  /**
   * Agreement is always about the model (transcripts like these); the clusters that its intervals take into account.
   */
  speaks: Speaks,
  /** Answers in the coefficients for which it is unknown whether the rater had seen a grader's scores. */
  blindness_unknown: z.number(),
  overall: Coefficients,
  /** Test-retest agreement, from hidden repeats. Null without any. */
  retest: Coefficients.nullable(),
  evidence: z.array(EvidenceAgreement),
});
export type DimensionAgreement = z.infer<typeof DimensionAgreement>;

export const AgreementBy = z.enum(['pair', 'rubric', 'month']);
export type AgreementBy = z.infer<typeof AgreementBy>;

/**
 * A part of the units: two raters by name, a version of the rubric, a month such as 2026-09 (`not known` where labels
 * have no time).
 */
export const AgreementPart = z.object({
  key: z.string(),
  pair: z.tuple([z.string(), z.string()]).nullable(),
  agreement: Coefficients,
});
export type AgreementPart = z.infer<typeof AgreementPart>;
