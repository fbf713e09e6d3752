// Items of a queue: a transcript in a round. A repeat is an item of its own, and looks the same as other items.
import type { QueueItem } from '../../contract/queue.ts';
import { labelState, type Label, type Round } from '../../contract/label.ts';

/** An item in an address. */
export interface ItemPlace {
  key: number;
  round: Round;
}

/** The part of a label that the queue shows. */
export type ItemState = Pick<QueueItem, 'state' | 'bookmarked' | 'later'>;

/** A name that differs between items of all queues. */
export const itemName = ({ id, round }: { id: string; round: Round }): string => `${round} ${id}`;

export const stateOf = (label: Label): ItemState => ({
  state: labelState(label),
  bookmarked: label.bookmarked,
  later: label.later,
});

/** Whether an item is still to be labelled. */
export const isOpen = ({ state }: Pick<ItemState, 'state'>): boolean => state === 'todo' || state === 'started';

/** The part of a label that decides the order of a queue. */
export interface Turn {
  open: boolean;
  /** Whether the item was postponed to the end. */
  later: boolean;
}

export const turnOf = (state: Pick<ItemState, 'state' | 'later'>): Turn => ({
  open: isOpen(state),
  later: state.later,
});

/**
 * A function that returns the turns of these items, in order, given the turns that changed since the items were read
 * (by item name). It returns the same list until a turn differs, so that opening an unchanged item renders nothing.
 */
export function turnsOf(items: readonly QueueItem[]): (changed: ReadonlyMap<string, Turn>) => readonly Turn[] {
  let last: readonly Turn[] = items.map(turnOf);
  let lastOf: ReadonlyMap<string, Turn> | null = null;
  return (changed) => {
    if (changed === lastOf) return last;
    lastOf = changed;
    const now = items.map((item) => changed.get(itemName(item)) ?? turnOf(item));
    const isSame = now.every(({ open, later }, at) => last[at]?.open === open && last[at].later === later);
    if (!isSame) last = now;
    return last;
  };
}

/**
 * The next item to label after the one at `at`: first from the rest of the queue, then from the items before it, last
 * from the postponed ones.
 */
export function nextAfter<T extends Turn>(items: readonly T[], at: number): T | null {
  const open = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].filter((item) => item.open);
  return open.find(({ later }) => !later) ?? open[0] ?? null;
}

/** The items in order, with postponed ones last. */
export function inTurn<T extends Turn>(items: readonly T[]): T[] {
  const putOff = (item: T): boolean => item.later && item.open;
  return [...items.filter((item) => !putOff(item)), ...items.filter(putOff)];
}
