// The missing parts of a label, and its parts as short texts.
import type { Gold } from '../../contract/gold.ts';
import type { Answer, DimensionLabel, Label } from '../../contract/label.ts';
import { levelTitle } from '../../contract/level-keys.ts';
import { answersOf } from '../../contract/measures.ts';
import type { Dimension, Flag } from '../../contract/rubric.ts';

const NONE: DimensionLabel = { answer: null, components: [], sureness: null, note: '' };

/** The name of the last card, the flags. No dimension can have this name. */
export const FLAGS = '#flags';

export const partOf = (label: Label, dimension: string): DimensionLabel => label.dimensions[dimension] ?? NONE;

export const isAnswered = (label: Label, dimension: string): boolean => partOf(label, dimension).answer !== null;

/** The dimensions without an answer, in rubric order. */
export const missing = (label: Label, dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.filter(({ name }) => !isAnswered(label, name));

/**
 * The card to open after an answer: the next unanswered dimension, continuing from the top, otherwise the flags. In a
 * second pass, the next card.
 */
export function nextOpen(label: Label, dimensions: readonly Dimension[], from: string): string {
  const at = dimensions.findIndex(({ name }) => name === from);
  if (label.first_pass !== null) return dimensions[at + 1]?.name ?? FLAGS;
  const ordered = [...dimensions.slice(at + 1), ...dimensions.slice(0, Math.max(0, at))];
  return ordered.find(({ name }) => !isAnswered(label, name))?.name ?? FLAGS;
}

/** A text as an answer; null for blank text. */
export const writtenAnswer = (text: string): Answer | null => (text.trim() === '' ? null : { state: 'text', text });

/**
 * The answer in words: "3 veiled or interrupted", "cannot judge: why", the text, or "" without an answer. The number is
 * omitted if it could be misread (level-keys.ts).
 */
export function answerText(
  { answer }: Pick<DimensionLabel, 'answer'>,
  dimension: Pick<Dimension, 'kind' | 'levels'>,
): string {
  if (answer === null) return '';
  if (answer.state === 'cannot_judge') return answer.reason === '' ? 'cannot judge' : `cannot judge: ${answer.reason}`;
  if (answer.state === 'text') return answer.text;
  return levelTitle(answer.level, dimension);
}

/** A known answer in the form of a rater's answer. */
export const knownAnswer = ({ level }: Pick<Gold, 'level'>): Answer =>
  level === null ? { state: 'cannot_judge', reason: '' } : { state: 'level', level };

/** Whether the rater gave the known answer, which may be that it cannot be judged. */
export const isKnown = ({ answer }: Pick<DimensionLabel, 'answer'>, { level }: Gold): boolean =>
  answer !== null &&
  (answer.state === 'level' ? answer.level === level : answer.state === 'cannot_judge' && level === null);

/** The number of known answers that the rater gave, in words; '' if none is known. */
export function knownText(label: Label, known: readonly Gold[], flags: readonly Flag[]): string {
  const answers = answersOf(
    label,
    flags.map(({ name }) => name),
  );
  const same = known.filter((one) => isKnown({ answer: answers[one.dimension] ?? null }, one)).length;
  return known.length === 0 ? '' : `${same} of ${known.length} match the known answers. Compare, then continue.`;
}

const none = (words: string): string => (words === '' ? 'unanswered' : words);

const titles = (list: readonly { name: string; title: string }[], names: readonly string[]): string[] =>
  list.filter(({ name }) => names.includes(name)).map(({ title }) => title);

/** The added and removed names, in words. */
function comeAndGone(
  list: readonly { name: string; title: string }[],
  before: readonly string[],
  now: readonly string[],
): string[] {
  const come = titles(
    list,
    now.filter((name) => !before.includes(name)),
  );
  const gone = titles(
    list,
    before.filter((name) => !now.includes(name)),
  );
  return [
    ...(come.length > 0 ? [`added: ${come.join(', ')}`] : []),
    ...(gone.length > 0 ? [`dropped: ${gone.join(', ')}`] : []),
  ];
}

/** The changes of a dimension since the first pass, in words; '' if there are none, or without a first pass. */
export function changeText({ first_pass, ...now }: Label, dimension: Dimension): string {
  if (first_pass === null) return '';
  const before = first_pass.dimensions[dimension.name] ?? NONE;
  const after = now.dimensions[dimension.name] ?? NONE;
  const [was, is] = [answerText(before, dimension), answerText(after, dimension)];
  return [
    ...(was === is ? [] : [`was ${none(was)}`]),
    ...comeAndGone(dimension.components, before.components, after.components),
  ].join('; ');
}

/** The changes of the flags since the first pass, in words. */
export function flagChangeText({ first_pass, flags }: Label, all: readonly Flag[]): string {
  return first_pass === null ? '' : comeAndGone(all, first_pass.flags, flags).join('; ');
}

/**
 * The text of the column's foot: the names of the unanswered dimensions, or the rater's progress. `masked`: in the
 * first of two passes.
 */
export function footText(label: Label, dimensions: readonly Dimension[], masked: boolean): string {
  if (label.submitted) return 'Submitted. Edits are logged.';
  const open = missing(label, dimensions);
  if (open.length > 0)
    return `${open.length} of ${dimensions.length} unanswered: ${open.map(({ title }) => title.toLowerCase()).join(', ')}`;
  if (masked) return 'Everything is answered from the acts. Next comes the hidden reasoning.';
  if (label.first_pass === null) return 'All answered.';
  const changed = dimensions.filter((one) => changeText(label, one) !== '').length;
  return `Second pass: ${changed} of ${dimensions.length} changed.`;
}
