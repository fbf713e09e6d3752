// The session of Label: every change of a label is an event of its log, and one undo reverses a whole typed text.
import {
  applyChange,
  type Answer,
  type Change,
  type Label,
  type LabelEvent,
  type Round,
} from '../../contract/label.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';
import { Session, type Noun, type Step } from '../desk/session.ts';
import { resetTime } from './active-time.ts';
import { inverse } from './inverse.ts';
import { itemName } from './items.ts';
import { forgetOldest, hold, holdLabel, labelNamed, resetLabels } from './labels.ts';

/** The transcript being labelled, and the facts that every event about it contains. */
export interface LabelSubject {
  key: number;
  id: string;
  rater: string;
  round: Round;
  rubric: number;
  queue: string | null;
  seen_grader: boolean;
}

export type LabelStep = Step<LabelSubject, Change>;

const isWritten = (answer: Answer | null): boolean => answer !== null && answer.state !== 'level';

/** Undo works on whole notes and answers, not on single letters. */
function continues(last: LabelStep, { subject, redo: [change] }: LabelStep): boolean {
  const [before] = last.redo;
  if (itemName(last.subject) !== itemName(subject) || change === undefined) return false;
  if (change.kind === 'note') return before?.kind === 'note' && before.dimension === change.dimension;
  if (change.kind !== 'answer' || before?.kind !== 'answer' || before.dimension !== change.dimension) return false;
  return isWritten(before.answer) && (change.answer === null || change.answer.state === before.answer?.state);
}

/** The items whose graders' scores have been on the screen, by name. */
const sighted = new Set<string>();

/**
 * Marks all further events about this item as made after its scores were seen, including the undo of an earlier step.
 */
export const scoresShown = (item: string): void => void sighted.add(item);

const labelNoun: Noun<LabelSubject, Change, LabelEvent> = {
  nameOf: itemName,
  entry: (subject, change) => {
    const { id: transcript, rater, round, rubric, queue } = subject;
    const seen_grader = subject.seen_grader || sighted.has(itemName(subject));
    const at = new Date().toISOString();
    return { id: crypto.randomUUID(), at, transcript, rater, round, rubric, queue, seen_grader, change };
  },
  show: (subject, events) => {
    const name = itemName(subject);
    hold(
      name,
      events.reduce((label, { change }) => applyChange(label, change), labelNamed(name)),
    );
  },
  send: (events) => call('label.record', { events: [...events] }),
  readAgain: async (subject) => {
    const { rater, id, round } = subject;
    hold(itemName(subject), await call('label.get', { rater, id, round }).catch(() => null));
  },
  reset: () => {
    sighted.clear();
    resetTime();
    resetLabels();
  },
  continues,
};

export const session = new Session(labelNoun);

/** The items that undo or redo would change. */
function inHistory(): Set<string> {
  const { past, future } = session.state.getState();
  return new Set([...past, ...future].map(({ subject }) => itemName(subject)));
}

/** Shows the stored label of an item that is opened, and drops the labels of items opened long ago. */
export function openItem(name: string, read: Label): void {
  holdLabel(name, read);
  // data that was read ahead may be older than events recorded since then
  if (forgetOldest(inHistory)) queryClient.removeQueries({ queryKey: ['label.get'], type: 'inactive' });
}

/**
 * Makes a change: it is shown at once, and is on disk before the header shows "saved". A reveal or a second pass cannot
 * be undone.
 */
export const change = (subject: LabelSubject, one: Change): void =>
  session.do(subject, inverse(labelNamed(itemName(subject)), one), [one]);
