// The mark of a study in the bytes of its files: read from a page of the file, and from the pages in a write-ahead log.
// Formats: sqlite.org/fileformat2.html, sections 1.6 (table leaves) and 4 (the log).
import { fstatSync, readSync } from 'node:fs';

/** The mark before a transaction, and the mark after it. Each is 16 bytes, as hex. */
export interface Mark {
  before: string;
  now: string;
}

/** The value of `before` if there was no mark yet. */
export const UNMARKED = '0'.repeat(32);

const TABLE_LEAF = 0x0d;
const LENGTH = 16;
/** The beginning of the only row: sizes of row and header, and the types of its columns (null, text, two blobs). */
const ROW = Buffer.concat([
  Buffer.from([5 + 15 + 2 * LENGTH, 1, 5, 0, 13 + 2 * 15, 12 + 2 * LENGTH, 12 + 2 * LENGTH]),
  Buffer.from('touchstone mark'),
]);

/** Whether the page that begins at `at` is a leaf of one row, as that of the mark is. */
const isMarkPage = (bytes: Buffer, at: number): boolean => bytes[at] === TABLE_LEAF && bytes.readUInt16BE(at + 3) === 1;

/** The mark on a page; null if the page has no mark. */
export function markOn(page: Buffer): Mark | null {
  if (!isMarkPage(page, 0)) return null;
  const row = page.readUInt16BE(8);
  const from = row + ROW.length;
  if (from + 2 * LENGTH > page.length || page.compare(ROW, 0, ROW.length, row, from) !== 0) return null;
  const hex = (at: number): string => page.toString('hex', at, at + LENGTH);
  return { before: hex(from), now: hex(from + LENGTH) };
}

/** Reads exactly this many bytes; null if the file ends before. */
function bytesAt(file: number, at: number, length: number): Buffer | null {
  const bytes = Buffer.allocUnsafe(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : null;
}

/** The mark on this page of an open study file; null if the page has none, or does not exist. */
export function markAt(file: number, { page, pageSize }: { page: number; pageSize: number }): Mark | null {
  const bytes = bytesAt(file, (page - 1) * pageSize, pageSize);
  return bytes === null ? null : markOn(bytes);
}

/** A mark in a write-ahead log. */
interface LoggedMark extends Mark {
  page: number;
  pageSize: number;
}

const LOG_HEAD = 32;
const FRAME_HEAD = 24;
const MAGIC = 0x377f0682;
const [LEAST_PAGE, MOST_PAGE] = [512, 65_536];
/**
 * Positions in a log, and in each of its frames, of the two salts that distinguish one use of the log from the next.
 */
const SALTS = { log: 16, frame: 8, length: 8 };

/** A page in a write-ahead log; `at`: where its bytes begin in the log; `mayMark`: whether it is a leaf of one row. */
interface Frame {
  page: number;
  pageSize: number;
  at: number;
  mayMark: boolean;
}

/** So much of a page tells whether it is a leaf, and of how many rows: the rest of most pages need not be read. */
const PAGE_HEAD = 5;

/**
 * The pages of committed transactions in an open write-ahead log, in order; none if it is not a log. Frames of an
 * earlier use of the log, after the last frame, have other salts.
 */
function* framesIn(log: number): Generator<Frame> {
  const head = bytesAt(log, 0, LOG_HEAD);
  if (head === null || (head.readUInt32BE(0) | 1) !== (MAGIC | 1)) return;
  const pageSize = head.readUInt32BE(8);
  if (pageSize < LEAST_PAGE || pageSize > MOST_PAGE) return;
  const salts = head.subarray(SALTS.log, SALTS.log + SALTS.length);
  let pending: Frame[] = [];
  let size = fstatSync(log).size;
  for (let at = LOG_HEAD + FRAME_HEAD; ; at += FRAME_HEAD + pageSize) {
    // the last one may be cut off, and others may be added meanwhile
    if (at + pageSize > size) size = fstatSync(log).size;
    if (at + pageSize > size) return;
    const frame = bytesAt(log, at - FRAME_HEAD, FRAME_HEAD + PAGE_HEAD);
    if (frame === null || frame.compare(salts, 0, SALTS.length, SALTS.frame, SALTS.frame + SALTS.length) !== 0) return;
    // a hole in the file looks like a frame of no page, where the salts are zeros
    if (frame.readUInt32BE(0) === 0) return;
    const mayMark = isMarkPage(frame, FRAME_HEAD);
    pending.push({ page: frame.readUInt32BE(0), pageSize, at, mayMark });
    if (frame.readUInt32BE(4) === 0) continue;
    yield* pending;
    pending = [];
  }
}

/** The marks of committed transactions in an open write-ahead log, in order. */
export function* marksIn(log: number): Generator<LoggedMark> {
  for (const { page, pageSize, at, mayMark } of framesIn(log)) {
    const bytes = mayMark ? bytesAt(log, at, pageSize) : null;
    const mark = bytes === null ? null : markOn(bytes);
    if (mark !== null) yield { ...mark, page, pageSize };
  }
}
