// The progress of long jobs, as last announced.
import { useSyncExternalStore } from 'react';
import type { Progress } from '../../contract/events.ts';
import { onAnnouncement } from './bridge.ts';

const last = new Map<string, Progress>();
const listeners = new Set<() => void>();

/** Starts to listen; called once. */
export function followJobs(): void {
  onAnnouncement((announcement) => {
    if (announcement.event !== 'progress') return;
    last.set(announcement.progress.job, announcement.progress);
    for (const listener of listeners) listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** How far a job is; null before its first word. */
export function useProgress(job: string): Progress | null {
  return useSyncExternalStore(subscribe, () => last.get(job) ?? null);
}
