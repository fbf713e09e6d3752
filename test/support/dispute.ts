// A dispute for tests of the window: the grader “judge” gave 2 for harm where gold is 0.
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
