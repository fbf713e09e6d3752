// Labels as a long table: what each rater said of each transcript on each dimension, flags among them.
import type { Round } from '../../contract/label.ts';
import type { Json } from '../../contract/transcript.ts';
import type { Column } from './columns.ts';
import { subjectColumns, verdictColumns, type LongRow } from './long.ts';

/** One rater's answer. `abstain` is true for "cannot judge"; a dimension that was not reached has no row at all, one with only a note has no value. */
export interface LabelRow extends LongRow {
  rater_name: string;
  confidence: string | null;
  abstain: boolean;
  reason: string | null;
  components: string[];
  note: string;
  /** What the rater wrote of the transcript as a whole; the same in all rows of the label. */
  transcript_note: string;
  spans: Span[];
  state: string;
  round: Round;
  pass: number | null;
  queue: string | null;
  /** Null: not known. */
  blinded: boolean | null;
  created_at: string | null;
  duration_s: number | null;
  coverage: number | null;
  label_id: string;
}

/** Evidence as exported: positions in the imported conversation, and the words themselves. */
export interface Span {
  message: number;
  block: number;
  start: number;
  end: number;
  quote: string;
}

/** Spans as records with always the same keys. */
export const spansJson = (spans: readonly Span[]): Json =>
  spans.map(({ message, block, start, end, quote }) => ({ message, block, start, end, quote }));

/** Columns of the labels export, the same in JSONL and CSV. */
export const labelColumns: Column<LabelRow>[] = [
  ...subjectColumns,
  ...verdictColumns,
  { name: 'confidence', type: 'text', of: (r) => r.confidence },
  { name: 'abstain', type: 'boolean', of: (r) => r.abstain },
  { name: 'round', type: 'text', of: (r) => r.round },
  { name: 'pass', type: 'integer', of: (r) => r.pass },
  { name: 'blinded', type: 'boolean', of: (r) => r.blinded },
  { name: 'created_at', type: 'time', of: (r) => r.created_at },
  { name: 'duration_s', type: 'number', of: (r) => r.duration_s },
  { name: 'label_id', type: 'text', of: (r) => r.label_id },
  { name: 'rubric_version', type: 'integer', of: (r) => r.rubric_version },
  { name: 'run_id', type: 'text', of: (r) => r.run_id },
  { name: 'rater_name', type: 'text', of: (r) => r.rater_name },
  { name: 'state', type: 'text', of: (r) => r.state },
  { name: 'reason', type: 'text', of: (r) => r.reason },
  { name: 'components', type: 'nested', of: (r) => r.components },
  { name: 'note', type: 'text', of: (r) => r.note },
  { name: 'transcript_note', type: 'text', of: (r) => r.transcript_note },
  { name: 'spans', type: 'nested', of: (r) => spansJson(r.spans) },
  { name: 'queue', type: 'text', of: (r) => r.queue },
  { name: 'coverage', type: 'number', of: (r) => r.coverage },
  { name: 'title', type: 'text', of: (r) => r.title },
];
