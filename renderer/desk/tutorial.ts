// The tutorial of a first label: its current step, and whether it was already seen on this machine.
import { create } from 'zustand';

const PLACE = 'tutorial';

interface State {
  /** The index of the shown step; null if the tutorial is not shown. */
  step: number | null;
  /** Whether the tutorial was finished or dismissed before. */
  seen: boolean;
}

export const useTutorial = create<State>()(() => ({ step: null, seen: localStorage.getItem(PLACE) === 'seen' }));

export const beginTutorial = (): void => useTutorial.setState({ step: 0 });

/** Goes to the next step. */
export const nextStep = (): void => useTutorial.setState(({ step }) => ({ step: step === null ? null : step + 1 }));

/** Dismisses the tutorial for good; the palette can show it again. */
export function endTutorial(): void {
  localStorage.setItem(PLACE, 'seen');
  useTutorial.setState({ step: null, seen: true });
}
