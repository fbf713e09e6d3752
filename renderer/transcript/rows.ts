// Divides messages into rows of bounded height: a virtual list scrolls rows smoothly, but not a message of 200 kB.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import { foldLimits, isFolded, isHidden, isLeftOut, isMasked, type Folds, type SkeletonBlock } from './folds.ts';
import { hanging } from './hanging.ts';

/**
 * `key` identifies a row within the transcript, independently of folds. `first`: the row is the first of its message; a
 * message that is drawn completely under calls has no head.
 */
export type Row = { key: number; message: number; first: boolean } & (
  | { kind: 'head' }
  /** Replaces a block that is masked. */
  | { kind: 'masked'; block: number }
  /** `hangs`: the row belongs to a result that is drawn under its call. */
  | { kind: 'piece'; block: number; part: number; parts: number; folded: boolean; hangs: boolean }
);

const PIECE_CHARACTERS = 4000;
const PIECE_LINES = 60;

/** The number of rows of an unfolded block. It follows from the skeleton alone, before the text is loaded. */
export const partsOf = (block: SkeletonBlock): number =>
  block.type === 'image'
    ? 1
    : Math.max(1, Math.ceil(block.length / PIECE_CHARACTERS), Math.ceil(block.lines / PIECE_LINES));

/**
 * The number of keys of a block: one for its folded row and one for each of its parts, whether shown or not. Keys are
 * numbered through the transcript; each head has one too.
 */
const keysOf = (block: SkeletonBlock): number => 1 + partsOf(block);

/** The keys of a block: first of its folded row, then of its parts. */
export function blockKeys(skeleton: readonly SkeletonMessage[], message: number, block: number): number[] {
  let key = 1;
  for (const head of skeleton.slice(0, message)) key += 1 + head.blocks.reduce((sum, part) => sum + keysOf(part), 0);
  const own = skeleton[message]?.blocks ?? [];
  for (const part of own.slice(0, block)) key += keysOf(part);
  const meant = own[block];
  return meant === undefined ? [] : Array.from({ length: keysOf(meant) }, (_, n) => key + n);
}

/** The position of a block: its message, its index in the message, and its first key. */
interface Standing {
  message: number;
  block: number;
  key: number;
}

const known = new WeakMap<readonly SkeletonMessage[], ReadonlyMap<number, Standing>>();

/** The positions of the blocks that are drawn under calls, by their number. */
function standings(skeleton: readonly SkeletonMessage[]): ReadonlyMap<number, Standing> {
  const before = known.get(skeleton);
  if (before !== undefined) return before;
  const { moved } = hanging(skeleton);
  const found = new Map<number, Standing>();
  let [key, number] = [0, 0];
  for (const [message, { blocks }] of skeleton.entries()) {
    key += 1;
    for (const [block, part] of blocks.entries()) {
      if (moved.has(number)) found.set(number, { message, block, key });
      key += keysOf(part);
      number += 1;
    }
  }
  known.set(skeleton, found);
  return found;
}

/** The rows of a transcript, in reading order: a result is shown under its call. */
export function rowsOf(skeleton: readonly SkeletonMessage[], folds: Folds): Row[] {
  const rows: Row[] = [];
  const { under, moved } = hanging(skeleton);
  const hung = standings(skeleton);
  const begun = new Uint8Array(skeleton.length);
  const add = (message: number, block: number, key: number, hangs: boolean): void => {
    const head = skeleton[message];
    const part = head?.blocks[block];
    if (head === undefined || part === undefined) return;
    const first = hangs && begun[message] === 0;
    if (hangs) begun[message] = 1;
    if (isMasked(folds, part)) {
      rows.push({ kind: 'masked', key, message, block, first: false });
      return;
    }
    const folded = isFolded(folds, head, part, message, block);
    const parts = folded ? 1 : partsOf(part);
    for (let n = 0; n < parts; n++) {
      const own = folded ? key : key + 1 + n;
      rows.push({ kind: 'piece', key: own, message, first: first && n === 0, block, part: n, parts, folded, hangs });
    }
  };
  let [key, number] = [0, 0];
  for (let message = 0; message < skeleton.length; message++) {
    const head = skeleton[message];
    if (head === undefined) break;
    const leftOut = isLeftOut(folds, head);
    if (!leftOut && !hangsWhole(head, number, moved)) {
      rows.push({ kind: 'head', key, message, first: begun[message] === 0 });
      begun[message] = 1;
    }
    key += 1;
    const hidden = leftOut || isHidden(folds, head, message);
    for (let block = 0; block < head.blocks.length; block++) {
      const part = head.blocks[block];
      if (part === undefined) break;
      if (!hidden && !(canHang(part) && moved.has(number))) {
        add(message, block, key, false);
        for (const answer of part.type === 'tool_call' ? (under.get(number) ?? []) : []) {
          const standing = hung.get(answer);
          if (standing !== undefined) add(standing.message, standing.block, standing.key, true);
        }
      }
      key += keysOf(part);
      number += 1;
    }
  }
  return rows;
}

// checked before the sets, because lookups are slow and a long transcript has a hundred thousand blocks
const canHang = ({ type }: SkeletonBlock): boolean => type === 'tool_result' || type === 'image';

/** Whether all blocks of a message are drawn under calls; `number`: the number of the first block. */
function hangsWhole({ blocks }: SkeletonMessage, number: number, moved: ReadonlySet<number>): boolean {
  return blocks.length > 0 && blocks.every((part, block) => canHang(part) && moved.has(number + block));
}

/**
 * Start and end of piece `part` of `parts` in the text: nearly equal shares, moved to the nearest end of a paragraph or
 * line, so that no line is broken unless it is longer than a piece.
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
  // never between the two code units of one character
  const code = text.charCodeAt(wanted);
  return code >= 0xdc00 && code <= 0xdfff ? wanted + 1 : wanted;
}

/** Approximate characters of the transcript that a row shows: the unit of reading coverage. */
export function shownCharacters(row: Row, skeleton: readonly SkeletonMessage[]): number {
  if (row.kind !== 'piece') return 0;
  const block = skeleton[row.message]?.blocks[row.block];
  if (block === undefined || block.length === 0) return 0;
  if (!row.folded) return block.length / row.parts;
  const { lines, characters } = foldLimits(block);
  return Math.min(block.length, characters, (block.length * lines) / block.lines);
}

const HEAD_HEIGHT = 36;
const PROSE = { line: 24, characters: 78 };
const MONO = { line: 20, characters: 96 };

/** The estimated height of a row in pixels, used until the row is measured. */
export function estimatedHeight(row: Row, skeleton: readonly SkeletonMessage[]): number {
  if (row.kind !== 'piece') return HEAD_HEIGHT;
  const block = skeleton[row.message]?.blocks[row.block];
  if (block === undefined) return HEAD_HEIGHT;
  if (block.type === 'image') return 240;
  const { line, characters } = block.type === 'tool_call' || block.type === 'tool_result' ? MONO : PROSE;
  const wrapped = Math.max(block.lines, block.length / characters);
  if (row.folded) return line * Math.min(wrapped, foldLimits(block).lines) + 52;
  return (line * wrapped) / row.parts + 16;
}
