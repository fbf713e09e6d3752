// One long job of a dialog: not begun, under way, done or failed; leaving it stops it.
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../contract/errors.ts';
import { call } from '../client/call.ts';
import { problemOf } from './Notice.tsx';

export type Doing<T> =
  | { state: 'idle' }
  | { state: 'running'; job: string; stopping: boolean }
  | { state: 'done'; value: T }
  | { state: 'failed'; problem: Problem };

const cancel = (job: string): void => {
  // a job that ended meanwhile has told so itself
  call('jobs.cancel', { job }).catch(() => undefined);
};

/** `start` runs a piece of work under the id of a job; work that gives null was not wanted after all. */
export function useJob<T>() {
  const [doing, setDoing] = useState<Doing<T>>({ state: 'idle' });
  const current = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (current.current !== null) cancel(current.current);
    },
    [],
  );
  const start = (work: (job: string, begin: () => void) => Promise<T | null>): void => {
    const job = crypto.randomUUID();
    const begin = (): void => {
      current.current = job;
      setDoing({ state: 'running', job, stopping: false });
    };
    work(job, begin).then(
      (value) => {
        current.current = null;
        setDoing(value === null ? { state: 'idle' } : { state: 'done', value });
      },
      (error: unknown) => {
        current.current = null;
        const problem = problemOf(error);
        setDoing(problem.code === 'cancelled' ? { state: 'idle' } : { state: 'failed', problem });
      },
    );
  };
  const stop = (): void => {
    if (doing.state !== 'running') return;
    setDoing({ ...doing, stopping: true });
    cancel(doing.job);
  };
  return { doing, start, stop };
}
