// Folds and unfolds one block, all blocks of a kind, or everything except the agent's messages.
import { blockId, foldable, isFolded, isHidden, isMasked, messageId } from './folds.ts';
import { setFolds, type Place, type TranscriptModel } from './model.ts';
import { goToMessage } from './moves.ts';

/**
 * Shows only the agent's text and actions with their results, or everything again. Returns whether only the agent is
 * shown.
 */
export function toggleAgentOnly(model: TranscriptModel): boolean {
  const { folds, focus } = model.getState();
  const agentOnly = !folds.agentOnly;
  setFolds(model, { ...folds, agentOnly });
  goToMessage(model, focus.message);
  return agentOnly;
}

/** Shows or hides all hidden reasoning, including blocks that were opened by hand. */
export function toggleReasoning(model: TranscriptModel): void {
  const { folds } = model.getState();
  setFolds(model, { ...folds, reasoning: !folds.reasoning, own: ownWithout(model, 'reasoning') });
}

/** Folds or unfolds all tool results. */
export function toggleResults(model: TranscriptModel): void {
  const { folds } = model.getState();
  setFolds(model, { ...folds, results: !folds.results, own: ownWithout(model, 'tool_result') });
}

function ownWithout(model: TranscriptModel, type: string): Map<string, boolean> {
  const { head, folds } = model.getState();
  const kept = [...folds.own].filter(([id]) => {
    const [message, block] = id.split('.').map(Number);
    return block === undefined || head.skeleton[message ?? -1]?.blocks[block]?.type !== type;
  });
  return new Map(kept);
}

/** Folds or unfolds one block, or a rolled-back message as a whole. */
export function toggleFold(model: TranscriptModel, { message, block }: Place): void {
  const { head, folds } = model.getState();
  const about = head.skeleton[message];
  if (about === undefined) return;
  const own = new Map(folds.own);
  if (isHidden(folds, about, message)) own.set(messageId(message), false);
  else {
    const part = about.blocks[block];
    if (part !== undefined && isMasked(folds, part)) return;
    if (part !== undefined && foldable(about, part))
      own.set(blockId(message, block), !isFolded(folds, about, part, message, block));
    else if (about.branch !== '') own.set(messageId(message), true);
    else return;
  }
  setFolds(model, { ...folds, own });
}

/**
 * The block that the key folds: the focused one if it can be folded, otherwise the first block of its message that can.
 */
export function foldTarget(model: TranscriptModel): Place {
  const { head, focus } = model.getState();
  const about = head.skeleton[focus.message];
  const can = (block: number): boolean => {
    const part = about?.blocks[block];
    return about !== undefined && part !== undefined && foldable(about, part);
  };
  if (can(focus.block)) return focus;
  const first = about?.blocks.findIndex((_, block) => can(block)) ?? -1;
  return first === -1 ? focus : { message: focus.message, block: first };
}

/** Draws a block as stored, or laid out again. Returns whether it is drawn as stored. */
export function togglePlain(model: TranscriptModel, { message, block }: Place): boolean {
  const id = blockId(message, block);
  const plain = new Set(model.getState().plain);
  const stored = !plain.delete(id);
  if (stored) plain.add(id);
  model.setState({ plain });
  return stored;
}
