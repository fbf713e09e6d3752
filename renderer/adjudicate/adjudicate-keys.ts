// The keys of adjudication: where Label has the same thing, the same key.
import type { Binding } from '../keys/useKeys.ts';

/** What the keys do; each is the desk's own function, so that a key and a button never differ. */
export interface AdjudicateActions {
  step: (by: 1 | -1) => void;
  card: (by: 1 | -1) => void;
  level: (key: string) => void;
  cannotJudge: () => void;
  component: (number: number) => void;
  accept: () => void;
  rationale: () => void;
  addEvidence: () => void;
  nextEvidence: () => void;
  reopen: () => void;
  names: () => void;
  explain: () => void;
  unclear: () => void;
  undo: () => void;
  redo: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** `levelKeys`: the keys that pick a level of the dimension in question. */
export const adjudicateKeys = (act: AdjudicateActions, levelKeys: readonly string[]): Binding[] => [
  { keys: 'ArrowRight', about: 'next transcript', run: () => act.step(1) },
  { keys: 'ArrowLeft', about: 'previous transcript', run: () => act.step(-1) },
  { keys: 'ArrowDown', about: 'next dimension', repeat: true, run: () => act.card(1) },
  { keys: 'ArrowUp', about: 'previous dimension', repeat: true, run: () => act.card(-1) },
  ...[...new Set([...DIGITS, ...levelKeys])].map((key) => ({ keys: key, about: 'pick a level', fixed: true, run: () => act.level(key) })),
  { keys: 'x', about: 'cannot judge', run: act.cannotJudge },
  ...DIGITS.slice(0, 9).map((digit, index) => ({
    keys: `Shift+Digit${digit}`,
    about: 'what it consists of, on or off',
    fixed: true,
    run: () => act.component(index),
  })),
  { keys: 'Enter', about: 'make it gold: what is picked, else what most raters say', run: act.accept },
  { keys: '$mod+Enter', about: 'make it gold: what is picked, else what most raters say', typing: true, run: act.accept },
  { keys: 'n', about: 'rationale', run: act.rationale },
  { keys: 'e', about: 'evidence from the selection, or the focused block', run: act.addEvidence },
  { keys: 'Shift+E', about: 'next evidence', repeat: true, run: act.nextEvidence },
  { keys: 'Shift+O', about: 'reopen, with a reason', run: act.reopen },
  { keys: 'Shift+N', about: 'hide or show the raters’ names', run: act.names },
  { keys: 'Shift+H', about: 'the rubric is unclear: to its text at this dimension', run: act.unclear },
  { keys: 'h', about: 'why, rules and examples of the dimension', run: act.explain },
  { keys: '$mod+z', about: 'undo', repeat: true, run: act.undo },
  { keys: '$mod+Shift+z', about: 'redo', repeat: true, run: act.redo },
];
