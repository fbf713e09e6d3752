// Migration 2: text in deflated pages instead of a row a message, and a skeleton of columns. Calls no code of today:
// the code that it needs is repeated here, so that its result never changes.
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type Database from 'better-sqlite3';

const tables = /* sql */ `
-- the text of transcripts: whole messages as deflated JSON (contract Message[]), about 64,000 characters a page
create table page (
  key integer primary key,               -- (transcript << 20) + position of the page's first message
  deflated blob not null
) strict;

-- the facts about messages that are needed before their text
create table skeleton (
  transcript integer primary key references transcript (key) on delete cascade,
  deflated blob not null                 -- JSON of contract Skeleton
) strict;

-- the record as imported; a transcript that was found in two files with different records has two
create table original_2 (
  key integer primary key,
  transcript integer not null references transcript (key) on delete cascade,
  digest text not null,                  -- of the unit: the beginning of its sha256 (hex)
  deflated blob not null,                -- without the text that stands in the pages (store/original.ts)
  metadata text not null,                -- JSON
  unique (transcript, digest)
) strict;
alter table source add column original integer references original_2 (key);

create index transcript_source_id on transcript (source_id);

-- filters that people saved under a name
create table view (
  name text primary key,
  filter text not null,
  sort text not null,                    -- JSON of contract Sort
  columns text not null,                 -- JSON: ids of the columns shown
  created_at text not null
) strict, without rowid;

-- the time of a score: of two scores of one grader and dimension the later one counts, the other is in score_earlier
alter table score add column at text;
create table score_earlier (
  key integer primary key,
  transcript integer not null references transcript (key) on delete cascade,
  grader text not null,
  dimension text not null,
  at text,
  document text not null,                -- JSON of contract Score
  unique (transcript, grader, dimension, document)
) strict;

drop table message_text;
-- one row per page: rowid = transcript for a first page, (1 << 40) + (transcript << 13) + n for page n after it
-- (store/words.ts); a word of U+E000 separates messages; it stores no second copy of the text
create virtual table message_text using fts5 (
  text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);
create trigger transcript_pages after delete on transcript begin
  delete from page where key >= old.key << 20 and key < (old.key + 1) << 20;
  delete from message_text where rowid = old.key;
  delete from message_text where rowid between (1 << 40) + (old.key << 13) and (1 << 40) + (old.key << 13) + 8191;
end;
`;

const after = /* sql */ `
drop table message;
drop table original;
alter table original_2 rename to original;
`;

interface Block {
  type: string;
  text: string;
  name?: string;
  call_id?: string;
}

interface Message {
  role: string;
  name: string | null;
  model: string | null;
  at: string | null;
  branch: string;
  prefilled: boolean;
  blocks: Block[];
}

const packed = (text: string): Uint8Array => deflateSync(text, { level: 1 });

function words(all: readonly (string | null)[]): { words: string[]; at: number[] } {
  const list = ['', ...new Set(all.filter((word) => word !== null && word !== ''))].map(String);
  const index = new Map(list.map((word, at) => [word, at]));
  return { words: list, at: all.map((word) => index.get(word ?? '') ?? 0) };
}

function skeleton(messages: readonly Message[]): string {
  const blocks = messages.flatMap((message) => message.blocks);
  return JSON.stringify({
    role: words(messages.map((message) => message.role)),
    name: words(messages.map((message) => message.name)),
    model: words(messages.map((message) => message.model)),
    branch: words(messages.map((message) => message.branch)),
    prefilled: messages.flatMap((message, position) => (message.prefilled ? [position] : [])),
    at: messages.map((message) => message.at),
    blocks: messages.map((message) => message.blocks.length),
    type: words(blocks.map((block) => block.type)),
    length: blocks.map((block) => block.text.length),
    lines: blocks.map((block) => block.text.split('\n').length),
    tool: words(blocks.map((block) => block.name ?? '')),
    call_id: blocks.map((block) => block.call_id ?? ''),
  });
}

/** Whole messages up to about 64,000 characters; more where a transcript would have more than 4,096 pages. */
function pages(messages: readonly Message[]): { first: number; messages: Message[] }[] {
  const all = messages.reduce(
    (sum, message) => sum + message.blocks.reduce((inner, block) => inner + block.text.length, 0),
    0,
  );
  const room = Math.max(64_000, Math.ceil(all / 4096));
  const made: { first: number; messages: Message[] }[] = [];
  let characters = 0;
  for (const [position, message] of messages.entries()) {
    const length = message.blocks.reduce((sum, block) => sum + block.text.length, 0);
    const open = made.at(-1);
    if (open === undefined || characters + length > room) {
      made.push({ first: position, messages: [message] });
      characters = length;
    } else {
      open.messages.push(message);
      characters += length;
    }
  }
  return made;
}

/** The words of a message that search finds. */
const text = ({ blocks }: Message): string =>
  blocks.map((block) => (block.type === 'tool_call' ? `${block.name ?? ''}\n${block.text}` : block.text)).join('\n');

/** Moves the text of every transcript. */
export function pagesInsteadOfMessages(db: Database.Database): void {
  db.exec(tables);
  const keys = db.prepare<[], number>('select key from transcript order by key').pluck().all();
  const read = db.prepare<[number], { head: string; blocks: string }>(
    'select head, blocks from message where transcript = ? order by position',
  );
  const original = db.prepare<[number], { deflated: Buffer; metadata: string }>(
    'select deflated, metadata from original where transcript = ?',
  );
  const addPage = db.prepare('insert into page (key, deflated) values ((? << 20) + ?, ?)');
  const addFirst = db.prepare('insert into message_text (rowid, text) values (?, ?)');
  const addFurther = db.prepare('insert into message_text (rowid, text) values ((1 << 40) + (? << 13) + ?, ?)');
  const addSkeleton = db.prepare('insert into skeleton (transcript, deflated) values (?, ?)');
  const addOriginal = db.prepare(
    'insert into original_2 (key, transcript, digest, deflated, metadata) values (?, ?, ?, ?, ?)',
  );
  const name = db.prepare('update source set original = ? where transcript = ?');
  for (const key of keys) {
    const messages = read
      .all(key)
      .map(({ head, blocks }): Message => ({ ...JSON.parse(head), blocks: JSON.parse(blocks) }));
    for (const [index, page] of pages(messages).entries()) {
      addPage.run(key, page.first, packed(JSON.stringify(page.messages)));
      const words = page.messages.map(text).join(' \ue000 ');
      if (index === 0) addFirst.run(key, words);
      else addFurther.run(key, index, words);
    }
    const unit = original.get(key);
    const stood = unit === undefined ? '' : inflateSync(unit.deflated).toString('utf8');
    addSkeleton.run(key, packed(skeleton(messages)));
    const digest = createHash('sha256').update(stood).digest('hex').slice(0, 32);
    addOriginal.run(key, key, digest, packed(`[]\n${stood}`), unit?.metadata ?? 'null');
    name.run(key, key);
  }
  db.exec(after);
}
