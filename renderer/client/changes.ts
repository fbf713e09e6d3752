// Refreshes the answers that an announced change makes stale, by the declarations of the contract.
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
  // If another study was opened, `setApp` removes everything that was read from the earlier one.
  if (stale('app.state')) void refreshApp();
}

/** Starts to listen; called once. */
export function followChanges(): void {
  onAnnouncement((announcement) => {
    if (announcement.event === 'changed') refresh(announcement.topics);
  });
  // A new process may have another file open, and reads that failed when the last process ended need an answer.
  onReturn(() => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.state' }));
}
