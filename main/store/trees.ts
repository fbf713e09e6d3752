// Checks the trees of a file's pages before SQLite follows them: in a prepared file, pages can refer to the same page
// again and again, each sound by itself, and a query over them would practically never end. Format:
// sqlite.org/fileformat2.html, section 1.6.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { TouchstoneError } from '../../contract/errors.ts';
import { connect, type Db } from './connection.ts';
import { damagedFile } from './damage.ts';
import { loggedPages } from './logged-pages.ts';

const HEADER = 100;

/**
 * Every page of the file is read, which takes half a second per gigabyte: larger studies are not checked, because each
 * opening would wait for it.
 */
const MOST_BYTES = 64_000_000;
const INNER = new Set([2, 5]);
/** Leaves of tables and of indexes; each cell begins with the length of its content. */
const LEAF = new Set([10, 13]);

/** Reads pages of a file, or of its log if it has a newer version. */
interface Pages {
  size: number;
  count: number;
  read: (page: number) => Buffer;
}

/** The size of pages according to the first one. */
function toldSize(first: Buffer): number {
  const told = first.readUInt16BE(16);
  return told === 1 ? 65_536 : told;
}

/**
 * Null if the declared page size is impossible: SQLite refuses the file. `otherwise` if the log has pages of another
 * size, which Touchstone never writes.
 */
function pagesOf(file: number, log: number | null): Pages | null | 'otherwise' {
  const head = Buffer.alloc(HEADER);
  readSync(file, head, 0, HEADER, 0);
  const size = toldSize(head);
  if (size < 512 || (size & (size - 1)) !== 0) return null;
  const logged = log === null ? null : loggedPages(log);
  const bytes = Buffer.alloc(size);
  const read = (page: number): Buffer => {
    const at = logged?.at.get(page);
    if (at === undefined || log === null) readSync(file, bytes, 0, size, (page - 1) * size);
    else readSync(log, bytes, 0, size, at);
    return bytes;
  };
  if (logged !== null && (logged.size !== size || toldSize(read(1)) !== size)) return 'otherwise';
  // a log adds at most the pages that it contains
  return { size, count: Math.ceil(fstatSync(file).size / size) + (logged?.at.size ?? 0), read };
}

/** The whole number at the beginning of a cell (seven bits per byte, most significant first). */
function lengthAt(bytes: Buffer, at: number): number {
  let value = 0;
  for (let byte = 0; byte < 8; byte += 1) {
    const next = bytes[at + byte] ?? 0;
    value = value * 128 + (next & 0x7f);
    if (next < 0x80) return value;
  }
  return value * 256 + (bytes[at + 8] ?? 0);
}

/** Walks down from the roots. Each page may occur once, and all cells together must not be larger than the file. */
class Walk {
  readonly #pages: Pages;
  readonly #met: Uint8Array;
  #held = 0;

  constructor(pages: Pages) {
    this.#pages = pages;
    this.#met = new Uint8Array(pages.count + 1);
  }

  /** Whether a reference leads nowhere, or to a page that occurred before. */
  strays(root: number): boolean {
    const { count, size } = this.#pages;
    const ahead = [root];
    for (let page = ahead.pop(); page !== undefined; page = ahead.pop()) {
      if (!(page >= 1 && page <= count) || this.#met[page] === 1) return true;
      this.#met[page] = 1;
      this.#look(page, ahead);
    }
    return this.#held > count * size;
  }

  #look(page: number, ahead: number[]): void {
    const { size, read } = this.#pages;
    const bytes = read(page);
    const head = page === 1 ? HEADER : 0;
    const kind = bytes[head] ?? 0;
    const cells = Math.min(bytes.readUInt16BE(head + 3), size >> 1);
    const first = head + (INNER.has(kind) ? 12 : 8);
    const cellAt = (cell: number): number =>
      Math.min(bytes.readUInt16BE(Math.min(first + 2 * cell, size - 2)), size - 4);
    if (LEAF.has(kind)) for (let cell = 0; cell < cells; cell += 1) this.#held += lengthAt(bytes, cellAt(cell));
    if (!INNER.has(kind)) return;
    ahead.push(bytes.readUInt32BE(head + 8));
    for (let cell = 0; cell < cells; cell += 1) {
      const at = cellAt(cell);
      ahead.push(bytes.readUInt32BE(at));
      if (kind === 2) this.#held += lengthAt(bytes, at + 4);
    }
  }
}

const roots = (db: Db): number[] =>
  db.prepare<[], number>('select rootpage from sqlite_schema where rootpage > 1').pluck().all();

/** Where the pages form a loop: in the table of all tables, which SQLite's own check reads first, or elsewhere. */
type Straying = 'schema' | 'elsewhere' | null;

function strayingIn(others: () => number[], file: number, log: number | null): Straying {
  const pages = pagesOf(file, log);
  if (pages === null) return null;
  if (pages === 'otherwise') return 'schema';
  const walk = new Walk(pages);
  // the schema is a tree too, and is read for the roots of the others
  if (walk.strays(1)) return 'schema';
  return [...new Set(others())].some((root) => walk.strays(root)) ? 'elsewhere' : null;
}

/**
 * Checks the open files; files above the size limit are taken to be sound. `others`: the roots of trees besides the
 * table of all tables.
 */
function lookedAt(others: () => number[], path: string, file: number): Straying {
  const log = existsSync(`${path}-wal`) ? openSync(`${path}-wal`, 'r') : null;
  try {
    const bytes = fstatSync(file).size + (log === null ? 0 : fstatSync(log).size);
    return bytes > MOST_BYTES ? null : strayingIn(others, file, log);
  } finally {
    if (log !== null) closeSync(log);
  }
}

/**
 * Number of times that the table of all tables must look like this before it is believed: another program may be
 * writing to it.
 */
const LOOKS = 3;

function isSound(db: Db, path: string, file: number): boolean {
  for (let look = 1; look <= LOOKS; look += 1) {
    const straying = lookedAt(() => roots(db), path, file);
    if (straying === null) return true;
    // reads one state, and ends
    if (straying === 'elsewhere') return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  }
  return false;
}

/** The same for the table of all tables alone, for a private copy at `copy`: without this table nothing can be read. */
export function requireSchemaTree(copy: string, path: string): void {
  const db = connect(copy, { fileMustExist: true, timeout: 0 });
  const file = openSync(copy, 'r');
  try {
    db.pragma('user_version');
    if (lookedAt(() => [], copy, file) !== 'schema') return;
    const what = 'The pages of the study file that list its tables form a loop';
    throw new TouchstoneError('damaged', what, path, 'Restore a backup');
  } finally {
    closeSync(file);
    db.close();
  }
}

/**
 * Throws `damaged` if the pages of the open file do not form trees; a file that has more than 64 MB with its log is not
 * checked. `file`: the study, open. While other programs write to it, sound pages can look wrong too: if SQLite's own
 * check can run, it decides.
 */
export function requireTrees(db: Db, path: string, file: number): void {
  // SQLite writes the contents of a journal into the file at its first read, which this statement is: it reads no tree
  db.pragma('user_version');
  if (!isSound(db, path, file)) throw damagedFile('The pages of the study file form a loop', path);
}
