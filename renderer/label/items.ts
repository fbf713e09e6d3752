// An item of a queue is a transcript under a round: a repeat is an item of its own, and nothing on the screen tells it
// from another.
import type { QueueItem } from '../../contract/queue.ts';
import { labelState, type Label, type Round } from '../../contract/label.ts';

/** What an address says of an item. */
export interface ItemPlace {
  key: number;
  round: Round;
}

/** What the queue shows of a label. */
export type ItemState = Pick<QueueItem, 'state' | 'bookmarked' | 'later'>;

/** Tells an item from every other, in whatever queue it stands. */
export const itemName = ({ id, round }: { id: string; round: Round }): string => `${round} ${id}`;

export const stateOf = (label: Label): ItemState => ({
  state: labelState(label),
  bookmarked: label.bookmarked,
  later: label.later,
});

/** Whether there is still something to do. */
export const isOpen = ({ state }: Pick<ItemState, 'state'>): boolean => state === 'todo' || state === 'started';

/** What the order of a queue depends on. */
export interface Turn {
  open: boolean;
  /** Put off to the end. */
  later: boolean;
}

export const turnOf = (state: Pick<ItemState, 'state' | 'later'>): Turn => ({
  open: isOpen(state),
  later: state.later,
});

/**
 * The next to label after the one at `at`: the rest of the queue first, then what was passed over, last what was put
 * off.
 */
export function nextAfter<T extends Turn>(items: readonly T[], at: number): T | null {
  const open = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].filter((item) => item.open);
  return open.find(({ later }) => !later) ?? open[0] ?? null;
}

/** In the order in which they come: what was put off stands behind everything else. */
export function inTurn<T extends Turn>(items: readonly T[]): T[] {
  const putOff = (item: T): boolean => item.later && item.open;
  return [...items.filter((item) => !putOff(item)), ...items.filter(putOff)];
}
