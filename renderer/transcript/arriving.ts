// Additions to an open transcript: the rest of its messages, and hidden reasoning in the second pass.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import { charactersOf, setFolds, shareOf, type TranscriptModel } from './model.ts';
import { goTo, goToSpan } from './moves.ts';
import { rowsOf } from './rows.ts';

/** Adds the new messages after the present ones, and completes a pending jump. */
export function extend(model: TranscriptModel, more: readonly SkeletonMessage[]): void {
  const { head: before, folds, waiting, shown } = model.getState();
  const head = { ...before, skeleton: [...before.skeleton, ...more] };
  const characters = charactersOf(head, folds);
  model.setState({ head, rows: rowsOf(head.skeleton, folds), characters, coverage: shareOf(shown, characters) });
  if (waiting !== null) goTo(model, waiting);
}

/** Shows hidden reasoning in full from now on, and scrolls to its first block. */
export function unmask(model: TranscriptModel): void {
  const { head, folds, shown } = model.getState();
  const open = { ...folds, masked: false, reasoning: false };
  const characters = charactersOf(head, open);
  setFolds(model, open);
  model.setState({ characters, coverage: shareOf(shown, characters) });
  const message = head.skeleton.findIndex(({ blocks }) => blocks.some(({ type }) => type === 'reasoning'));
  const block = head.skeleton[message]?.blocks.findIndex(({ type }) => type === 'reasoning');
  if (block !== undefined) goToSpan(model, { message, block, start: 0 });
}
