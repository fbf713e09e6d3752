// How often two versions are right against each kind of reference, and the test of the difference.
import type { Reference, VersionCounts } from '../../../contract/versions.ts';
import { mcnemar } from '../../../statistics/calibration/mcnemar.ts';
import { said } from '../../../statistics/statistic.ts';

/** One transcript on one dimension: whether the earlier and the newer version agree with the reference. */
export interface Held {
  reference: Reference;
  was: boolean;
  is: boolean;
}

const LEVEL = 0.95;

/** Each kind of reference that there is, with McNemar's test of the newer version against the earlier one. */
export function countsOf(all: readonly Held[]): VersionCounts[] {
  return [...new Set(all.map(({ reference }) => reference))].map((reference) => {
    const own = all.filter((one) => one.reference === reference);
    const many = (was: boolean, is: boolean): number => own.filter((one) => one.was === was && one.is === is).length;
    const [right, fixed, broken, unchanged] = [many(true, true), many(false, true), many(true, false), many(false, false)];
    const test = mcnemar({ both_correct: right, only_a_correct: fixed, only_b_correct: broken, both_wrong: unchanged }, LEVEL);
    return { reference, n: own.length, right, fixed, broken, unchanged, difference: said(test), midp: test.midp };
  });
}
