// Stores an original that is read in pieces in the same form as a short one (original.ts); texts are found by the
// hashes of its strings.
import { createHash, type Hash } from 'node:crypto';
import type { Message } from '../../contract/transcript.ts';
import { joinedPieces, type LongTexts } from './long-texts.ts';
import { ascii, keptOriginal, SHORTEST, textsOf, WRITINGS } from './original.ts';

/** Approximate size of a stored part, in characters. */
const PART = 1 << 21;

/**
 * A string of the original that is also in the messages: its position in characters, its block, and how it is written.
 */
interface Reference {
  from: number;
  to: number;
  block: number;
  writing: number;
}

/** A character for each byte: of a long session half a million are held. */
const digest = (hash: Hash): string => hash.digest('latin1');

function hashOf(pieces: Iterable<string>, write: (piece: string) => string): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(write(piece));
  return digest(hash);
}

const same = (piece: string): string => piece;

/**
 * Every long text by the hashes of the ways it may be written in the file; block and writing are one number, which
 * takes no memory of its own.
 */
function written(texts: readonly string[], { pieces, lengthOf }: LongTexts): Map<string, number> {
  const known = new Map<string, number>();
  for (const [block, text] of texts.entries()) {
    if (lengthOf(text) < SHORTEST) continue;
    for (const writing of WRITINGS.keys()) {
      const json = JSON.stringify(text);
      const key = hashOf(pieces(json), writing === 0 ? same : ascii);
      if (!known.has(key)) known.set(key, block * WRITINGS.length + writing);
    }
  }
  return known;
}

/** The strings of a JSON text that is read in pieces, each with its position, and a hash if it is long. */
class Strings {
  #open = false;
  #hash: Hash | null = null;
  #start = 0;
  #backslashes = 0;
  #eaten = 0;

  *feed(piece: string): Generator<{ from: number; to: number; hash: Hash }> {
    let at = this.#open ? 0 : -1; // start of the part of the open string that is not hashed yet
    for (let next = 0; ;) {
      if (at < 0) {
        at = piece.indexOf('"', next);
        if (at < 0) break;
        [this.#open, this.#start, this.#backslashes, next] = [true, this.#eaten + at, 0, at + 1];
      }
      const close = this.#closing(piece, next);
      if (close < 0) {
        this.#hash = (this.#hash ?? createHash('sha256')).update(piece.slice(at));
        break;
      }
      const [from, to] = [this.#start, this.#eaten + close + 1];
      // a hash for every short name would use memory until garbage collection
      const hash = this.#hash ?? (to - from - 1 < SHORTEST ? null : createHash('sha256'));
      if (hash !== null) yield { from, to, hash: hash.update(piece.slice(at, close + 1)) };
      [this.#open, this.#hash, at, next] = [false, null, -1, close + 1];
    }
    this.#eaten += piece.length;
  }

  /** Index of the quote that closes the open string, or -1; then the backslashes at the end are remembered. */
  #closing(piece: string, from: number): number {
    const before = (at: number): number => {
      let count = 0;
      while (at - 1 - count >= from && piece.charCodeAt(at - 1 - count) === 92) count++;
      return at - count === from ? count + this.#backslashes : count;
    };
    for (let at = piece.indexOf('"', from); at >= 0; at = piece.indexOf('"', at + 1))
      if (before(at) % 2 === 0) return at;
    this.#backslashes = before(piece.length);
    return -1;
  }
}

function referencesIn(original: string, known: ReadonlyMap<string, number>, long: LongTexts): Reference[] {
  const references: Reference[] = [];
  const strings = new Strings();
  for (const piece of long.pieces(original))
    for (const { from, to, hash } of strings.feed(piece)) {
      const found = known.get(digest(hash));
      if (found === undefined) continue;
      const writing = found % WRITINGS.length;
      references.push({ from, to, block: (found - writing) / WRITINGS.length, writing });
    }
  return references;
}

/** The text without the parts that are stored as references. */
function* literals(original: string, references: readonly Reference[], long: LongTexts): Generator<string> {
  let [eaten, next] = [0, 0];
  for (const piece of long.pieces(original)) {
    const end = eaten + piece.length;
    let at = eaten;
    while (at < end) {
      const { from, to } = references[next] ?? { from: Infinity, to: Infinity };
      if (at < from) yield piece.slice(at - eaten, Math.min(from, end) - eaten);
      if (to > end) break;
      at = to;
      next++;
    }
    eaten = end;
  }
}

/** So many references are written at a time: lists of half a million would be held beside the text. */
const AT_A_TIME = 10_000;

/** The references as JSON, without the brackets of their list. */
function referenceLine(references: readonly Reference[]): string {
  const parts: string[] = [];
  for (let start = 0; start < references.length; start += AT_A_TIME) {
    const some = references
      .slice(start, start + AT_A_TIME)
      .map(({ from, block, writing }, index) => [from - (references[start + index - 1]?.to ?? 0), block, writing]);
    parts.push(JSON.stringify(some).slice(1, -1));
  }
  return parts.join(',');
}

/** The stored form of an original, in parts: a line of references, then the literal. */
export function* keptParts(original: string, messages: readonly Message[], long: LongTexts): Generator<string> {
  const [first = '', second] = firstTwo(long.pieces(original));
  if (second === undefined && messages.every(({ blocks }) => blocks.every(({ text }) => isHeld(text, long))))
    return yield keptOriginal(first, messages);
  const references = referencesIn(original, written(textsOf(messages), long), long);
  yield `[${referenceLine(references)}]\n`;
  yield* joinedPieces(literals(original, references, long), PART);
}

const isHeld = (text: string, { lengthOf }: LongTexts): boolean => lengthOf(text) === text.length;

function firstTwo(pieces: Iterable<string>): string[] {
  const found: string[] = [];
  for (const piece of pieces) if (found.push(piece) === 2) break;
  return found;
}
