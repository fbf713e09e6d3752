// Opening the study that a command works on, and closing it whatever happens.
import { toldOf } from '../../contract/errors.ts';
import { closeStudy, openStudy, refreshAllDisputes, type Db } from '../store/index.ts';

/** `read` commands need no flush to disk of their own; `write` ones are on the disk when they return. */
export type Use = 'read' | 'write';

/** Disputes that an import left to be derived are, so that every command and filter finds them as they are. */
function opened(path: string, use: Use): Db {
  const db = openStudy(path, { durability: use === 'write' ? 'full' : 'normal' });
  try {
    refreshAllDisputes(db);
    return db;
  } catch (error) {
    closeStudy(db);
    throw toldOf(error, path) ?? error;
  }
}

/** Runs `work` on the study. Errors of SQLite become problems that name the study. */
export function withStudy<T>(path: string, use: Use, work: (db: Db) => T): T {
  const db = opened(path, use);
  try {
    return work(db);
  } catch (error) {
    throw toldOf(error, path) ?? error;
  } finally {
    closeStudy(db);
  }
}

/** The same for work that takes its time. */
export async function withStudyAsync<T>(path: string, use: Use, work: (db: Db) => Promise<T>): Promise<T> {
  const db = opened(path, use);
  try {
    return await work(db);
  } catch (error) {
    throw toldOf(error, path) ?? error;
  } finally {
    closeStudy(db);
  }
}
