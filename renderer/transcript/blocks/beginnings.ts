// The shown part of a folded block: its beginning, or all of it if folding would hide only a little.
import type { Block } from '../../../contract/transcript.ts';
import { beginningOf, type Beginning, type Item } from '../drawing/items.ts';
import { foldLimits, LEAST_HIDDEN } from '../folds.ts';
import { firstLines } from './first-lines.ts';

const isLittle = (lines: number, characters: number): boolean =>
  lines < LEAST_HIDDEN.lines && characters < LEAST_HIDDEN.characters;

/** The beginning of a block's items; null if folding would hide less than LEAST_HIDDEN. */
export function foldedItems(block: Block, items: readonly Item[]): Beginning | null {
  const limits = foldLimits(block);
  const beginning = beginningOf(items, limits.lines, limits.characters);
  return isLittle(beginning.restLines, beginning.restCharacters) ? null : beginning;
}

/** The beginning of a block's text, and the size of the rest; null if the rest is less than LEAST_HIDDEN. */
export function foldedText(block: Block): { shown: string; lines: number; characters: number } | null {
  const limits = foldLimits(block);
  const shown = firstLines(block.text, limits.lines, limits.characters);
  const rest = block.text.slice(shown.length).trim();
  const lines = rest === '' ? 0 : rest.split('\n').length;
  return isLittle(lines, rest.length) ? null : { shown, lines, characters: rest.length };
}
