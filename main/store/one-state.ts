// Reads one state of a study in work that pauses, while this process and others write to it.
import { connect, type Db } from './connection.ts';
import { notHere, standingOf } from './standing.ts';

/**
 * Runs `work` on a second connection, which sees the study as it is now, whatever is written meanwhile, and which
 * cannot write. Throws `replaced` if the study is no longer at its path.
 */
export async function onOneState<T>(db: Db, work: (reader: Db) => Promise<T>): Promise<T> {
  const standing = standingOf(db);
  if (standing !== 'here') throw notHere(standing, db.name);
  // SQLite opens the file: opened and closed by us, it would lose the locks of the first connection (POSIX)
  const reader = connect(db.name, { fileMustExist: true, readonly: true, timeout: 0 });
  try {
    reader.pragma('trusted_schema = off');
    reader.pragma('cell_size_check = on');
    reader.pragma('temp_store = memory');
    reader.pragma('cache_size = -64000');
    // a transaction sees the state at its first read
    reader.exec('begin; select 1 from study');
    return await work(reader);
  } finally {
    reader.close();
  }
}
