// From messages to rows of bounded height: a virtual list can scroll rows smoothly, but not a message of 200 kB.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import { isFolded, isHidden, isLeftOut, isMasked, SHOWN_LINES, type Folds, type SkeletonBlock } from './folds.ts';

/** `key` tells a row from every other of the transcript, and stays whatever is folded. */
export type Row =
  | { kind: 'head'; key: number; message: number }
  /** Stands for a block that must not be seen yet. */
  | { kind: 'masked'; key: number; message: number; block: number }
  | { kind: 'piece'; key: number; message: number; block: number; part: number; parts: number; folded: boolean };

const PIECE_CHARACTERS = 4000;
const PIECE_LINES = 60;

/** Into how many rows an open block is cut. Known from the skeleton alone, before the text is there. */
export const partsOf = (block: SkeletonBlock): number =>
  block.type === 'image'
    ? 1
    : Math.max(1, Math.ceil(block.length / PIECE_CHARACTERS), Math.ceil(block.lines / PIECE_LINES));

/**
 * Keys are counted through: one for a head; for each block one folded and one for each of its parts, whether shown or
 * not.
 */
const keysOf = (block: SkeletonBlock): number => 1 + partsOf(block);

/** The keys of a block: that of its folded row, and behind it those of its parts. */
export function blockKeys(skeleton: readonly SkeletonMessage[], message: number, block: number): number[] {
  let key = 1;
  for (const head of skeleton.slice(0, message)) key += 1 + head.blocks.reduce((sum, part) => sum + keysOf(part), 0);
  const own = skeleton[message]?.blocks ?? [];
  for (const part of own.slice(0, block)) key += keysOf(part);
  const meant = own[block];
  return meant === undefined ? [] : Array.from({ length: keysOf(meant) }, (_, n) => key + n);
}

/** The rows of a transcript, in reading order. */
export function rowsOf(skeleton: readonly SkeletonMessage[], folds: Folds): Row[] {
  const rows: Row[] = [];
  let key = 0;
  for (const [message, head] of skeleton.entries()) {
    const leftOut = isLeftOut(folds, head);
    if (!leftOut) rows.push({ kind: 'head', key, message });
    key += 1;
    const hidden = leftOut || isHidden(folds, head, message);
    for (const [block, part] of head.blocks.entries()) {
      const all = partsOf(part);
      if (!hidden && isMasked(folds, part)) rows.push({ kind: 'masked', key, message, block });
      else if (!hidden) {
        const folded = isFolded(folds, head, part, message, block);
        const parts = folded ? 1 : all;
        for (let n = 0; n < parts; n++)
          rows.push({ kind: 'piece', key: folded ? key : key + 1 + n, message, block, part: n, parts, folded });
      }
      key += 1 + all;
    }
  }
  return rows;
}

/**
 * Where piece `part` of `parts` begins and ends in the text: near equal shares, moved to the nearest paragraph or line
 * end so that no line is broken (a single line longer than a piece is).
 */
export function pieceBounds(text: string, part: number, parts: number): { start: number; end: number } {
  return { start: cut(text, part, parts), end: cut(text, part + 1, parts) };
}

function cut(text: string, part: number, parts: number): number {
  if (part <= 0) return 0;
  if (part >= parts) return text.length;
  const wanted = Math.round((text.length * part) / parts);
  const reach = Math.floor(text.length / parts / 2);
  const paragraph = text.lastIndexOf('\n\n', wanted);
  if (paragraph !== -1 && wanted - paragraph < reach) return paragraph + 2;
  const line = text.lastIndexOf('\n', wanted);
  if (line !== -1 && wanted - line < reach) return line + 1;
  const below = text.indexOf('\n', wanted);
  if (below !== -1 && below - wanted < reach) return below + 1;
  // never between the halves of one character
  const code = text.charCodeAt(wanted);
  return code >= 0xdc00 && code <= 0xdfff ? wanted + 1 : wanted;
}

/** How many characters of the transcript a row shows: what reading coverage is counted in. */
export function shownCharacters(row: Row, skeleton: readonly SkeletonMessage[]): number {
  if (row.kind !== 'piece') return 0;
  const block = skeleton[row.message]?.blocks[row.block];
  if (block === undefined || block.length === 0) return 0;
  if (!row.folded) return block.length / row.parts;
  if (block.type === 'tool_call') return 0;
  const lines = block.type === 'tool_result' ? SHOWN_LINES.tool_result : SHOWN_LINES.reasoning;
  return Math.min(block.length, (block.length * lines) / block.lines);
}

const HEAD_HEIGHT = 36;
const PROSE = { line: 24, characters: 78 };
const MONO = { line: 20, characters: 96 };

/** The height of a row in pixels before it was ever measured. */
export function estimatedHeight(row: Row, skeleton: readonly SkeletonMessage[]): number {
  if (row.kind !== 'piece') return HEAD_HEIGHT;
  const block = skeleton[row.message]?.blocks[row.block];
  if (block === undefined) return HEAD_HEIGHT;
  if (block.type === 'image') return 240;
  if (block.type === 'tool_call' && row.folded) return 32;
  const { line, characters } = block.type === 'tool_call' || block.type === 'tool_result' ? MONO : PROSE;
  const wrapped = Math.max(block.lines, block.length / characters);
  if (row.folded)
    return (
      line * Math.min(wrapped, block.type === 'tool_result' ? SHOWN_LINES.tool_result : SHOWN_LINES.reasoning) + 52
    );
  return (line * wrapped) / row.parts + 16;
}
