// A band of scores that people look at: how much work it leaves, and how often the grader is wrong outside it.
import type { Estimate } from '../../contract/estimate.ts';
import { shareOf } from './confusion.ts';
import { confusionAt, type Sweep } from './sweep.ts';

export interface Triage {
  /** The share of transcripts with low <= score < high, which people label. */
  workload: Estimate;
  /** The share of wrong verdicts among the others. */
  error: Estimate;
  /** The share of gold positives below the band, which the grader clears, and of gold negatives above it, which it flags. */
  missed: Estimate;
  flagged_wrongly: Estimate;
}

/** Wilson intervals, for a band fixed beforehand; `low` must not be above `high`. Works on a sweep of unweighted transcripts, in O(log n). */
export function triage(sweep: Sweep, { low, high, level }: { low: number; high: number; level: number }): Triage {
  const [cleared, flagged] = [confusionAt(sweep, low), confusionAt(sweep, high)];
  const [below, above, all] = [cleared.fn + cleared.tn, flagged.tp + flagged.fp, sweep.positives + sweep.negatives];
  const share = (x: number, n: number, name: string): Estimate => shareOf(x, n, { level, none: 'no_data', name });
  return {
    workload: share(all - below - above, all, 'share of transcripts in the band'),
    error: share(cleared.fn + flagged.fp, below + above, 'share of wrong verdicts outside the band'),
    missed: share(cleared.fn, below, 'share of positives below the band'),
    flagged_wrongly: share(flagged.fp, above, 'share of negatives above the band'),
  };
}
