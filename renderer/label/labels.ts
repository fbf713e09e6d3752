// This rater's labels in the window. A change first reaches components that show the changed part; components that
// summarise the label follow after it is drawn.
import { create, useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { EMPTY_LABEL, type Label } from '../../contract/label.ts';
import { afterPaint } from '../desk/after-paint.ts';
import { stateOf, turnOf, type ItemState, type Turn } from './items.ts';

/** The label of one item; null: unchanged since the item was opened. */
interface Held {
  now: Label | null;
  /** The label at the last drawing of the screen. */
  drawn: Label | null;
}

interface States {
  /** The states that rows of the queue show, by item name; the same map until a state changes. */
  states: ReadonlyMap<string, ItemState>;
  /**
   * What determines the order of the queue; the same map until it changes, so that few key presses render the queue
   * again.
   */
  turns: ReadonlyMap<string, Turn>;
}

export const useStates = create<States>()(() => ({ states: new Map(), turns: new Map() }));

/** Number of labels that stay in memory, besides those that undo needs. */
const MOST_ITEMS = 300;

/**
 * Labels by the item's name, the most recently opened last. A reset keeps the stores, so that their subscribers are
 * notified.
 */
const items = new Map<string, StoreApi<Held>>();

function itemNamed(name: string): StoreApi<Held> {
  const known = items.get(name);
  if (known !== undefined) return known;
  const made = createStore<Held>(() => ({ now: null, drawn: null }));
  items.set(name, made);
  return made;
}

/** Resets all labels. */
export function resetLabels(): void {
  for (const item of items.values()) item.setState({ now: null, drawn: null });
  useStates.setState({ states: new Map(), turns: new Map() });
}

const isSameState = (a: ItemState | undefined, b: ItemState): boolean =>
  a?.state === b.state && a.bookmarked === b.bookmarked && a.later === b.later;

/** Updates the state of an item in the queue if it changes. */
function tellQueue(name: string, label: Label): void {
  const { states, turns } = useStates.getState();
  const state = stateOf(label);
  if (isSameState(states.get(name), state)) return;
  const turn = turnOf(state);
  const before = turns.get(name);
  const isTurnSame = before?.open === turn.open && before.later === turn.later;
  useStates.setState({
    states: new Map(states).set(name, state),
    turns: isTurnSame ? turns : new Map(turns).set(name, turn),
  });
}

/** Sets the label of this name; null restores the label as it was read when its item was opened. */
export function hold(name: string, label: Label | null): void {
  const item = itemNamed(name);
  const { now, drawn } = item.getState();
  item.setState({ now: label });
  if (label !== null) tellQueue(name, label);
  // if they differ already, an update is scheduled
  if (now === drawn) afterPaint(() => item.setState((held) => ({ drawn: held.now })));
}

/**
 * Adds a label that was read from the study when its item was opened; changes made in the window since then are kept.
 */
export function holdLabel(name: string, label: Label): void {
  const item = itemNamed(name);
  items.delete(name);
  items.set(name, item);
  if (item.getState().now === null) hold(name, label);
}

/**
 * Drops the labels of the items opened longest ago, except those with a name in `needed`. Returns whether any were
 * dropped: they must be read from the study when they are opened again.
 */
export function forgetOldest(needed: () => ReadonlySet<string>): boolean {
  if (items.size <= MOST_ITEMS) return false;
  const kept = needed();
  const old = [...items.keys()].slice(0, -MOST_ITEMS).filter((name) => !kept.has(name));
  for (const name of old) items.delete(name);
  return old.length > 0;
}

/** The current label of this name. */
export const labelNamed = (name: string): Label => itemNamed(name).getState().now ?? EMPTY_LABEL;

/** An open item: its name, and its label as it was read when it was opened. */
export interface Item {
  name: string;
  read: Label;
}

/** The current label of an open item. */
export const labelNow = ({ name, read }: Item): Label => itemNamed(name).getState().now ?? read;

/** Calls a listener when the label of an item changes; returns the function that ends this. */
export const onLabel = ({ name }: Item, listener: () => void): (() => void) => itemNamed(name).subscribe(listener);

/** A part of an item's label, as a hook that renders again only when that part changes. */
export const useLabel = <T>({ name, read }: Item, part: (label: Label) => T): T =>
  useStore(itemNamed(name), ({ now }) => part(now ?? read));

/** A part of an item's label for components that summarise it: they follow after the change itself is drawn. */
export const useDrawnLabel = <T>({ name, read }: Item, part: (label: Label) => T): T =>
  useStore(itemNamed(name), ({ drawn }) => part(drawn ?? read));
