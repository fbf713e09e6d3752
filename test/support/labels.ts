// Events of raters and decisions of adjudication, for tests of what follows from them.
import { randomUUID } from 'node:crypto';
import type { Adjudication, Decision } from '../../contract/gold.ts';
import { EMPTY_LABEL, type Change, type Label, type LabelEvent, type RaterLabel } from '../../contract/label.ts';
import { answersOf } from '../../contract/measures.ts';

/** An event of rater `r1` about the transcript with this id. */
export const labelEvent = (transcript: string, change: Change, more: Partial<LabelEvent> = {}): LabelEvent => ({
  id: randomUUID(),
  at: '2026-01-01T00:00:00.000Z',
  transcript,
  rater: 'r1',
  round: 'main',
  rubric: 1,
  queue: null,
  seen_grader: false,
  change,
  ...more,
});

export const answered = (dimension: string, level: number): Change => ({
  kind: 'answer',
  dimension,
  answer: { state: 'level', level },
});
export const submitted: Change = { kind: 'submit', on: true, seconds: 1, coverage: 1 };

/** An adjudication that makes gold. */
export const goldDecision = (
  transcript: string,
  dimension: string,
  level: number | null,
  more: Partial<Decision> = {},
): Adjudication => ({
  id: randomUUID(),
  at: '2026-01-01T00:00:00.000Z',
  transcript,
  dimension,
  rater: null,
  change: {
    kind: 'decide',
    decision: {
      level,
      components: [],
      evidence: [],
      rationale: 'both say so',
      rule: 'unanimous',
      rubric: 1,
      labels: [],
      ...more,
    },
  },
});

/** The submitted label of a rater who gave this level of harm (null: cannot be judged). */
export function said(rater: string, level: number | null): RaterLabel {
  const answer = level === null ? { state: 'cannot_judge' as const, reason: '' } : { state: 'level' as const, level };
  const label: Label = {
    ...EMPTY_LABEL,
    submitted: true,
    dimensions: { harm: { answer, components: [], sureness: null, note: '' } },
  };
  const more = { rater_name: rater, rubric: 1, blinded: true, updated_at: null };
  return { rater, ...more, label, answers: answersOf(label, []) };
}
