// The text of transcripts in a damaged study: read page by page, hashed again, and written again with all derived data.
import { skeletonOf } from '../../../contract/skeleton.ts';
import { Message } from '../../../contract/transcript.ts';
import { statement, type Db } from '../connection.ts';
import { listReader } from '../documents.ts';
import { modelOfId } from '../identity.ts';
import { inflated, mostFor } from '../inflate.ts';
import { deflated } from '../long-texts.ts';
import { addPages, pagesOf } from '../pages.ts';
import { indexWords } from '../words.ts';
import type { Row } from './checks.ts';

const pages = statement<Buffer | string>(
  'select deflated from page where key >= @key << 20 and key < (@key + 1) << 20 order by key',
);
const insertSkeleton = statement('insert into skeleton (transcript, deflated) values (?, ?)');
const messagesOf = listReader('messages', Message);

const countOf = (messages: readonly Message[]): number =>
  messages.reduce((sum, { blocks }) => sum + blocks.reduce((inner, { text }) => inner + text.length, 0), 0);

/** The messages of a transcript, or the reason why they cannot be read. */
function messagesFrom(db: Db, key: number, most: number): Message[] | string {
  try {
    const found: Message[] = [];
    for (const bytes of pages(db).pluck().iterate({ key })) {
      if (typeof bytes === 'string') return 'one of its pages is not binary data';
      found.push(...messagesOf(inflated(bytes, most, '')));
    }
    return found;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The row of a transcript computed from its text, with its messages; or the reason why it cannot be copied. */
export function soundTranscript(db: Db, row: Row): { row: Row; messages: Message[] } | string {
  const { key, id, source_id, model } = row;
  if (typeof id !== 'string' || typeof source_id !== 'string' || (typeof model !== 'string' && model !== null))
    return 'its columns have wrong types';
  const messages = messagesFrom(db, Number(key), mostFor(Number(row['messages']), Number(row['characters'])));
  if (typeof messages === 'string') return messages;
  if (modelOfId(id, { source_id, model: model ?? null, messages }) === null)
    return 'its text does not match the hash in its id';
  return { row: { ...row, messages: messages.length, characters: countOf(messages) }, messages };
}

/** Writes pages, skeleton and search text of a transcript. */
export function writeText(db: Db, key: number, messages: readonly Message[]): void {
  const made = pagesOf(messages);
  addPages(db, key, made);
  insertSkeleton(db).run(key, deflated(JSON.stringify(skeletonOf(messages))));
  indexWords(db, [{ key, pages: made }]);
}
