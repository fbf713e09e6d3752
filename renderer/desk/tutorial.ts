// The tutorial of a first label: its current step, and whether it was seen on this machine.
import { create } from 'zustand';

const PLACE = 'tutorial';

interface State {
  /** The step that is shown, counted from 0; null: none. */
  step: number | null;
  /** It was finished or dismissed before. */
  seen: boolean;
}

export const useTutorial = create<State>()(() => ({ step: null, seen: localStorage.getItem(PLACE) === 'seen' }));

export const beginTutorial = (): void => useTutorial.setState({ step: 0 });

/** Goes on to the next step. */
export const nextStep = (): void => useTutorial.setState(({ step }) => ({ step: step === null ? null : step + 1 }));

/** Dismisses it for good; the palette shows it again. */
export function endTutorial(): void {
  localStorage.setItem(PLACE, 'seen');
  useTutorial.setState({ step: null, seen: true });
}
