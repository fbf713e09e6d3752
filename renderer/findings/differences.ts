// The differences between two groups: raw, gold and corrected, for each group of a split.
import { useQueries } from '@tanstack/react-query';
import type { RateDifference, RatesReport, RatesWish } from '../../contract/rates.ts';
import type { Pair } from '../../plots/groups.ts';
import { sidesOf } from '../../plots/tables-below.ts';
import { query } from '../client/queries.ts';

const allOf = (answers: readonly { data: RateDifference | undefined }[]): RateDifference[] => {
  const known = answers.flatMap(({ data }) => data ?? []);
  return known.length === answers.length ? known : [];
};

/** The differences, second minus first, for each group of the split that has both; empty until all are loaded. */
export function useDifferences(report: RatesReport | undefined, wish: RatesWish, pair: Pair | null): RateDifference[] {
  const sides = report === undefined || pair === null ? [] : sidesOf(report, pair);
  return useQueries({
    combine: allOf,
    queries: sides.map((side) => query('findings.difference', { ...wish, ...side })),
  });
}
