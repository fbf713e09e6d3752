// The tutorial of a first label: at which step it is, and whether it was seen on this machine.
import { create } from 'zustand';

const PLACE = 'tutorial';

interface State {
  /** The step that is shown, from 0; null: none is. */
  step: number | null;
  /** It was gone through or put away before. */
  seen: boolean;
}

export const useTutorial = create<State>()(() => ({ step: null, seen: localStorage.getItem(PLACE) === 'seen' }));

export const beginTutorial = (): void => useTutorial.setState({ step: 0 });

/** Goes on to the next step. */
export const nextStep = (): void => useTutorial.setState(({ step }) => ({ step: step === null ? null : step + 1 }));

/** Puts it away for good; the palette brings it back. */
export function endTutorial(): void {
  localStorage.setItem(PLACE, 'seen');
  useTutorial.setState({ step: null, seen: true });
}
