// Which queue and which transcript of it the address means, and the ways to the others.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Queue, QueueItem } from '../../contract/calls/label.ts';
import { labelState, type Round } from '../../contract/label.ts';
import { useRead } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { useSession } from './session.ts';

export interface QueueView {
  queues: readonly Queue[];
  /** '' where a single transcript was opened from the Library. */
  queue: string;
  items: readonly QueueItem[];
  /** The transcript on the screen; null when there is none to show. */
  key: number | null;
  round: Round;
  /** What is to be labelled after this one; null when all is done. */
  next: QueueItem | null;
  choose: (queue: string) => void;
  open: (key: number, inQueue?: string) => void;
  step: (by: 1 | -1) => void;
}

/** The states of the queue's transcripts with what was done since they were read. */
function useFreshItems(items: readonly QueueItem[]): QueueItem[] {
  const labels = useSession((session) => session.labels);
  return items.map((item) => {
    const label = labels.get(item.id);
    return label === undefined ? item : { ...item, state: labelState(label), bookmarked: label.bookmarked };
  });
}

const isOpen = ({ state }: QueueItem): boolean => state === 'todo' || state === 'started';

/** The next to label after `at`: the rest of the queue first, then what was passed over. */
function nextAfter(items: readonly QueueItem[], at: number): QueueItem | null {
  return [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(isOpen) ?? null;
}

const NO_ITEMS: readonly QueueItem[] = [];

/** null until queues and items are here. */
export function useQueue(rater: string): QueueView | null {
  const { queue: asked, key: keyAsked } = useSearch({ from: '/label' });
  const navigate = useNavigate({ from: '/label' });
  const read = useRead('label.queues', { rater });
  const queues = read ?? [];
  // No queue asked for: the first with something left, else the first.
  const first = queues.find(({ total, done }) => done < total) ?? queues[0];
  const known = queues.find(({ name }) => name === asked);
  const queue = known?.name ?? (keyAsked === undefined ? (first?.name ?? '') : '');
  const inQueue = useRead('label.items', { rater, queue }, queue !== '');
  const items = useFreshItems(inQueue ?? NO_ITEMS);
  const key = keyAsked ?? (items.find(isOpen) ?? items[0])?.key ?? null;
  const at = items.findIndex((item) => item.key === key);
  const open = (wanted: number, from = queue): void => void navigate({ search: { queue: from, key: wanted } });
  if (read === null || (inQueue === null && queue !== '')) return null;
  return {
    queues,
    queue,
    items,
    key,
    round: items[at]?.round ?? 'main',
    next: nextAfter(items, at),
    choose: (wanted) => void navigate({ search: { queue: wanted } }),
    open,
    step: (by) => {
      const to = items[at + by];
      if (to === undefined) announce(by === 1 ? 'This is the last transcript of the queue' : 'This is the first transcript of the queue');
      else open(to.key);
    },
  };
}
