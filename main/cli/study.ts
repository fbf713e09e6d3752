// Opens the study that a command works on, and closes it in every case.
import { basename } from 'node:path';
import { toldOf, TouchstoneError } from '../../contract/errors.ts';
import {
  closeStudy,
  createStudy,
  damageBehind,
  openStudy,
  refreshAllDisputes,
  surroundings,
  type Db,
} from '../store/index.ts';
import { shippedRubric, type WrittenRubric } from '../work/rubric/index.ts';
import { say } from './output.ts';

/** `read` commands do not flush to disk; the changes of `write` commands are on disk when they return. */
export type Use = 'read' | 'write';

/** Derives disputes that an import has made stale, so that every command and filter sees current ones. */
function opened(path: string, use: Use): Db {
  const db = openStudy(path, { durability: use === 'write' ? 'full' : 'normal', onNote: say });
  // reading must not change the file: two machines that only read a study would otherwise differ
  if (use === 'write') surroundings(path).forEach(say);
  try {
    refreshAllDisputes(db);
    return db;
  } catch (error) {
    const told = telling(db, path, error);
    if (told instanceof TouchstoneError && told.problem.code === 'damaged') {
      // one unreadable row must not make all others unreadable
      say(`disputes are not up to date: ${told.message}`);
      return db;
    }
    closeStudy(db);
    throw told;
  }
}

/** The error as one that names the study, or the damaged part of it, if there is something to name. */
const telling = (db: Db, path: string, error: unknown): unknown =>
  toldOf(error, path) ?? damageBehind(db, error) ?? error;

/**
 * Makes a study file, named after the file if no name is given. Throws `bad_input` if there is a file at `path`
 * already.
 */
export function makeStudy(path: string, { rubric, source }: WrittenRubric = shippedRubric(), name?: string): void {
  closeStudy(createStudy(path, { name: name ?? basename(path).replace(/\.touchstone$/, ''), rubric, source }));
}

/** Reports on stderr which study was made, and with which rubric. */
export function sayMade(path: string, { rubric }: WrittenRubric = shippedRubric()): void {
  say(`made ${path} with the rubric "${rubric.name}", version ${rubric.version}`);
}

/** Runs `work` on the study. Errors of SQLite become errors that name the study. */
export function withStudy<T>(path: string, use: Use, work: (db: Db) => T): T {
  const db = opened(path, use);
  try {
    return work(db);
  } catch (error) {
    throw telling(db, path, error);
  } finally {
    closeStudy(db);
  }
}

/** The same for asynchronous work. */
export async function withStudyAsync<T>(path: string, use: Use, work: (db: Db) => Promise<T>): Promise<T> {
  const db = opened(path, use);
  try {
    return await work(db);
  } catch (error) {
    throw telling(db, path, error);
  } finally {
    closeStudy(db);
  }
}
