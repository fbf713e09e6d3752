// Which answers an announced change makes stale, by the declarations of the contract.
import { isStale, type Calls, type Topic } from '../../contract/call.ts';
import { CALLS } from '../../contract/calls.ts';
import { refreshApp } from './app-state.ts';
import { onAnnouncement, onReturn } from './bridge.ts';
import { queryClient } from './queries.ts';

const ALL: Calls = { ...CALLS.store, ...CALLS.jobs, ...CALLS.app };

function refresh(topics: readonly Topic[]): void {
  const stale = (name: unknown): boolean => {
    const call = typeof name === 'string' ? ALL[name] : undefined;
    return call !== undefined && isStale(call, topics);
  };
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'app.state' && stale(queryKey[0]),
  });
  // Opening another study is handled elsewhere: everything read from the last one is dropped.
  if (stale('app.state')) void refreshApp();
}

/** Starts to listen; called once. */
export function followChanges(): void {
  onAnnouncement((announcement) => {
    if (announcement.event === 'changed') refresh(announcement.topics);
  });
  // A process that returned may have another file open, and calls that ended with the last one need an answer.
  onReturn(() => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.state' }));
}
