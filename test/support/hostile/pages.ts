// Study files whose pages refer to themselves or again and again to each other: SQLite reads each page without an
// error, but reading all rows never ends. Format: sqlite.org/fileformat2.html, section 1.6.
import { readFileSync, writeFileSync } from 'node:fs';
import { forge } from './forge.ts';

const PAGE_COUNT_AT = 28;
const INTERIOR_TABLE = 5;
const LEAF_TABLE = 13;
const HEADER = 12;
const CELLS = 400;
/** Greatest depth of pages that SQLite follows. */
const LEVELS = 17;

interface File {
  bytes: Buffer;
  size: number;
  root: number;
}

function fileOf(path: string, table: string): File {
  let [root, size] = [0, 0];
  forge(path, (db) => {
    root = db.prepare<[string], number>('select rootpage from sqlite_schema where name = ?').pluck().get(table) ?? 0;
    size = Number(db.pragma('page_size', { simple: true }));
  });
  return { bytes: readFileSync(path), size, root };
}

/** The first page of a table. */
export const rootOf = (path: string, table: string): number => fileOf(path, table).root;

const pageOf = ({ bytes, size }: File, page: number): Buffer => bytes.subarray((page - 1) * size, page * size);

function write(path: string, { bytes, size }: File, more: readonly Buffer[]): void {
  const all = Buffer.concat([bytes, ...more]);
  all.writeUInt32BE(all.length / size, PAGE_COUNT_AT);
  writeFileSync(path, all);
}

/**
 * An inner page of a table whose entries all lead to the page `child`, with rising keys. `head` is the offset of the
 * page's header.
 */
function leadingTo(child: number, size: number, head = 0): Buffer {
  const page = Buffer.alloc(size);
  page[head] = INTERIOR_TABLE;
  page.writeUInt16BE(CELLS, head + 3);
  page.writeUInt32BE(child, head + 8);
  for (let cell = 0; cell < CELLS; cell += 1) {
    const at = size - 6 * (cell + 1);
    page.writeUInt32BE(child, at);
    // the key as a varint of two bytes
    page.writeUInt8(0x80 | (cell >> 7), at + 4);
    page.writeUInt8(cell & 0x7f, at + 5);
    page.writeUInt16BE(at, head + HEADER + 2 * cell);
  }
  page.writeUInt16BE(size - 6 * CELLS, head + 5);
  return page;
}

/**
 * Each level of the table leads 401 times to the single page of the next level, so each row appears 401 to the power of
 * 17 times.
 */
export function pagesAgain(path: string, table: string): void {
  const file = fileOf(path, table);
  const { bytes, size, root } = file;
  const first = bytes.length / size + 1;
  const leaf = Buffer.from(pageOf(file, root));
  const levels = Array.from({ length: LEVELS }, (_, level) => leadingTo(first + level + 1, size));
  leadingTo(first, size).copy(pageOf(file, root));
  write(path, file, [...levels, leaf]);
}

/** Length of the file's header, which precedes the schema table on the first page. */
const ABOUT = 100;

/** The same for the schema table, which SQLite reads before any other. */
export function schemaAgain(path: string): void {
  const file = fileOf(path, 'transcript');
  const { bytes, size } = file;
  const first = bytes.length / size + 1;
  const leaf = Buffer.from(pageOf(file, file.root));
  const levels = Array.from({ length: LEVELS }, (_, level) => leadingTo(first + level + 1, size));
  leadingTo(first, size, ABOUT).copy(pageOf(file, 1), ABOUT, ABOUT);
  write(path, file, [...levels, leaf]);
}

/** The table's only page becomes an inner page that leads to itself. */
export function pagesInCircle(path: string, table: string): void {
  const file = fileOf(path, table);
  leadingTo(file.root, file.size).copy(pageOf(file, file.root));
  write(path, file, []);
}

/** The text of the table's first row is `text` bytes long, on one overflow page that follows itself. */
export function textInCircle(path: string, table: string, text: number): void {
  const file = fileOf(path, table);
  const { bytes, size, root } = file;
  const page = pageOf(file, root);
  const own = bytes.length / size + 1;
  const varint = (value: number): number[] =>
    [28, 21, 14, 7, 0].map((shift) => (Math.floor(value / 2 ** shift) & 0x7f) | (shift === 0 ? 0 : 0x80));
  // a record of one column: the length of its header, then the type of a text of this length
  const head = [6, ...varint(2 * text + 13)];
  const payload = text + head.length;
  const least = Math.floor(((size - 12) * 32) / 255) - 23;
  const kept = least + ((payload - least) % (size - 4));
  const local = kept <= size - 35 ? kept : least;
  const cell = Buffer.concat([
    Buffer.from([...varint(payload), 1, ...head]),
    Buffer.alloc(local - head.length, 'a'),
    Buffer.alloc(4),
  ]);
  cell.writeUInt32BE(own, cell.length - 4);
  page.fill(0);
  page[0] = LEAF_TABLE;
  page.writeUInt16BE(1, 3);
  page.writeUInt16BE(size - cell.length, 5);
  page.writeUInt16BE(size - cell.length, 8);
  cell.copy(page, size - cell.length);
  const overflow = Buffer.alloc(size, 'b');
  overflow.writeUInt32BE(own, 0);
  write(path, file, [overflow]);
}
