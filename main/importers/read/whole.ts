// An input read as one: all its values at once, for formats whose lines or elements together make a transcript.
import { isUtf8 } from 'node:buffer';
import type { Json } from '../../../contract/transcript.ts';
import type { RejectedPart } from '../importer.ts';
import { parseJson } from './lenient-json.ts';
import { lines } from './lines.ts';
import type { Sniff } from './sniff.ts';
import type { Source } from './source.ts';
import { decode, gathered } from './text.ts';
import { reasonOf } from './unreadable.ts';

/**
 * `text` is the input as it stood; `values` its lines (or the elements of its list, or the one value), without those
 * that are broken.
 */
export interface Whole {
  text: string;
  values: Json[];
  rejected: RejectedPart[];
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Reads all of an input. A broken line is rejected and the rest kept; throws SyntaxError where one value is broken. */
export async function whole(source: Source, sniff: Sniff): Promise<Whole> {
  const bytes = await gathered(source.chunks);
  if (sniff.kind !== 'json' || sniff.layout !== 'lines') {
    const text = decode(bytes);
    const value = parseJson(text);
    return { text, values: Array.isArray(value) ? value : [value], rejected: [] };
  }
  const [values, rejected, texts]: [Json[], RejectedPart[], string[]] = [[], [], []];
  for await (const line of lines(once(bytes))) {
    try {
      const text = decode(line.bytes);
      texts.push(text);
      values.push(parseJson(text));
    } catch (error) {
      rejected.push({ kind: 'rejected', where: `line ${line.number}`, reason: reasonOf(error) });
    }
  }
  // a line that is torn within a character is no text: what is kept are the others
  return { text: isUtf8(bytes) ? decode(bytes) : texts.join('\n'), values, rejected };
}
