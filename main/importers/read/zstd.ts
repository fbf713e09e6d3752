// Zstandard: the runtime's own decoder where there is one, else a JavaScript one. Streams of several frames are read to
// the end. The decoder is loaded when it is needed: its tables would be made at the start of every import.
import zlib from 'node:zlib';

/** All of a stream of zstd frames; throws where it is damaged, or longer than `limit` bytes when unpacked. */
export async function unzstd(bytes: Buffer, limit: number): Promise<Buffer> {
  // older runtimes lack the function, whatever the types say
  if (typeof zlib.zstdDecompressSync === 'function') return zlib.zstdDecompressSync(bytes, { maxOutputLength: limit });
  const { Decompress } = await import('fzstd');
  const parts: Uint8Array[] = [];
  let total = 0;
  const decoder = new Decompress((part) => {
    total += part.length;
    if (total > limit) throw new RangeError('more data than the archive declares');
    parts.push(part);
  });
  decoder.push(bytes, true);
  return Buffer.concat(parts);
}

/** A stream of zstd frames, unpacked piece by piece. */
export async function* unzstdStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
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
