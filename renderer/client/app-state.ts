// The state of the app (study, rater) as hooks, and the only place where it changes.
import { useQuery, type Query } from '@tanstack/react-query';
import { z } from 'zod';
import type { AppState } from '../../contract/app-state.ts';
import type { Rater } from '../../contract/rater.ts';
import { call } from './call.ts';
import { query, queryClient } from './queries.ts';
import { setNamed } from './rating.ts';
import { forgetNotes } from './study-notes.ts';

/** The app's state, which `startClient` reads before anything is rendered. */
export function useApp(): AppState {
  const { data } = useQuery(query('app.state', {}));
  if (data === undefined) throw new Error('shown before the state of the app is known');
  return data;
}

/** The current rater; nothing is recorded before the rater has a name (rating.ts). */
export const useRater = (): Rater => useApp().rater;

/** A key that differs between studies, and between the states of one study before and after a backup is restored. */
export function studyKey({ study }: AppState): string {
  return study === null ? '' : `${study.opening} ${study.folder}/${study.name}`;
}

/** A key that differs between the sessions of desks: another study, or another rater. */
export const sessionKey = (app: AppState): string => `${studyKey(app)} ${app.rater.id}`;

const ForRater = z.object({ rater: z.string() });

/** Whether a query reads what is shown to this rater. */
const isFor =
  (rater: string) =>
  ({ queryKey: [, input] }: Query): boolean =>
    ForRater.safeParse(input).data?.rater === rater;

/** Stores the state that a call returned, and removes answers that were read for an earlier study or rater. */
export function setApp(state: AppState): void {
  const { queryKey } = query('app.state', {});
  const before = queryClient.getQueryData(queryKey);
  if (before !== undefined && studyKey(before) !== studyKey(state)) {
    queryClient.removeQueries({ predicate: (one) => one.queryKey[0] !== 'app.state' });
    forgetNotes();
  } else if (before !== undefined && before.rater.id !== state.rater.id) {
    // a rater who returns would see their own work as it was before: labels are read ahead and not announced
    queryClient.removeQueries({ predicate: isFor(before.rater.id) });
  }
  queryClient.setQueryData(queryKey, state);
  setNamed(state.rater.named);
}

const joinKey = (app: AppState, { id, name }: Rater) => ['study.join', studyKey(app), id, name];

const joining = (app: AppState) => {
  const { id, name } = app.rater;
  return { queryKey: joinKey(app, app.rater), queryFn: () => call('study.join', { rater: { id, name } }) };
};

/** Requests the data that every first screen needs, before that screen is rendered. */
export function readAhead(): void {
  const app = queryClient.getQueryData(query('app.state', {}).queryKey);
  if (app === undefined || app.study === null) return;
  if (app.rater.named) void queryClient.prefetchQuery(joining(app));
  void queryClient.prefetchQuery(query('study.info', {}));
}

/**
 * Registers the rater in the study, because labels are recorded under the rater's name. `isReady`: the rater is
 * registered, or has no name yet.
 */
export function useJoined(app: AppState): { isReady: boolean; error: unknown; retry: () => void } {
  const enabled = app.study !== null && app.rater.named;
  const { isSuccess, error, refetch } = useQuery({ ...joining(app), enabled });
  return { isReady: !enabled || isSuccess, error, retry: () => void refetch() };
}

/** Gives the rater this name, first in the open study, so that the screen does not change. */
export async function nameRater(app: AppState, name: string): Promise<void> {
  const rater = { id: app.rater.id, name };
  if (app.study !== null) queryClient.setQueryData(joinKey(app, rater), await call('study.join', { rater }));
  await call('app.set_rater', { name });
  await refreshApp();
}

/** Makes another person the current rater: a known one by id, or a new one by name. */
export async function switchRater(to: { id: string } | { name: string }): Promise<void> {
  await call('app.switch_rater', { to });
  await refreshApp();
}

/** Reads the state again. */
export async function refreshApp(): Promise<void> {
  setApp(await call('app.state', {}));
}
