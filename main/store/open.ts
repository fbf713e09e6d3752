// Opens and closes a study file: its identification, its settings, and closing it so that one file remains.
import { closeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { toldOf } from '../../contract/errors.ts';
import type { Rubric } from '../../contract/rubric.ts';
import { APPLICATION_ID } from '../../contract/study.ts';
import { admit, requireStudy } from './admit.ts';
import { BUSY_MS, connect, type Db } from './connection.ts';
import { setForeignAside, setJournalAside } from './helper-files.ts';
import { closeWatched, openForWatching, watchStanding } from './standing.ts';
import { migrate } from './migrate.ts';
import { requireTrees } from './trees.ts';
import { addRubric } from './rubrics.ts';
import { fileItself } from './study-files.ts';
import { keepSeals } from './seals.ts';
import { requireNewFile } from './new-file.ts';

export interface OpenOptions {
  /**
   * `full`: every commit is on disk before it returns (labels). `normal`: survives kill -9, but not a power cut (bulk
   * import).
   */
  durability: 'full' | 'normal';
  /** Called with messages for the person about the files beside the study. */
  onNote?: (note: string) => void;
  /** Whether a study is backed up before it is migrated; true by default. */
  keepBefore?: boolean;
  /** Whether another process of this app has the study open, and has already checked the trees of its pages. */
  known?: boolean;
}

/** Sets how the connection works, and what must be on disk when a commit returns. */
export function settle(db: Db, { durability }: OpenOptions): void {
  db.pragma('journal_mode = wal');
  db.pragma(`synchronous = ${durability}`);
  db.pragma('checkpoint_fullfsync = 1');
  db.pragma('foreign_keys = on');
  db.pragma('recursive_triggers = on');
  db.pragma('trusted_schema = off');
  db.pragma('cell_size_check = on');
  db.pragma('temp_store = memory');
  db.pragma('cache_size = -64000');
}

/**
 * Opens a study, migrating it if it is older. Its path may be a link to it. Throws `not_found`, `not_a_study`,
 * `newer_study`, `study_locked`, `damaged`.
 */
export function openStudy(named: string, options: OpenOptions = { durability: 'full' }): Db {
  const path = fileItself(named);
  requireStudy(path);
  let db: Db | null = null;
  const file = openForWatching(path);
  try {
    for (const setAside of [setJournalAside, setForeignAside]) {
      const note = setAside(path, file);
      if (note !== null) options.onNote?.(note);
    }
    db = connect(path, { fileMustExist: true, timeout: BUSY_MS });
    if (options.known !== true) requireTrees(db, path, file);
    admit(db);
    settle(db, options);
    migrate(db, options.keepBefore);
    keepSeals(db);
    watchStanding(db, path, file);
    return db;
  } catch (error) {
    db?.close();
    closeSync(file);
    throw toldOf(error, path) ?? error;
  }
}

/**
 * Makes a new study and opens it; `source` is the rubric's text; `id` is given for another copy of an existing study.
 * Throws `bad_input` if there is a file at `path` already.
 */
export function createStudy(
  path: string,
  about: { name: string; rubric: Rubric; source?: string; synthetic?: boolean; id?: string },
  options: OpenOptions = { durability: 'full' },
): Db {
  requireNewFile(path);
  let db: Db | null = null;
  try {
    db = connect(path, { fileMustExist: false, timeout: BUSY_MS });
    db.pragma('page_size = 8192');
    settle(db, options);
    const made = db;
    // one transaction instead of one per migration: each would wait for the disk, and half a study is of no use
    made.transaction(() => {
      migrate(made);
      keepSeals(made);
      const now = new Date().toISOString();
      made
        .prepare('insert into study (one, id, name, synthetic, created_at, copy) values (1, ?, ?, ?, ?, ?)')
        .run(about.id ?? randomUUID(), about.name, about.synthetic === true ? 1 : 0, now, randomUUID());
      addRubric(made, about.rubric, about.source ?? null, now);
    })();
    // last: a crash before this leaves a file that is recognised as not being a study
    made.pragma(`application_id = ${APPLICATION_ID}`);
    made.pragma('wal_checkpoint(truncate)');
    watchStanding(made, path, openForWatching(path));
    return made;
  } catch (error) {
    db?.close();
    throw toldOf(error, path) ?? error;
  }
}

/**
 * Closes the study. SQLite folds the write-ahead log back when the last connection closes, so that one file remains.
 */
export function closeStudy(db: Db): void {
  closeWatched(db);
}
