// The keys of labelling, similar to those of other annotation tools.
import { cards, digits, shiftedDigits, stepping, submitting, undoing } from '../desk/keys.ts';
import type { Binding } from '../keys/bindings.ts';

/** The actions of the keys. Each is a function of the desk, so that a key and its button do the same. */
export interface LabelActions {
  step: (by: 1 | -1) => void;
  card: (by: 1 | -1) => void;
  level: (key: string) => void;
  component: (number: number) => void;
  addEvidence: () => void;
  nextEvidence: () => void;
  note: () => void;
  write: () => void;
  bookmark: () => void;
  skip: () => void;
  later: () => void;
  cannotJudge: () => void;
  sureness: () => void;
  explain: () => void;
  undo: () => void;
  redo: () => void;
  submit: () => void;
}

/** `levelKeys`: the keys that choose a level of any dimension; digits also set flags. */
export const labelKeys = (act: LabelActions, levelKeys: readonly string[]): Binding[] => [
  ...stepping('transcript', act.step),
  ...cards('dimension', act.card),
  ...digits(levelKeys, 'choose a level by its number, then open the next unanswered dimension', act.level),
  ...shiftedDigits(9, 'component on or off', act.component),
  { keys: 'x', about: 'cannot judge', run: act.cannotJudge },
  { keys: 'v', about: 'sureness', run: act.sureness },
  { keys: 'e', about: 'evidence from the selection, or the focused block', run: act.addEvidence },
  { keys: 'Shift+E', about: 'next evidence', repeat: true, run: act.nextEvidence },
  { keys: 'n', about: 'note', run: act.note },
  { keys: 'w', about: 'write the answer, or why it cannot be judged', run: act.write },
  { keys: 'h', about: 'why, rules and examples of the dimension', run: act.explain },
  { keys: 'b', about: 'bookmark', run: act.bookmark },
  { keys: 's', about: 'skip with a reason', run: act.skip },
  { keys: 'l', about: 'come back later: to the end of the queue', run: act.later },
  ...undoing(act.undo, act.redo),
  ...submitting('submit and next', act.submit),
];
