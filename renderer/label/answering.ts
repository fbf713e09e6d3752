// Actions on the label of an open item: levels, components, flags, sureness, and undo.
import { levelOfKey } from '../../contract/level-keys.ts';
import { announce } from '../parts/announce.ts';
import { afterTurns } from '../transcript/turns.ts';
import { FLAGS, partOf } from '../cards/answers.ts';
import { ask, dimensionOf, focus, focusNext, make, subjectOf, type LabelDesk } from './desk.ts';
import { itemName } from './items.ts';
import { labelNow } from './labels.ts';
import { session, type LabelStep } from './session.ts';
import { toldOf } from './told.ts';

const SURENESS = [null, 'guess', 'fairly', 'sure'] as const;

/** Gives a dimension this level and opens the next card. */
export function answer(desk: LabelDesk, card: string, level: number): void {
  const before = labelNow(desk);
  make(desk, { kind: 'answer', dimension: card, answer: { state: 'level', level } });
  focusNext(desk, before, card);
}

/** Chooses the level with this key; on the card of the flags, sets the flag with this number. */
export function level(desk: LabelDesk, key: string): void {
  const dimension = dimensionOf(desk);
  if (dimension === undefined) return flag(desk, (Number(key) + 9) % 10);
  if (dimension.kind === 'text') return announce('This dimension needs a written answer: press w');
  const chosen = levelOfKey(dimension.levels, key);
  if (chosen !== undefined) answer(desk, dimension.name, chosen.value);
  else announce(`${dimension.title} has no level ${key}`);
}

function flag(desk: LabelDesk, place: number): void {
  const about = desk.rubric.flags[place];
  if (about !== undefined)
    make(desk, { kind: 'flag', flag: about.name, on: !labelNow(desk).flags.includes(about.name) });
}

/** Sets or clears a component of the open dimension. */
export function component(desk: LabelDesk, place: number): void {
  const dimension = dimensionOf(desk);
  const name = dimension?.components[place]?.name;
  if (dimension === undefined || name === undefined) return;
  const on = !partOf(labelNow(desk), dimension.name).components.includes(name);
  make(desk, { kind: 'component', dimension: dimension.name, component: name, on });
}

/** Marks the dimension as “cannot judge” and asks for the reason on the card. */
export function cannotJudge(desk: LabelDesk, card: string): void {
  const before = partOf(labelNow(desk), card).answer;
  if (before?.state !== 'cannot_judge')
    make(desk, { kind: 'answer', dimension: card, answer: { state: 'cannot_judge', reason: '' } });
  desk.inHand.setState({ prompted: card });
}

/** Goes to the next card after the reason was given or omitted. */
export function reasoned(desk: LabelDesk, card: string): void {
  desk.inHand.setState({ prompted: null });
  focusNext(desk, labelNow(desk), card);
}

/** Sets the next value of sureness, after the last the first, for the card that was answered last or the open one. */
export function sureness(desk: LabelDesk): void {
  const dimension = desk.inHand.getState().answered ?? dimensionOf(desk)?.name;
  if (dimension === undefined) return;
  const now = partOf(labelNow(desk), dimension).sureness;
  make(desk, {
    kind: 'sureness',
    dimension,
    sureness: SURENESS[(SURENESS.indexOf(now) + 1) % SURENESS.length] ?? null,
  });
}

/** Goes to the next or previous card. */
export function card(desk: LabelDesk, by: 1 | -1): void {
  const { focused } = desk.inHand.getState();
  const to = Math.max(0, Math.min(desk.cards.length - 1, desk.cards.indexOf(focused) + by));
  focus(desk, desk.cards[to] ?? focused);
}

/** Shows or hides why a dimension is asked. */
export function explain(desk: LabelDesk, dimension: string): void {
  const { explained } = desk.inHand.getState();
  desk.inHand.setState({ explained: explained === dimension ? null : dimension });
}

export const bookmark = (desk: LabelDesk): void => make(desk, { kind: 'bookmark', on: !labelNow(desk).bookmarked });

/** Asks for a reason to skip, or undoes the skip. */
export function skip(desk: LabelDesk): void {
  if (labelNow(desk).skipped === null) ask(desk, 'skip');
  else make(desk, { kind: 'skip', reason: null });
}

/** The card that a step changed, to show what was undone. */
function cardOf({ redo: [one] }: LabelStep): string | null {
  if (one === undefined) return null;
  if (one.kind === 'evidence') return one.evidence.dimension;
  if (one.kind === 'note') return one.dimension ?? FLAGS;
  if ('dimension' in one) return one.dimension;
  return one.kind === 'flag' ? FLAGS : null;
}

/** Goes to the card of a step, and announces that the step was undone or redone. */
function goWhere(desk: LabelDesk, step: LabelStep | null, side: 'Undone' | 'Redone', none: string): void {
  if (step === null) return announce(none);
  const [one] = step.redo;
  if (one !== undefined) announce(`${side}: ${toldOf(one, desk.rubric)}`);
  const there = cardOf(step);
  if (itemName(step.subject) !== itemName(subjectOf(desk))) desk.around.open(step.subject);
  else if (there !== null && desk.cards.includes(there)) focus(desk, there);
}

/**
 * Undoes the last step and goes to its item, which may be another transcript. Evidence that is being added is the last
 * step.
 */
export const undo = (desk: LabelDesk): void =>
  afterTurns(() => goWhere(desk, session.undo(), 'Undone', 'Nothing to undo'));

/** Redoes the step that was undone last. */
export const redo = (desk: LabelDesk): void =>
  afterTurns(() => goWhere(desk, session.redo(), 'Redone', 'Nothing to redo'));
