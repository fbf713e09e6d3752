// What the window is about (study, rater) as hooks, and the one place where it changes.
import { useQuery } from '@tanstack/react-query';
import type { AppState } from '../../contract/app-state.ts';
import type { Rater } from '../../contract/rater.ts';
import { call } from './call.ts';
import { query, queryClient } from './queries.ts';
import { setNamed } from './rating.ts';

/** The app's state, which was read before anything was shown. */
export function useApp(): AppState {
  const { data } = useQuery(query('app.state', {}));
  if (data === undefined) throw new Error('shown before the state of the app is known');
  return data;
}

/** Who is rating; nothing is recorded before the rater has a name (rating.ts). */
export const useRater = (): Rater => useApp().rater;

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
  setNamed(state.rater.named);
}

const joinKey = (app: AppState, { id, name }: Rater) => ['study.join', studyKey(app), id, name];

/**
 * Sees to it that the study knows the rater: labels are recorded under the rater's name. `isReady`: it does, or nobody
 * has said a name yet.
 */
export function useJoined(app: AppState): { isReady: boolean; error: unknown; retry: () => void } {
  const { id, name, named } = app.rater;
  const enabled = app.study !== null && named;
  const { isSuccess, error, refetch } = useQuery({
    queryKey: joinKey(app, app.rater),
    enabled,
    queryFn: () => call('study.join', { rater: { id, name } }),
  });
  return { isReady: !enabled || isSuccess, error, retry: () => void refetch() };
}

/** Gives the rater this name, in the open study first: what is on the screen stays there. */
export async function nameRater(app: AppState, name: string): Promise<void> {
  const rater = { id: app.rater.id, name };
  if (app.study !== null) queryClient.setQueryData(joinKey(app, rater), await call('study.join', { rater }));
  await call('app.set_rater', { name });
  await refreshApp();
}

/** Another person rates from here on: somebody known at this machine by id, or somebody new by name. */
export async function switchRater(to: { id: string } | { name: string }): Promise<void> {
  await call('app.switch_rater', { to });
  await refreshApp();
}

/** Asks for the state anew. */
export async function refreshApp(): Promise<void> {
  setApp(await call('app.state', {}));
}
