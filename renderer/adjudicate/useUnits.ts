// The listed units and the open one, read from the address, and the navigation to other units.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import type { Output } from '../../contract/calls.ts';
import type { Rubric } from '../../contract/rubric.ts';
import type { TranscriptUnits } from '../../contract/unit.ts';
import { query, queryClient } from '../client/queries.ts';
import { neighbours, useLastWith } from '../desk/neighbours.ts';
import { announce } from '../parts/announce.ts';
import {
  counts,
  firstOf,
  isListed,
  narrowed,
  nextUnit,
  openUnit,
  unitName,
  type Show,
  type UnitPlace,
} from './list.ts';
import { letGo, useUnitStates } from './session.ts';

export interface Units {
  /** Whether there are no labels, or none that may be seen. */
  empty: boolean;
  withheld: number;
  list: readonly TranscriptUnits[];
  counts: Record<Show, number>;
  /** The versions of the rubric under which the units were answered. */
  rubrics: readonly Rubric[];
  /** The dimensions that any unit has. */
  dimensions: readonly string[];
  show: Show;
  dimension: string;
  /** The unit on the screen; null if the list is empty, or the transcript of the address has no labels to see. */
  now: UnitPlace | null;
  /** Whether the address names a transcript without labels to see. */
  gone: boolean;
  narrow: (to: { show?: Show; dimension?: string }) => void;
  open: (place: UnitPlace) => void;
  /** Opens the first of the list as it is now in memory, if the open unit has left it, because a rule settled it. */
  leaveSettled: () => void;
  /** Opens the next unit to decide, or announces that all are decided. */
  advance: () => void;
  /** Opens the next or previous transcript of the list. */
  step: (by: 1 | -1) => void;
}

/** The list, updated with the decisions made since it was read. */
function useFresh(rater: string): Output<'adjudicate.list'> | null {
  const { data, dataUpdatedAt } = useQuery({ ...query('adjudicate.list', { rater }), throwOnError: true });
  const fresh = useUnitStates((state) => state.fresh);
  return useMemo(() => {
    if (data === undefined) return null;
    const transcripts = data.transcripts.map((one) => ({
      ...one,
      units: one.units.map((unit) => {
        const since = fresh.get(unitName(one.id, unit.dimension));
        return since === undefined || since.at < dataUpdatedAt
          ? unit
          : { ...unit, state: since.state, gold: since.gold };
      }),
    }));
    return { ...data, transcripts };
  }, [data, dataUpdatedAt, fresh]);
}

/**
 * Opens units by the address, and puts the open unit into an address that does not name it: otherwise another one would
 * open when the list begins with another one, or when this one is decided elsewhere.
 */
function usePinned(asked: { key: number | undefined; unit: string }, now: UnitPlace | null): Pick<Units, 'open'> {
  const navigate = useNavigate({ from: '/adjudicate' });
  const open = useCallback(
    ({ key, dimension }: UnitPlace): void =>
      void navigate({ search: (before) => ({ ...before, key, unit: dimension }), replace: true }),
    [navigate],
  );
  const isNamed = now === null || (now.key === asked.key && now.dimension === asked.unit);
  const [key, dimension] = isNamed ? [] : [now.key, now.dimension];
  useEffect(() => {
    if (key !== undefined && dimension !== undefined) open({ key, dimension });
  }, [open, key, dimension]);
  return { open };
}

/** The view of the units; null until the list is loaded. */
export function useUnits(rater: string): Units | null {
  const { show, dimension, key, unit } = useSearch({ from: '/adjudicate' });
  const navigate = useNavigate({ from: '/adjudicate' });
  const kept = useUnitStates((state) => state.kept);
  const read = useFresh(rater);
  const list = useMemo(
    () => narrowed(read?.transcripts ?? [], { show, dimension, kept }),
    [read, show, dimension, kept],
  );
  const now = openUnit(read?.transcripts ?? [], list, { key, unit });
  const keys = useMemo(() => list.map((one) => one.key), [list]);
  const last = useLastWith(keys, key ?? null);
  const { open } = usePinned({ key, unit }, now);
  if (read === null) return null;
  const { transcripts, withheld, rubrics } = read;
  const near = neighbours(keys, last, key ?? null);
  const narrow: Units['narrow'] = (to) => {
    letGo();
    void navigate({ search: (before) => ({ ...before, ...to, key: undefined, unit: '' }), replace: true });
  };
  return {
    empty: transcripts.length === 0,
    withheld,
    list,
    counts: counts(transcripts, dimension),
    rubrics,
    dimensions: [...new Set(transcripts.flatMap(({ units }) => units.map((one) => one.dimension)))].sort(),
    show,
    dimension,
    now,
    gone: now === null && key !== undefined,
    narrow,
    open,
    leaveSettled: () => {
      const fresh = queryClient.getQueryData(query('adjudicate.list', { rater }).queryKey)?.transcripts ?? transcripts;
      if (now !== null && !isListed(narrowed(fresh, { show, dimension, kept }), now)) narrow({});
    },
    advance: () => {
      const next = nextUnit(list, now, near);
      if (next === null) announce('All in the list are decided');
      else open(next);
    },
    step: (by) => {
      const to = list[by === 1 ? near.after : near.before];
      if (to !== undefined) open(firstOf(to));
    },
  };
}
