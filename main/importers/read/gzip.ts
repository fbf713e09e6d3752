// Gzip streams, unpacked piece by piece.
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The unpacked bytes; throws where the stream is damaged or cut off. */
export async function* gunzipStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unpacked = createGunzip();
  // errors reach the reader below, because the pipeline destroys the stream with them
  pipeline(Readable.from(chunks), unpacked, () => undefined);
  for await (const chunk of unpacked) if (Buffer.isBuffer(chunk)) yield chunk;
}
