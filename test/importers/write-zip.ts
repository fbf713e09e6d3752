// Writes zip archives for tests, with any member names, compressions, and repeated names.
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';

/** A member of an archive; `zstd` is written in two frames. */
export interface ZipMember {
  name: string;
  text: string | Buffer;
  method?: 'stored' | 'deflate' | 'zstd' | 'unknown';
}

const METHODS = { stored: 0, deflate: 8, zstd: 93, unknown: 14 };

function pack({ text, method = 'stored' }: ZipMember): Buffer {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const middle = bytes.length >> 1;
  if (method === 'deflate') return deflateRawSync(bytes);
  if (method === 'zstd')
    return Buffer.concat([bytes.subarray(0, middle), bytes.subarray(middle)].map((part) => zstdCompressSync(part)));
  return bytes;
}

/** The fields that the local header and the directory share. */
function common(member: ZipMember, packed: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(63, 0);
  fields.writeUInt16LE(0x800, 2);
  fields.writeUInt16LE(METHODS[member.method ?? 'stored'], 4);
  fields.writeUInt32LE(crc32(member.text), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(Buffer.byteLength(member.text), 18);
  fields.writeUInt16LE(Buffer.byteLength(member.name), 22);
  return fields;
}

/** The archive, with its directory in the order of the members. */
export function zipOf(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const packed = pack(member);
    const [fields, name] = [common(member, packed), Buffer.from(member.name)];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\u0003\u0004'), fields, name, packed);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([63, 0]), fields, rest, name);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}
