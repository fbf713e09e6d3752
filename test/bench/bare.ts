// The least work that an import needs: reads the lines, parses them, and inserts the same rows into the same tables and
// search index.
import { closeSync, openSync, readSync } from 'node:fs';
import { allMessages, closeStudy, openStudy, writing, type Db } from '../../main/store/index.ts';
import { pagesOf } from '../../main/store/pages.ts';
import { indexWords } from '../../main/store/words.ts';
import { emptyStudy } from './scratch.ts';

/**
 * The columns to copy from each table, and the column with the transcript's key. Originals are not copied, because
 * storing the input is a cost of our own.
 */
const TABLES: readonly { name: string; columns: string; key: string }[] = [
  { name: 'transcript', columns: '*', key: 'key' },
  { name: 'facet', columns: '*', key: 'transcript' },
  { name: 'source', columns: 'key, transcript, path, place, format, file_sha256, null', key: 'transcript' },
  { name: 'score', columns: '*', key: 'transcript' },
];
/** Transcripts in one transaction. The rows of the next ones are read between transactions, which is not counted. */
const CHUNK = 1000;
const BUFFER = 1 << 24;

/** The lines of a file, read one at a time. */
class Lines {
  readonly #file: number;
  readonly #buffer = Buffer.alloc(BUFFER);
  #rest = Buffer.alloc(0);
  #ended = false;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
  }

  next(): string | null {
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end >= 0) {
        const line = this.#rest.toString('utf8', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      if (this.#ended) return null;
      const count = readSync(this.#file, this.#buffer, 0, BUFFER, null);
      this.#ended = count === 0;
      this.#rest = Buffer.concat([this.#rest, this.#buffer.subarray(0, count)]);
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}

interface Rows {
  tables: { name: string; rows: unknown[][] }[];
  pages: unknown[][];
  words: { key: number; pages: ReturnType<typeof pagesOf> }[];
}

/** The rows that our import wrote for the transcripts with keys from `from` to below `to`. */
function rowsBetween(db: Db, from: number, to: number): Rows {
  const rows = (text: string): unknown[][] => db.prepare<[number, number], unknown[]>(text).raw().all(from, to);
  const tables = TABLES.map(({ name, columns, key }) => ({
    name,
    rows: rows(`select ${columns} from ${name} where ${key} >= ? and ${key} < ?`),
  }));
  const keys = db
    .prepare<[number, number], number>('select key from transcript where key >= ? and key < ?')
    .pluck()
    .all(from, to);
  return {
    tables,
    pages: rows('select key, deflated from page where key >= ? << 20 and key < ? << 20'),
    words: keys.map((key) => ({ key, pages: pagesOf(allMessages(db, key)) })),
  };
}

function insertAll(db: Db, { tables, pages, words }: Rows): void {
  for (const { name, rows } of [...tables, { name: 'page', rows: pages }]) {
    const [first] = rows;
    if (first === undefined) continue;
    const insert = db.prepare(`insert into ${name} values (${first.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(row);
  }
  indexWords(db, words);
}

/** Drops the triggers that compute digests of tables, because digests are a cost of our own. */
function withoutSeals(db: Db): void {
  const names = db.prepare<[], string>("select name from temp.sqlite_schema where type = 'trigger'").pluck().all();
  for (const name of names) db.exec(`drop trigger temp."${name}"`);
}

/**
 * Seconds to parse the input and insert the rows of `ours`, a study that was imported from it, into a new study at
 * `path`.
 */
export function bareSeconds(input: string, ours: string, path: string): number {
  const from = openStudy(ours);
  const db = emptyStudy(path, 'normal');
  withoutSeals(db);
  const lines = new Lines(input);
  let milliseconds = 0;
  const timed = (work: () => void): void => {
    const start = performance.now();
    work();
    milliseconds += performance.now() - start;
  };
  const last = from.prepare<[], number>('select max(key) from transcript').pluck().get() ?? 0;
  db.prepare('insert into import (key, started_at) values (1, ?)').run('');
  for (let key = 1; key <= last; key += CHUNK) {
    const rows = rowsBetween(from, key, key + CHUNK);
    timed(() => {
      for (let n = 0; n < CHUNK; n += 1) {
        const line = lines.next();
        if (line !== null) JSON.parse(line);
      }
      writing(db, () => insertAll(db, rows));
    });
  }
  lines.close();
  timed(() => closeStudy(db));
  closeStudy(from);
  return milliseconds / 1000;
}
