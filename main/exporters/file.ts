// Writes an export: to a temporary file beside the destination, which is flushed to disk and then renamed.
import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';
import { isStudyHead, STUDY_HEAD } from '../../contract/study.ts';
import type { Chunk } from './columns.ts';
import { asked } from './problems.ts';

/** The finished file: its size in bytes, and the sha256 of its content. */
export interface Written {
  bytes: number;
  sha256: string;
}

/** A name beside the destination for an unfinished file. */
export const draftOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);

/** Writes a new file to the disk. If the chunks throw, the caller deletes the unfinished file. */
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

/** Throws `bad_input` if `path` is a study, a device or a pipe, which an export must not replace. */
async function refuseOthers(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  // a folder is refused by the system when the file takes its name
  if (there === null || there.isDirectory()) return;
  // a pipe is not opened, because opening it could block forever
  if (!there.isFile())
    throw new TouchstoneError(
      'bad_input',
      'That name belongs to a device or a pipe, which a file would replace',
      path,
      'Choose another name',
    );
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(STUDY_HEAD), 0, STUDY_HEAD, 0);
    if (isStudyHead(buffer.subarray(0, bytesRead)))
      throw new TouchstoneError('bad_input', 'A study has that name, and is not replaced', path, 'Choose another name');
  } finally {
    await file.close();
  }
}

/**
 * Writes the chunks to `path`, all or nothing: readers see the old file or the complete new one. If the chunks throw (a
 * cancelled job, a full disk), the temporary file is deleted and the destination is unchanged. Throws `bad_input` if a
 * study, a device or a pipe has that name.
 */
export async function writeWhole(path: string, chunks: AsyncIterable<Chunk>): Promise<Written> {
  await refuseOthers(path);
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
