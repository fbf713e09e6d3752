// Asks once who is rating, when something is first recorded under a name. After a key press the question is shown
// beside the work, so that no key is lost in a dialog. After a button it is a dialog that delays the action.
import { create } from 'zustand';
import { TouchstoneError } from '../../contract/errors.ts';

interface Asked {
  /** The work continues under the system user's name, and the question is shown beside it. */
  beside: boolean;
  /** Settles once, for all calls that wait for the name. */
  answer: Promise<void>;
  given: () => void;
  refused: (error: TouchstoneError) => void;
}

let named = false;

export const useAsked = create<{ asked: Asked | null }>()(() => ({ asked: null }));

/** Sets whether the person has a name. */
export function setNamed(now: boolean): void {
  named = now;
}

/**
 * Null if the rater has a name. Otherwise asks, and resolves once there is a name. Rejects with `cancelled` if the
 * dialog is closed without one.
 */
export function askWhoRates(beside: boolean): Promise<void> | null {
  if (named) return null;
  const { asked } = useAsked.getState();
  if (asked !== null) return asked.answer;
  let given = (): void => undefined;
  let refused = (_error: TouchstoneError): void => undefined;
  const answer = new Promise<void>((resolve, reject) => {
    given = resolve;
    refused = reject;
  });
  useAsked.setState({ asked: { beside, answer, given, refused } });
  return answer;
}

/** Ends the question: waiting calls continue, or are cancelled. */
export function endQuestion(isNamed: boolean): void {
  const { asked } = useAsked.getState();
  useAsked.setState({ asked: null });
  if (isNamed) asked?.given();
  else asked?.refused(new TouchstoneError('cancelled', 'Nothing was recorded because no rater was named'));
}
