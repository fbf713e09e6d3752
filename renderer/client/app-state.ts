// What the window is about (study, rater) as hooks, and the one place where it changes.
import { useQuery } from '@tanstack/react-query';
import type { AppState } from '../../contract/calls/app.ts';
import type { Rater } from '../../contract/calls/study.ts';
import { call } from './call.ts';
import { query, queryClient } from './queries.ts';

/** The app's state, which was read before anything was shown. */
export function useApp(): AppState {
  const { data } = useQuery(query('app.state', {}));
  if (data === undefined) throw new Error('shown before the state of the app is known');
  return data;
}

/** Who is rating. Only for places, which the frame does not show before the rater has a name. */
export function useRater(): Rater {
  const { rater } = useApp();
  if (rater === null) throw new Error('a place is shown before the rater is known');
  return rater;
}

/** What tells one study from another. */
export function studyKey({ study }: AppState): string {
  return study === null ? '' : `${study.folder}/${study.name}`;
}

/** Takes over the state that a call answered with; what was read of another study is forgotten. */
export function setApp(state: AppState): void {
  const { queryKey } = query('app.state', {});
  const before = queryClient.getQueryData(queryKey);
  if (before !== undefined && studyKey(before) !== studyKey(state))
    queryClient.removeQueries({ predicate: (one) => one.queryKey[0] !== 'app.state' });
  queryClient.setQueryData(queryKey, state);
}

/** Asks for the state anew. */
export async function refreshApp(): Promise<void> {
  setApp(await call('app.state', {}));
}
