// Kinds of study files that are damaged or were prepared to do harm.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { gzipSync } from 'node:zlib';
import { APPLICATION_ID } from '../../../contract/study.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { baseStudy } from './base.ts';
import { forge, schemaSaid } from './forge.ts';
import { circlesBehindLog, circlesInJournal, circlesInLog, logOfHoles, logOfOtherSize } from './logs.ts';
import { pagesAgain, pagesInCircle, schemaAgain, textInCircle } from './pages.ts';

/** A kind of hostile file: its name, and the function that makes it. */
export interface Kind {
  name: string;
  make: (path: string) => void;
}

const kind = (name: string, make: (path: string) => void): Kind => ({
  name,
  make: (path) => {
    baseStudy(path);
    make(path);
  },
});
const sql = (name: string, ...statements: readonly string[]): Kind =>
  kind(name, (path) => forge(path, (db) => statements.forEach((one) => db.exec(one))));

/** A query that never ends. */
const ENDLESS = 'with recursive n (n) as (select 1 union all select n + 1 from n) select max(n) as n from n';
const inPlace = (table: string, select: string): Kind =>
  sql(`a view in place of ${table}`, `alter table "${table}" rename to hidden`, `create view "${table}" as ${select}`);

/** Files whose schema was changed by somebody else: they are refused, and the message names what is foreign. */
export const FOREIGN: readonly Kind[] = [
  sql('a trigger that deletes gold', 'create trigger steal after insert on label_event begin delete from gold; end'),
  sql(
    'a trigger that rewrites answers',
    'create trigger bend after insert on answer begin update answer set level = 3 where rowid is null or 1; end',
  ),
  sql('a trigger that never ends', `create trigger hang after update on dispute_basis begin ${ENDLESS}; end`),
  sql(
    'a trigger of a known name with another body',
    'drop trigger gold_added',
    'create trigger gold_added after insert on gold begin delete from label; end',
  ),
  sql('the triggers that keep the log are gone', 'drop trigger label_event_keep', 'drop trigger label_event_fixed'),
  inPlace('transcript', `select *, (${ENDLESS}) as more from hidden`),
  inPlace('study', `select * from hidden where (${ENDLESS}) > 0`),
  inPlace('dispute_stale', ENDLESS.replace('max(n) as n', 'n as transcript')),
  inPlace('message_text_docsize', `select 1 as id, (${ENDLESS}) as sz, 1 as origin`),
  sql(
    'a view in place of the statistics',
    'create view stat as select 1 as tbl, 2 as idx, 3 as stat',
    "update sqlite_schema set name = 'sqlite_stat1', tbl_name = 'sqlite_stat1', sql = 'CREATE VIEW sqlite_stat1 as select 1 as tbl' where name = 'stat'",
  ),
  sql('a generated column', 'alter table score add column twice real as (value * 2)'),
  kind('a known column is computed', (path) =>
    schemaSaid(path, 'transcript', 'title text not null', 'title text as (hex(randomblob(1000000000))) not null'),
  ),
  kind('a check that costs for ever', (path) =>
    schemaSaid(
      path,
      'label',
      'document text not null',
      'document text not null check (length(hex(randomblob(900000000))) > 0)',
    ),
  ),
  kind('a default that costs for ever', (path) =>
    schemaSaid(path, 'source', 'place text not null', 'place text not null default (hex(randomblob(900000000)))'),
  ),
  sql('an index on an expression', 'create index cost on transcript (hex(zeroblob(10000)))'),
  sql('a partial index', "create index part on transcript (key) where title like '%a%'"),
  kind('an index of a known name on an expression', (path) =>
    schemaSaid(path, 'transcript_model', '(model)', '(hex(zeroblob(10000)))'),
  ),
  sql('a foreign table of full text', 'create virtual table notes using fts5 (text)'),
  sql('a foreign R-tree', 'create virtual table places using rtree (id, a, b)'),
  sql('the index of words is an ordinary table', 'drop table message_text', 'create table message_text (text)'),
  sql(
    'the index of words reads from another table',
    'drop table message_text',
    "create virtual table message_text using fts5 (text, content = 'transcript', content_rowid = 'key')",
  ),
  sql('a column more', 'alter table label add column mine text'),
  sql('a table is missing', 'drop table gold'),
  kind('a table without its types', (path) => schemaSaid(path, 'score', ') strict', ')')),
  sql(
    'two tables in one place',
    "update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'answer') where name = 'gold'",
  ),
  kind('ten thousand tables', (path) =>
    forge(path, (db) => {
      db.exec('begin');
      for (let n = 0; n < 10_000; n++) db.exec(`create table t${n} (a, b, c)`);
      db.exec('commit');
    }),
  ),
  sql('a schema that is none', "update sqlite_schema set sql = 'create tabel label (x)' where name = 'label'"),
  sql('a table beyond the end of the file', "update sqlite_schema set rootpage = 99999999 where name = 'gold'"),
  sql('form 0', 'pragma user_version = 0'),
  sql('a negative form', 'pragma user_version = -3'),
  sql('a form that it does not have', 'pragma user_version = 5'),
];

const header = (path: string, at: number, bytes: readonly number[]): void => {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from(bytes), 0, bytes.length, at);
  closeSync(file);
};

/** Adds `megabytes` megabytes of pages that nothing uses. */
const withFreePages = (path: string, megabytes: number): void =>
  forge(path, (db) => {
    db.exec(`create table filler (x); insert into filler values (zeroblob(${megabytes * 1e6})); drop table filler`);
  });

/** Files that are not a study or not a file, or whose pages are broken. */
export const BROKEN: readonly Kind[] = [
  sql('a newer form', 'pragma user_version = 999'),
  sql('another application', 'pragma application_id = 252006673'),
  {
    name: 'UTF-16',
    make: (path) =>
      forge(path, (db) => {
        db.pragma("encoding = 'UTF-16le'");
        migrate(db, false);
        db.pragma(`application_id = ${APPLICATION_ID}`);
      }),
  },
  { name: 'not SQLite', make: (path) => writeFileSync(path, 'SQLite format 4\0'.repeat(100)) },
  { name: 'an empty file', make: (path) => writeFileSync(path, '') },
  { name: 'a folder', make: (path) => mkdirSync(path) },
  { name: 'a pipe', make: (path) => void execFileSync('mkfifo', [path]) },
  { name: 'a device', make: (path) => symlinkSync('/dev/zero', path) },
  { name: 'a link to nothing', make: (path) => symlinkSync(`${path}.not-there`, path) },
  { name: 'a link to itself', make: (path) => symlinkSync(path, path) },
  kind('half a file', (path) => {
    const file = openSync(path, 'r+');
    ftruncateSync(file, Math.floor(readFileSync(path).length / 2));
    closeSync(file);
  }),
  kind('a header alone', (path) => writeFileSync(path, readFileSync(path).subarray(0, 100))),
  kind('an odd page size', (path) => header(path, 16, [0x12, 0x34])),
  kind('a page size of one', (path) => header(path, 16, [0, 1])),
  kind('a page size of nothing', (path) => header(path, 16, [0, 0])),
  kind('zeros in the middle', (path) =>
    header(
      path,
      8192 * 3,
      Array.from({ length: 8192 * 10 }, () => 0),
    ),
  ),
  kind('noise in the middle', (path) =>
    header(
      path,
      8192 * 2,
      Array.from({ length: 8192 * 20 }, (_, at) => (at * 7919 + 13) & 255),
    ),
  ),
  kind('a table that leads to itself', (path) => pagesInCircle(path, 'transcript')),
  kind('pages that lead to the same page again and again', (path) => pagesAgain(path, 'transcript')),
  kind('pages of text that lead to the same page again and again', (path) => pagesAgain(path, 'page')),
  kind('a list of all tables whose pages lead to the same page again and again', schemaAgain),
  kind('a text that leads to itself', (path) => textInCircle(path, 'rubric', 900_000_000)),
  kind('pages in circles in a file of 100 MB', (path) => {
    withFreePages(path, 100);
    pagesAgain(path, 'page');
  }),
  kind('pages in circles in a file of holes', (path) => {
    pagesAgain(path, 'transcript');
    truncateSync(path, 2e8);
  }),
  kind('a text that leads to itself in a file of holes', (path) => {
    textInCircle(path, 'rubric', 150_000_000);
    truncateSync(path, 2e8);
  }),
  kind('600 MB of holes', (path) => truncateSync(path, 6e8)),
  kind('a log of a terabyte of holes', logOfHoles),
  kind('pages in circles behind a log that is not to be believed', circlesBehindLog),
  kind('a log that brings pages in circles', circlesInLog),
  kind('a log of pages of another size', logOfOtherSize),
  kind('a journal that brings pages in circles', circlesInJournal),
  kind('a packed study', (path) => writeFileSync(path, gzipSync(readFileSync(path)))),
  kind('helper files of noise', (path) => {
    writeFileSync(`${path}-wal`, Buffer.alloc(100_000, 7));
    writeFileSync(`${path}-shm`, Buffer.alloc(32_768, 9));
  }),
];
