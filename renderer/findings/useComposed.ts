// Today's figure: its drawing, its table, and the rows behind them.
import { useMemo } from 'react';
import type { RateDifference, RatesReport } from '../../contract/rates.ts';
import { composed, type Composed, type Material } from '../../plots/compose.ts';
import { pairOf, type Pair } from '../../plots/groups.ts';
import { useDifferences } from './differences.ts';

export interface Today extends Composed {
  pair: Pair | null;
  differences: readonly RateDifference[];
}

type Wanted = Omit<Material, 'differences' | 'report'> & { report: RatesReport | undefined };

/** Null until the rates are loaded. */
export function useComposed({ choice, resolved, report, looks, name }: Wanted): Today | null {
  const pair = useMemo(() => (report === undefined ? null : pairOf(choice, report)), [choice, report]);
  const differences = useDifferences(report, resolved.wish, pair);
  return useMemo(
    () =>
      report === undefined
        ? null
        : { ...composed({ choice, resolved, report, differences, looks, name }), pair, differences },
    [choice, resolved, report, differences, looks, name, pair],
  );
}
