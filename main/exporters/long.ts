// The columns that every long table begins with: one row per transcript, dimension and rater, whether person or grader.
import type { Column } from './columns.ts';

/** The transcript a row is about, with the facets that analyses group by. All text, so that a column has one type. */
export interface Subject {
  item_id: string;
  source_id: string;
  source_file: string | null;
  title: string;
  scenario: string | null;
  model: string | null;
  arm: string | null;
  checkpoint: string | null;
  task: string | null;
  sample_id: string | null;
  epoch: number | null;
  run_id: string | null;
}

/** What a rater or grader said on one dimension. */
export interface Verdict {
  dimension: string;
  scale_type: string | null;
  rater_id: string;
  rater_type: 'human' | 'grader';
  value_num: number | null;
  value_label: string | null;
  rubric_version: number | null;
}

export type LongRow = Subject & Verdict;

/** Columns of the subject, in the order of the long format. */
export const subjectColumns: Column<Subject>[] = [
  { name: 'item_id', type: 'text', of: (r) => r.item_id },
  { name: 'source_file', type: 'text', of: (r) => r.source_file },
  { name: 'source_id', type: 'text', of: (r) => r.source_id },
  { name: 'sample_id', type: 'text', of: (r) => r.sample_id },
  { name: 'epoch', type: 'number', of: (r) => r.epoch },
  { name: 'model', type: 'text', of: (r) => r.model },
  { name: 'task', type: 'text', of: (r) => r.task },
  { name: 'scenario', type: 'text', of: (r) => r.scenario },
  { name: 'arm', type: 'text', of: (r) => r.arm },
  { name: 'checkpoint', type: 'text', of: (r) => r.checkpoint },
];

/** Columns of the verdict, in the order of the long format. */
export const verdictColumns: Column<Verdict>[] = [
  { name: 'dimension', type: 'text', of: (r) => r.dimension },
  { name: 'scale_type', type: 'text', of: (r) => r.scale_type },
  { name: 'rater_id', type: 'text', of: (r) => r.rater_id },
  { name: 'rater_type', type: 'text', of: (r) => r.rater_type },
  { name: 'value_num', type: 'number', of: (r) => r.value_num },
  { name: 'value_label', type: 'text', of: (r) => r.value_label },
];
