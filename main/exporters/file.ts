// Writing an export: a temporary file beside the destination, flushed to disk and only then renamed over it.
import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Chunk } from './columns.ts';
import { asked } from './problems.ts';

/** The finished file: how many bytes, and the sha256 of what was written. */
export interface Written {
  bytes: number;
  sha256: string;
}

/** A name beside the destination for an unfinished file. */
export const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);

/** Writes a new file to the disk. If the chunks throw, the caller removes what is left of it. */
export async function writeNew(path: string, chunks: AsyncIterable<Chunk>): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of chunks) {
      if (chunk.length === 0) continue;
      const piece = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      hash.update(piece);
      await file.writeFile(piece);
      bytes += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Writes the chunks to `path` all or nothing: readers of the path see the old file or the whole new one. If the chunks
 * throw (a cancelled job, a full disk), the temporary file is removed and the destination is unchanged.
 */
export async function writeWhole(path: string, chunks: AsyncIterable<Chunk>): Promise<Written> {
  const draft = draftOf(path);
  try {
    const written = await writeNew(draft, chunks);
    await rename(draft, path);
    return written;
  } catch (error) {
    await rm(draft, { force: true });
    throw asked(error, draft, path);
  }
}

/** A text as chunks. */
export async function* whole(...chunks: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks;
}
