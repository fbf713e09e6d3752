// Counts how often two versions agree with each kind of reference, and tests the difference.
import type { Reference, VersionCounts } from '../../../contract/versions.ts';
import { CONFIDENCE, type Estimate } from '../../../contract/estimate.ts';
import { clusteredMean } from '../../../statistics/calibration/clustered-mean.ts';
import { mcnemar } from '../../../statistics/calibration/mcnemar.ts';
import { estimateOf } from '../../../statistics/statistic.ts';

/** One transcript on one dimension: whether the earlier and the newer version agree with the reference. */
export interface Held {
  reference: Reference;
  was: boolean;
  is: boolean;
  /** The cluster, whose transcripts resemble each other; undefined if each transcript is independent. */
  cluster: string | undefined;
}

/** The mean of the differences by cluster, with p by the t distribution; null if transcripts have no clusters. */
function clusteredDifference(own: readonly Held[]): { difference: Estimate | null; p: number | null } {
  if (own.every(({ cluster }) => cluster === undefined)) return { difference: null, p: null };
  const { p, ...difference } = clusteredMean({
    differences: own.map(({ was, is }) => Number(is) - Number(was)),
    clusters: own.map(({ cluster = '' }) => cluster),
    level: CONFIDENCE,
    name: 'difference in the share that is right, on the same transcripts',
  });
  return { difference, p };
}

/**
 * The counts for each kind of reference, with McNemar's test of the newer version against the earlier one, or a test
 * over clusters.
 */
export function countsOf(all: readonly Held[]): VersionCounts[] {
  return [...new Set(all.map(({ reference }) => reference))].map((reference) => {
    const own = all.filter((one) => one.reference === reference);
    const many = (was: boolean, is: boolean): number => own.filter((one) => one.was === was && one.is === is).length;
    const [right, fixed, broken, unchanged] = [
      many(true, true),
      many(false, true),
      many(true, false),
      many(false, false),
    ];
    const { difference, p } = clusteredDifference(own);
    if (difference !== null)
      return { reference, n: own.length, right, fixed, broken, unchanged, difference, midp: null, p };
    const test = mcnemar(
      { both_correct: right, only_a_correct: fixed, only_b_correct: broken, both_wrong: unchanged },
      CONFIDENCE,
    );
    const counts = { reference, n: own.length, right, fixed, broken, unchanged };
    return { ...counts, difference: estimateOf(test), midp: test.midp, p: null };
  });
}
