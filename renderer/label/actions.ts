// The actions of the keys of Label.
import { writeIn } from '../cards/Written.tsx';
import { callCards, onCards } from '../desk/panes.ts';
import { announce } from '../parts/announce.ts';
import { bookmark, cannotJudge, card, component, explain, level, redo, skip, sureness, undo } from './answering.ts';
import { dimensionOf, type LabelDesk } from './desk.ts';
import { addEvidence, nextEvidence } from './evidence.ts';
import type { LabelActions } from './label-keys.ts';
import { later, submit } from './submitting.ts';

/** Runs an action on the dimension whose card is open; does nothing on the card of the flags. */
function onDimension(desk: LabelDesk, run: (desk: LabelDesk, dimension: string) => void): void {
  const dimension = dimensionOf(desk);
  if (dimension !== undefined) run(desk, dimension.name);
}

export const actionsOf = (desk: LabelDesk): LabelActions => ({
  step: (by) => desk.around.step(by),
  card: (by) => card(desk, by),
  level: (key) => level(desk, key),
  component: (place) => component(desk, place),
  addEvidence: () => addEvidence(desk),
  nextEvidence: () => nextEvidence(desk),
  note: () => onCards(() => void writeIn('note')),
  write: () =>
    onCards(() => {
      if (!writeIn('answer', 'reason')) announce('This card has no text field; n adds a note');
    }),
  bookmark: () => bookmark(desk),
  skip: () => skip(desk),
  later: () => later(desk),
  cannotJudge: () => onCards(() => onDimension(desk, cannotJudge)),
  sureness: () => sureness(desk),
  explain: () => {
    callCards();
    onDimension(desk, explain);
  },
  undo: () => undo(desk),
  redo: () => redo(desk),
  submit: () => submit(desk),
});
