// Decides which blocks are folded: by kind at first, then by the reader's choices.
import type { SkeletonMessage } from '../../contract/skeleton.ts';

export type SkeletonBlock = SkeletonMessage['blocks'][number];

/** The properties of a block on which folding depends. */
export type Measured = Pick<SkeletonBlock, 'type' | 'length' | 'lines'>;

/** The reader's choices: for all reasoning, for all tool results, and for single blocks. */
export interface Folds {
  reasoning: boolean;
  results: boolean;
  /** Whether a block is folded, by block id. The id of a message stands for a rolled-back message as a whole. */
  own: ReadonlyMap<string, boolean>;
  /** Whether hidden reasoning is masked: it cannot be opened, found, selected or marked. */
  masked: boolean;
  /** Whether only the agent's text and actions with their results are shown: messages of other roles are left out. */
  agentOnly: boolean;
}

export const NO_FOLDS: Folds = { reasoning: true, results: true, own: new Map(), masked: false, agentOnly: false };

/** Whether a message has no rows. */
export const isLeftOut = ({ agentOnly }: Pick<Folds, 'agentOnly'>, { role }: Pick<SkeletonMessage, 'role'>): boolean =>
  agentOnly && role !== 'assistant' && role !== 'tool';

export const blockId = (message: number, block: number): string => `${message}.${block}`;
export const messageId = (message: number): string => String(message);

/** How much of a folded block is visible: lines, and characters because a few lines may be long. */
export interface FoldLimits {
  lines: number;
  characters: number;
}
const PROSE: FoldLimits = { lines: 3, characters: 480 };
const CALL: FoldLimits = { lines: 12, characters: 1200 };
const RESULT: FoldLimits = { lines: 12, characters: 1920 };

/** How much of a folded block of this type is visible. */
export function foldLimits({ type }: Pick<SkeletonBlock, 'type'>): FoldLimits {
  if (type === 'tool_call') return CALL;
  return type === 'tool_result' ? RESULT : PROSE;
}

/** The least that folding hides: a block with less beyond its limits is shown in full. */
export const LEAST_HIDDEN: FoldLimits = { lines: 2, characters: 160 };

/** Whether a block is masked. */
export const isMasked = ({ masked }: Pick<Folds, 'masked'>, block: Pick<SkeletonBlock, 'type'>): boolean =>
  masked && block.type === 'reasoning';

/** The number of characters of a message that are not masked. */
export const shownLength = (folds: Pick<Folds, 'masked'>, message: SkeletonMessage): number =>
  message.blocks.reduce((sum, block) => sum + (isMasked(folds, block) ? 0 : block.length), 0);

const isLong = (block: Measured): boolean => {
  const { lines, characters } = foldLimits(block);
  return block.lines >= lines + LEAST_HIDDEN.lines || block.length >= characters + LEAST_HIDDEN.characters;
};

/** Whether a block can be folded. */
export function foldable(message: Pick<SkeletonMessage, 'role'>, block: Measured): boolean {
  if (block.type === 'text') return message.role === 'system' && isLong(block);
  return block.type !== 'image' && isLong(block);
}

/** Whether a block is folded now. `at`: its index in the message; `index`: the index of the message. */
export function isFolded(
  folds: Folds,
  message: SkeletonMessage,
  block: SkeletonBlock,
  index: number,
  at: number,
): boolean {
  if (!foldable(message, block)) return false;
  // block ids are created only if a block was opened: a long transcript has a hundred thousand blocks
  const own = folds.own.size === 0 ? undefined : folds.own.get(blockId(index, at));
  if (own !== undefined) return own;
  if (block.type === 'reasoning') return folds.reasoning;
  if (block.type === 'tool_result') return folds.results;
  return true;
}

/** Whether a rolled-back message shows only its head, as it does until it is opened. */
export const isHidden = (folds: Folds, message: SkeletonMessage, index: number): boolean =>
  message.branch !== '' && (folds.own.get(messageId(index)) ?? true);

/** The folds with everything opened that hides this block. */
export function opened(
  folds: Folds,
  { skeleton }: { skeleton: readonly SkeletonMessage[] },
  message: number,
  block: number,
): Folds {
  const head = skeleton[message];
  const part = head?.blocks[block];
  if (head === undefined || part === undefined) return folds;
  const hidden = isHidden(folds, head, message);
  const folded = isFolded(folds, head, part, message, block);
  const leftOut = isLeftOut(folds, head);
  if (!hidden && !folded && !leftOut) return folds;
  const own = new Map(folds.own);
  if (hidden) own.set(messageId(message), false);
  if (folded) own.set(blockId(message, block), false);
  return { ...folds, own, agentOnly: folds.agentOnly && !leftOut };
}
