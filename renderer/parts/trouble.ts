// Problems that belong to no part of the screen: told one at a time, below the place, until put away.
import { create } from 'zustand';
import type { Problem } from '../../contract/errors.ts';
import { problemOf } from './Notice.tsx';

export const useTrouble = create<{ problem: Problem | null }>()(() => ({ problem: null }));

/** Tells the user of an error that was thrown. What the user cancelled is none. */
export function tellProblem(error: unknown): void {
  const problem = problemOf(error);
  if (problem.code !== 'cancelled') useTrouble.setState({ problem });
}

export function putAway(): void {
  useTrouble.setState({ problem: null });
}
