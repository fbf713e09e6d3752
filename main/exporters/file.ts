// Writing an export: a temporary file beside the destination, flushed to disk and only then renamed over it.
import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The finished file: how many bytes, and the sha256 of what was written. */
export interface Written {
  bytes: number;
  sha256: string;
}

/**
 * Writes the chunks to `path` all or nothing: whoever reads the path sees the old file or the whole new one. When the chunks
 * throw (a cancelled job, a full disk), the temporary file goes and the destination is as it was.
 */
export async function writeWhole(path: string, chunks: AsyncIterable<string | Uint8Array>): Promise<Written> {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(draft, 'wx');
  try {
    for await (const chunk of chunks) {
      if (chunk.length === 0) continue;
      const piece = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
      hash.update(piece);
      await file.writeFile(piece);
      bytes += piece.length;
    }
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}
