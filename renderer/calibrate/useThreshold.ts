// The threshold: moved freely in the window, put into the address once it rests.
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { printOptimise, readOptimise, type Optimise } from '../../contract/optimise.ts';
import { thresholdBy } from '../../statistics/calibration/thresholds.ts';
import { useSettled } from '../parts/useSettled.ts';
import { placeOf, thresholdAt, type Swept } from './live.ts';
import { useGo } from './useChoice.ts';

export interface Threshold {
  /** Among the distinct scores; one past the last flags nothing. */
  place: number;
  /** The threshold as given; the one of the mapping may lie between two scores. Null flags nothing. */
  value: number | null;
  /** Where it last rested. */
  settled: number;
  /** Where it is now, as the address says it. */
  addressed: Addressed;
  /** How it was chosen; null: by hand, or by the mapping. */
  way: Optimise | null;
  move: (place: number) => void;
  /** Does nothing where gold lacks what this way takes. */
  choose: (how: Optimise) => void;
  /** Back to where the mapping puts it. */
  reset: () => void;
}

/** As the address has it: without, where the mapping puts it; `none` flags nothing. */
export interface Addressed {
  at: number | 'none' | undefined;
  by: string;
}

const same = (a: Addressed, b: Addressed): boolean => a.at === b.at && a.by === b.by;

/** `mapped`: where the mapping puts the threshold. */
export function useThreshold(swept: Swept, mapped: number): Threshold {
  const { threshold, by } = useSearch({ from: '/calibrate' });
  const go = useGo();
  const [moved, setAddressed] = useState<Addressed>({ at: threshold, by });
  const rested = useSettled(moved);
  const written = useRef<Addressed>({ at: threshold, by });
  useEffect(() => {
    const addressed = { at: threshold, by };
    // changed elsewhere: by Back, by a link, or with the grader
    if (same(addressed, written.current)) return;
    written.current = addressed;
    setAddressed(addressed);
  }, [threshold, by]);
  useEffect(() => {
    // after a move by the user or the address the last rested value is stale
    if (!same(rested, moved) || same(rested, written.current)) return;
    written.current = rested;
    go({ threshold: rested.at, by: rested.by });
  }, [rested, moved, go]);
  const valueOf = ({ at }: Addressed): number | null => (at === undefined ? mapped : at === 'none' ? null : at);
  // the same as long as the scores are: what offers them need not be drawn again at each step
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
