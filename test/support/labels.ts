// Events of raters and decisions of adjudication, for tests of what follows from them.
import { randomUUID } from 'node:crypto';
import type { Adjudication, Decision } from '../../contract/gold.ts';
import type { Change, LabelEvent } from '../../contract/label.ts';

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
