// The effect of leaving some transcripts out of a rate. Both rates use the same transcripts, so they are resampled
// together.
import type { Estimate } from '../../contract/estimate.ts';
import type { Target } from '../../contract/inference.ts';
import { bootstrapCounts, kindsOf } from '../bootstrap-counts.ts';
import { CORRELATION } from '../ends.ts';
import { fewClusters, stretched } from '../few-clusters.ts';
import { at } from '../lists.ts';
import { membersOf } from '../members.ts';
import { estimateOf, undefinedEstimate } from '../statistic.ts';

/** A transcript that counts `weight` times in a rate; `out`: the second rate omits it. */
export interface Counted {
  event: 0 | 1;
  weight: number;
  out: boolean;
  /** The inclusion probability: 1 for a transcript that was included in any case. */
  chance: number;
  cluster?: string | undefined;
}

/** The number of times that each transcript counts in a resample; null if the second rate has none. */
function differenceOf(items: readonly Counted[], times: (unit: number) => number): number | null {
  let [all, events, kept, keptEvents] = [0, 0, 0, 0];
  for (const [unit, { event, weight, out }] of items.entries()) {
    const counts = weight * times(unit);
    all += counts;
    events += event * counts;
    if (out) continue;
    kept += counts;
    keptEvents += event * counts;
  }
  return kept === 0 ? null : events / all - keptEvents / kept;
}

/**
 * The rate of all minus the rate without those that are out, with the percentile bootstrap over transcripts, or over
 * clusters of them. If the target is these transcripts, only the draw is random: a weight varies in proportion to the
 * root of 1 - probability, and not at all in a census. Efron 1979; Rao, Wu & Yue 1992.
 */
export function leavingOut(items: readonly Counted[], level: number, target: Target = 'model'): Estimate {
  const about = { level, n: items.length, method: 'difference of rates of the same transcripts' };
  const estimate = differenceOf(items, () => 1);
  if (estimate === null) return undefinedEstimate('no_data', about);
  if (items.every(({ out }) => !out)) return estimateOf({ ...about, estimate: 0, notes: ['nothing is left out'] });
  if (items.length < 2) return undefinedEstimate('n_too_small', about);
  const moves = items.map(({ chance }) => (target === 'model' ? 1 : Math.sqrt(1 - chance)));
  const clustered = target === 'model' && items.some(({ cluster }) => cluster !== undefined);
  const clusters = clustered ? membersOf(items.map(({ cluster }, unit) => cluster ?? `alone ${unit}`)) : undefined;
  const kinds = kindsOf([
    items.map(({ event }) => event),
    items.map(({ weight }) => weight),
    items.map(({ out }) => Number(out)),
    moves,
  ]);
  const held = new Float64Array(kinds.units.length);
  for (const kind of kinds.of) held[kind] = at(held, kind) + 1;
  const alike = Array.from(kinds.units, (unit) => items[unit]).filter((one) => one !== undefined);
  const { interval, method } = bootstrapCounts({ units: items.length, level, clusters }, kinds, (drawn) =>
    differenceOf(
      alike,
      (kind) => at(held, kind) + at(moves, at(kinds.units, kind)) * (at(drawn, kind) - at(held, kind)),
    ),
  );
  const [low, high] =
    interval === null || clusters === undefined
      ? (interval ?? [null, null])
      : stretched(interval, estimate, { clusters: clusters.length, level, within: CORRELATION });
  const notes = clusters === undefined || low === null ? [] : fewClusters(clusters.length);
  return estimateOf({ ...about, estimate, low, high, method: `${about.method}, ${method}`, notes });
}
