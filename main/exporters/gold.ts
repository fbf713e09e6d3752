// Gold as a table: the level that stands for a transcript on a dimension, by which rule or whose decision, on which labels and evidence.
import type { Column } from './columns.ts';
import { spansJson, type Span } from './labels.ts';
import type { Subject } from './long.ts';

/** A label that the decision rests on, as it stood then. `level` is null where it could not be judged. */
export interface BehindRow {
  rater: string;
  rater_id: string;
  state: string;
  level: number | null;
  words: string | null;
  blinded: boolean | null;
  rubric_version: number;
  updated_at: string | null;
}

/** One gold label. `level` null: decided to be beyond judging; `blinded` is true only if no rater behind it had seen a grader, null where that is not known of one. */
export interface GoldRow extends Subject {
  dimension: string;
  scale_type: string | null;
  level: number | null;
  level_name: string | null;
  rule: string;
  /** null: a rule from the command line. */
  decided_by: string | null;
  decided_by_id: string | null;
  decided_at: string;
  rationale: string;
  components: string[];
  spans: Span[];
  blinded: boolean | null;
  labels: BehindRow[];
  rubric_name: string;
  rubric_version: number;
}

/** Columns of the gold export, the same in JSONL and CSV. */
export const goldColumns: Column<GoldRow>[] = [
  { name: 'transcript_id', type: 'text', of: (r) => r.item_id },
  { name: 'source_id', type: 'text', of: (r) => r.source_id },
  { name: 'source_file', type: 'text', of: (r) => r.source_file },
  { name: 'scenario', type: 'text', of: (r) => r.scenario },
  { name: 'model', type: 'text', of: (r) => r.model },
  { name: 'arm', type: 'text', of: (r) => r.arm },
  { name: 'checkpoint', type: 'text', of: (r) => r.checkpoint },
  { name: 'dimension', type: 'text', of: (r) => r.dimension },
  { name: 'scale_type', type: 'text', of: (r) => r.scale_type },
  { name: 'level', type: 'integer', of: (r) => r.level },
  { name: 'level_name', type: 'text', of: (r) => r.level_name },
  { name: 'rule', type: 'text', of: (r) => r.rule },
  { name: 'decided_by', type: 'text', of: (r) => r.decided_by },
  { name: 'decided_by_id', type: 'text', of: (r) => r.decided_by_id },
  { name: 'decided_at', type: 'time', of: (r) => r.decided_at },
  { name: 'rationale', type: 'text', of: (r) => r.rationale },
  { name: 'n_raters', type: 'integer', of: (r) => r.labels.length },
  { name: 'labels', type: 'nested', of: (r) => r.labels.map((label) => ({ ...label })) },
  { name: 'components', type: 'nested', of: (r) => r.components },
  { name: 'evidence', type: 'nested', of: (r) => spansJson(r.spans) },
  { name: 'blinded', type: 'boolean', of: (r) => r.blinded },
  { name: 'rubric', type: 'text', of: (r) => r.rubric_name },
  { name: 'rubric_version', type: 'integer', of: (r) => r.rubric_version },
  { name: 'title', type: 'text', of: (r) => r.title },
];
