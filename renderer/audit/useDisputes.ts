// The listed disputes and the open one, read from the address, and the navigation to other disputes.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Output } from '../../contract/calls.ts';
import type { DisputeChoice } from '../../contract/dispute-list.ts';
import { isUndecided, type Dispute } from '../../contract/dispute.ts';
import { query } from '../client/queries.ts';
import { neighbours, useLastWith } from '../desk/neighbours.ts';
import { announce } from '../parts/announce.ts';

export interface Disputes {
  /** Whether there are no disputed scores, or none that may be seen. */
  empty: boolean;
  withheld: number;
  /** The graders whose scores are mapped to levels. */
  graders: readonly string[];
  list: readonly number[];
  counts: Output<'audit.list'>['counts'];
  choice: DisputeChoice;
  /** The dispute on the screen; null if the list is empty. */
  now: number | null;
  narrow: (to: Partial<DisputeChoice>) => void;
  open: (key: number) => void;
  /** Opens the next or previous dispute of the list. */
  step: (by: 1 | -1) => void;
  /** Opens the next dispute to decide after this one, or announces that all are decided. */
  advance: () => void;
}

const NO_DISPUTES: readonly number[] = [];

/** The view of the disputes; null until the list is loaded. */
export function useDisputes(rater: string): Disputes | null {
  const { key, ...choice } = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const { data, isPlaceholderData } = useQuery({
    ...query('audit.list', { rater, choice }),
    throwOnError: true,
    placeholderData: keepPreviousData,
  });
  const list = data?.disputes ?? NO_DISPUTES;
  const now = key ?? list[0] ?? null;
  const last = useLastWith(list, now);
  const open = (to: number): void => void navigate({ search: (before) => ({ ...before, key: to }), replace: true });
  // otherwise another dispute would open when the list begins with another one; the list of another choice may not have
  // arrived yet
  const unnamed = key === undefined && !isPlaceholderData ? now : null;
  useEffect(() => {
    if (unnamed !== null) void navigate({ search: (before) => ({ ...before, key: unnamed }), replace: true });
  }, [navigate, unnamed]);
  if (data === undefined) return null;
  const { counts, all, withheld, graders } = data;
  const { before, after } = neighbours(list, last, now);
  return {
    empty: all === 0,
    withheld,
    graders,
    list,
    counts,
    choice,
    now,
    narrow: (to) => void navigate({ search: (before) => ({ ...before, ...to, key: undefined }), replace: true }),
    open,
    step: (by) => {
      const to = list[by === 1 ? after : before];
      if (to !== undefined) open(to);
    },
    advance: () => {
      const next = list[after] ?? list.find((one) => one !== now);
      if (next === undefined) announce('All in the list are decided');
      else open(next);
    },
  };
}

/** Rows per request. */
const CHUNK = 100;

/** The disputes of the list from index `first` to `end`, by key, as far as they are loaded. */
export function useDisputeRows(list: readonly number[], first: number, end: number): ReadonlyMap<number, Dispute> {
  const from = Math.floor(first / CHUNK);
  const to = Math.floor(Math.max(0, end - 1) / CHUNK);
  const chunks = Array.from({ length: to - from + 1 }, (_, n) =>
    list.slice((from + n) * CHUNK, (from + n + 1) * CHUNK),
  );
  return useQueries({
    queries: chunks.map((some) => ({
      ...query('audit.rows', { disputes: some }),
      enabled: some.length > 0,
      placeholderData: keepPreviousData,
    })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => data ?? []).map((row) => [row.key, row])),
  });
}

export const needsDecision = ({ state }: Dispute): boolean => isUndecided(state);
