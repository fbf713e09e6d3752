// Copies a study that is damaged, or that another program changed, into a clean one: its rows are read without running
// anything in the file, and derived tables are derived again.
import { renameSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { toldOf, TouchstoneError } from '../../../contract/errors.ts';
import type { RepairReport } from '../../../contract/repair.ts';
import { APPLICATION_ID } from '../../../contract/study.ts';
import { requireHead } from '../admit.ts';
import { connect, type Db } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { settle } from '../open.ts';
import { sealAnew } from '../seals.ts';
import { removeStudy } from '../study-files.ts';
import { verify } from '../verify.ts';
import { copyRows, Leavings } from './copy.ts';
import { deriveAll } from './derive.ts';
import { openSource, type Source } from './source.ts';
import { requireNewFile } from '../new-file.ts';

const countOf = (db: Db, table: string, where = '1'): number =>
  db.prepare<[], number>(`select count(*) from ${table} where ${where}`).pluck().get() ?? 0;

/** A study needs its own row and a rubric: without them it cannot be opened. */
function requireBeginnings(db: Db, path: string): void {
  if (countOf(db, 'rubric') === 0)
    throw new TouchstoneError('damaged', 'No version of the rubric can be read', path, 'Restore a backup');
  if (countOf(db, 'study') === 1) return;
  const id = randomUUID();
  db.prepare('insert into study (one, id, name, created_at) values (1, ?, ?, ?)').run(
    id,
    'Repaired study',
    new Date().toISOString(),
  );
}

/** Called at each step with the number of rows read; if it throws, the repair ends and leaves no file. */
type OnStep = (rows: number) => Promise<void>;

async function fill(
  db: Db,
  from: Source,
  path: string,
  { left, onStep }: { left: Leavings; onStep: OnStep },
): Promise<RepairReport['chained_anew']> {
  // no other program uses the new file, so it can be removed if anything throws
  db.exec('begin');
  migrate(db, false, from.form);
  for (const rows of copyRows(from, db, left)) await onStep(rows);
  requireBeginnings(db, path);
  db.exec('commit');
  migrate(db, false);
  return db.transaction(() => {
    const chains = deriveAll(db);
    sealAnew(db, new Map());
    return chains;
  })();
}

function requireSound(db: Db, path: string): void {
  const failed = verify(db).find(({ ok }) => !ok);
  if (failed === undefined) return;
  const what = `The repaired study fails its check: ${failed.name}: ${failed.detail}`;
  throw new TouchstoneError('damaged', what, path, 'Restore a backup');
}

/**
 * Reads the study at `path` and writes what can be read into a new one at `to`, which appears only when it is complete.
 * The damaged file is not changed. Throws `bad_input` if there is a file at `to`, `not_found`, `not_a_study`, `damaged`
 * if not even a rubric can be read, and the errors of `onStep`.
 */
export async function repairStudy(
  path: string,
  to: string,
  onStep: OnStep = () => Promise.resolve(),
): Promise<RepairReport> {
  requireHead(path);
  requireNewFile(to);
  const part = `${to}.part`;
  removeStudy(part);
  let from: Source | null = null;
  let db: Db | null = null;
  try {
    from = await openSource(path, to, () => onStep(0));
    db = connect(part, { fileMustExist: false, timeout: 0 });
    db.pragma('page_size = 8192');
    settle(db, { durability: 'full' });
    // no other program sees the file before it is complete, so it is flushed to disk once, at the end
    db.pragma('synchronous = off');
    const left = new Leavings();
    const chained_anew = await fill(db, from, path, { left, onStep });
    requireSound(db, path);
    const report = {
      foreign: from.foreign,
      kept: {
        transcripts: countOf(db, 'transcript'),
        labels: countOf(db, 'label', "state <> 'todo'"),
        gold: countOf(db, 'gold'),
        scores: countOf(db, 'score'),
        queues: countOf(db, 'queue'),
      },
      left_out: left.named,
      left_out_count: left.count,
      chained_anew,
    };
    db.pragma('synchronous = full');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma('wal_checkpoint(truncate)');
    db.close();
    renameSync(part, to);
    return report;
  } catch (error) {
    throw toldOf(error, path) ?? error;
  } finally {
    db?.close();
    from?.close();
    removeStudy(part);
  }
}
