// The bootstrap with few replicates, for tests that work out hundreds of intervals without looking at one: what
// `vi.mock` of statistics/bootstrap.ts is given.
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
