// The desk of one item: the current label, the open card, and the target of each key. Its functions are in the files of
// this folder.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change, Label, Round } from '../../contract/label.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { FLAGS, missing, nextOpen } from '../cards/answers.ts';
import { evidenceStyles, type EvidenceStyle } from '../cards/evidence.ts';
import { usePreferences } from '../client/preferences.ts';
import { runWaiting } from '../desk/after-paint.ts';
import { announce } from '../parts/announce.ts';
import type { TranscriptModel } from '../transcript/model.ts';
import { labelNow, type Item } from './labels.ts';
import { isUndone } from './inverse.ts';
import { change, scoresShown, type LabelSubject } from './session.ts';
import { isTold, toldOf } from './told.ts';

/** The open question. `result` and `reasoning`: that part was never in view. */
export type Question = 'skip' | 'reveal' | 'result' | 'reasoning';

/** The state of the desk besides the label. */
export interface InHand {
  /** The open card: a dimension's name, or FLAGS. */
  focused: string;
  /** The cards whose content is rendered, hidden if closed: the open one, and the one that an answer would open. */
  ready: readonly string[];
  /** The card that an answer on the card `after` would open; null until it was determined in idle time. */
  next: { card: string; after: string } | null;
  /** The dimension whose explanation, rules and examples are shown. */
  explained: string | null;
  /** The dimension for which the reason of “cannot judge” is asked. */
  prompted: string | null;
  asked: Question | null;
  /** Parts that the rater chose not to look at when asked. */
  waved: readonly Question[];
  /** The id of the evidence that was visited last. */
  evidenceAt: string | null;
  /** The card whose answer opened this one: evidence and sureness are offered to it first. */
  answered: string | null;
}

/** The desk's queue and navigation; they change while the desk is open. */
export interface Around {
  queue: string | null;
  /** Whether the graders' scores are shown to this rater. */
  seenGrader: boolean;
  /** The search words that are marked in each transcript when it opens. */
  search: string;
  /** Opens the next transcript to label, or the page of a finished queue. */
  next: () => void;
  step: (by: 1 | -1) => void;
  /** Opens the item of an undone step. */
  open: (subject: LabelSubject) => void;
}

export interface LabelDesk extends Item {
  key: number;
  id: string;
  rater: string;
  round: Round;
  model: TranscriptModel;
  rubric: Rubric;
  /** The dimensions that are asked of this transcript. */
  dimensions: readonly Dimension[];
  /** The cards in order: dimensions, then FLAGS. */
  cards: readonly string[];
  looks: ReadonlyMap<string, EvidenceStyle>;
  inHand: StoreApi<InHand>;
  /** Set by the component that shows the desk, through `setAround`. */
  around: Around;
}

const NOWHERE: Around = {
  queue: null,
  seenGrader: false,
  search: '',
  next: () => undefined,
  step: () => undefined,
  open: () => undefined,
};

/** A desk for an opened item, with the first unanswered card open. */
export function createDesk(
  about: Pick<LabelDesk, 'name' | 'read' | 'key' | 'id' | 'rater' | 'round' | 'model' | 'rubric' | 'dimensions'>,
): LabelDesk {
  const cards = [...about.dimensions.map(({ name }) => name), FLAGS];
  const focused = missing(labelNow(about), about.dimensions)[0]?.name ?? cards[0] ?? FLAGS;
  const inHand = createStore<InHand>(() => ({
    focused,
    ready: [],
    next: null,
    explained: null,
    prompted: null,
    asked: null,
    waved: [],
    evidenceAt: null,
    answered: null,
  }));
  return { ...about, cards, looks: evidenceStyles(about.rubric), inHand, around: NOWHERE };
}

/** Sets the queue and navigation of a desk, and records that the scores of its item were shown. */
export function setAround(desk: LabelDesk, around: Around): void {
  desk.around = around;
  if (around.seenGrader) scoresShown(desk.name);
}

/** The data that all events about the open item share. */
export function subjectOf({ key, id, rater, round, rubric, around }: LabelDesk): LabelSubject {
  return { key, id, rater, round, rubric: rubric.version, queue: around.queue, seen_grader: around.seenGrader };
}

/** Changes the label of the open item, and announces the change with an offer to undo it. */
export function make(desk: LabelDesk, one: Change): void {
  change(subjectOf(desk), one);
  if (isTold(one)) announce(toldOf(one, desk.rubric), { undo: isUndone(one) });
}

/** Changes the label and sends the change before the next call, because what the rater may see depends on it. */
export function makeAtOnce(desk: LabelDesk, one: Change): void {
  make(desk, one);
  runWaiting();
}

/**
 * Opens a card; `answered`: the card whose answer opened it, if any. The card that was open stays rendered, hidden,
 * until `makeReady` removes it in idle time.
 */
function open(desk: LabelDesk, card: string, answered: string | null): void {
  const before = desk.inHand.getState();
  const ready = isLookedUp(labelNow(desk)) ? [] : [...before.ready, before.focused];
  if (card === before.focused) desk.inHand.setState({ answered });
  else desk.inHand.setState({ focused: card, ready, answered });
}

/** Opens a card by hand; evidence is added to it from now on. */
export const focus = (desk: LabelDesk, card: string): void => open(desk, card, null);

export const ask = (desk: LabelDesk, asked: Question | null): void => desk.inHand.setState({ asked });

/** The dimension of the open card; undefined on the card of the flags. */
export function dimensionOf(desk: LabelDesk): Dimension | undefined {
  const { focused } = desk.inHand.getState();
  return desk.dimensions.find(({ name }) => name === focused);
}

/**
 * Opens the card that follows an answer on this one, unless the rater prefers to stay. `before`: the label before the
 * answer.
 */
export function focusNext(desk: LabelDesk, before: Label, card: string): void {
  if (usePreferences.getState().advance) open(desk, nextOpen(before, desk.dimensions, card), card);
}

/** Whether answers are reviewed instead of given: after a first pass, and after submission. */
export const isLookedUp = (label: Label): boolean => label.submitted || label.first_pass !== null;

/** Determines which cards to render now. */
export function makeReady(desk: LabelDesk): void {
  const label = labelNow(desk);
  const { focused } = desk.inHand.getState();
  const next = { card: nextOpen(label, desk.dimensions, focused), after: focused };
  desk.inHand.setState(isLookedUp(label) ? { ready: [], next: null } : { ready: [focused, next.card], next });
}
