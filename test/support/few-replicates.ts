// The bootstrap with few replicates, for tests that compute hundreds of intervals without checking one. `vi.mock` puts
// it in place of statistics/bootstrap.ts, and runs the tasks of main/work/calibration/in-thread.ts in the test's
// thread, because other threads would load the real bootstrap.
import type { TaskName } from '../../main/work/calibration/tasks.ts';
import type * as Bootstrap from '../../statistics/bootstrap.ts';

const REPLICATES = 50;

type Few = Omit<typeof Bootstrap, 'DISPLAY_REPLICATES'> & { DISPLAY_REPLICATES: number };

/** The replacement of the module that `original` returns. */
export async function fewReplicates(original: () => Promise<typeof Bootstrap>): Promise<Few> {
  const real = await original();
  const bootstrap: typeof real.bootstrap = (plan, statistic) =>
    real.bootstrap({ ...plan, replicates: REPLICATES }, statistic);
  const resamples: typeof real.resamples = (plan) => real.resamples({ ...plan, replicates: REPLICATES });
  return { ...real, DISPLAY_REPLICATES: REPLICATES, bootstrap, resamples };
}

type Task = { run(...given: unknown[]): unknown }['run'];

/** A replacement of in-thread.ts that runs tasks in this thread. */
export const inThisThread = async (): Promise<{ inThread: (name: TaskName, given: unknown[]) => Promise<unknown> }> => {
  const tasks: Record<TaskName, Task> = (await import('../../main/work/calibration/tasks.ts')).TASKS;
  return { inThread: async (name, given) => tasks[name](...given) };
};
