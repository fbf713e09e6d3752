// The keys of labelling, as raters know them from the tools they have.
import type { Binding } from '../keys/useKeys.ts';

/** What the keys do; each is the desk's own function, so that a key and a button never differ. */
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

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** `levelKeys`: the keys that pick a level of some dimension; digits set flags as well. */
export const labelKeys = (act: LabelActions, levelKeys: readonly string[]): Binding[] => [
  { keys: 'ArrowRight', about: 'next transcript', run: () => act.step(1) },
  { keys: 'ArrowLeft', about: 'previous transcript', run: () => act.step(-1) },
  { keys: 'ArrowDown', about: 'next dimension', repeat: true, run: () => act.card(1) },
  { keys: 'ArrowUp', about: 'previous dimension', repeat: true, run: () => act.card(-1) },
  ...[...new Set([...DIGITS, ...levelKeys])].map((key) => ({
    keys: key,
    about: 'pick a level, and on to the next unanswered',
    fixed: true,
    run: () => act.level(key),
  })),
  ...DIGITS.slice(0, 9).map((digit, index) => ({
    keys: `Shift+Digit${digit}`,
    about: 'what it consists of, on or off',
    fixed: true,
    run: () => act.component(index),
  })),
  { keys: 'x', about: 'cannot judge', run: act.cannotJudge },
  { keys: 'v', about: 'how sure', run: act.sureness },
  { keys: 'e', about: 'evidence from the selection, or the focused block', run: act.addEvidence },
  { keys: 'Shift+E', about: 'next evidence', repeat: true, run: act.nextEvidence },
  { keys: 'n', about: 'note', run: act.note },
  { keys: 'w', about: 'write: the answer, or why it cannot be judged', run: act.write },
  { keys: 'h', about: 'why, rules and examples of the dimension', run: act.explain },
  { keys: 'b', about: 'bookmark', run: act.bookmark },
  { keys: 's', about: 'skip with a reason', run: act.skip },
  { keys: 'l', about: 'come back later: to the end of the queue', run: act.later },
  { keys: '$mod+z', about: 'undo', repeat: true, run: act.undo },
  { keys: '$mod+Shift+z', about: 'redo', repeat: true, run: act.redo },
  { keys: '$mod+Enter', about: 'submit and next', typing: true, run: act.submit },
  { keys: 'Enter', about: 'submit and next', run: act.submit },
];
