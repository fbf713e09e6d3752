// The listed units and the open one, read from the address, and the navigation to other units.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Output } from '../../contract/calls.ts';
import type { Rubric } from '../../contract/rubric.ts';
import type { TranscriptUnits } from '../../contract/unit.ts';
import { query } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { counts, firstOf, narrowed, nextUnit, unitName, type Show, type UnitPlace } from './list.ts';
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
  /** The unit on the screen; null if the list is empty. */
  now: UnitPlace | null;
  narrow: (to: { show?: Show; dimension?: string }) => void;
  open: (place: UnitPlace) => void;
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
  if (read === null) return null;
  const { transcripts, withheld, rubrics } = read;
  const asked = transcripts.find((one) => one.key === key);
  const [first] = list;
  const now =
    asked !== undefined
      ? {
          key: asked.key,
          dimension: asked.units.some((one) => one.dimension === unit) ? unit : firstOf(asked).dimension,
        }
      : first === undefined
        ? null
        : firstOf(first);
  const open = (place: UnitPlace): void =>
    void navigate({ search: (before) => ({ ...before, key: place.key, unit: place.dimension }), replace: true });
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
    narrow: (to) => {
      letGo();
      void navigate({ search: (before) => ({ ...before, ...to, key: undefined, unit: '' }), replace: true });
    },
    open,
    advance: () => {
      const next = now === null ? null : nextUnit(list, now);
      if (next === null) announce('All in the list are decided');
      else open(next);
    },
    step: (by) => {
      const at = list.findIndex((one) => one.key === now?.key);
      const to = list[Math.max(0, Math.min(list.length - 1, at + by))];
      if (to !== undefined && to.key !== now?.key) open(firstOf(to));
    },
  };
}
