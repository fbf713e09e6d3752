// The queue and item of the address, and the navigation to other items.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { AS_IMPORTED, type Listed } from '../../contract/library.ts';
import { wordsOf } from '../../contract/filter/words.ts';
import type { Queue, QueueItem } from '../../contract/queue.ts';
import type { Round } from '../../contract/label.ts';
import { useRead } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { inTurn, nextAfter, turnOf, turnsOf, type ItemPlace, type Turn } from './items.ts';
import { useStates } from './labels.ts';

/** An item with its number in the queue, which does not change when items are postponed. */
export interface NumberedItem extends QueueItem {
  number: number;
}

export interface QueueView {
  queues: readonly Queue[];
  /** '' if a single transcript was opened from the Library. */
  queue: string;
  /** The search words of the list, with their scope. */
  search: string;
  /** The items in order, each in the state in which the queue was read; later changes are in `useStates`. */
  items: readonly NumberedItem[];
  /** The transcript on the screen; null if no transcript is shown. */
  key: number | null;
  round: Round;
  /** The next item to label; null if all are done. */
  next: NumberedItem | null;
  choose: (queue: string) => void;
  open: (item: ItemPlace, inQueue?: string) => void;
  step: (by: 1 | -1) => void;
}

type Turned = Turn & { item: NumberedItem };

const NO_QUEUES: readonly Queue[] = [];
const NO_ITEMS: readonly QueueItem[] = [];
const NO_LIST: Listed = { filter: '', sort: AS_IMPORTED, around: 0 };

/** The items of a queue, in the order that results from changes since they were read. */
function useTurned(read: readonly QueueItem[] | null): readonly Turned[] {
  const items = read ?? NO_ITEMS;
  const select = useMemo(() => turnsOf(items), [items]);
  // opening an item reports its turn, which is usually unchanged and then renders nothing
  const turns = useStates((all) => select(all.turns));
  return useMemo(() => {
    const all = items.map((item, index) => ({
      ...(turns[index] ?? turnOf(item)),
      item: { ...item, number: index + 1 },
    }));
    return inTurn(all);
  }, [items, turns]);
}

/** The queue of the address; otherwise the first unfinished queue; otherwise the first. */
function queueAsked(queues: readonly Queue[], asked: string, isOne: boolean): { queue: string; isKnown: boolean } {
  const known = queues.find(({ name }) => name === asked);
  const first = queues.find(({ total, done }) => done < total) ?? queues[0];
  return { queue: known?.name ?? (isOne ? '' : (first?.name ?? '')), isKnown: known !== undefined };
}

/** The view of the queue; null until queues and items are loaded. */
export function useQueue(rater: string): QueueView | null {
  const address = useSearch({ from: '/label' });
  const navigate = useNavigate({ from: '/label' });
  const read = useRead('label.queues', { rater });
  // if the queue was closed or deleted in the meantime, the next one is opened; a queue that was just made has no open
  // item yet
  const own = read?.find(({ name }) => name === address.queue);
  const isGone = read !== null && own === undefined && address.queue !== '' && address.key !== undefined;
  const isClosed = own?.closed === true || isGone;
  const {
    queue: asked,
    key: keyAsked,
    round: roundAsked,
  } = isClosed ? { queue: '', key: undefined, round: undefined } : address;
  const queues = useMemo(() => read?.filter(({ closed }) => !closed) ?? null, [read]);
  const { queue, isKnown } = queueAsked(queues ?? NO_QUEUES, asked, keyAsked !== undefined);
  const list = queue === '' ? address.list : undefined;
  const ofQueue = useRead('label.items', { rater, queue }, queue !== '');
  const ofList = useRead('label.listed', { rater, list: list ?? NO_LIST }, list !== undefined);
  const inQueue = list === undefined ? ofQueue : ofList;
  const turned = useTurned(inQueue);
  const isAsked = ({ key, round }: QueueItem): boolean =>
    key === keyAsked && (roundAsked === undefined || round === roundAsked);
  const now =
    keyAsked === undefined ? (turned.find(({ open }) => open) ?? turned[0]) : turned.find(({ item }) => isAsked(item));
  const item = now?.item;
  // a chosen item stays on the screen after it is submitted; a new queue may not be known yet
  const chosen = keyAsked === undefined && (asked === '' || isKnown) ? item : undefined;
  useEffect(() => {
    if (chosen !== undefined) void navigate({ search: { queue, key: chosen.key, round: chosen.round }, replace: true });
  }, [chosen, navigate, queue]);
  const key = item?.key ?? keyAsked ?? null;
  const round = item?.round ?? roundAsked ?? 'main';
  return useMemo(() => {
    if (queues === null || (inQueue === null && (queue !== '' || list !== undefined))) return null;
    const inA = list === undefined ? 'queue' : 'list';
    const at = now === undefined ? -1 : turned.indexOf(now);
    const open = (to: ItemPlace, from = queue): void =>
      void navigate({ search: { queue: from, key: to.key, round: to.round, ...(from === '' && { list }) } });
    return {
      queues,
      queue,
      search: list === undefined ? '' : wordsOf(list.filter),
      items: turned.map((one) => one.item),
      key,
      round,
      next: nextAfter(turned, at)?.item ?? null,
      choose: (wanted) => void navigate({ search: { queue: wanted } }),
      open,
      step: (by) => {
        const to = turned[at + by];
        if (to === undefined)
          announce(
            by === 1 ? `This is the last transcript of the ${inA}` : `This is the first transcript of the ${inA}`,
          );
        else open(to.item);
      },
    };
  }, [queues, inQueue, queue, list, turned, now, key, round, navigate]);
}
