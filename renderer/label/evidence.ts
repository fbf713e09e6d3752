// Evidence of an open item: adding it from the selection, and going to it.
import type { Evidence } from '../../contract/evidence.ts';
import { evidenceOf, evidenceSpan, inOrder } from '../cards/evidence.ts';
import { announce } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { goToSpan } from '../transcript/moves.ts';
import { afterTurns, inTurn } from '../transcript/turns.ts';
import { dimensionOf, make, type LabelDesk } from './desk.ts';
import { labelNow } from './labels.ts';

/** Adds the selection, the chosen sentences, or the focused block, as evidence for a dimension or flag. */
export const addEvidenceFor = (desk: LabelDesk, card: string): void =>
  void inTurn(() => addNow(desk, card)).catch(tellProblem);

async function addNow(desk: LabelDesk, card: string): Promise<void> {
  const span = evidenceSpan(desk.model);
  if (span === null) return announce('No text here to use as evidence');
  const isKnown = labelNow(desk).evidence.some(
    ({ dimension, message, block, start, end }) =>
      dimension === card &&
      message === span.message &&
      block === span.block &&
      start === span.start &&
      end === span.end,
  );
  if (isKnown) return announce('That is evidence already');
  getSelection()?.removeAllRanges();
  make(desk, { kind: 'evidence', evidence: await evidenceOf(desk.model, span, card), on: true });
}

/**
 * Adds evidence for the card that was answered last, otherwise for the open one; on the card of the flags, for the flag
 * that was set last.
 */
export function addEvidence(desk: LabelDesk): void {
  const { answered } = desk.inHand.getState();
  const target = answered ?? dimensionOf(desk)?.name ?? labelNow(desk).flags.at(-1);
  if (target === undefined) announce('Set a flag first, then give its evidence');
  else addEvidenceFor(desk, target);
}

/** Scrolls evidence into view. */
export function showEvidence(desk: LabelDesk, evidence: Evidence): void {
  desk.inHand.setState({ evidenceAt: evidence.id });
  goToSpan(desk.model, evidence);
}

/** Scrolls the next evidence of the label into view; after the last, the first. Evidence being added is added first. */
export const nextEvidence = (desk: LabelDesk): void => afterTurns(() => showNext(desk));

function showNext(desk: LabelDesk): void {
  const { evidenceAt } = desk.inHand.getState();
  const all = inOrder(labelNow(desk).evidence);
  const next = all[(all.findIndex(({ id }) => id === evidenceAt) + 1) % Math.max(1, all.length)];
  if (next === undefined) announce('No evidence yet');
  else showEvidence(desk, next);
}
