// Decides whether a file may be opened as a study: first its bytes are checked, then its schema, which must be that of
// Touchstone. Before the file is admitted nothing is written to it, and none of its triggers, views or expressions
// runs.
import { closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { notAStudy, TouchstoneError } from '../../contract/errors.ts';
import { isStudyHead, STUDY_HEAD } from '../../contract/study.ts';
import type { Db } from './connection.ts';
import { damagedFile } from './damage.ts';
import { FORM, formOf } from './migrate.ts';
import { foreignParts } from './schema.ts';

const unreadable = (path: string): TouchstoneError =>
  new TouchstoneError(
    'not_found',
    'The study cannot be read',
    path,
    'Check that it is a file and that you may read it',
  );

/** The first bytes of a file. Pipes and devices are never opened, because reading them could wait without end. */
function headOf(path: string): Buffer {
  if (!existsSync(path))
    throw new TouchstoneError(
      'not_found',
      'There is no such study',
      path,
      'Check the path, or make a study with `touchstone new`',
    );
  const head = Buffer.alloc(STUDY_HEAD);
  try {
    if (!statSync(path).isFile()) throw unreadable(path);
    // Opened without blocking: a pipe may have replaced the file between the two calls.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      readSync(file, head, 0, head.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    throw unreadable(path);
  }
  return head;
}

/** Checks only the first bytes, so that a file that is not a study is never opened, locked or changed. */
export function requireHead(path: string): void {
  if (!isStudyHead(headOf(path))) throw notAStudy(path);
}

/** Smaller files are copied quickly, whatever they contain. */
const SMALL = 2 ** 28;
/** Maximum ratio of a study's size to its bytes on the disk; no compressing disk reaches it. */
const MOST_SAVED = 16;
const BLOCK = 512;

/**
 * The same, and refuses a file that consists of holes: a few bytes on the disk could declare terabytes, and each copy
 * would write them. Throws `not_found`, `not_a_study`, `damaged`.
 */
export function requireStudy(path: string): void {
  requireHead(path);
  const { size, blocks } = statSync(path);
  // 0 blocks: the disk does not report them
  if (size <= SMALL || blocks === 0 || blocks * BLOCK * MOST_SAVED >= size) return;
  const [has, holds] = [size, blocks * BLOCK].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
  throw damagedFile(`The study file claims a size of ${has}, but contains ${holds}`, path);
}

/** Text in another encoding would be sorted and compared differently. */
function requireEncoding(db: Db): void {
  const encoding: unknown = db.pragma('encoding', { simple: true });
  if (encoding !== 'UTF-8') throw damagedFile('The text of the study file is not encoded as UTF-8', db.name);
}

const MOST_NAMED = 5;

function requireOwnSchema(db: Db, form: number): void {
  const foreign = foreignParts(db, form);
  if (foreign.length === 0) return;
  const named = foreign.slice(0, MOST_NAMED).join(', ');
  const more = foreign.length > MOST_NAMED ? ` and ${foreign.length - MOST_NAMED} more` : '';
  throw damagedFile(`The file is not built as Touchstone builds a study: ${named}${more}`, db.name);
}

/**
 * Keys of pages and of the search index are computed from a transcript's number, and loops run over ranges of numbers.
 * A number far from all others would make such a loop practically endless.
 */
export const MOST_KEY = 2 ** 32;

function requireNumbers(db: Db): void {
  for (const end of ['min', 'max']) {
    const key = db.prepare<[], number>(`select ${end}(key) from transcript`).pluck().get() ?? 1;
    if (!(key >= 1 && key <= MOST_KEY))
      throw damagedFile('The number of a transcript is outside the range that studies use', `transcript number ${key}`);
  }
}

/**
 * Admits the open file of a study, or throws: `newer_study`; `damaged` if its form never existed, its text is not
 * UTF-8, its schema is not that of its form (the message names the foreign parts), or a transcript has an impossible
 * number.
 */
export function admit(db: Db): void {
  // First, functions in triggers, views and indexes of the file are disabled. better-sqlite3 already sets SQLite's
  // defensive mode.
  db.pragma('trusted_schema = off');
  db.pragma('cell_size_check = on');
  const form = formOf(db);
  if (form > FORM) {
    const todo = `This program knows form ${FORM}; install a newer Touchstone`;
    throw new TouchstoneError('newer_study', `The study was made by a newer Touchstone (form ${form})`, db.name, todo);
  }
  if (form < 1) throw damagedFile(`The study file claims form ${form}, which does not exist`, db.name);
  requireEncoding(db);
  requireOwnSchema(db, form);
  requireNumbers(db);
}
