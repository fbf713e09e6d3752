// What leaving some transcripts out does to a rate: both rates are of the same transcripts, so they are resampled together.
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrap } from '../bootstrap.ts';
import { said, unsaid } from '../statistic.ts';

/** A transcript that counts `weight` times in a rate; `out`: the second rate is without it. */
export interface Counted {
  event: 0 | 1;
  weight: number;
  out: boolean;
}

/** The rate of all minus the rate without those that are out, with the percentile bootstrap over transcripts. Efron 1979. */
export function leavingOut(items: readonly Counted[], level: number): Estimate {
  const about = { level, n: items.length, method: 'difference of rates of the same transcripts' };
  const difference = (indices: ArrayLike<number>): number | null => {
    let [all, events, kept, keptEvents] = [0, 0, 0, 0];
    for (let each = 0; each < indices.length; each++) {
      const item = items[indices[each] ?? 0];
      if (item === undefined) continue;
      all += item.weight;
      events += item.event * item.weight;
      if (item.out) continue;
      kept += item.weight;
      keptEvents += item.event * item.weight;
    }
    return kept === 0 ? null : events / all - keptEvents / kept;
  };
  const estimate = difference(items.map((_, at) => at));
  if (estimate === null) return unsaid('no_data', about);
  if (items.every(({ out }) => !out)) return said({ ...about, estimate: 0, notes: ['nothing is left out'] });
  if (items.length < 2) return unsaid('n_too_small', about);
  const { interval, method } = bootstrap({ units: items.length, level }, difference);
  return said({ ...about, estimate, low: interval?.[0] ?? null, high: interval?.[1] ?? null, method: `${about.method}, ${method}` });
}
