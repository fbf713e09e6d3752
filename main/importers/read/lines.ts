// Lines of a stream of bytes, found by scanning for the newline byte, without decoding what is not asked for.
import { joined, requireReadable, trimmed } from './text.ts';

const NEWLINE = 0x0a;

/** One line without its ending; `number` counts from 1, blank lines included. */
export interface Line {
  number: number;
  bytes: Buffer;
}

/** The lines that are not blank. CRLF, blank lines and a missing last newline are tolerated. */
export async function* lines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let pending: Buffer[] = [];
  let length = 0;
  let number = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      pending.push(chunk.subarray(from, at));
      const bytes = trimmed(joined(pending));
      [pending, length] = [[], 0];
      number++;
      from = at + 1;
      if (bytes.length > 0) yield { number, bytes };
    }
    if (from === chunk.length) continue;
    pending.push(chunk.subarray(from));
    requireReadable((length += chunk.length - from));
  }
  const bytes = trimmed(joined(pending));
  if (bytes.length > 0) yield { number: number + 1, bytes };
}
