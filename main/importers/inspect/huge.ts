// A sample too large for one string, read as it is unpacked: messages one after another, everything small as it stood.
import type { Json, Message } from '../../../contract/transcript.ts';
import type { Found } from '../importer.ts';
import { parseJson, type JsonObject } from '../read/lenient-json.ts';
import { Slicer, type Slice } from '../read/slicer.ts';
import { decode } from '../read/text.ts';
import { Unreadable } from '../read/unreadable.ts';
import type { Header } from './header.ts';
import { readMessage } from './message.ts';
import { readSample } from './sample.ts';

/** From so many bytes on a sample is read this way. */
export const HUGE = 200_000_000;

/** A member that is larger is not kept beside the transcript. */
const LARGEST_KEPT = 32_000_000;

interface Gathered {
  messages: Message[];
  /** Small members, and their text as it stood. */
  rest: JsonObject;
  texts: string[];
  /** What is left in the file: member to bytes. */
  left: Map<string, number>;
}

function take(gathered: Gathered, { key, index, bytes }: Slice): void {
  const { messages, rest, texts, left } = gathered;
  const name = key ?? '';
  if (name === 'messages' && index !== null) messages.push(readMessage(parseJson(decode(bytes))).message);
  else if (index !== null || bytes.length > LARGEST_KEPT) left.set(name, (left.get(name) ?? 0) + bytes.length);
  else {
    const text = decode(bytes);
    const value: Json = parseJson(text);
    rest[name] = value;
    texts.push(`${JSON.stringify(name)}:${text}`);
  }
}

/** The sample, and what of it stays in the file. Throws Unreadable, SyntaxError or ZodError. */
export async function* readHuge(header: Header, chunks: AsyncIterable<Buffer>, where: string): AsyncGenerator<Found> {
  const slicer = new Slicer(['messages', 'events', 'attachments']);
  const gathered: Gathered = { messages: [], rest: {}, texts: [], left: new Map() };
  for await (const chunk of chunks) for (const slice of slicer.feed(chunk)) take(gathered, slice);
  if (slicer.closed_at < 0) throw new Unreadable('it is cut off');
  const { messages, rest, texts, left } = gathered;
  if (messages.length === 0)
    throw new Unreadable('it is too large to be read, and its messages stand only in its events');
  const original = `{${texts.join(',\n')}}`;
  const transcript = { ...readSample(header, { ...rest, messages: [] }, original), messages };
  yield { kind: 'found', transcript, where, unit: rest };
  for (const [name, bytes] of left)
    yield {
      kind: 'rejected',
      where: `${where}, ${name}`,
      reason: `${Math.max(1, Math.round(bytes / 1e6))} MB stay in the file: of a sample this large the messages and the small fields are kept`,
    };
}
