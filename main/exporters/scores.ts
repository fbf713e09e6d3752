// Graders' scores as a long table with the same leading columns as labels, so that the two can be put under each other.
import type { Column } from './columns.ts';
import { subjectColumns, verdictColumns, type LongRow } from './long.ts';

/** One grader's verdict. `state` tells a score from none given and from an answer that could not be read. */
export interface ScoreRow extends LongRow {
  state: string;
  explanation: string | null;
  override: string | null;
  context: string | null;
  created_at: string | null;
}

/** Columns of the scores export, the same in JSONL and CSV. */
export const scoreColumns: Column<ScoreRow>[] = [
  ...subjectColumns,
  ...verdictColumns,
  { name: 'state', type: 'text', of: (r) => r.state },
  { name: 'explanation', type: 'text', of: (r) => r.explanation },
  { name: 'override', type: 'text', of: (r) => r.override },
  { name: 'context', type: 'text', of: (r) => r.context },
  { name: 'created_at', type: 'time', of: (r) => r.created_at },
  { name: 'run_id', type: 'text', of: (r) => r.run_id },
  { name: 'title', type: 'text', of: (r) => r.title },
];
