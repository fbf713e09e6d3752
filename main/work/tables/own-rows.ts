// Rows of our own exports, which say all there is to say: they go in as they went out.
import { z } from 'zod';
import { Evidence } from '../../../contract/evidence.ts';
import { readJson } from '../../../contract/json.ts';
import { Round, Sureness, type Answer } from '../../../contract/label.ts';
import { ScoreState, type Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import type { TableRow } from '../../importers/index.ts';

type Cells = TableRow['cells'];

/** CSV has text only: an empty cell is nothing, lists are JSON. */
const Text = z.preprocess((cell) => (cell === '' ? null : cell), z.string().nullable());
const Written = z.preprocess((cell) => cell ?? '', z.string());
const Number_ = z.preprocess((cell) => (cell === '' ? null : typeof cell === 'string' ? Number(cell) : cell), z.number().nullable());
const Truth = z.preprocess((cell) => cell === true || cell === 'true', z.boolean());
const fromJson = (cell: unknown): unknown => (typeof cell === 'string' ? readJson(cell === '' ? '[]' : cell) : cell);

const OwnLabel = z.object({
  rater_id: z.string().min(1),
  rater_name: z.string(),
  dimension: z.string(),
  scale_type: Text,
  value_num: Number_,
  value_label: Text,
  confidence: z.preprocess((cell) => (cell === '' ? null : cell), Sureness.nullable()),
  abstain: Truth,
  reason: Written,
  components: z.preprocess(fromJson, z.array(z.string())),
  note: Written,
  transcript_note: Written,
  spans: z.preprocess(fromJson, z.array(Evidence.omit({ id: true, dimension: true }))),
  state: z.enum(['todo', 'started', 'skipped', 'done']),
  round: Round,
  queue: Text,
  blinded: Truth,
  created_at: Text,
  duration_s: Number_,
  coverage: Number_,
  rubric_version: Number_,
});
export type OwnLabel = z.infer<typeof OwnLabel>;

const has = (cells: Cells, ...names: string[]): boolean => names.every((name) => name in cells);

/** The row as a label of our own export, or why it cannot be read as one; null where it is none. */
export function ownLabel(cells: Cells): { row: OwnLabel } | { refused: string } | null {
  if (!has(cells, 'label_id', 'rater_id', 'abstain', 'spans', 'round')) return null;
  try {
    const parsed = OwnLabel.safeParse(cells);
    if (parsed.success) return { row: parsed.data };
    const [issue] = parsed.error.issues;
    return { refused: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it is not as it was exported'}` };
  } catch {
    return { refused: 'a list in it is no JSON' };
  }
}

/** What the row answers; null where it answers nothing. */
export function answerOf({ abstain, reason, scale_type, value_num, value_label }: OwnLabel): Answer | null {
  if (abstain) return { state: 'cannot_judge', reason };
  if (value_num !== null) return { state: 'level', level: value_num };
  return scale_type === 'text' && value_label !== null ? { state: 'text', text: value_label } : null;
}

const words = (cell: Json | undefined): string | null => (typeof cell === 'string' && cell !== '' ? cell : null);
const number = (cell: Json | undefined): number | null => {
  const value = typeof cell === 'string' && cell !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

function json(cell: Json | undefined): Json {
  const text = words(cell);
  if (text === null) return null;
  try {
    return readJson(text);
  } catch {
    return null;
  }
}

/** The row as a score of our own export; null where it is none. */
export function ownScore(cells: Cells): Score | null {
  const state = ScoreState.safeParse(cells['state']);
  const [grader, dimension] = [words(cells['rater_id']), words(cells['dimension'])];
  if (cells['rater_type'] !== 'grader' || !state.success || grader === null || dimension === null) return null;
  return {
    grader,
    dimension,
    state: state.data,
    value: number(cells['value_num']),
    label: words(cells['value_label']),
    explanation: words(cells['explanation']),
    override: json(cells['override']),
    context: json(cells['context']),
    at: words(cells['created_at']),
  };
}
