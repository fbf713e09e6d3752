// This rater's labels as the window knows them: changed at once, recorded in the same breath, undone step by step.
import { create } from 'zustand';
import type { LabelEvent } from '../../contract/label.ts';
import { applyChange, EMPTY_LABEL, type Answer, type Change, type Label, type Round } from '../../contract/label.ts';
import { call } from '../client/call.ts';
import { did, doneAgain, NO_HISTORY, takenBack, without, type History } from '../parts/history.ts';
import { tellProblem } from '../parts/trouble.ts';
import { inverse } from './inverse.ts';
import { itemName, stateOf, type ItemState } from './items.ts';

/** The transcript being labelled, and what every event about it says beside the change. */
export interface Subject {
  key: number;
  id: string;
  rater: string;
  round: Round;
  rubric: number;
  queue: string | null;
  seen_grader: boolean;
}

/** One thing the rater did, with its way back. */
export interface Step {
  subject: Subject;
  undo: readonly Change[];
  redo: readonly Change[];
}

interface Session extends History<Step> {
  /** Study and rater that it belongs to. */
  owner: string;
  /** By the item's name; an item is here once its label was read. */
  labels: ReadonlyMap<string, Label>;
  /** What the queue shows of them: the same map until something of that changes, so that few key presses draw the queue again. */
  states: ReadonlyMap<string, ItemState>;
}

const NOTHING: Session = { owner: '', labels: new Map(), states: new Map(), ...NO_HISTORY };

export const useSession = create<Session>()(() => NOTHING);

/** Begins anew: undo reaches back over queues and places, but not into another study or another rater's work. */
export const beginSession = (owner: string): void => useSession.setState({ ...NOTHING, owner });

const isSame = (a: ItemState | undefined, b: ItemState): boolean =>
  a?.state === b.state && a.bookmarked === b.bookmarked && a.later === b.later;

/** Holds the label of this name; null lets go of it, so that it is read anew. */
function hold(name: string, label: Label | null): void {
  const { labels, states } = useSession.getState();
  const known = new Map(labels);
  if (label === null) known.delete(name);
  else known.set(name, label);
  const state = label === null ? null : stateOf(label);
  const shown = state === null || isSame(states.get(name), state) ? states : new Map(states).set(name, state);
  useSession.setState({ labels: known, states: shown });
}

/** Takes a label that was read from the study; what the window has changed since stays. */
export function holdLabel(name: string, label: Label): void {
  if (!useSession.getState().labels.has(name)) hold(name, label);
}

const labelOf = (subject: Subject): Label => useSession.getState().labels.get(itemName(subject)) ?? EMPTY_LABEL;

function record(subject: Subject, changes: readonly Change[]): void {
  hold(itemName(subject), changes.reduce(applyChange, labelOf(subject)));
  const { id: transcript, rater, round, rubric, queue, seen_grader } = subject;
  const at = new Date().toISOString();
  const about = { at, transcript, rater, round, rubric, queue, seen_grader };
  const events = changes.map((change): LabelEvent => ({ id: crypto.randomUUID(), ...about, change }));
  call('label.record', { events }).catch((error: unknown) => void notRecorded(subject, error));
}

/** The screen must not show what is not on disk: the label is read anew, and steps that never happened are forgotten. */
async function notRecorded(subject: Subject, error: unknown): Promise<void> {
  tellProblem(error);
  const name = itemName(subject);
  useSession.setState((session) => without(session, (step) => itemName(step.subject) === name));
  hold(name, await call('label.get', { rater: subject.rater, id: subject.id, round: subject.round }).catch(() => null));
}

const isWritten = (answer: Answer | null): boolean => answer !== null && answer.state !== 'level';

/** Typing is undone by the note or the answer, not by the letter. */
function continues(last: Step | undefined, subject: Subject, change: Change): last is Step {
  const [before] = last?.redo ?? [];
  if (last === undefined || itemName(last.subject) !== itemName(subject)) return false;
  if (change.kind === 'note') return before?.kind === 'note' && before.dimension === change.dimension;
  if (change.kind !== 'answer' || before?.kind !== 'answer' || before.dimension !== change.dimension) return false;
  return isWritten(before.answer) && (change.answer === null || change.answer.state === before.answer?.state);
}

/** Does it: on the screen now, on disk before the header says "saved". */
export function change(subject: Subject, one: Change): void {
  const { past } = useSession.getState();
  const last = past.at(-1);
  const back = inverse(labelOf(subject), one);
  record(subject, [one]);
  // a reveal cannot be unseen
  if (back === null) return;
  const more = continues(last, subject, one);
  const step: Step = more ? { ...last, redo: [one] } : { subject, undo: back, redo: [one] };
  useSession.setState(did({ past: more ? past.slice(0, -1) : past, future: [] }, step));
}

function travel(way: typeof takenBack<Step>, side: 'undo' | 'redo'): Step | null {
  const moved = way(useSession.getState());
  if (moved === null) return null;
  useSession.setState(moved.history);
  record(moved.step.subject, moved.step[side]);
  return moved.step;
}

/** Takes the last step back; returns it, so that the screen can go where it happened. */
export const undo = (): Step | null => travel(takenBack, 'undo');

/** Does again what was last undone. */
export const redo = (): Step | null => travel(doneAgain, 'redo');
