// From bytes to strings, within what one string of the runtime can hold.
import { constants } from 'node:buffer';
import { Unreadable } from './unreadable.ts';

/** The UTF-8 text of some bytes. Throws Unreadable where it is too long for one string. */
export function decode(bytes: Buffer): string {
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new Unreadable(`one value of ${Math.round(bytes.length / 1e6)} MB is too large to be read; split the file`);
  }
  return bytes.toString('utf8');
}

/** Throws Unreadable where so many bytes of one value have come together that it could not be read anyway: a bomb is not unpacked to its end. */
export function requireReadable(bytes: number): void {
  if (bytes > constants.MAX_STRING_LENGTH) {
    throw new Unreadable(
      `one value of more than ${Math.round(constants.MAX_STRING_LENGTH / 1e6)} MB is too large to be read; split the file`,
    );
  }
}

/** All of a stream. Throws Unreadable where it is too large to be read. */
export async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    requireReadable((length += chunk.length));
    parts.push(chunk);
  }
  return joined(parts);
}

/** Bytes in pieces as one; no copy where there is one piece. */
export function joined(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

export const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The bytes without white space at either end. */
export function trimmed(bytes: Buffer): Buffer {
  let start = 0;
  let end = bytes.length;
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}
