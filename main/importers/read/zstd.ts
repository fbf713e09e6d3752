// Zstandard: the runtime's own decoder where there is one, else a JavaScript one. Streams of several frames are read to
// the end.
import zlib from 'node:zlib';
import { Decompress } from 'fzstd';

/** All of a stream of zstd frames; throws where it is damaged, or longer than `limit` bytes when unpacked. */
export function unzstd(bytes: Buffer, limit: number): Buffer {
  // older runtimes lack the function, whatever the types say
  if (typeof zlib.zstdDecompressSync === 'function') return zlib.zstdDecompressSync(bytes, { maxOutputLength: limit });
  const parts: Uint8Array[] = [];
  let total = 0;
  const decoder = new Decompress((part) => {
    total += part.length;
    if (total > limit) throw new RangeError('more data than the archive says');
    parts.push(part);
  });
  decoder.push(bytes, true);
  return Buffer.concat(parts);
}

/** A stream of zstd frames, unpacked piece by piece. */
export async function* unzstdStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  const decoder = new Decompress((part) => parts.push(Buffer.from(part)));
  for await (const chunk of chunks) {
    decoder.push(chunk);
    yield* parts;
    parts = [];
  }
  decoder.push(new Uint8Array(), true);
  yield* parts;
}
