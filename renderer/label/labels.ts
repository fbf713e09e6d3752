// This rater's labels as the window knows them, each card and row subscribed to its own part.
import { create } from 'zustand';
import { EMPTY_LABEL, type Label } from '../../contract/label.ts';
import { stateOf, turnOf, type ItemState, type Turn } from './items.ts';

interface Labels {
  /** By the item's name; an item is here once its label was read. */
  labels: ReadonlyMap<string, Label>;
  /** What a row of the queue shows of each: the same map until something of that changes. */
  states: ReadonlyMap<string, ItemState>;
  /**
   * What tells which comes next: the same map until something of that changes, so that few key presses draw the queue
   * again.
   */
  turns: ReadonlyMap<string, Turn>;
}

export const useLabels = create<Labels>()(() => ({ labels: new Map(), states: new Map(), turns: new Map() }));

/** Forgets all of them. */
export const resetLabels = (): void => useLabels.setState({ labels: new Map(), states: new Map(), turns: new Map() });

const isSame = (a: ItemState | undefined, b: ItemState): boolean =>
  a?.state === b.state && a.bookmarked === b.bookmarked && a.later === b.later;

/** Holds the label of this name; null lets go of it, and the desk shows it as it was read when it was opened. */
export function hold(name: string, label: Label | null): void {
  const { labels, states, turns } = useLabels.getState();
  const known = new Map(labels);
  if (label === null) {
    known.delete(name);
    return useLabels.setState({ labels: known });
  }
  known.set(name, label);
  const state = stateOf(label);
  if (isSame(states.get(name), state)) return useLabels.setState({ labels: known });
  const turn = turnOf(state);
  const before = turns.get(name);
  const isTurnSame = before?.open === turn.open && before.later === turn.later;
  useLabels.setState({
    labels: known,
    states: new Map(states).set(name, state),
    turns: isTurnSame ? turns : new Map(turns).set(name, turn),
  });
}

/** Takes a label that was read from the study; what the window has changed since stays. */
export function holdLabel(name: string, label: Label): void {
  if (!useLabels.getState().labels.has(name)) hold(name, label);
}

/** The label of this name as it is now. */
export const labelNamed = (name: string): Label => useLabels.getState().labels.get(name) ?? EMPTY_LABEL;

/** An item that is open: its name, and its label as it was read when it was opened. */
export interface Item {
  name: string;
  read: Label;
}

/** The label of an open item as it is now. */
export const labelNow = ({ name, read }: Item): Label => useLabels.getState().labels.get(name) ?? read;

/** A part of an item's label; who asks is drawn again when that part changes, and not for any other. */
export const useLabel = <T>({ name, read }: Item, part: (label: Label) => T): T =>
  useLabels(({ labels }) => part(labels.get(name) ?? read));
