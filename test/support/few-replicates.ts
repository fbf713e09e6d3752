// The bootstrap with few replicates, for tests that work out hundreds of intervals without looking at one: what
// `vi.mock` of statistics/bootstrap.ts is given, and of main/work/calibration/in-thread.ts, whose threads load the real
// one.
import type { TaskName } from '../../main/work/calibration/tasks.ts';
import type * as Bootstrap from '../../statistics/bootstrap.ts';

const REPLICATES = 50;

type Few = Omit<typeof Bootstrap, 'DISPLAY_REPLICATES'> & { DISPLAY_REPLICATES: number };

/** What stands in for the module that `original` gives. */
export async function fewReplicates(original: () => Promise<typeof Bootstrap>): Promise<Few> {
  const real = await original();
  const bootstrap: typeof real.bootstrap = (plan, statistic) =>
    real.bootstrap({ ...plan, replicates: REPLICATES }, statistic);
  const resamples: typeof real.resamples = (plan) => real.resamples({ ...plan, replicates: REPLICATES });
  return { ...real, DISPLAY_REPLICATES: REPLICATES, bootstrap, resamples };
}

type Task = { run(...given: unknown[]): unknown }['run'];

/** Has what is for other threads done in this one. */
export const inThisThread = async (): Promise<{ inThread: (name: TaskName, given: unknown[]) => Promise<unknown> }> => {
  const tasks: Record<TaskName, Task> = (await import('../../main/work/calibration/tasks.ts')).TASKS;
  return { inThread: async (name, given) => tasks[name](...given) };
};
