// Problems that belong to no part of the screen, shown one at a time below the place until they are closed.
import { create } from 'zustand';
import type { Problem } from '../../contract/errors.ts';
import { problemOf } from './Notice.tsx';

export const useTrouble = create<{ problem: Problem | null }>()(() => ({ problem: null }));

/** Shows a thrown error to the user. A cancelled action is not an error. */
export function tellProblem(error: unknown): void {
  const problem = problemOf(error);
  if (problem.code !== 'cancelled') useTrouble.setState({ problem });
}

export function putAway(): void {
  useTrouble.setState({ problem: null });
}
