// The pages of a write-ahead log that SQLite would replay: up to the last commit before the first wrong checksum.
// Format: sqlite.org/fileformat2.html, section 4.
import { fstatSync, readSync } from 'node:fs';

const HEAD = 32;
const FRAME_HEAD = 24;
/**
 * Positions in a log, and in each of its frames, of the two salts that distinguish one use of the log from the next.
 */
const SALTS = { log: 16, frame: 8, length: 8 };
/**
 * Positions of the checksums in a log and in each of its frames, and the number of bytes before them that they cover.
 */
const SUM = { log: 24, frame: 16, ofFrame: 8 };
const MAGIC = 0x377f0682;

/** Pages by number, each with the position of its bytes in the log. */
export interface LoggedPages {
  size: number;
  /** Where the last of them ends in the log. */
  end: number;
  at: ReadonlyMap<number, number>;
}

/** The running checksum of a log, in either byte order. */
class Checksum {
  readonly #highFirst: boolean;
  #a = 0;
  #b = 0;

  constructor(highFirst: boolean) {
    this.#highFirst = highFirst;
  }

  add(bytes: Buffer): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      this.#a = (this.#a + view.getUint32(at, !this.#highFirst) + this.#b) | 0;
      this.#b = (this.#b + view.getUint32(at + 4, !this.#highFirst) + this.#a) | 0;
    }
  }

  /** Whether it equals the checksum stored at this position. */
  is(bytes: Buffer, at: number): boolean {
    return bytes.readInt32BE(at) === this.#a && bytes.readInt32BE(at + 4) === this.#b;
  }
}

/** Null if SQLite would replay nothing of the log. Reads all of it. `log`: open. */
export function loggedPages(log: number): LoggedPages | null {
  const head = Buffer.alloc(HEAD);
  const end = fstatSync(log).size;
  if (readSync(log, head, 0, HEAD, 0) !== HEAD || (head.readUInt32BE(0) | 1) !== (MAGIC | 1)) return null;
  const sum = new Checksum((head.readUInt32BE(0) & 1) === 1);
  sum.add(head.subarray(0, SUM.log));
  if (!sum.is(head, SUM.log)) return null;
  const size = head.readUInt32BE(8);
  if (size < 512 || size > 65_536) return null;
  const frame = Buffer.alloc(FRAME_HEAD + size);
  const [at, pending] = [new Map<number, number>(), new Map<number, number>()];
  let last = HEAD;
  for (let from = HEAD; from + frame.length <= end; from += frame.length) {
    readSync(log, frame, 0, frame.length, from);
    if (frame.compare(head, SALTS.log, SALTS.log + SALTS.length, SALTS.frame, SALTS.frame + SALTS.length) !== 0) break;
    sum.add(frame.subarray(0, SUM.ofFrame));
    sum.add(frame.subarray(FRAME_HEAD));
    if (!sum.is(frame, SUM.frame)) break;
    pending.set(frame.readUInt32BE(0), from + FRAME_HEAD);
    if (frame.readUInt32BE(4) === 0) continue;
    for (const [page, place] of pending) at.set(page, place);
    pending.clear();
    last = from + frame.length;
  }
  return at.size === 0 ? null : { size, at, end: last };
}
