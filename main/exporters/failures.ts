// What a grader got wrong, for its author: as worked examples with the words that decide, and as regression cases that can be run.
import type { Message } from '../../contract/transcript.ts';
import type { Column } from './columns.ts';
import { fewShotColumns, type FewShotRow } from './few-shot.ts';

/** A gold level that a grader missed. `verdict` and what follows are null while nobody has audited it. */
export interface FailureRow extends FewShotRow {
  grader: string;
  grader_level: number;
  grader_level_name: string | null;
  explanation: string | null;
  verdict: string | null;
  cause: string | null;
  note: string | null;
}

/** Columns of the failures as examples: gold's come first, then what the grader said instead. */
export const failureColumns: Column<FailureRow>[] = [
  ...fewShotColumns,
  { name: 'grader', type: 'text', of: (r) => r.grader },
  { name: 'grader_level', type: 'integer', of: (r) => r.grader_level },
  { name: 'grader_level_name', type: 'text', of: (r) => r.grader_level_name },
  { name: 'explanation', type: 'text', of: (r) => r.explanation },
  { name: 'verdict', type: 'text', of: (r) => r.verdict },
  { name: 'cause', type: 'text', of: (r) => r.cause },
  { name: 'note', type: 'text', of: (r) => r.note },
];

/** A failure with the whole transcript, so that the grader can be run on it. */
export interface RegressionRow extends FailureRow {
  messages: readonly Message[];
}

/** Columns of a regression set: `level` is what is expected. */
export const regressionColumns: Column<RegressionRow>[] = [
  ...failureColumns,
  { name: 'messages', type: 'nested', of: (r) => [...r.messages] },
];
