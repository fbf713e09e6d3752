// The keys of adjudication: the same as in Label for the same action.
import { cards, digits, shiftedDigits, submitting } from '../desk/keys.ts';
import type { Binding } from '../keys/bindings.ts';

/** The actions of the keys. Each is a function of the desk, so that a key and its button do the same. */
export interface AdjudicateActions {
  card: (by: 1 | -1) => void;
  level: (key: string) => void;
  cannotJudge: () => void;
  component: (place: number) => void;
  accept: () => void;
  rationale: () => void;
  addEvidence: () => void;
  nextEvidence: () => void;
  reopen: () => void;
  names: () => void;
  explain: () => void;
  unclear: () => void;
}

/** `levelKeys`: the keys that choose a level of the open dimension. */
export const adjudicateKeys = (act: AdjudicateActions, levelKeys: readonly string[]): Binding[] => [
  ...cards('dimension', act.card),
  ...digits(levelKeys, 'choose a level by its number', act.level),
  { keys: 'x', about: 'cannot judge', run: act.cannotJudge },
  ...shiftedDigits(9, 'component on or off', act.component),
  ...submitting('make it gold: the chosen level, or the one that all raters gave', act.accept),
  { keys: 'n', about: 'rationale', run: act.rationale },
  { keys: 'e', about: 'evidence from the selection, or the focused block', run: act.addEvidence },
  { keys: 'Shift+E', about: 'next evidence', repeat: true, run: act.nextEvidence },
  { keys: 'Shift+O', about: 'reopen, with a reason', run: act.reopen },
  { keys: 'Shift+N', about: 'hide or show the raters’ names', run: act.names },
  { keys: 'Shift+H', about: 'rubric unclear: open it at this dimension', run: act.unclear },
  { keys: 'h', about: 'why, rules and examples of the dimension', run: act.explain },
];
