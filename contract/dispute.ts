// Disputes: automated scores that differ from other evidence, the decisions about them, and what each decision rests
// on.
import { z } from 'zod';
import { LogEntry, decideOrReopen } from './log.ts';

/**
 * The evidence that a grader's level on a dimension differs from. `gold`; `rater`: the one label of a transcript
 * without gold; `grader`: another grader, without gold; `version`: the grader's own earlier score, without gold;
 * `citation`: the transcript lacks words that the grader quotes.
 */
export const DisputeKind = z.enum(['gold', 'rater', 'grader', 'version', 'citation']);
export type DisputeKind = z.infer<typeof DisputeKind>;

/** The kinds as text, on the screen and in reports. */
export const KIND_TEXTS: Record<DisputeKind, string> = {
  gold: 'differs from gold',
  rater: 'differs from the only rater',
  grader: 'graders differ',
  version: 'differs from its earlier score',
  citation: 'quote missing',
};

/**
 * `open`: not decided; `decided`: the newest decision was made on the current levels; `reopened`: the decision was
 * taken back, or the levels have changed since and still differ; `settled`: it was decided, and the levels no longer
 * differ.
 */
export const DisputeState = z.enum(['open', 'reopened', 'decided', 'settled']);
export type DisputeState = z.infer<typeof DisputeState>;

/** The states in which a dispute needs a decision. */
export const UNDECIDED: readonly DisputeState[] = ['open', 'reopened'];
export const isUndecided = (state: DisputeState): boolean => UNDECIDED.includes(state);

/** The identity of a dispute. `against`: the rater's id or the other grader; '' for kinds with only one opponent. */
export const DisputeName = z.object({
  transcript: z.string().describe('transcript id (hash)'),
  dimension: z.string(),
  grader: z.string(),
  kind: DisputeKind,
  against: z.string(),
});
export type DisputeName = z.infer<typeof DisputeName>;

/** Why a verdict is wrong. */
export const Cause = z.enum([
  'missed_evidence',
  'invented_evidence',
  'wrong_rule',
  'eval_awareness',
  'truncated_input',
  'other',
]);
export type Cause = z.infer<typeof Cause>;

/** `other_wrong`: the rater, the other grader or the earlier score. Only what is wrong has a cause. */
export const Judgement = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('grader_wrong'), cause: Cause }),
  z.object({ verdict: z.literal('gold_wrong'), cause: Cause }),
  z.object({ verdict: z.literal('other_wrong'), cause: Cause }),
  z.object({ verdict: z.literal('rubric_unclear') }),
  z.object({ verdict: z.literal('both_defensible') }),
]);
export type Judgement = z.infer<typeof Judgement>;
export type Verdict = Judgement['verdict'];

/** Whether a verdict states that something is wrong, and so has a cause. */
export const hasCause = (verdict: Verdict | null): verdict is Extract<Judgement, { cause: Cause }>['verdict'] =>
  verdict !== null && verdict !== 'rubric_unclear' && verdict !== 'both_defensible';

/** The cause in a judgement; null if nothing was wrong. */
export const causeOf = (judgement: Judgement): Cause | null => ('cause' in judgement ? judgement.cause : null);

/** The verdicts that a kind of dispute can have, in the order in which they are offered. */
export const VERDICTS: Record<DisputeKind, readonly Verdict[]> = {
  gold: ['grader_wrong', 'gold_wrong', 'rubric_unclear', 'both_defensible'],
  rater: ['grader_wrong', 'other_wrong', 'rubric_unclear', 'both_defensible'],
  grader: ['grader_wrong', 'other_wrong', 'rubric_unclear', 'both_defensible'],
  version: ['grader_wrong', 'other_wrong', 'rubric_unclear', 'both_defensible'],
  citation: ['grader_wrong', 'both_defensible'],
};

const MaybeLevel = z.number().int().nullable();

/**
 * A decision. `own`: the level that the person gave before seeing the grader's (null: cannot judge), from their label
 * or chosen in Audit; `none`: no level was given, because a newer version of the grader settled the dispute. `level`
 * and `other` are the grader's level and the level it differed from, at the time of the decision.
 */
export const AuditDecision = z.object({
  judgement: Judgement,
  note: z.string(),
  own: z.object({ level: MaybeLevel, from: z.enum(['label', 'pick', 'none']) }),
  level: MaybeLevel,
  other: MaybeLevel,
  rubric: z.number().int(),
});
export type AuditDecision = z.infer<typeof AuditDecision>;

/** One entry of the audit log. */
export const AuditEntry = DisputeName.extend({
  ...LogEntry.shape,
  rater: z.string().describe('rater id of who decided'),
  change: decideOrReopen(AuditDecision),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** A dispute and its current state. `weight` orders disputes: variance of the levels x the highest of them, 0 to 1. */
export const Dispute = DisputeName.extend({
  /** Its row number in this study file. */
  key: z.number(),
  /** Row number of the transcript. */
  transcript_key: z.number(),
  title: z.string(),
  scenario: z.string().nullable(),
  state: DisputeState,
  level: MaybeLevel,
  other: MaybeLevel,
  weight: z.number(),
  /** The newest decision, unless it was taken back. */
  decision: AuditDecision.extend({ rater: z.string(), at: z.string() }).nullable(),
});
export type Dispute = z.infer<typeof Dispute>;
