// What a label still lacks, and how its parts read in few words.
import type { DimensionLabel, Label } from '../../contract/label.ts';
import type { Dimension } from '../../contract/rubric.ts';

const NONE: DimensionLabel = { answer: null, components: [], sureness: null, note: '' };

/** The last card of the column: the flags. Not a name a dimension can have. */
export const FLAGS = '#flags';

export const partOf = (label: Label, dimension: string): DimensionLabel => label.dimensions[dimension] ?? NONE;

export const isAnswered = (label: Label, dimension: string): boolean => partOf(label, dimension).answer !== null;

/** The dimensions without an answer, in rubric order. */
export const missing = (label: Label, dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.filter(({ name }) => !isAnswered(label, name));

/** Where the rater goes after an answer: the next dimension unanswered, round the end, else the flags. */
export function nextOpen(label: Label, dimensions: readonly Dimension[], from: string): string {
  const at = dimensions.findIndex(({ name }) => name === from);
  const ordered = [...dimensions.slice(at + 1), ...dimensions.slice(0, Math.max(0, at))];
  return ordered.find(({ name }) => !isAnswered(label, name))?.name ?? FLAGS;
}

/** "3 veiled or interrupted", "cannot judge", or "" without an answer. */
export function answerWords({ answer }: DimensionLabel, { levels }: Pick<Dimension, 'levels'>): string {
  if (answer === null) return '';
  if (answer.state === 'cannot_judge') return 'cannot judge';
  if (answer.state === 'text') return answer.text;
  const level = levels.find(({ value }) => value === answer.level);
  return level === undefined ? String(answer.level) : `${level.value} ${level.name}`;
}

/** What the foot of the column says: what is missing, by name. */
export function missingWords(label: Label, dimensions: readonly Dimension[]): string {
  const open = missing(label, dimensions);
  if (open.length === 0) return 'Everything is answered.';
  return `${open.length} of ${dimensions.length} unanswered: ${open.map(({ title }) => title.toLowerCase()).join(', ')}`;
}
