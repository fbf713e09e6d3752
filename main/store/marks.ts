// The mark of a study in the bytes of its files: read from a page of the file, and from the pages in a write-ahead log.
// Format: sqlite.org/fileformat2.html, section 1.6 (table leaves).
import { bytesAt, framesOf, type Frame } from './log-frames.ts';

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

/** Whether a page is a leaf of one row, as that of the mark is: most pages need not be read beyond their head. */
const mayMark = ({ type, cells }: Pick<Frame, 'type' | 'cells'>): boolean => type === TABLE_LEAF && cells === 1;

/** The mark on a page; null if the page has no mark. */
export function markOn(page: Buffer): Mark | null {
  if (!mayMark({ type: page.readUInt8(0), cells: page.readUInt16BE(3) })) return null;
  const row = page.readUInt16BE(8);
  const from = row + ROW.length;
  if (from + 2 * LENGTH > page.length || page.compare(ROW, 0, ROW.length, row, from) !== 0) return null;
  const hex = (at: number): string => page.toString('hex', at, at + LENGTH);
  return { before: hex(from), now: hex(from + LENGTH) };
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

/** The marks of committed transactions in an open write-ahead log, in order. */
export function* marksIn(log: number): Generator<LoggedMark> {
  const read = framesOf(log, { checked: false });
  if (read === null) return;
  let pending: Frame[] = [];
  for (const frame of read.frames) {
    if (mayMark(frame)) pending.push(frame);
    if (!frame.commits) continue;
    for (const { page, at } of pending) {
      const bytes = bytesAt(log, at, read.size);
      const mark = bytes === null ? null : markOn(bytes);
      if (mark !== null) yield { ...mark, page, pageSize: read.size };
    }
    pending = [];
  }
}
