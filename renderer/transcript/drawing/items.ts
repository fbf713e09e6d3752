// Drawn items of a tool's arguments or answer, in the order in which they are stored, and functions that cut them by
// lines or offsets.
import { slice, sourceEnd, sourceStart, toDrawn, type Mapped } from './mapped.ts';

export type Look = 'text' | 'literal' | 'command' | 'removed' | 'added' | 'done' | 'doing' | 'todo';

/** A part of an item's drawn body in a terminal's style, as a class name. */
export interface Styled {
  start: number;
  end: number;
  look: string;
}

/** A part of the drawing. An item with a `label` and no body is followed by its items, which are one `depth` deeper. */
export interface Item {
  depth: number;
  /** Whether the item begins an entry of a list. */
  bullet: boolean;
  label: Mapped | null;
  body: Mapped | null;
  look: Look;
  /** The language's name in highlight.js; '' for text that is not code. */
  language: string;
  styles: readonly Styled[];
}

const NOTHING = { depth: 0, bullet: false, label: null, body: null, look: 'text', language: '', styles: [] } as const;

export const item = (parts: Partial<Item>): Item => ({ ...NOTHING, ...parts });

const breaks = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
};

/** Whether label and body are on one line. */
export const isShort = ({ label, body }: Item): boolean =>
  label === null || body === null || (body.text.length <= 400 && !body.text.includes('\n'));

/** The number of lines of an item, before long lines wrap. */
const linesOf = (one: Item): number => (one.body === null ? 1 : breaks(one.body.text) + (isShort(one) ? 1 : 2));

const bodyPart = (one: Item, start: number, end: number): Item => ({
  ...one,
  bullet: one.bullet && start === 0,
  label: start === 0 ? one.label : null,
  body: one.body === null ? null : slice(one.body, start, end),
  styles: one.styles.flatMap((style) => {
    const [from, to] = [Math.max(start, style.start), Math.min(end, style.end)];
    return from < to ? [{ start: from - start, end: to - start, look: style.look }] : [];
  }),
});

/** The offset, moved after the character if it is between the character's two code units. */
function wholeAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

/** The drawn offset after the first `lines` lines of a text, at most `characters`. */
function endOfLines(text: string, lines: number, characters: number): number {
  let end = -1;
  for (let n = 0; n < lines; n += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) {
      end = text.length;
      break;
    }
  }
  return end <= characters ? end : wholeAt(text, characters);
}

/** The first lines of items, and the number of lines and characters after them. */
export interface Beginning {
  items: Item[];
  restLines: number;
  restCharacters: number;
  /** The number of stored characters that the beginning shows. */
  shown: number;
}

const charactersOf = (items: readonly Item[]): number =>
  items.reduce((sum, { label, body }) => sum + (label?.text.length ?? 0) + (body?.text.length ?? 0), 0);

/** The items cut after `lines` lines and about `characters` characters. */
export function beginningOf(items: readonly Item[], lines: number, characters: number): Beginning {
  const kept: Item[] = [];
  let left = lines;
  let room = characters;
  for (const [index, one] of items.entries()) {
    const own = linesOf(one);
    const length = charactersOf([one]);
    if (own <= left && length <= room) {
      kept.push(one);
      left -= own;
      room -= length;
      continue;
    }
    const text = one.body?.text ?? '';
    const cut =
      one.body === null || left <= 0 ? 0 : endOfLines(text, isShort(one) ? left : left - 1, Math.max(0, room));
    if (cut > 0) kept.push(bodyPart(one, 0, cut));
    const rest = [...(cut > 0 ? [bodyPart(one, cut, text.length)] : [one]), ...items.slice(index + 1)];
    const last = kept.at(-1);
    return {
      items: kept,
      restLines: rest.reduce((sum, each) => sum + linesOf(each), cut > 0 && text[cut] === '\n' ? -1 : 0),
      restCharacters: charactersOf(rest),
      shown: last === undefined ? 0 : (endOf(last) ?? 0),
    };
  }
  return { items: kept, restLines: 0, restCharacters: 0, shown: Number.POSITIVE_INFINITY };
}

// a label belongs to the row in which its value begins
const startOf = ({ label, body }: Item): number | null =>
  (body === null ? null : sourceStart(body)) ?? (label === null ? null : sourceStart(label));
const endOf = ({ label, body }: Item): number | null =>
  (body === null ? null : sourceEnd(body)) ?? (label === null ? null : sourceEnd(label));

/** How far a cut may move back to the end of a line, in drawn characters. */
const REACH = 2000;

/** The drawn offset at which a body is cut for an offset of the stored text: after a line if one ends nearby. */
function cutAt(body: Mapped, source: number): number {
  const wanted = toDrawn(body, source, 'start');
  if (wanted === 0 || wanted === body.text.length) return wanted;
  const line = body.text.lastIndexOf('\n', wanted - 1);
  if (line !== -1 && wanted - line < REACH) return line + 1;
  return wholeAt(body.text, wanted);
}

/** The items, or parts of items, that belong to the stored text from `start` to `end`. */
export function itemsWithin(items: readonly Item[], start: number, end: number): Item[] {
  return items.flatMap((one): Item[] => {
    const from = startOf(one) ?? 0;
    const isHere = from >= start && from < end;
    if (one.body === null || one.body.text === '') return isHere ? [one] : [];
    const last = endOf(one) ?? 0;
    if (from >= end || last <= start) return [];
    const cut = [
      from >= start ? 0 : cutAt(one.body, start),
      last <= end ? one.body.text.length : cutAt(one.body, end),
    ] as const;
    if (cut[0] === 0 && cut[1] === one.body.text.length) return [one];
    return cut[0] < cut[1] ? [bodyPart(one, cut[0], cut[1])] : [];
  });
}
