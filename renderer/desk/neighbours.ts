// The neighbours of the open item in its list, also after the item has left the list.
import { useState } from 'react';

/** The places of the items before and after an item in a list; they may lie outside of it. */
export interface Neighbours {
  before: number;
  after: number;
}

/**
 * The neighbours of `now`. `last`: the last list that had it, where an item that has left the list is looked up, so
 * that the next item is not the first of the list. An item that was in neither is before the first.
 */
export function neighbours<T>(list: readonly T[], last: readonly T[], now: T | null): Neighbours {
  const at = now === null ? -1 : list.indexOf(now);
  if (at !== -1) return { before: at - 1, after: at + 1 };
  const was = now === null ? -1 : last.indexOf(now);
  if (was === -1) return { before: -1, after: 0 };
  const behind = new Set(last.slice(was + 1));
  const next = list.findIndex((one) => behind.has(one));
  const after = next === -1 ? list.length : next;
  return { before: after - 1, after };
}

/** The last of the given lists that had the open item. */
export function useLastWith<T>(list: readonly T[], now: T | null): readonly T[] {
  const [last, setLast] = useState(list);
  if (now === null || last === list || !list.includes(now)) return last;
  setLast(list);
  return list;
}
