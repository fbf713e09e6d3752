// The threshold: it moves freely in the window, and is written into the address when it settles.
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { printOptimise, readOptimise, type Optimise } from '../../contract/optimise.ts';
import { thresholdBy } from '../../statistics/calibration/thresholds.ts';
import { useSettled } from '../parts/useSettled.ts';
import { placeOf, thresholdAt, type Swept } from './live.ts';
import { useGo } from './useChoice.ts';

export interface Threshold {
  /** Index among the distinct scores; one past the last score flags nothing. */
  place: number;
  /** The threshold as given, which may lie between two scores if it is the mapping's. Null flags nothing. */
  value: number | null;
  /** The threshold at which it last settled. */
  settled: number;
  /** The current threshold as written in the address. */
  addressed: Addressed;
  /** The criterion that chose the threshold; null if it was chosen by hand or is the mapping's. */
  way: Optimise | null;
  move: (place: number) => void;
  /** Chooses the best threshold by a criterion; does nothing if gold lacks a class that the criterion needs. */
  choose: (how: Optimise) => void;
  /** Resets the threshold to the mapping's. */
  reset: () => void;
}

/** A threshold in the address: undefined for the mapping's; `none` flags nothing. */
export interface Addressed {
  at: number | 'none' | undefined;
  by: string;
}

const same = (a: Addressed, b: Addressed): boolean => a.at === b.at && a.by === b.by;

/** `mapped`: the threshold of the mapping. */
export function useThreshold(swept: Swept, mapped: number): Threshold {
  const { threshold, by } = useSearch({ from: '/calibrate' });
  const go = useGo();
  const [moved, setAddressed] = useState<Addressed>({ at: threshold, by });
  const rested = useSettled(moved);
  const written = useRef<Addressed>({ at: threshold, by });
  useEffect(() => {
    const addressed = { at: threshold, by };
    // changed elsewhere, by Back, by a link, or with the grader
    if (same(addressed, written.current)) return;
    written.current = addressed;
    setAddressed(addressed);
  }, [threshold, by]);
  useEffect(() => {
    // right after a change by the user or the address, the settled value is stale
    if (!same(rested, moved) || same(rested, written.current)) return;
    written.current = rested;
    go({ threshold: rested.at, by: rested.by });
  }, [rested, moved, go]);
  const valueOf = ({ at }: Addressed): number | null => (at === undefined ? mapped : at === 'none' ? null : at);
  // the same functions while the scores are the same, so that the buttons are not rendered at each step
  const moves = useMemo(
    () => ({
      move: (place: number): void => setAddressed({ at: thresholdAt(swept, place) ?? 'none', by: '' }),
      choose: (how: Optimise): void => {
        const choice = thresholdBy(swept.weighed, how);
        if (choice !== null) setAddressed({ at: choice.threshold ?? 'none', by: printOptimise(how) });
      },
      reset: (): void => setAddressed({ at: undefined, by: '' }),
    }),
    [swept],
  );
  return {
    place: placeOf(swept, valueOf(moved)),
    value: valueOf(moved),
    settled: placeOf(swept, valueOf(rested)),
    addressed: moved,
    way: readOptimise(moved.by),
    ...moves,
  };
}
