// Zip archives by their central directory: deflated, stored and zstd members, checked by size and checksum, never
// unpacked to disk.
import { constants } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import * as yauzl from 'yauzl';
import { Unreadable, isIoError } from './unreadable.ts';
import { inflateStream } from './gzip.ts';
import { unzstd, unzstdStream } from './zstd.ts';

const [STORED, DEFLATE, ZSTD] = [0, 8, 93];

/** One member: its name as text (never a path of ours) and its size in the archive, in bytes. */
export interface Member {
  name: string;
  packed: number;
  unpacked: number;
  entry: yauzl.Entry;
}

/** An open archive. `members` are in the order of the directory; of members with one name the last counts. */
export interface Archive {
  members: Map<string, Member>;
  size: number; // of the file, in bytes
  read: (member: Member) => Promise<Buffer>;
  /** The same piece by piece, for members of any size; their checksum is not looked at. */
  stream: (member: Member) => AsyncGenerator<Buffer>;
  close: () => void;
}

function damaged(error: unknown): Unreadable {
  const why = error instanceof Error ? error.message : String(error);
  const cut = /end of central directory/i.test(why)
    ? 'the zip archive is cut off or damaged: its directory is missing'
    : `the zip archive is damaged: ${why}`;
  return new Unreadable(cut, { cause: error });
}

function unpack(raw: Buffer, entry: yauzl.Entry): Buffer {
  const limit = Math.max(entry.uncompressedSize, 1);
  if (entry.compressionMethod === STORED) return raw;
  if (entry.compressionMethod === DEFLATE) return inflateRawSync(raw, { maxOutputLength: limit });
  if (entry.compressionMethod === ZSTD) return unzstd(raw, limit);
  throw new Unreadable(`it is compressed in a way that is not supported (zip method ${entry.compressionMethod})`);
}

async function readMember(zip: yauzl.ZipFile, { entry }: Member): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Unreadable('it is encrypted');
  if (entry.uncompressedSize > constants.MAX_STRING_LENGTH) {
    throw new Unreadable(`it is too large to be read (${Math.round(entry.uncompressedSize / 1e6)} MB)`);
  }
  try {
    const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const parts: Buffer[] = [];
    for await (const part of stream) if (Buffer.isBuffer(part)) parts.push(part);
    const bytes = unpack(Buffer.concat(parts), entry);
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32)
      throw new Unreadable('its checksum is wrong: the archive is damaged');
    return bytes;
  } catch (error) {
    if (error instanceof Unreadable || isIoError(error)) throw error;
    throw damaged(error);
  }
}

async function* rawOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  for await (const part of await zip.openReadStreamPromise(entry, { decodeFileData: false }))
    if (Buffer.isBuffer(part)) yield part;
}

async function* streamMember(zip: yauzl.ZipFile, { entry }: Member): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw new Unreadable('it is encrypted');
  try {
    if (entry.compressionMethod === STORED) yield* rawOf(zip, entry);
    else if (entry.compressionMethod === DEFLATE) yield* inflateStream(rawOf(zip, entry));
    else if (entry.compressionMethod === ZSTD) yield* unzstdStream(rawOf(zip, entry));
    else
      throw new Unreadable(`it is compressed in a way that is not supported (zip method ${entry.compressionMethod})`);
  } catch (error) {
    if (error instanceof Unreadable || isIoError(error)) throw error;
    throw damaged(error);
  }
}

/** Opens an archive. Throws Unreadable where it is damaged or cut off, and what the operating system refuses. */
export async function openZip(path: string): Promise<Archive> {
  let zip: yauzl.ZipFile | undefined;
  try {
    // names are decoded here, since yauzl refuses an archive for one name with '..' in it; no name is ever used as a
    // path
    zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
    const opened = zip;
    const members = new Map<string, Member>();
    for await (const entry of opened.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      members.delete(name);
      members.set(name, { name, packed: entry.compressedSize, unpacked: entry.uncompressedSize, entry });
    }
    return {
      members,
      size: opened.fileSize,
      read: (member) => readMember(opened, member),
      stream: (member) => streamMember(opened, member),
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    if (isIoError(error)) throw error;
    throw damaged(error);
  }
}
