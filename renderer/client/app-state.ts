// What the window is about (study, rater) as hooks, and the one place where it changes.
import { useSuspenseQuery } from '@tanstack/react-query';
import type { AppState } from '../../contract/calls/app.ts';
import type { Rater } from '../../contract/calls/study.ts';
import { query, queryClient } from './queries.ts';

/** The app's state; suspends until it is known. */
export function useApp(): AppState {
  return useSuspenseQuery(query('app.state', {})).data;
}

/** Who is rating. Only for places, which the frame does not show before the rater has a name. */
export function useRater(): Rater {
  const { rater } = useApp();
  if (rater === null) throw new Error('a place is shown before the rater is known');
  return rater;
}

/** Takes over the state that a call answered with, and forgets what was read of another study. */
export function setApp(state: AppState): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.state' });
  queryClient.setQueryData(query('app.state', {}).queryKey, state);
}
