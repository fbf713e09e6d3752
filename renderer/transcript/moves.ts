// Moving through an open transcript: to a message, to a place in a block, step by step.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import { isLeftOut, isMasked, opened, type Folds } from './folds.ts';
import { isWhole, setFolds, type Place, type Span, type Target, type TranscriptModel } from './model.ts';

/** Unfolds the target, moves the focus there and scrolls it into view; waits if its message is still loading. */
export function goTo(model: TranscriptModel, target: Target): void {
  const { head, folds } = model.getState();
  const { message, block } = target;
  if (message >= head.skeleton.length && !isWhole(head)) return model.setState({ waiting: target });
  const at = performance.now();
  if (block === null) {
    const there = nearestShown(head.skeleton, folds, message);
    return model.setState({
      focus: { message: there, block: 0 },
      wish: { ...target, message: there, at },
      waiting: null,
    });
  }
  const part = head.skeleton[message]?.blocks[block];
  if (part !== undefined && isMasked(folds, part)) return;
  const next = opened(folds, head, message, block);
  if (next !== folds) setFolds(model, next);
  model.setState({ focus: { message, block }, wish: { ...target, at }, waiting: null });
}

/** The message itself; if it is left out, the nearest shown message, preferably a later one. */
function nearestShown(skeleton: readonly SkeletonMessage[], folds: Folds, message: number): number {
  const isShown = (one: SkeletonMessage): boolean => !isLeftOut(folds, one);
  const behind = skeleton.findIndex((one, at) => at >= message && isShown(one));
  const before = behind === -1 ? skeleton.slice(0, message).findLastIndex(isShown) : behind;
  return before === -1 ? message : before;
}

/** Moves the focus to a message and scrolls it into view. */
export function goToMessage(model: TranscriptModel, message: number): void {
  const { messages } = model.getState().head;
  goTo(model, { message: Math.max(0, Math.min(messages - 1, message)), block: null, offset: 0 });
}

/** Moves to the next or previous message; with `role`, to the next one with that role. */
export function step(model: TranscriptModel, by: 1 | -1, role: string | null = null): void {
  const { head, focus, folds } = model.getState();
  for (let at = focus.message + by; at >= 0 && at < head.skeleton.length; at += by) {
    const message = head.skeleton[at];
    if (message !== undefined && !isLeftOut(folds, message) && (role === null || message.role === role))
      return goToMessage(model, at);
  }
}

/** Goes to the next or previous tool call without unfolding it; false if there is none. */
export function stepToCall(model: TranscriptModel, by: 1 | -1): boolean {
  const { head, focus } = model.getState();
  for (let message = focus.message; message >= 0 && message < head.skeleton.length; message += by) {
    const blocks = head.skeleton[message]?.blocks ?? [];
    const isNext = (at: number): boolean => message !== focus.message || (at - focus.block) * by > 0;
    const calls = blocks.flatMap(({ type }, at) => (type === 'tool_call' && isNext(at) ? [at] : []));
    const block = by === 1 ? calls[0] : calls.at(-1);
    if (block === undefined) continue;
    model.setState({
      focus: { message, block },
      wish: { message, block, offset: 0, at: performance.now() },
      waiting: null,
    });
    return true;
  }
  return false;
}

/** Unfolds a span, moves the focus there and scrolls it into view. */
export const goToSpan = (
  model: TranscriptModel,
  { message, block, start }: Pick<Span, 'message' | 'block' | 'start'>,
): void => goTo(model, { message, block, offset: start });

export const focusOn = (model: TranscriptModel, focus: Place): void => model.setState({ focus });
