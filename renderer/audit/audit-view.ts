// A dispute as shown on the desk: the own level, what may be shown after it, and the levels of grader, gold and raters.
import type { Output } from '../../contract/calls.ts';
import type { RaterLabel } from '../../contract/label.ts';
import type { Citation } from '../../contract/citation.ts';
import { hasCause, type AuditDecision, type Dispute, type Judgement } from '../../contract/dispute.ts';
import type { Gold } from '../../contract/gold.ts';
import { measureNamed } from '../../contract/measures.ts';
import type { Dimension } from '../../contract/rubric.ts';
import type { Score } from '../../contract/score.ts';
import type { Cited } from '../cards/citations.ts';
import type { Draft } from './drafts.ts';
import { needsDecision } from './useDisputes.ts';

export type AuditedTranscript = Output<'audit.get'>;

/** A grader of the dispute, with its score and its quotes. */
export interface GraderView {
  grader: string;
  level: number | null;
  score: Score | null;
  citations: readonly Citation[];
}

export interface AuditView {
  dispute: Dispute;
  dimension: Dimension;
  rubric: number;
  /** The auditor's own level; null until it is given. */
  own: AuditDecision['own'] | null;
  /** Whether the grader's side may be seen: the own level is given, or the dispute is decided. */
  shown: boolean;
  graders: readonly GraderView[];
  gold: Gold | null;
  labels: readonly RaterLabel[];
  draft: Draft;
}

function ownLevel(
  { labels }: AuditedTranscript,
  { dimension }: Dispute,
  rater: string,
  picked: number | null | undefined,
): AuditView['own'] {
  const answer = labels.find((one) => one.rater === rater)?.answers[dimension];
  if (answer?.state === 'level') return { level: answer.level, from: 'label' };
  if (answer?.state === 'cannot_judge') return { level: null, from: 'label' };
  return picked === undefined ? null : { level: picked, from: 'pick' };
}

function graderView(
  audited: AuditedTranscript,
  cited: Cited,
  dimension: string,
  grader: string,
  level: number | null,
): GraderView {
  const on = audited.mappings.find((one) => one.grader === grader && one.dimension === dimension)?.score_dimension;
  const isIt = (one: { grader: string; dimension: string }): boolean => one.grader === grader && one.dimension === on;
  return { grader, level, score: audited.scores.find(isIt) ?? null, citations: cited.find(isIt)?.citations ?? [] };
}

/** The dispute with all its data; null if the rubric no longer has the measure. */
export function auditView(
  audited: AuditedTranscript,
  dispute: Dispute,
  rater: string,
  cited: Cited,
  picked: number | null | undefined,
  draft: Draft,
): AuditView | null {
  const rubric = audited.rubrics.findLast((one) => measureNamed(one, dispute.dimension) !== undefined);
  const dimension = rubric === undefined ? undefined : measureNamed(rubric, dispute.dimension);
  if (rubric === undefined || dimension === undefined) return null;
  const own = ownLevel(audited, dispute, rater, picked);
  const { grader, kind, against, level, other } = dispute;
  const answered = audited.labels.filter(({ answers }) => answers[dimension.name] !== undefined);
  return {
    dispute,
    dimension,
    rubric: rubric.version,
    own,
    shown: own !== null || !needsDecision(dispute),
    graders: [
      graderView(audited, cited, dimension.name, grader, level),
      ...(kind === 'grader' ? [graderView(audited, cited, dimension.name, against, other)] : []),
    ],
    gold: audited.gold.find((one) => one.dimension === dimension.name) ?? null,
    labels: answered,
    draft,
  };
}

/** The judgement in the draft; null while its verdict or cause is missing. */
export function judgementOf({ verdict, cause }: Draft): Judgement | null {
  if (verdict === null) return null;
  if (!hasCause(verdict)) return { verdict };
  return cause === null ? null : { verdict, cause };
}
