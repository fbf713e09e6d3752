// Transcripts that are too large for memory: their texts are read in pieces, and the results are kept in a file until
// they are stored.
import { readSync } from 'node:fs';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** Bytes of an open file, from one offset to another; the number of the file is valid in every thread. */
interface InFile {
  file: number;
  from: number;
  to: number;
}

/** Bytes in memory, or in a file. */
export type Kept = Uint8Array | InFile;

/** How the texts of transcripts are read, and where the results are kept. */
export interface LongTexts {
  /** A text in pieces; no character is split. */
  pieces: (text: string) => Iterable<string>;
  /** Number of characters of a text. */
  lengthOf: (text: string) => number;
  keep: (chunks: Iterable<Uint8Array>) => Kept;
}

const asOne = (chunks: readonly Uint8Array[]): Uint8Array =>
  chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : new Uint8Array(Buffer.concat(chunks));

/** Texts in memory. */
export const HELD: LongTexts = {
  pieces: (text) => [text],
  lengthOf: (text) => text.length,
  keep: (chunks) => asOne([...chunks]),
};

let room = Buffer.alloc(0);

/** The bytes; bytes from a file are valid until the next call. */
export function bytesIn(kept: Kept): Uint8Array {
  if (kept instanceof Uint8Array) return kept;
  const size = kept.to - kept.from;
  // new memory for each of thousands of parts would be used until garbage collection
  if (room.length < size) room = Buffer.allocUnsafeSlow(size);
  for (let done = 0; done < size;) {
    const count = readSync(kept.file, room, done, size - done, kept.from + done);
    if (count === 0) throw new Error('the file of a long transcript ends too early');
    done += count;
  }
  return room.subarray(0, size);
}

/** The same text in pieces of at least this many characters, except the last. */
export function* joinedPieces(pieces: Iterable<string>, least: number): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (length < least) continue;
    yield parts.join('');
    [parts, length] = [[], 0];
  }
  if (length > 0) yield parts.join('');
}

/** The same text in pieces of at most about a million characters; none ends within a character. */
export function* slices(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces)
    for (let from = 0; from < piece.length;) {
      const end = from + AT_A_TIME;
      const to = /[\ud800-\udbff]/.test(piece.charAt(end - 1)) ? end - 1 : end;
      yield piece.slice(from, to);
      from = to;
    }
}

/** Level 1: on text, slower levels save a tenth of the size for twice the time. */
const LEVEL = 1;
/** For shorter texts, most of the time would be spent on the 280 kB that zlib allocates. */
const SHORT = 4000;
const FOR_SHORT = { chunkSize: 1024, windowBits: 13, memLevel: 6 };
/** Number of characters that are compressed at a time. */
const AT_A_TIME = 1 << 20;

/**
 * A copy: what zlib returns may be a small part of a large buffer, which would be copied between threads as a whole.
 */
export const deflated = (text: string): Uint8Array =>
  new Uint8Array(deflateSync(text, { level: LEVEL, ...(text.length < SHORT ? FOR_SHORT : {}) }));

const [MODULUS, RUN] = [65_521, 3800];

/** Adler-32 of more bytes (RFC 1950), continued from the sums of the bytes before. */
function adler([a, b]: readonly [number, number], bytes: Uint8Array): [number, number] {
  let [low, high] = [a, b];
  for (let from = 0; from < bytes.length; from += RUN) {
    const to = Math.min(bytes.length, from + RUN);
    for (let at = from; at < to; at++) {
      low += bytes[at] ?? 0;
      high += low;
    }
    [low, high] = [low % MODULUS, high % MODULUS];
  }
  return [low, high];
}

/**
 * The same for a text in pieces: one zlib stream, because compressed pieces that end on a whole byte may be
 * concatenated.
 */
export function* deflatedPieces(pieces: Iterable<string>): Generator<Uint8Array> {
  const all = joinedPieces(pieces, AT_A_TIME);
  const first = all.next();
  const second = all.next();
  if (second.done === true) return yield deflated(first.done === true ? '' : first.value);
  let sums: [number, number] = [1, 0];
  const packed = (text: string, finishFlush: number): Uint8Array => {
    const bytes = Buffer.from(text, 'utf8');
    sums = adler(sums, bytes);
    return deflateRawSync(bytes, { level: LEVEL, finishFlush });
  };
  yield Uint8Array.of(0x78, 0x01);
  if (first.done !== true) yield packed(first.value, constants.Z_SYNC_FLUSH);
  yield packed(second.value, constants.Z_SYNC_FLUSH);
  for (const text of all) yield packed(text, constants.Z_SYNC_FLUSH);
  yield packed('', constants.Z_FINISH);
  const check = Buffer.alloc(4);
  check.writeUInt16BE(sums[1], 0);
  check.writeUInt16BE(sums[0], 2);
  yield check;
}
