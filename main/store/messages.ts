// Reading a transcript: a head with the skeleton first, then messages by windows, and the words found in them.
import { inflateSync } from 'node:zlib';
import { TouchstoneError } from '../../contract/errors.ts';
import type { Hit, SkeletonMessage, TranscriptHead } from '../../contract/calls/transcript.ts';
import type { Block, FacetValue, Json, Message } from '../../contract/transcript.ts';
import { statement, type Db } from './connection.ts';
import { facetsOf } from './facets.ts';

interface TranscriptRow {
  key: number;
  id: string;
  source_id: string;
  title: string;
  created_at: string | null;
  scenario: string | null;
  model: string | null;
  arm: string | null;
  checkpoint: FacetValue | null;
}

const transcript = statement<TranscriptRow>(
  'select key, id, source_id, title, created_at, scenario, model, arm, checkpoint from transcript where key = ?',
);
const sources = statement<{ path: string; where: string; format: string }>(
  'select path, place as "where", format from source where transcript = ? order by key',
);
const heads = statement<{ head: string }>('select head from message where transcript = ? order by position');
const window = statement<{ head: string; blocks: string }>(
  'select head, blocks from message where transcript = ? and position >= ? and position < ? order by position',
);
const byId = statement<{ key: number; id: string }>("select key, id from transcript where id >= ? and id < ? || 'g' order by id limit 6");
const originalOf = statement<{ deflated: Buffer; metadata: string }>('select deflated, metadata from original where transcript = ?');

/** Replies stay near this many characters, so that they pass a port within a frame. */
const WINDOW_CHARACTERS = 256_000;
const MOST_HITS = 10_000;

const gone = (what: string): TouchstoneError =>
  new TouchstoneError('not_found', 'There is no such transcript', what, 'Look it up in the Library');

// written by addTranscript, and nobody else writes them: the store trusts its own file
const skeletonOf = (head: string): SkeletonMessage => JSON.parse(head);
const blocksOf = (blocks: string): Block[] => JSON.parse(blocks);

function messageOf({ head, blocks }: { head: string; blocks: string }): Message {
  const { role, name, model, at, branch, prefilled } = skeletonOf(head);
  return { role, name, model, at, branch, prefilled, blocks: blocksOf(blocks) };
}

/** All but the text. Throws `not_found`. */
export function transcriptHead(db: Db, key: number): TranscriptHead {
  const row = transcript(db).get(key);
  if (row === undefined) throw gone(`number ${key}`);
  const { id, source_id, title, created_at } = row;
  const skeleton = heads(db)
    .all(key)
    .map(({ head }) => skeletonOf(head));
  return { key, id, source_id, title, created_at, facets: facetsOf(db, key, row), sources: sources(db).all(key), skeleton };
}

/** The key of the transcript whose id begins so. Throws `not_found` when there is none, or more than one. */
export function transcriptKey(db: Db, id: string): number {
  const [found, ...more] = /^[0-9a-f]+$/.test(id) ? byId(db).all(id, id) : [];
  if (found === undefined) throw gone(id === '' ? 'an empty id' : id);
  if (more.length > 0) {
    const others = [found, ...more].slice(0, 5).map((row) => row.id.slice(0, id.length + 8));
    throw new TouchstoneError(
      'not_found',
      'More than one transcript has an id that begins so',
      `${id}: ${others.join(', ')}`,
      'Give more of the id',
    );
  }
  return found.key;
}

/** Messages from `from` on, at most to `to` (exclusive), cut so that a reply stays small, but at least one if there is one. */
export function messages(db: Db, key: number, from: number, to: number): Message[] {
  const out: Message[] = [];
  let characters = 0;
  for (const row of window(db).iterate(key, from, to)) {
    characters += row.blocks.length;
    if (out.length > 0 && characters > WINDOW_CHARACTERS) break;
    out.push(messageOf(row));
  }
  return out;
}

/** All messages of a transcript. */
export const allMessages = (db: Db, key: number): Message[] => window(db).all(key, 0, Number.MAX_SAFE_INTEGER).map(messageOf);

/** Where the words stand, ignoring case, in reading order; at most 10,000 hits. */
export function find(db: Db, key: number, words: string): Hit[] {
  if (words === '') return [];
  const pattern = new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
  const hits: Hit[] = [];
  let message = 0;
  for (const row of window(db).iterate(key, 0, Number.MAX_SAFE_INTEGER)) {
    for (const [block, { text }] of blocksOf(row.blocks).entries()) {
      for (const match of text.matchAll(pattern)) {
        hits.push({ message, block, start: match.index, end: match.index + match[0].length });
        if (hits.length === MOST_HITS) return hits;
      }
    }
    message++;
  }
  return hits;
}

/** The unit as it was imported. Throws `not_found`. */
export function original(db: Db, key: number): string {
  const row = originalOf(db).get(key);
  if (row === undefined) throw gone(`number ${key}`);
  return inflateSync(row.deflated).toString('utf8');
}

/** What the file said beside the conversation. */
export function metadata(db: Db, key: number): Json {
  const row = originalOf(db).get(key);
  if (row === undefined) throw gone(`number ${key}`);
  return JSON.parse(row.metadata);
}
