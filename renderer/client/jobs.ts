// Follows long jobs: imports, exports, packets and figures share one set of states.
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Announcement } from '../../contract/events.ts';
import type { JobProgress, JobState } from '../../contract/job.ts';
import { problemOf } from '../parts/Notice.tsx';
import { onAnnouncement } from './bridge.ts';
import { call } from './call.ts';

/** The last progress of each running job. */
const last = new Map<string, JobProgress>();
const progressListeners = new Set<() => void>();

function hear(announcement: Announcement): void {
  if (announcement.event !== 'progress') return;
  last.set(announcement.progress.job, announcement.progress);
  for (const listener of progressListeners) listener();
}

/** Starts to listen; called once. */
export function followJobs(): void {
  onAnnouncement(hear);
}

function onProgress(listener: () => void): () => void {
  progressListeners.add(listener);
  return () => void progressListeners.delete(listener);
}

/** The progress of a running job; null before its first announcement. */
export function useProgress(job: string): JobProgress | null {
  return useSyncExternalStore(onProgress, () => last.get(job) ?? null);
}

/**
 * The work of a job: its calls carry the id. The job shows as running from `begin` on, since a system dialog may come
 * first; null means that the user closed that dialog.
 */
export type Work<T> = (id: string, begin: () => void) => Promise<T | null>;

/** Starts jobs, and holds the state of the one that was started last. */
export class Job<T> {
  #state: JobState<T> = { state: 'idle' };
  /** The job that was started last. */
  #latest = '';
  readonly #listeners = new Set<() => void>();

  readonly get = (): JobState<T> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /**
   * Starts a job; its result or its problem becomes the state, unless another was started since. Resolves when the job
   * has ended, and never rejects.
   */
  readonly start = async (work: Work<T>): Promise<void> => {
    const id = crypto.randomUUID();
    this.#latest = id;
    const become = (state: JobState<T>): void => {
      if (this.#latest === id) this.#become(state);
    };
    try {
      const value = await work(id, () => become({ state: 'running', job: id, stopping: false }));
      become(value === null ? { state: 'idle' } : { state: 'done', value });
    } catch (error) {
      const problem = problemOf(error);
      become(problem.code === 'cancelled' ? { state: 'idle' } : { state: 'failed', problem });
    } finally {
      last.delete(id);
    }
  };

  /** Cancels the running job, if there is one. */
  readonly stop = (): void => {
    const state = this.#state;
    if (state.state !== 'running') return;
    this.#become({ ...state, stopping: true });
    // a job that has already ended refuses this, and has set its state itself
    call('jobs.cancel', { job: state.job }).catch(() => undefined);
  };

  /** Shows the job as waiting for its turn in the queue of jobs. */
  readonly wait = (): void => this.#become({ state: 'waiting' });

  #become(state: JobState<T>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** The state of a job, kept up to date. */
export const useJobState = <T>(job: Job<T>): JobState<T> => useSyncExternalStore(job.subscribe, job.get);

/** A job of the calling component: it is cancelled when the component unmounts. */
export function useJob<T>(): { state: JobState<T>; start: Job<T>['start']; stop: () => void } {
  const [job] = useState(() => new Job<T>());
  useEffect(() => job.stop, [job]);
  return { state: useJobState(job), start: job.start, stop: job.stop };
}
