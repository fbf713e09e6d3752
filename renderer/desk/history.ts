// Undo and redo: the steps that were done, and those that were undone.

export interface History<S> {
  past: readonly S[];
  future: readonly S[];
}

export const NO_HISTORY: History<never> = { past: [], future: [] };

/** Number of steps that can be taken back. */
export const MOST_STEPS = 500;

/** After one more step; what was taken back before can no longer be done again. */
export const did = <S>({ past }: History<S>, step: S): History<S> => ({
  past: [...past, step].slice(-MOST_STEPS),
  future: [],
});

/** Without steps that could not be recorded. */
export const without = <S>({ past, future }: History<S>, isGone: (step: S) => boolean): History<S> => ({
  past: past.filter((step) => !isGone(step)),
  future: future.filter((step) => !isGone(step)),
});

interface Moved<S> {
  step: S;
  history: History<S>;
}

/** The last step and the history after undoing it; null if there is none. */
export function takenBack<S>({ past, future }: History<S>): Moved<S> | null {
  const step = past.at(-1);
  return step === undefined ? null : { step, history: { past: past.slice(0, -1), future: [...future, step] } };
}

/** The step that was last undone and the history after redoing it; null if there is none. */
export function doneAgain<S>({ past, future }: History<S>): Moved<S> | null {
  const step = future.at(-1);
  return step === undefined ? null : { step, history: { past: [...past, step], future: future.slice(0, -1) } };
}
