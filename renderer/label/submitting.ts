// Ends an item (submit, postpone, skip) or reveals its scores, and checks what must be read or answered first.
import { FLAGS, missing } from '../cards/answers.ts';
import { unseenReasoning, unseenResult } from '../desk/unseen.ts';
import { announce } from '../parts/announce.ts';
import { unmask } from '../transcript/arriving.ts';
import { isWhole, type Place } from '../transcript/model.ts';
import { goToSpan } from '../transcript/moves.ts';
import { onceAfterTurns } from '../transcript/turns.ts';
import { secondsOn } from './active-time.ts';
import { ask, focus, make, makeAtOnce, type LabelDesk, type Question } from './desk.ts';
import { labelNow } from './labels.ts';

const firstCard = ({ cards }: LabelDesk): string => cards[0] ?? FLAGS;

/** Whether this is the first of two passes. */
const isMasked = ({ model }: LabelDesk): boolean => model.getState().folds.masked;

/** The part that should be in view before the rater continues, unless the rater chose not to look at it. */
function unseenNow(desk: LabelDesk, waved: readonly Question[]): { what: 'result' | 'reasoning'; place: Place } | null {
  const result = waved.includes('result') ? null : unseenResult(desk.model);
  if (result !== null) return { what: 'result', place: result };
  const isAsked = labelNow(desk).first_pass !== null && !waved.includes('reasoning');
  const reasoning = isAsked ? unseenReasoning(desk.model) : null;
  return reasoning === null ? null : { what: 'reasoning', place: reasoning };
}

/** Announces why the label cannot be submitted yet, and goes there; false if nothing is missing. */
function isHeldUp(desk: LabelDesk): boolean {
  const open = missing(labelNow(desk), desk.dimensions);
  if (open[0] !== undefined) {
    focus(desk, open[0].name);
    announce(`Not submitted: ${open.length} unanswered, the first is ${open[0].title}`);
    return true;
  }
  // before all messages are loaded, it is unknown whether the last tool result was seen
  if (!isWhole(desk.model.getState().head)) {
    announce('Not submitted: the transcript is still loading');
    return true;
  }
  const { waved } = desk.inHand.getState();
  const unseen = unseenNow(desk, waved);
  if (unseen === null) return false;
  ask(desk, unseen.what);
  return true;
}

function beginSecondPass(desk: LabelDesk, seconds: number): void {
  make(desk, { kind: 'second_pass', seconds, coverage: desk.model.getState().coverage });
  unmask(desk.model);
  focus(desk, firstCard(desk));
}

/** Submits and goes to the next item, or ends the first of two passes. Evidence that is being added is added first. */
export const submit = (desk: LabelDesk): void => onceAfterTurns(desk.model, () => submitNow(desk));

function submitNow(desk: LabelDesk): void {
  const label = labelNow(desk);
  if (label.submitted) return desk.around.next();
  if (isHeldUp(desk)) return;
  const seconds = (label.seconds ?? 0) + secondsOn(desk.name);
  if (isMasked(desk)) return beginSecondPass(desk, seconds);
  makeAtOnce(desk, {
    kind: 'submit',
    on: true,
    seconds,
    coverage: Math.max(label.coverage ?? 0, desk.model.getState().coverage),
  });
  // in training the known answers are shown before the next item
  if (desk.round === 'training') focus(desk, firstCard(desk));
  else desk.around.next();
}

/** Submits although the part in question was never in view. If the question is only closed, it is asked again. */
export function submitAnyway(desk: LabelDesk): void {
  desk.inHand.setState(({ asked, waved }) => ({ asked: null, waved: asked === null ? waved : [...waved, asked] }));
  submit(desk);
}

/** Goes to the part that was never in view. */
export function showUnseen(desk: LabelDesk): void {
  ask(desk, null);
  const unseen = unseenNow(desk, desk.inHand.getState().waved);
  if (unseen !== null) goToSpan(desk.model, { ...unseen.place, start: 0 });
}

/** Postpones the item to the end of the queue. */
export function later(desk: LabelDesk): void {
  const label = labelNow(desk);
  if (label.submitted) return announce('Already submitted');
  if (!label.later) make(desk, { kind: 'later', on: true });
  else announce('It is already at the end of the queue');
  desk.around.next();
}

/** Skips the item with a reason, and goes to the next. */
export function skipFor(desk: LabelDesk, reason: string): void {
  ask(desk, null);
  make(desk, { kind: 'skip', reason });
  desk.around.next();
}

/** Shows the graders' scores before the label is submitted; it no longer counts as blind. */
export function reveal(desk: LabelDesk): void {
  ask(desk, null);
  makeAtOnce(desk, { kind: 'reveal' });
}
