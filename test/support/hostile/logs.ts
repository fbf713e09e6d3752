// Write-ahead logs and rollback journals that somebody forged beside a study.
// Formats: sqlite.org/fileformat2.html, sections 3 (the journal) and 4 (the log).
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { connect } from '../../../main/store/connection.ts';
import { pagesAgain, rootOf, schemaAgain } from './pages.ts';

const SALTS = Buffer.from('0102030405060708', 'hex');

/** Adds some bytes to the checksum of a log. */
function summed([a, b]: readonly [number, number], bytes: Buffer): [number, number] {
  let [x, y] = [a, b];
  for (let at = 0; at < bytes.length; at += 8) {
    x = (x + bytes.readUInt32BE(at) + y) >>> 0;
    y = (y + bytes.readUInt32BE(at + 4) + x) >>> 0;
  }
  return [x, y];
}

const numbers = (...all: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * all.length);
  for (const [index, one] of all.entries()) bytes.writeUInt32BE(one, 4 * index);
  return bytes;
};

/** The pages of a file, in order. */
const pagesOf = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: bytes.length / size }, (_, at) => bytes.subarray(at * size, (at + 1) * size));

interface Logged {
  page: number;
  bytes: Buffer;
}

/** A log of one transaction that holds these pages. Without `isTrue` its frames have wrong checksums. */
function logOf(pages: readonly Logged[], size: number, isTrue: boolean): Buffer {
  const head = Buffer.concat([numbers(0x377f0683, 3_007_000, size, 0), SALTS]);
  let sum = summed([0, 0], head);
  const frames = pages.flatMap(({ page, bytes }, index) => {
    const about = numbers(page, index === pages.length - 1 ? pages.length : 0);
    sum = summed(summed(sum, about), bytes);
    return [about, SALTS, isTrue ? numbers(...sum) : Buffer.alloc(8), bytes];
  });
  return Buffer.concat([head, numbers(...summed([0, 0], head)), ...frames]);
}

const sizeOf = (file: Buffer): number => file.readUInt16BE(16);

/** The file after `forge` has made its pages form loops; the original stays unchanged. */
function inCircles(path: string, forge: (path: string) => void): Buffer {
  const copy = `${path}.circles`;
  copyFileSync(path, copy);
  forge(copy);
  const bytes = readFileSync(copy);
  rmSync(copy);
  return bytes;
}

/**
 * The file's pages form loops. A log with wrong checksums, which SQLite ignores, has a sound page in place of one.
 */
export function circlesBehindLog(path: string): void {
  const sound = readFileSync(path);
  const [size, root] = [sizeOf(sound), rootOf(path, 'transcript')];
  const bytes = sound.subarray((root - 1) * size, root * size);
  pagesAgain(path, 'transcript');
  writeFileSync(`${path}-wal`, logOf([{ page: root, bytes }], size, false));
}

const allOf = (file: Buffer): Logged[] =>
  pagesOf(file, sizeOf(file)).map((bytes, index) => ({ page: index + 1, bytes }));

/** The file is sound, and a valid log replaces its pages by pages that form loops. */
export function circlesInLog(path: string): void {
  const forged = inCircles(path, (copy) => pagesAgain(copy, 'transcript'));
  writeFileSync(`${path}-wal`, logOf(allOf(forged), sizeOf(forged), true));
}

/** The same, but the file's header gives another page size than the log. */
export function logOfOtherSize(path: string): void {
  const forged = inCircles(path, (copy) => pagesAgain(copy, 'transcript'));
  const file = readFileSync(path);
  file.writeUInt16BE(512, 16);
  writeFileSync(path, file);
  writeFileSync(`${path}-wal`, logOf(allOf(forged), sizeOf(forged), true));
}

/**
 * A log that is a terabyte of zeros after its header, whose salts are zeros as well: every part of it looks like a
 * frame.
 */
export function logOfHoles(path: string): void {
  const size = sizeOf(readFileSync(path));
  const head = Buffer.concat([numbers(0x377f0683, 3_007_000, size, 0), Buffer.alloc(8)]);
  writeFileSync(`${path}-wal`, Buffer.concat([head, numbers(...summed([0, 0], head))]));
  truncateSync(`${path}-wal`, 1e12);
}

const SECTOR = 512;
const NONCE = 7;

/** The checksum that a journal stores with a page. */
function checksum(bytes: Buffer): number {
  let sum = NONCE;
  for (let at = bytes.length - 200; at > 0; at -= 200) sum += bytes[at] ?? 0;
  return sum >>> 0;
}

/**
 * The file is sound and has no log. SQLite writes the pages of a journal, which form loops, into it at the first
 * read.
 */
export function circlesInJournal(path: string): void {
  const db = connect(path, { fileMustExist: true, timeout: 0 });
  db.pragma('journal_mode = delete');
  db.close();
  const forged = inCircles(path, schemaAgain);
  const size = sizeOf(forged);
  const pages = pagesOf(forged, size);
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d9d505f920a163d7', 'hex').copy(head);
  numbers(pages.length, NONCE, pages.length, SECTOR, size).copy(head, 8);
  const records = pages.flatMap((bytes, index) => [numbers(index + 1), bytes, numbers(checksum(bytes))]);
  writeFileSync(`${path}-journal`, Buffer.concat([head, ...records]));
}
