// The skeletons of transcripts, returned in parts: the first messages at once, and no reply too large for a frame.
import { skeletonPart, Skeleton } from '../../contract/skeleton.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';
import { inflated, mostOf } from './inflate.ts';

const deflatedOf = statement<Buffer>('select deflated from skeleton where transcript = ?');

const skeletonDocument = documentReader('a skeleton', Skeleton);

/**
 * The skeleton that was read last: a long one is requested in many parts, and reading it takes longer than answering a
 * request.
 */
const lastRead = new WeakMap<Db, { key: number; skeleton: Skeleton }>();

function skeletonOf(db: Db, key: number): Skeleton | null {
  const last = lastRead.get(db);
  if (last?.key === key) return last.skeleton;
  const bytes = deflatedOf(db).pluck().get(key);
  if (bytes === undefined) return null;
  const where = `transcript number ${key}`;
  const skeleton = skeletonDocument(inflated(bytes, mostOf(db, key), where), where);
  lastRead.set(db, { key, skeleton });
  return skeleton;
}

/** Size limit of a reply in bytes. */
const REPLY = 256_000;
/** Approximate bytes of a message and of a block, without times and call ids. */
const MESSAGE = 20;
const BLOCK = 16;

/**
 * The end of a part that begins at message `from`, chosen so that the part stays small; it has at least one message.
 */
function endOfPart({ at, blocks, call_id }: Skeleton, from: number): number {
  let block = blocks.slice(0, from).reduce((sum, count) => sum + count, 0);
  let size = 0;
  for (let position = from; position < blocks.length; position++) {
    size += MESSAGE + (at[position]?.length ?? 0);
    for (const end = block + (blocks[position] ?? 0); block < end; block++)
      size += BLOCK + (call_id[block]?.length ?? 0);
    if (size > REPLY && position > from) return position;
  }
  return blocks.length;
}

/**
 * The skeleton of the messages from `from` on, at most to `to` (exclusive), limited so that a reply stays small; null
 * if there is no such transcript.
 */
export function skeletonFrom(db: Db, key: number, from: number, to: number): Skeleton | null {
  const whole = skeletonOf(db, key);
  return whole === null ? null : skeletonPart(whole, from, Math.min(to, endOfPart(whole, from)));
}
