// Validation sets of Inspect Scout: what a scanner of one dimension should answer, transcript by transcript.
import type { Column } from '../columns.ts';
import type { Group } from '../few-shot.ts';

/** One case. */
export interface ScoutCase {
  /** The producer's id, which Scout knows transcripts by (`EvalSample.uuid`). */
  id: string;
  target: number;
  split: Group;
}

/** Scout reads a comma in an id as a list of ids. */
export const scoutId = (id: string): string | null => (id === '' || id.includes(',') ? null : id);

export const scoutColumns: Column<ScoutCase>[] = [
  { name: 'id', type: 'text', of: (r) => r.id },
  { name: 'target', type: 'integer', of: (r) => r.target },
  { name: 'split', type: 'text', of: (r) => r.split },
];
