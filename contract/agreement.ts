// How far raters agree: coefficients, what is left out of them, and agreement by parts.
import { z } from 'zod';
import { Estimate } from './estimate.ts';
import { InferenceWish, Speaks } from './inference.ts';
import { DimensionKind } from './rubric.ts';

/**
 * Agreement of some raters on some units. What answers another question than the next stands beside it, never instead.
 */
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
  /** Which figure to quote, where they part. */
  notes: z.array(z.string()),
});
export type Coefficients = z.infer<typeof Coefficients>;

/** Answers that are in no coefficient, and why. */
export const LeftOut = z.object({
  /** The rater had seen a grader's scores. */
  not_blinded: z.number(),
  cannot_judge: z.number(),
  /** Made under a version of the rubric whose levels were others. */
  other_levels: z.number(),
  /** Submitted labels that were asked the dimension and say nothing on it. */
  unanswered: z.number(),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** How far two raters point to the same text: F1 of characters, summed over transcripts that one of them marked. */
export const EvidenceAgreement = z.object({ a: z.string(), b: z.string(), f1: Estimate });
export type EvidenceAgreement = z.infer<typeof EvidenceAgreement>;

/** Which transcripts: those of a filter and of a queue; '' leaves it open. */
export const AgreementScope = z.object({
  filter: z.string().max(4000),
  queue: z.string(),
  clusters: InferenceWish.shape.clusters.describe('left out: as the study has it'),
});
export type AgreementScope = z.infer<typeof AgreementScope>;

export const DimensionAgreement = z.object({
  dimension: z.string(),
  title: z.string(),
  kind: DimensionKind,
  /** The versions of the rubric whose labels are counted: a unit is a transcript under one of them. */
  rubrics: z.array(z.number()),
  left_out: LeftOut,
  /** What must be said where the transcripts were drawn with unequal chances; null where they were not. */
  enriched: z.string().nullable(),
  /** Agreement on transcripts like these, so of the model; the clusters that its intervals take into account. */
  speaks: Speaks,
  /** Answers that are in the coefficients though it is not known whether their raters had seen a grader's scores. */
  blindness_unknown: z.number(),
  overall: Coefficients,
  /** Raters against themselves: what was labelled once more, unannounced. Null where nothing was. */
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
