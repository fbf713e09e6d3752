// Disputes as a table: what a grader said, what spoke against it, and what the audit decided.
import type { Column } from './columns.ts';
import { subjectColumns, type Subject } from './long.ts';

/** One dispute. `decided_by` and what follows are null while nothing is decided. */
export interface DisputeExportRow extends Subject {
  dimension: string;
  kind: string;
  state: string;
  grader: string;
  level: number | null;
  level_name: string | null;
  /** The other grader, or the rater's name; null where the kind says it all. */
  against: string | null;
  other: number | null;
  other_name: string | null;
  weight: number;
  explanation: string | null;
  verdict: string | null;
  cause: string | null;
  note: string | null;
  own_level: number | null;
  own_from: string | null;
  decided_by: string | null;
  decided_at: string | null;
  rubric_version: number | null;
}

/** Columns of the disputes export, the same in every format. */
export const disputeColumns: Column<DisputeExportRow>[] = [
  ...subjectColumns,
  { name: 'dimension', type: 'text', of: (r) => r.dimension },
  { name: 'kind', type: 'text', of: (r) => r.kind },
  { name: 'state', type: 'text', of: (r) => r.state },
  { name: 'grader', type: 'text', of: (r) => r.grader },
  { name: 'level', type: 'integer', of: (r) => r.level },
  { name: 'level_name', type: 'text', of: (r) => r.level_name },
  { name: 'against', type: 'text', of: (r) => r.against },
  { name: 'other', type: 'integer', of: (r) => r.other },
  { name: 'other_name', type: 'text', of: (r) => r.other_name },
  { name: 'weight', type: 'number', of: (r) => r.weight },
  { name: 'explanation', type: 'text', of: (r) => r.explanation },
  { name: 'verdict', type: 'text', of: (r) => r.verdict },
  { name: 'cause', type: 'text', of: (r) => r.cause },
  { name: 'note', type: 'text', of: (r) => r.note },
  { name: 'own_level', type: 'integer', of: (r) => r.own_level },
  { name: 'own_from', type: 'text', of: (r) => r.own_from },
  { name: 'decided_by', type: 'text', of: (r) => r.decided_by },
  { name: 'decided_at', type: 'time', of: (r) => r.decided_at },
  { name: 'rubric_version', type: 'integer', of: (r) => r.rubric_version },
  { name: 'title', type: 'text', of: (r) => r.title },
];
