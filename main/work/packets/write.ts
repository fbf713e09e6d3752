// Writes a packet: first its payload into a temporary file, because the head contains the payload's hash, then the
// whole packet or nothing.
import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, pipeline } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { TouchstoneError } from '../../../contract/errors.ts';
import { PACKET_FORM, PACKET_MAGIC, type Manifest } from '../../../contract/packet.ts';
import { writeWhole, type Written } from '../../exporters/index.ts';
import { encrypted, type Secret } from './encrypt.ts';
import { signed } from '../signing/index.ts';
import { beginning } from './read.ts';

/** Bytes buffered between the lines and the compressor. */
const AHEAD = 1 << 16;

function deflated(lines: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  async function* texts(): AsyncGenerator<string> {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  }
  const packed = createDeflateRaw({ chunkSize: AHEAD });
  // the pipeline destroys `packed` with its errors, so the reader of `packed` receives them
  pipeline(Readable.from(texts(), { highWaterMark: 1 }), packed, () => undefined);
  return packed;
}

/** Refuses to replace a file that is not a packet, so that a study of that name is not lost. */
async function requireFree(path: string): Promise<void> {
  if (!existsSync(path) || (await beginning(path, PACKET_MAGIC.length)).toString('latin1') === PACKET_MAGIC) return;
  throw new TouchstoneError(
    'bad_input',
    'A file with that name already exists and is not a packet',
    path,
    'Choose another name',
  );
}

async function* whole(head: string, payload: string): AsyncGenerator<string | Uint8Array> {
  yield head;
  yield* createReadStream(payload);
}

/**
 * Writes a packet. `describe` makes its manifest once the hash of the payload is known, and is the last step that can
 * fail before the packet exists. `key` signs the head, `secret` encrypts the payload. Memory holds one line at a time.
 * If the lines, `describe` or the disk throw, no file remains.
 */
export async function writePacket<M extends Manifest>(
  path: string,
  key: string,
  lines: AsyncIterable<unknown>,
  describe: (payload: Written) => M,
  secret: Secret | null,
): Promise<M> {
  await requireFree(path);
  const payload = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.payload`);
  try {
    const packed = deflated(lines);
    const manifest = describe(await writeWhole(payload, secret === null ? packed : encrypted(packed, secret)));
    const head = `${PACKET_MAGIC} ${PACKET_FORM}\n${JSON.stringify(manifest)}\n`;
    await writeWhole(path, whole(`${head}${signed(Buffer.from(head), key)}\n`, payload));
    return manifest;
  } finally {
    await rm(payload, { force: true });
  }
}
