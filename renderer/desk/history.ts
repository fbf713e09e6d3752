// The history of a desk: steps to undo, and undone steps to redo.

export interface History<S> {
  past: readonly S[];
  future: readonly S[];
}

export const NO_HISTORY: History<never> = { past: [], future: [] };

/** Maximum number of steps that can be undone. */
export const MOST_STEPS = 500;

/** Adds a step; steps that were undone before can no longer be redone. */
export const did = <S>({ past }: History<S>, step: S): History<S> => ({
  past: [...past, step].slice(-MOST_STEPS),
  future: [],
});

/** Removes steps that could not be recorded. */
export const without = <S>({ past, future }: History<S>, isGone: (step: S) => boolean): History<S> => ({
  past: past.filter((step) => !isGone(step)),
  future: future.filter((step) => !isGone(step)),
});

interface Moved<S> {
  step: S;
  history: History<S>;
}

/** The last step, and the history after undoing it; null if there is no step to undo. */
export function takenBack<S>({ past, future }: History<S>): Moved<S> | null {
  const step = past.at(-1);
  return step === undefined ? null : { step, history: { past: past.slice(0, -1), future: [...future, step] } };
}

/** The step that was undone last, and the history after redoing it; null if there is no step to redo. */
export function doneAgain<S>({ past, future }: History<S>): Moved<S> | null {
  const step = future.at(-1);
  return step === undefined ? null : { step, history: { past: [...past, step], future: future.slice(0, -1) } };
}
