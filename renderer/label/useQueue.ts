// Which queue and which transcript of it the address means, and the ways to the others.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { Queue, QueueItem } from '../../contract/calls/label.ts';
import type { Round } from '../../contract/label.ts';
import { useRead } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { inTurn, isOpen, itemName, nextAfter, type ItemPlace } from './items.ts';
import { useSession } from './session.ts';

/** An item under its number in the queue, which stays whatever is put off. */
export interface NumberedItem extends QueueItem {
  number: number;
}

export interface QueueView {
  queues: readonly Queue[];
  /** '' where a single transcript was opened from the Library. */
  queue: string;
  /** In the order in which they come. */
  items: readonly NumberedItem[];
  /** The transcript on the screen; null when there is none to show. */
  key: number | null;
  round: Round;
  /** What is to be labelled after this one; null when all is done. */
  next: NumberedItem | null;
  choose: (queue: string) => void;
  open: (item: ItemPlace, inQueue?: string) => void;
  step: (by: 1 | -1) => void;
}

const NO_ITEMS: readonly QueueItem[] = [];

/** The items of a queue with what was done since they were read. */
function useFreshItems(read: readonly QueueItem[] | null): readonly NumberedItem[] {
  const states = useSession((session) => session.states);
  return useMemo(() => {
    const fresh = (read ?? NO_ITEMS).map((item, index) => ({ ...item, ...states.get(itemName(item)), number: index + 1 }));
    return inTurn(fresh);
  }, [read, states]);
}

/** null until queues and items are here. */
export function useQueue(rater: string): QueueView | null {
  const { queue: asked, key: keyAsked, round: roundAsked } = useSearch({ from: '/label' });
  const navigate = useNavigate({ from: '/label' });
  const read = useRead('label.queues', { rater });
  const queues = (read ?? []).filter(({ closed }) => !closed);
  // No queue asked for: the first with something left, else the first.
  const first = queues.find(({ total, done }) => done < total) ?? queues[0];
  const known = queues.find(({ name }) => name === asked);
  const queue = known?.name ?? (keyAsked === undefined ? (first?.name ?? '') : '');
  const inQueue = useRead('label.items', { rater, queue }, queue !== '');
  const items = useFreshItems(inQueue);
  const isAsked = ({ key, round }: QueueItem): boolean => key === keyAsked && (roundAsked === undefined || round === roundAsked);
  const item = keyAsked === undefined ? (items.find(isOpen) ?? items[0]) : items.find(isAsked);
  const at = item === undefined ? -1 : items.indexOf(item);
  const open = ({ key, round }: ItemPlace, from = queue): void => void navigate({ search: { queue: from, key, round } });
  // what was chosen here stays on the screen when it is submitted; a queue that was just made may not be known yet
  const chosen = keyAsked === undefined && (asked === '' || known !== undefined) ? item : undefined;
  useEffect(() => {
    if (chosen !== undefined) void navigate({ search: { queue, key: chosen.key, round: chosen.round }, replace: true });
  }, [chosen, navigate, queue]);
  if (read === null || (inQueue === null && queue !== '')) return null;
  return {
    queues,
    queue,
    items,
    key: item?.key ?? keyAsked ?? null,
    round: item?.round ?? roundAsked ?? 'main',
    next: nextAfter(items, at),
    choose: (wanted) => void navigate({ search: { queue: wanted } }),
    open,
    step: (by) => {
      const to = items[at + by];
      if (to === undefined) announce(by === 1 ? 'This is the last transcript of the queue' : 'This is the first transcript of the queue');
      else open(to);
    },
  };
}
