// Reads a transcript: first a head with the skeleton, then messages in ranges, and the positions of words in them.
import { TouchstoneError } from '../../contract/errors.ts';
import type { Hit, TranscriptHead } from '../../contract/transcript-head.ts';
import type { Skeleton } from '../../contract/skeleton.ts';
import type { FacetValue, Json, Message } from '../../contract/transcript.ts';
import { statement, type Db } from './connection.ts';
import { jsonDocument } from './documents.ts';
import { modelOfId } from './identity.ts';
import { facetsOf } from './facets.ts';
import { originalFrom, partName } from './original.ts';
import { inflated, mostFor, mostOf } from './inflate.ts';
import { lookThrough, messagesFrom, openToLook, placedMessages } from './pages.ts';
import { skeletonFrom } from './skeletons.ts';

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
  messages: number;
  characters: number;
}

const transcript = statement<TranscriptRow>(`
  select key, id, source_id, title, created_at, scenario, model, arm, checkpoint, messages, characters from transcript where key = ?`);
const sources = statement<{ path: string; where: string; format: string }>(
  'select path, place as "where", format from source where transcript = ? order by key',
);
const originalOf = statement<{ digest: string; deflated: Buffer }>(`
  select o.digest, o.deflated from source s join original o on o.key = s.original where s.transcript = ? order by s.key limit 1 offset ?`);
const furtherPart = statement<Buffer>('select deflated from original where transcript = ? and digest = ?');
const metadataOf = statement<string>('select metadata from original where transcript = ? order by digest limit 1');

/** Size limit of a reply in characters: small enough to be sent to the window within one frame. */
const WINDOW_CHARACTERS = 256_000;
const MOST_HITS = 10_000;

const gone = (what: string): TouchstoneError =>
  new TouchstoneError('not_found', 'There is no such transcript', what, 'Look it up in the Library');

/**
 * Number of messages in the first part of a skeleton: enough to fill a tall window, so the first paint never waits for
 * the rest.
 */
const FIRST_MESSAGES = 200;

/** Everything except the text, with the skeleton of the first messages. Throws `not_found`. */
export function transcriptHead(db: Db, key: number): TranscriptHead {
  const row = transcript(db).get(key);
  if (row === undefined) throw gone(`number ${key}`);
  const { id, source_id, title, created_at, messages: count, characters } = row;
  const about = {
    key,
    id,
    source_id,
    title,
    created_at,
    facets: facetsOf(db, key, row),
    sources: sources(db).all(key),
  };
  return { ...about, messages: count, characters, skeleton: skeleton(db, key, 0, FIRST_MESSAGES) };
}

/**
 * The skeleton of the messages from `from` on, limited so that a reply stays small, but of at least one message if
 * there is one. Throws `not_found`.
 */
export function skeleton(db: Db, key: number, from: number, to = Infinity): Skeleton {
  const part = skeletonFrom(db, key, from, to);
  if (part === null) throw gone(`number ${key}`);
  return part;
}

/**
 * Messages from `from` on, at most to `to` (exclusive), limited so that a reply stays small, but at least one if there
 * is one.
 */
export function messages(db: Db, key: number, from: number, to: number): Message[] {
  const out: Message[] = [];
  let characters = 0;
  for (const message of messagesFrom(db, key, from)) {
    if (from + out.length >= to) break;
    characters += message.blocks.reduce((sum, block) => sum + block.text.length, 0);
    if (out.length > 0 && characters > WINDOW_CHARACTERS) break;
    out.push(message);
  }
  return out;
}

/** All messages of a transcript. */
export const allMessages = (db: Db, key: number): Message[] => [...messagesFrom(db, key, 0)];

/** The words as a regular expression that ignores case. */
const patternOf = (words: string, flags: 'iu' | 'giu'): RegExp =>
  new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), flags);

/** An escape that JSON.stringify does not write: it writes \\u for the control characters without a shorter escape. */
const FOREIGN_ESCAPE = /\\(?:\/|u(?!00(?:0[0-7bef]|1[0-9a-f])))/;

/**
 * Tests whether the JSON of a page can contain the words in a text. Searching the JSON is much faster than parsing it.
 * JSON with escapes that only other programs write is always accepted.
 */
function mayHold(words: string): (json: string) => boolean {
  const pattern = patternOf(JSON.stringify(words).slice(1, -1), 'iu');
  return (json) => pattern.test(json) || FOREIGN_ESCAPE.test(json);
}

/**
 * The positions of the words, ignoring case, in reading order; at most 10,000 hits. Without words there are none; the
 * call then only loads the transcript for later searches.
 */
export function find(db: Db, key: number, words: string): Hit[] {
  if (words === '') {
    openToLook(db, key);
    return [];
  }
  const pattern = patternOf(words, 'giu');
  const hits: Hit[] = [];
  for (const [position, { blocks }] of lookThrough(db, key, mayHold(words))) {
    for (const [block, { text }] of blocks.entries()) {
      for (const match of text.matchAll(pattern)) {
        hits.push({ message: position, block, start: match.index, end: match.index + match[0].length });
        if (hits.length === MOST_HITS) return hits;
      }
    }
  }
  return hits;
}

function* partsOf(db: Db, key: number, first: { digest: string; deflated: Buffer }): Generator<string> {
  const most = mostOf(db, key);
  const where = `original of transcript number ${key}`;
  yield inflated(first.deflated, most, where);
  for (let index = 0; ; index++) {
    const part = furtherPart(db).pluck().get(key, partName(first.digest, index));
    if (part === undefined) return;
    yield inflated(part, most, where);
  }
}

/**
 * The record as it was imported from one of the sources, numbered as in `transcriptHead`, in pieces, because it may be
 * longer than a string. Throws `not_found`.
 */
export function* originalPieces(db: Db, key: number, source = 0): Generator<string> {
  const kept = originalOf(db).get(key, source);
  if (kept === undefined) throw gone(`number ${key}`);
  yield* originalFrom(partsOf(db, key, kept), allMessages(db, key), `original of transcript number ${key}`);
}

/** The same as one text, at most this many characters of it. */
export function original(db: Db, key: number, source = 0, most = Infinity): string {
  const pieces: string[] = [];
  let length = 0;
  for (const piece of originalPieces(db, key, source)) {
    pieces.push(length + piece.length > most ? piece.slice(0, most - length) : piece);
    length += piece.length;
    if (length > most) break;
  }
  return pieces.join('');
}

/** The fields of the imported file outside the conversation; of several files always the same one. */
export function metadata(db: Db, key: number): Json {
  const text = metadataOf(db).pluck().get(key);
  if (text === undefined) throw gone(`number ${key}`);
  return jsonDocument('metadata', text, `transcript number ${key}`);
}

interface IdentityRow {
  key: number;
  id: string;
  source_id: string;
  model: string | null;
  messages: number;
  characters: number;
}

const identities = statement<IdentityRow>(
  'select key, id, source_id, model, messages, characters from transcript order by key',
);

/**
 * Describes the first transcript whose text cannot be read or does not match the hash in its id; null if all are sound.
 */
export function damagedTranscript(db: Db): string | null {
  for (const row of identities(db).all()) {
    const damage = damageOf(db, row);
    if (damage !== null) return `transcript ${row.id.slice(0, 12)}: ${damage}`;
  }
  return null;
}

function damageOf(db: Db, { key, id, source_id, model, messages: count, characters }: IdentityRow): string | null {
  try {
    const found: Message[] = [];
    for (const [position, message] of placedMessages(db, key, 0, mostFor(count, characters))) {
      // evidence names messages by their position
      if (position !== found.length) return `message ${found.length + 1} is at the position of message ${position + 1}`;
      found.push(message);
    }
    if (found.length !== count) return `${found.length} of ${count} messages are there`;
    return modelOfId(id, { source_id, model, messages: found }) === null ? 'its text was changed' : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
