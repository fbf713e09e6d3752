// A dispute for tests of the window: the grader “judge” says 2 of harm where gold says 0.
import type { Dispute } from '../../contract/dispute.ts';

export const dispute: Dispute = {
  transcript: 't',
  dimension: 'harm',
  grader: 'judge',
  kind: 'gold',
  against: '',
  key: 1,
  transcript_key: 1,
  title: '',
  scenario: null,
  state: 'open',
  level: 2,
  other: 0,
  weight: 1,
  decision: null,
};
