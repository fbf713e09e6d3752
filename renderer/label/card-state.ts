// The state of each card of the rubric column: only its own part of the label and of the desk, so that a key press
// renders only the cards that it changes.
import { useMemo, useSyncExternalStore } from 'react';
import type { Evidence } from '../../contract/evidence.ts';
import type { DimensionLabel, Label } from '../../contract/label.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { changeText, FLAGS, flagChangeText, partOf } from '../cards/answers.ts';
import { inOrder } from '../cards/evidence.ts';
import { isSame } from '../parts/same.ts';
import type { InHand, LabelDesk } from './desk.ts';
import { labelNow, onLabel } from './labels.ts';

/** The part of the desk's state that any card shows. */
interface Held {
  focused: boolean;
  ready: boolean;
  /** The title of the card whose answer opened this one, or would open it. The text is rendered before it is needed. */
  offer: string | null;
  evidence: readonly Evidence[];
}

export interface CardState extends Held {
  part: DimensionLabel;
  changed: string | null;
  explained: boolean;
  prompted: boolean;
}

export interface FlagsState extends Held {
  there: readonly string[];
  note: string;
  changed: string;
}

const titleOf = ({ dimensions }: LabelDesk, name: string | null): string | null =>
  dimensions.find((dimension) => dimension.name === name)?.title ?? null;

/**
 * A function that returns the evidence that satisfies `isMeant`, as the same array until the label's evidence changes.
 */
function evidenceOf(isMeant: (one: Evidence) => boolean): (label: Label) => readonly Evidence[] {
  let of: readonly Evidence[] | null = null;
  let own: readonly Evidence[] = [];
  return ({ evidence }) => {
    if (of === evidence) return own;
    of = evidence;
    const now = inOrder(evidence.filter(isMeant));
    if (now.length !== own.length || now.some((one, place) => one !== own[place])) own = now;
    return own;
  };
}

const heldOf = (desk: LabelDesk, card: string, now: InHand): Omit<Held, 'evidence'> => ({
  focused: now.focused === card,
  ready: now.ready.includes(card),
  offer: titleOf(desk, now.focused === card ? now.answered : now.next?.card === card ? now.next.after : null),
});

interface Watch<T> {
  subscribe: (listener: () => void) => () => void;
  /** Returns the same object until a part of it changes. */
  look: () => T;
}

/** Follows the label and the state of the desk. */
function watch<T extends object>(desk: LabelDesk, read: (label: Label, now: InHand) => T): Watch<T> {
  let last: T | null = null;
  return {
    subscribe: (listener) => {
      const ends = [onLabel(desk, listener), desk.inHand.subscribe(listener)];
      return () => ends.forEach((end) => end());
    },
    look: () => {
      const next = read(labelNow(desk), desk.inHand.getState());
      if (last === null || !isSame(last, next)) last = next;
      return last;
    },
  };
}

function watchCard(desk: LabelDesk, dimension: Dimension): Watch<CardState> {
  const { name } = dimension;
  const evidence = evidenceOf((one) => one.dimension === name);
  return watch(desk, (label, now) => ({
    ...heldOf(desk, name, now),
    evidence: evidence(label),
    part: partOf(label, name),
    changed: label.first_pass === null ? null : changeText(label, dimension),
    explained: now.explained === name,
    prompted: now.prompted === name,
  }));
}

function watchFlags(desk: LabelDesk): Watch<FlagsState> {
  const { flags } = desk.rubric;
  const evidence = evidenceOf((one) => flags.some(({ name }) => name === one.dimension));
  return watch(desk, (label, now) => ({
    ...heldOf(desk, FLAGS, now),
    evidence: evidence(label),
    there: label.flags,
    note: label.note,
    changed: flagChangeText(label, flags),
  }));
}

/** The state of the card of a dimension. */
export function useCard(desk: LabelDesk, dimension: Dimension): CardState {
  const { subscribe, look } = useMemo(() => watchCard(desk, dimension), [desk, dimension]);
  return useSyncExternalStore(subscribe, look);
}

/** The state of the card of the flags. */
export function useFlags(desk: LabelDesk): FlagsState {
  const { subscribe, look } = useMemo(() => watchFlags(desk), [desk]);
  return useSyncExternalStore(subscribe, look);
}
