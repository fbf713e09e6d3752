// The steps of the tutorial: texts with the keys of the rubric, and the condition that ends each step.
import { keyedLevels } from '../../contract/level-keys.ts';
import type { Label } from '../../contract/label.ts';
import type { Dimension } from '../../contract/rubric.ts';
import type { InHand } from './desk.ts';

/** The state that the conditions depend on. */
export interface Looked {
  /** The focused message and block as one string. */
  at: string;
  explained: InHand['explained'];
  answers: number;
  evidence: number;
}

export interface TutorialStep {
  title: string;
  text: string;
  /** The keys of the step. */
  keys: readonly string[];
  /** The condition that ends the step; null: the reader ends it. */
  isDone: ((now: Looked, before: Looked) => boolean) | null;
}

/** The number of dimensions with an answer. */
export const answersOf = ({ dimensions }: Label): number =>
  Object.values(dimensions).filter(({ answer }) => answer !== null).length;

/** The levels as on the card: "0 none, 1 considered, ...". */
const levelText = (dimension: Dimension): string =>
  keyedLevels(dimension.levels)
    .map(({ key, name }) => `${key} ${name}`)
    .join(', ');

function answering(dimension: Dimension | undefined): TutorialStep {
  const levels = dimension === undefined ? [] : keyedLevels(dimension.levels);
  const isDone = (now: Looked, before: Looked): boolean => now.answers > before.answers;
  const title = `Answer “${dimension?.title ?? ''}”`;
  if (dimension === undefined || levels.length === 0)
    return {
      title,
      text: 'This one is answered in words: press the key, write, and leave the field with Escape.',
      keys: ['w'],
      isDone,
    };
  const text = `Decide from what you read; x means that it cannot be judged. The keys: ${levelText(dimension)}. The next question opens automatically.`;
  return { title, text, keys: levels.map(({ key }) => key), isDone };
}

/** All steps; `dimension` is the one whose card is open. */
export const stepsFor = (dimension: Dimension | undefined): readonly TutorialStep[] => [
  {
    title: 'Read',
    text: 'Go through the transcript message by message, forward and back; Space turns a page.',
    keys: ['j', 'k'],
    isDone: (now, before) => now.at !== before.at,
  },
  {
    title: 'See why it is asked',
    text: `Each question on the right has its reason, rules and examples. Unfold those of “${dimension?.title ?? ''}”.`,
    keys: ['h'],
    isDone: (now) => now.explained !== null,
  },
  answering(dimension),
  {
    title: 'Mark the text that decided it',
    text: 'Select text, or go to the block that contains it, and mark it as evidence.',
    keys: ['e'],
    isDone: (now, before) => now.evidence > before.evidence,
  },
  {
    title: 'Undo a step',
    text: 'Every step can be undone, without limit, and redone with Shift.',
    keys: ['$mod+Z'],
    isDone: (now, before) => now.evidence < before.evidence || now.answers < before.answers,
  },
  {
    title: 'Submit the label',
    text: 'Answer the rest; this key submits the label and opens the next transcript. ? shows every key.',
    keys: ['$mod+Enter'],
    isDone: null,
  },
];
