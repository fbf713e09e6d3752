// Stores a record as it was in its file, without the text that the messages already contain: repeated text becomes a
// reference.
import { z } from 'zod';
import type { Message } from '../../contract/transcript.ts';
import { documentReader } from './documents.ts';

/**
 * The digest under which a further part of a long original is stored (part 0, 1, ... after the first row); the digest
 * of a record contains no slash.
 */
export const partName = (digest: string, index: number): string => `${digest}/${index}`;

/** Minimum length for a reference: shorter text is stored literally because a reference would be longer. */
export const SHORTEST = 80;

/** How the file wrote the text: as JSON, or as JSON in ASCII only (as Python writes it). */
export const WRITINGS = [
  (text: string): string => JSON.stringify(text),
  (text: string): string => ascii(JSON.stringify(text)),
] as const;

const WIDE = /[\u0080-\uffff]/;

/** The writings in which a text differs: ASCII is written the same in both. */
const writingsOf = (text: string): (typeof WRITINGS)[number][] =>
  WIDE.test(text) ? [...WRITINGS] : WRITINGS.slice(0, 1);

export const ascii = (json: string): string =>
  json.replaceAll(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The stored form: `literal` is the record without the strings of the messages; each reference gives the number of
 * literal characters before it, its block (in reading order), and how it is written.
 */
interface Kept {
  references: [before: number, block: number, writing: number][];
  literal: string;
}

export const textsOf = (messages: readonly Message[]): string[] =>
  messages.flatMap((message) => message.blocks.map((block) => block.text));

/** Index of the quote that closes the string opened at `open`, or -1. */
function closing(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** Every long text by the ways in which the file may write it. */
function written(texts: readonly string[]): Map<string, [block: number, writing: number]> {
  const known = new Map<string, [number, number]>();
  for (const [block, text] of texts.entries()) {
    if (text.length < SHORTEST) continue;
    for (const [writing, write] of writingsOf(text).entries()) {
      const json = write(text);
      if (!known.has(json)) known.set(json, [block, writing]);
    }
  }
  return known;
}

function taken(original: string, messages: readonly Message[]): Kept {
  const known = written(textsOf(messages));
  const references: Kept['references'] = [];
  const literals: string[] = [];
  let kept = 0; // characters of the original that are in literals or referred to
  for (let open = known.size === 0 ? -1 : original.indexOf('"'); open >= 0;) {
    const close = closing(original, open);
    if (close < 0) break;
    const found = close - open < SHORTEST ? undefined : known.get(original.slice(open, close + 1));
    if (found !== undefined) {
      literals.push(original.slice(kept, open));
      references.push([open - kept, ...found]);
      kept = close + 1;
    }
    open = original.indexOf('"', close + 1);
  }
  return { references, literal: [...literals, original.slice(kept)].join('') };
}

/** The record as it is stored: a line of references, then the literal. */
export function keptOriginal(original: string, messages: readonly Message[]): string {
  const { references, literal } = taken(original, messages);
  return `${JSON.stringify(references)}\n${literal}`;
}

const Count = z.number().int().nonnegative();
const referencesOf = documentReader('a copy of an original', z.array(z.tuple([Count, Count, Count])));

/** The original record in pieces, from the stored parts and the messages to which they refer. */
export function* originalFrom(parts: Iterable<string>, messages: readonly Message[], where = ''): Generator<string> {
  const all = parts[Symbol.iterator]();
  const take = (): string => {
    const next = all.next();
    return next.done === true ? '' : next.value;
  };
  let rest = take();
  const line = rest.indexOf('\n');
  const references = referencesOf(rest.slice(0, line), where);
  const texts = textsOf(messages);
  let at = line + 1;
  for (const [before, block, writing] of references) {
    let left = before;
    for (; left > rest.length - at; rest = take(), at = 0) {
      yield rest.slice(at);
      left -= rest.length - at;
    }
    yield rest.slice(at, at + left);
    yield (WRITINGS[writing] ?? WRITINGS[0])(texts[block] ?? '');
    at += left;
  }
  for (; rest !== ''; rest = take(), at = 0) yield rest.slice(at);
}
