// The keys of Audit: the same as in Adjudicate for the same action.
import { digits, shiftedDigits, submitting } from '../desk/keys.ts';
import type { Binding } from '../keys/bindings.ts';

/** The actions of the keys. Each is a function of the desk, so that a key and its button do the same. */
export interface AuditActions {
  /** Gives the own level; once that is given, chooses the verdict. */
  choose: (key: string) => void;
  cannotJudge: () => void;
  cause: (place: number) => void;
  decide: () => void;
  note: () => void;
  nextCitation: () => void;
  nextEvidence: () => void;
  reopen: () => void;
  adjudicate: () => void;
  unclear: () => void;
  explain: () => void;
}

const CAUSES = 6;

/** `levelKeys`: the keys that choose a level of the disputed dimension. */
export const auditKeys = (act: AuditActions, levelKeys: readonly string[]): Binding[] => [
  ...digits(levelKeys, 'your own level by its number, then the verdict', act.choose),
  { keys: 'x', about: 'your own level: cannot judge', run: act.cannotJudge },
  ...shiftedDigits(CAUSES, 'the cause', act.cause),
  ...submitting('decide', act.decide),
  { keys: 'n', about: 'note', run: act.note },
  { keys: 'e', about: 'next quote of the grader', repeat: true, run: act.nextCitation },
  { keys: 'Shift+E', about: 'next evidence of raters', repeat: true, run: act.nextEvidence },
  { keys: 'Shift+O', about: 'reopen, with a reason', run: act.reopen },
  { keys: 'Shift+A', about: 'open its gold in Adjudicate', run: act.adjudicate },
  { keys: 'Shift+H', about: 'open the rubric at this dimension', run: act.unclear },
  { keys: 'h', about: 'why, rules and examples of the dimension', run: act.explain },
];
