// Gold as a table: the level that stands for a transcript on a dimension, by which rule, on whose labels and evidence.
import type { Column } from './columns.ts';
import { spansJson, type Span } from './labels.ts';
import type { Subject } from './long.ts';

/** One gold label. `rule` says how it came about; `blinded` is true only if no rater behind it had seen a grader. */
export interface GoldRow extends Subject {
  dimension: string;
  scale_type: string;
  level: number;
  level_name: string | null;
  rule: string;
  raters: string[];
  components: string[];
  spans: Span[];
  notes: string[];
  blinded: boolean;
  rubric_name: string;
  rubric_version: number;
  updated_at: string;
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
  { name: 'level', type: 'number', of: (r) => r.level },
  { name: 'level_name', type: 'text', of: (r) => r.level_name },
  { name: 'rule', type: 'text', of: (r) => r.rule },
  { name: 'n_raters', type: 'number', of: (r) => r.raters.length },
  { name: 'raters', type: 'nested', of: (r) => r.raters },
  { name: 'components', type: 'nested', of: (r) => r.components },
  { name: 'evidence', type: 'nested', of: (r) => spansJson(r.spans) },
  { name: 'notes', type: 'nested', of: (r) => r.notes },
  { name: 'blinded', type: 'boolean', of: (r) => r.blinded },
  { name: 'rubric', type: 'text', of: (r) => r.rubric_name },
  { name: 'rubric_version', type: 'number', of: (r) => r.rubric_version },
  { name: 'updated_at', type: 'time', of: (r) => r.updated_at },
  { name: 'title', type: 'text', of: (r) => r.title },
];
