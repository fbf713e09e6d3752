// Inflating what a study keeps deflated: never to more than the transcript says of itself, since a blob of a megabyte
// may hold a gigabyte.
import { inflateSync } from 'node:zlib';
import { statement, type Db } from './connection.ts';
import { damagedFile } from './damage.ts';

/** What any blob may inflate to, in bytes. */
const FLOOR = 1 << 26;
/** JSON writes a character with six at most; a message and its blocks have names, times and ids beside their text. */
const OF_A_CHARACTER = 6;
const OF_A_MESSAGE = 1 << 12;
/** More bytes than this are no string. */
const CEILING = 0x1fffffe8;

const declared = statement<{ messages: number; characters: number }>(
  'select messages, characters from transcript where key = ?',
);

/** How many bytes a blob of a transcript may inflate to, from the numbers of its row. */
export function mostOf(db: Db, transcript: number): number {
  const { messages = 0, characters = 0 } = declared(db).get(transcript) ?? {};
  const said = OF_A_CHARACTER * Number(characters) + OF_A_MESSAGE * Number(messages);
  return said > FLOOR ? Math.min(said, CEILING) : FLOOR;
}

/** The text of a blob; `where` names its row. Throws `damaged` where it is none, or longer than `most` bytes. */
export function inflated(bytes: Uint8Array, most: number, where: string): string {
  try {
    return inflateSync(bytes, { maxOutputLength: most }).toString('utf8');
  } catch (error) {
    const tooLong = error instanceof RangeError;
    const why = tooLong
      ? `it would be longer than the ${most} bytes that its transcript has room for`
      : 'it is not deflated';
    throw damagedFile(`The study holds text that cannot be read (${why})`, where);
  }
}
